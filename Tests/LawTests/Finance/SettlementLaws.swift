import Finance
import Testing

@Suite("Settling claims")
struct SettlementLaws {
  /// Sums of awards that a cap counts together, from the awards alone.
  private func sums(_ settlement: Settlement, _ claims: [Claim], _ incentives: [Incentive]) -> [(
    paid: Money, limit: Money
  )] {
    var all: [(Money, Money)] = []
    for incentive in incentives {
      for cap in incentive.caps {
        let members =
          cap.pool.isEmpty
          ? [incentive.id]
          : incentives.filter { $0.caps.contains { $0.per == cap.per && $0.pool == cap.pool } }.map(\.id)
        let awards = settlement.awards.filter { members.contains($0.incentive) }
        let keys = awards.map { key($0, cap.per) }
        for one in Set(keys) {
          all.append((awards.filter { key($0, cap.per) == one }.map(\.paid).total(), cap.limit))
        }
      }
    }
    return all
  }

  private func key(_ award: Award, _ scope: CapScope) -> [String] {
    let year = scope.isYearly ? [String(award.year)] : []
    switch scope {
    case .station, .stationYear: return year + [award.project]
    case .project, .projectYear: return year + [award.firm, award.project]
    case .firm, .firmYear: return year + [award.firm]
    case .programme, .programmeYear: return year
    }
  }

  @Test("No cap and no pool ever pays more than it holds, whatever is claimed", arguments: 1...40)
  func caps(seed: UInt64) {
    let policy = RandomPolicy(seed: seed)
    let settlement = IncentiveBook(policy.incentives).settle(policy.claims, seed: seed)
    #expect(settlement.paid > .zero)
    for (paid, limit) in sums(settlement, policy.claims, policy.incentives) { #expect(paid <= limit) }
    for award in settlement.awards {
      #expect(award.paid >= .zero && award.paid <= award.raw)
      for step in award.steps { #expect(step.after <= step.left) }
      #expect((award.paid > .zero) == (award.outcome == .paid))
    }
    for use in settlement.caps { #expect(use.used <= use.limit) }
  }

  @Test("Without its caps the same book pays more than they hold: the planted fault")
  func uncapped() {
    let policy = RandomPolicy(seed: 1)
    var open = policy.incentives
    for row in open.indices { open[row].caps = [] }
    let settlement = IncentiveBook(open).settle(policy.claims, seed: 1)
    #expect(sums(settlement, policy.claims, policy.incentives).contains { $0.paid > $0.limit })
  }

  @Test("The order in which claims are handed in changes nothing", arguments: 1...20)
  func order(seed: UInt64) {
    let policy = RandomPolicy(seed: seed)
    let book = IncentiveBook(policy.incentives)
    #expect(book.settle(policy.claims, seed: 7) == book.settle(policy.shuffled(seed), seed: 7))
    // Planted fault: claims that trade their dates are other claims.
    var others = policy.claims
    let (first, last) = (others[0].date, others[1].date)
    others[0].date = "2020-01-01"
    others[1].date = "2022-12-31"
    guard first != others[0].date || last != others[1].date else { return }
    #expect(book.settle(policy.claims, seed: 7) != book.settle(others, seed: 7))
  }

  @Test("The seed decides who is audited, and no amount")
  func seeds() {
    let policy = RandomPolicy(seed: 3)
    let book = IncentiveBook(policy.incentives)
    let (one, other) = (book.settle(policy.claims, seed: 1), book.settle(policy.claims, seed: 2))
    #expect(one.awards == other.awards)
    #expect(one.audits != other.audits)
  }

  @Test(
    "One more incentive in a group never lowers what a project gets where no purse is shared",
    arguments: 1...40)
  func groups(seed: UInt64) {
    var policy = RandomPolicy(seed: seed, pools: false)
    // One claim of each project a year, and caps that no other claim uses up.
    policy.claims = (0..<12).map { row in
      var claim = policy.claims[row]
      claim.project = "p\(row)"
      claim.firm = "f\(row)"
      return claim
    }
    for row in policy.incentives.indices {
      policy.incentives[row].group = "one"
      policy.incentives[row].caps.removeAll { $0.per == .programme || $0.per == .programmeYear }
    }
    func paid(_ incentives: [Incentive]) -> [Money] {
      let settlement = IncentiveBook(incentives).settle(policy.claims, seed: 1)
      return policy.claims.map { claim in settlement.paid { $0.claim == claim.id } }
    }
    for count in 1..<policy.incentives.count {
      let fewer = paid(Array(policy.incentives[..<count]))
      let more = paid(Array(policy.incentives[...count]))
      for (less, now) in zip(fewer, more) { #expect(now >= less) }
    }
  }

  @Test("A claim is paid by one member of a group at most", arguments: 1...20)
  func stacking(seed: UInt64) {
    let policy = RandomPolicy(seed: seed)
    let settlement = IncentiveBook(policy.incentives).settle(policy.claims, seed: 1)
    func mostPaid(_ awards: [Award]) -> Int {
      policy.claims.flatMap { claim in
        ["g0", "g1"].map { group in
          awards.filter { award in
            award.claim == claim.id && award.paid > .zero
              && policy.incentives.contains { $0.id == award.incentive && $0.group == group }
          }.count
        }
      }.max() ?? 0
    }
    #expect(mostPaid(settlement.awards) <= 1)
    // Planted fault: without groups the same members stack.
    var loose = policy.incentives
    for row in loose.indices { loose[row].group = "" }
    let members = policy.incentives.filter { $0.group == "g0" }.count
    if members > 2 { #expect(mostPaid(IncentiveBook(loose).settle(policy.claims, seed: 1).awards) > 1) }
  }
}

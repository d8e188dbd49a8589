/// The state of a walk over claims.
struct SettlementWalk {
  let incentives: [Incentive]
  private(set) var ledger = CapLedger()
  /// Projects that have had a one-time incentive.
  private var served: Set<[String]> = []
  /// The alternative that pays for a firm's project in a year, by group.
  private var chosen: [[String]: String] = [:]

  init(incentives: [Incentive]) { self.incentives = incentives }

  mutating func settle(_ claim: Claim) -> [Award] {
    var awards: [Int: Award] = [:]
    let rows = incentives.indices.filter { incentives[$0].concerns(claim) }
    for row in rows {
      awards[row] = refusal(incentives[row], claim).map {
        IncentiveAssessment().award(incentives[row], claim, $0)
      }
    }
    for row in rows where awards[row] == nil {
      if incentives[row].group.isEmpty {
        awards[row] = pay(row, claim)
      } else {
        settle(incentives[row].group, rows.filter { awards[$0] == nil }, claim, into: &awards)
      }
    }
    return rows.compactMap { awards[$0] }
  }

  private func refusal(_ incentive: Incentive, _ claim: Claim) -> Award.Outcome? {
    guard incentive.isValid(on: claim.date) else {
      return !incentive.validFrom.isEmpty && claim.date < incentive.validFrom
        ? .notYetValid(from: incentive.validFrom) : .expired(to: incentive.validTo)
    }
    let obstacles = incentive.obstacles(claim)
    guard obstacles.isEmpty else { return .notEligible(obstacles) }
    return incentive.once && served.contains([incentive.id, claim.firm, claim.project]) ? .once : nil
  }

  /// Works an incentive out and takes from its caps.
  private mutating func pay(_ row: Int, _ claim: Claim) -> Award {
    let incentive = incentives[row]
    let assessment = IncentiveAssessment(incentive, claim, ledger)
    ledger.take(assessment.takes)
    if incentive.once, assessment.paid > .zero {
      served.insert([incentive.id, claim.firm, claim.project])
    }
    return assessment.award(incentive, claim, assessment.outcome)
  }

  private mutating func settle(
    _ group: String, _ open: [Int], _ claim: Claim, into awards: inout [Int: Award]
  ) {
    let members = open.filter { incentives[$0].group == group }
    let project = [group, claim.firm, claim.project, String(claim.year)]
    // What paid earlier in the year and has ended since leaves the rest of the year to another.
    let earlier = chosen[project].flatMap { word in
      incentives.contains { $0.group == group && $0.rival == word && $0.isValid(on: claim.date) } ? word : nil
    }
    let best = earlier ?? best(of: members, claim)
    let winner = incentives.first { $0.group == group && $0.rival == best }?.id ?? best
    // Before the winner is paid: a shared cap it empties is not why its rivals get nothing.
    for row in members where incentives[row].rival != best {
      let assessment = IncentiveAssessment(incentives[row], claim, ledger)
      awards[row] = assessment.award(
        incentives[row], claim, assessment.paid > .zero ? .beaten(by: winner) : assessment.outcome)
    }
    for row in members where incentives[row].rival == best { awards[row] = pay(row, claim) }
    if members.contains(where: { (awards[$0]?.paid ?? .zero) > .zero }) { chosen[project] = best }
  }

  /// The alternative worth most with what the caps have left; its members are worked out one after another.
  private func best(of members: [Int], _ claim: Claim) -> String {
    var best = ""
    var most = Money(fen: -1)
    for first in members {
      let rival = incentives[first].rival
      guard members.first(where: { incentives[$0].rival == rival }) == first else { continue }
      var taken: [CapLedger.Take] = []
      var worth = Money.zero
      for row in members where incentives[row].rival == rival {
        let assessment = IncentiveAssessment(incentives[row], claim, ledger, after: taken)
        taken += assessment.takes
        worth += assessment.paid
      }
      if worth > most { (best, most) = (rival, worth) }
    }
    return best
  }
}

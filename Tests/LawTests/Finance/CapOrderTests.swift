import Finance
import Testing

@Suite("The order of caps, the best of a group, and audits, worked out by hand")
struct CapOrderTests {
  private func claim(
    _ id: String, _ amount: Double, firm: String = "f", project: String? = nil, date: String = "2026-05-01",
    _ basis: IncentiveBasis = .stationKW
  ) -> Claim {
    Claim(
      id: id, firm: firm, project: project ?? id, kind: .charging, date: date, facts: [.init(basis, amount)])
  }

  private func incentive(_ id: String, rate: Double = 1, _ caps: [IncentiveCap] = []) -> Incentive {
    Incentive(id, components: [IncentiveComponent(.stationKW, rate: rate)], caps: caps)
  }

  @Test("Station then firm, and firm then station, pay otherwise: what leaves a cap is taken from it")
  func order() {
    let station = IncentiveCap(per: .station, cny: 100)
    let firm = IncentiveCap(per: .firm, cny: 300)
    let claims = [claim("a", 250), claim("b", 250), claim("c", 250)]
    func paid(_ caps: [IncentiveCap]) -> [Double] {
      IncentiveBook([incentive("i", caps)]).settle(claims, seed: 1).awards.map(\.paid.cny)
    }
    // Each station's 100 leave the firm 200, then 100, then nothing.
    #expect(paid([station, firm]) == [100, 100, 100])
    // The first claim takes 250 of the firm's 300 before its station's cap cuts it to 100; 50 are left for the second.
    #expect(paid([firm, station]) == [100, 50, 0])
  }

  @Test("The cap that says how much is named")
  func bound() {
    let book = IncentiveBook([
      incentive("i", [IncentiveCap(per: .station, cny: 100), IncentiveCap(per: .firmYear, cny: 150)])
    ])
    let awards = book.settle([claim("a", 90), claim("b", 250), claim("c", 10)], seed: 1).awards
    #expect(awards.map(\.paid.cny) == [90, 60, 0])
    #expect(awards.map(\.bound) == [nil, 1, nil])
    #expect(awards[2].outcome == .exhausted(.firmYear, pool: ""))
    #expect(awards[1].steps.map(\.after.cny) == [100, 60])
  }

  @Test("When the best one's purse is empty, the next best pays")
  func change() {
    var rich = incentive("rich", rate: 2, [IncentiveCap(per: .programmeYear, cny: 300)])
    var poor = incentive("poor", rate: 1)
    rich.group = "g"
    poor.group = "g"
    let claims = [
      claim("a", 100, firm: "a"), claim("b", 100, firm: "b"), claim("c", 100, firm: "c"),
      claim("d", 100, firm: "d", date: "2027-01-01"),
    ]
    let settlement = IncentiveBook([rich, poor]).settle(claims, seed: 1)
    func paid(_ id: String) -> [Double] {
      settlement.awards.filter { $0.incentive == id }.map(\.paid.cny)
    }
    // 200; then 100 of the rich one's rest equal the poor one's 100, and the one listed first pays; then it is empty.
    #expect(paid("rich") == [200, 100, 0, 200])
    #expect(paid("poor") == [0, 0, 100, 0])
    let third = settlement.awards.filter { $0.claim == "c" }
    #expect(third[0].outcome == .exhausted(.programmeYear, pool: ""))
    // Planted fault: were the winner chosen before the caps act, the third would get nothing.
    #expect(IncentiveBook([rich]).settle(claims, seed: 1).awards.map(\.paid.cny) == [200, 100, 0, 200])
    // Listed the other way round, the tie goes to the other one, and 100 are left for the third.
    let turned = IncentiveBook([poor, rich]).settle(claims, seed: 1)
    #expect(turned.awards.filter { $0.incentive == "rich" }.map(\.paid.cny) == [200, 0, 0, 200])
  }

  @Test("A project that one alternative pays for gets nothing of its rivals in the same year")
  func project() {
    var capex = Incentive("capex", components: [IncentiveComponent(.stationCapexCNY, rate: 0.1)])
    var power = incentive("power")
    capex.group = "g"
    power.group = "g"
    let claims = [
      claim("1", 1000, project: "s", .stationCapexCNY), claim("2", 500, project: "s"),
      claim("3", 500, project: "s", date: "2027-05-01"), claim("4", 500, project: "t"),
    ]
    let settlement = IncentiveBook([capex, power]).settle(claims, seed: 1)
    #expect(settlement.awards.map(\.claim) == ["1", "2", "4", "3"])
    #expect(settlement.awards.map(\.paid.cny) == [100, 0, 500, 500])
    #expect(settlement.awards[1].outcome == .beaten(by: "capex"))
    // As one claim the better one pays.
    var both = claims[0]
    both.facts.append(.init(.stationKW, 500))
    #expect(IncentiveBook([capex, power]).settle([both], seed: 1).paid.cny == 500)
  }

  @Test(
    "An audit draws a share of paid claims, rounded up",
    arguments: [(0.2, 5, 1), (0.2, 6, 2), (0.2, 1, 1), (0.07, 100, 7), (1, 9, 9), (0, 9, 0), (0.3, 0, 0)])
  func audit(share: Double, paid: Int, audited: Int) {
    var one = incentive("one")
    one.auditShare = share
    var claims = (0..<paid).map { claim("\(1000 + $0)", 10) }
    // Unpaid claims are not drawn.
    claims += (0..<20).map { claim("x\($0)", 0) }
    let settlement = IncentiveBook([one]).settle(claims, seed: 5)
    #expect(settlement.audited.count == audited)
    #expect(settlement.audited == settlement.audited.sorted())
    #expect(settlement.audited.allSatisfy { !$0.hasPrefix("x") })
    #expect((settlement.audits.first?.paidClaims ?? 0) == (share > 0 ? paid : 0))
  }

  @Test("Every paid claim is as likely to be audited as any other")
  func fairness() {
    var one = incentive("one")
    one.auditShare = 0.25
    let claims = (0..<8).map { claim("\($0)", 10) }
    var drawn = [String: Int]()
    for seed in 0..<2000 {
      for id in IncentiveBook([one]).settle(claims, seed: UInt64(seed)).audited { drawn[id, default: 0] += 1 }
    }
    // 2,000 × 2 of 8 are 500 each; five standard deviations of a binomial draw are 97.
    for claim in claims { #expect(abs(drawn[claim.id, default: 0] - 500) < 97) }
  }

  @Test("A new incentive draws no other one's audit anew")
  func stableAudit() {
    var one = incentive("one")
    one.auditShare = 0.3
    var other = incentive("other")
    other.auditShare = 0.3
    let claims = (0..<20).map { claim("\(100 + $0)", 10) }
    let alone = IncentiveBook([one]).settle(claims, seed: 9).audits
    let both = IncentiveBook([other, one]).settle(claims, seed: 9).audits
    #expect(both.last == alone.first)
    #expect(both.first?.claims != both.last?.claims)
  }
}

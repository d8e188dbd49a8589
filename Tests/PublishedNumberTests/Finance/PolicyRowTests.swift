import DistrictModel
import Finance
import Fixtures
import ScenarioFiles
import Testing

/// Claims worked out by hand for every clause with a number in 京技管发〔2024〕26号, 京技管发〔2024〕10号 and 亦庄汽车智造创新城若干措施
/// (2025-12-09), read from a scenario as everybody writes it.
@Suite("Every clause pays what it says")
struct PolicyRowTests {
  static let book = Result { IncentiveBook(try PolicyIncentives.scenario().incentives) }

  @Test("The twelve clauses are there, in the order of the table")
  func all() throws {
    #expect(
      try Self.book.get().incentives.map(\.id) == [
        "avtest-mileage", "data-trade", "compute-voucher-icv", "compute-voucher-foreign",
        "compute-voucher-domestic", "domestic-servers", "standards", "key-technology", "innovation-platform",
        "first-test", "first-vehicle", "shared-platform",
      ])
    // Every row has its case below.
    #expect(Set(PolicyCase.all.map(\.row)) == Set(try Self.book.get().incentives.map(\.id)))
  }

  @Test("A clause alone", arguments: PolicyCase.all)
  func row(_ example: PolicyCase) throws {
    let incentive = try #require(try Self.book.get().incentives.first { $0.id == example.row })
    let awards = IncentiveBook([incentive]).settle(example.claims, seed: 1).awards
    #expect(awards.map(\.paid.cny) == example.cny, "\(example.words)")
    #expect(awards.allSatisfy { $0.paid <= $0.raw })
    // Planted fault: with a rate a thousandth higher the sums are others wherever a rate decides.
    var wrong = incentive
    for row in wrong.components.indices {
      wrong.components[row].rate *= 1.001
      for level in wrong.components[row].levels.indices { wrong.components[row].levels[level].rate *= 1.001 }
    }
    let wrongly = IncentiveBook([wrong]).settle(example.claims, seed: 1).awards.map(\.paid.cny)
    #expect((wrongly == example.cny) == example.isBoundByCaps, "\(example.words)")
  }

  @Test("Incentives that are over, not yet begun, or for others pay nothing and say why")
  func refusals() throws {
    let book = try Self.book.get()
    func reason(_ claim: Claim) -> [String] { book.settle([claim], seed: 1).awards.map(\.outcome.reason.en) }
    #expect(
      reason(.fleet("a", km: 100, date: "2028-01-01")) == ["ended on 2027-12-31"])
    #expect(reason(.fleet("a", km: 100, date: "2024-10-29")) == ["valid from 2024-10-30 on"])
    #expect(
      reason(.fleet("a", km: 100, service: nil)) == ["for public services only"])
    #expect(reason(.of(.domesticServerPriceCNY, 1000)) == ["lacks listed-on-platform"])
    #expect(
      reason(.of(.standards, 1, level: "provincial")) == ["no rate applies to what is claimed"])
  }

  @Test("The purse of vouchers is shared by three clauses: 20 million a firm, 100 million a year")
  func vouchers() throws {
    let book = try Self.book.get()
    // Four firms for automated driving and one of others take 20 million each; the sixth finds the purse empty.
    var claims = (1...4).map {
      Claim.compute("icv-\($0)", domestic: 60e6, drives: true, date: "2026-03-0\($0)")
    }
    claims.append(.compute("cloud", foreign: 90e6, date: "2026-03-05"))
    claims.append(.compute("late", domestic: 1e6, date: "2026-03-06"))
    claims.append(.compute("late", domestic: 1e6, date: "2027-01-15"))
    let settlement = book.settle(claims, seed: 1)
    #expect(settlement.paid { $0.year == 2026 }.cny == 100e6)
    #expect(settlement.paid { $0.firm == "late" }.cny == 400_000)
    #expect(settlement.paid { $0.firm == "cloud" }.cny == 20e6)
    let late = try #require(
      settlement.awards.first { $0.firm == "late" && $0.incentive == "compute-voucher-domestic" })
    #expect(late.outcome == .exhausted(.programmeYear, pool: "compute-vouchers"))
    // Planted fault: with a purse for each clause the sixth firm would be paid.
    var apart = book.incentives
    for row in apart.indices {
      for cap in apart[row].caps.indices { apart[row].caps[cap].pool = "" }
    }
    #expect(IncentiveBook(apart).settle(claims, seed: 1).paid { $0.year == 2026 }.cny == 100_400_000)
  }

  @Test("Of two documents the better one pays, both clauses of it, and the other not on top")
  func best() throws {
    let book = try Self.book.get()
    // 0.3 of 30 million and 0.4 of 20 million are 17 million under either document: the one listed first.
    let driver = book.settle([.compute("a", foreign: 30e6, domestic: 20e6, drives: true)], seed: 1)
    #expect(driver.awards.map(\.paid.cny) == [17e6, 0, 0])
    #expect(driver.awards[1].outcome == .beaten(by: "compute-voucher-icv"))
    // Who does not develop automated driving has both clauses of the other document.
    let other = book.settle([.compute("b", foreign: 30e6, domestic: 20e6)], seed: 1)
    #expect(other.awards.map(\.paid.cny) == [0, 9e6, 8e6])
    // The winner empties the shared purse; its rival is beaten all the same, and does not say that the purse is empty.
    let full = book.settle([.compute("c", domestic: 60e6, drives: true)], seed: 1)
    #expect(full.awards.map(\.outcome) == [.paid, .beaten(by: "compute-voucher-icv")])
    // A platform of 150 million: 10 million as a common one against 9 million approved for a national one.
    var platform = Claim.of(.platformInvestmentCNY, 150e6)
    platform.facts.append(.init(.approvedSupportCNY, 9e6))
    #expect(book.settle([platform], seed: 1).awards.map(\.paid.cny) == [0, 0, 10e6])
    platform.facts[1].amount = 11e6
    #expect(book.settle([platform], seed: 1).awards.map(\.paid.cny) == [0, 11e6, 0])
  }

  @Test("What firms of the scenario declare is paid as worked out by hand")
  func firms() throws {
    let scenario = try PolicyIncentives.scenario()
    let claims = scenario.firms.flatMap { $0.declaredClaims() }
    let settlement = IncentiveBook(scenario.incentives).settle(claims, seed: 1)
    // 30 % of 4 million; 17 million of vouchers; 150,000 for a national standard; 10 of 12 million approved.
    #expect(settlement.paid { $0.firm == "driver" }.cny == 1.2e6 + 17e6 + 150_000 + 10e6)
    // 10 % of 80 million of servers; 40 % of 10 million of computing.
    #expect(settlement.paid { $0.firm == "cloud" }.cny == 8e6 + 4e6)
    // First test, first vehicle, and the better of 10 and 9 million for the platform.
    #expect(settlement.paid { $0.firm == "supplier" }.cny == 1e6 + 1e6 + 10e6)
  }
}

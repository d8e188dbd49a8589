import DistrictModel
import Testing

@testable import Assessment
@testable import Reports

@Suite("Targets by township fit a page") struct TownshipShareTests {
  private static func scores(years: [Int], targets: [String], attained: Double) -> TownshipScores {
    let shares = targets.flatMap { target in
      years.map {
        TownshipShareRow(target: target, year: $0, allocated: 45, planned: 40, attained: attained)
      }
    }
    let row = TownshipScore(
      township: TownshipID(0), shares: shares, attainment: 0.5, coverage: 0.5, service: 0.5, score: 0.5,
      rank: 1, rankLow: 1, rankHigh: 1, chargersPerThousand: 1)
    return TownshipScores(
      scoring: TownshipScoring(), rows: [row], chargerGini: 0, scoreGini: 0, bestIsSureShare: 1,
      worstIsSureShare: 1)
  }

  @Test("A table for each year, with a column for each target and one note at the end")
  func years() throws {
    let input = try ReportFixture.input()
    let targets = ["stations-2025", "chargers-2025"]
    let tables = shareTables(Self.scores(years: [2028, 2026, 2027], targets: targets, attained: 0), input)
    #expect(
      tables.map(\.caption.zh) == [2026, 2027, 2028].map { "\($0) 年分街镇的目标与完成（分解 / 建成）" })
    #expect(tables.allSatisfy { $0.columns.count == 3 && $0.rows.allSatisfy { $0.count == 3 } })
    #expect(tables.map { $0.note == nil } == [true, true, false])
    // The planted fault: a plan without years is one table, whose caption names none.
    let undated = shareTables(Self.scores(years: [0], targets: targets, attained: 0), input)
    #expect(undated.map(\.caption.en) == ["Targets by township: allocated / standing"])
  }

  @Test(
    "Counts have no decimals, a mean of few has one",
    arguments: [(0, "0"), (3, "3"), (3.4, "3.4"), (44.6, "45")])
  func decimals(attained: Double, told: String) throws {
    let tables = shareTables(
      Self.scores(years: [2026], targets: ["stations-2025"], attained: attained), try ReportFixture.input())
    #expect(tables.first?.rows.first?.last?.text.en == "45 / \(told)")
  }
}

import DistrictModel
import Finance
import ScenarioFiles
import Testing

@Suite("Incentives, firms and finance are read into their values")
struct FinanceSectionTests {
  private static let section = """
      - id: whole
        name_zh: 全部
        name_en: whole
        document: d
        clause: c
        valid_from: 2026-01-01
        valid_to: 2026-12-31
        components:
          - { basis: station_kw, tiers: [{ from: 0, rate: 3 }, { from: 100, rate: 2 }] }
          - { basis: station_kwh, rate: 0.2, hours_cap: 1500 }
          - { basis: charger_count, steps: [{ from: 4, cny: 1000 }] }
          - { basis: standards, levels: [{ level: local, rate: 5 }] }
        eligible:
          kinds: [charging, swap]
          services: [bus]
          townships: ["001"]
          least_charger_kw: 120
          least_chargers: 4
          ordered: true
          v2g: true
          first_time: true
          requires: [automated-driving]
          built_within_validity: true
        grades: [{ grade: a, factor: 1 }, { grade: b, factor: 0.5 }]
        grade_acts: before_caps
        caps:
          - { per: station_year, cny: 1000 }
          - { per: programme, cny: 5000, pool: all }
        group: computing
        alternative: other
        once: true
        audit_share: 0.25
    firms:

    """

  /// The same, written by hand.
  private static var expected: Incentive {
    var whole = Incentive(
      "whole",
      components: [
        IncentiveComponent(.stationKW, tiers: [.init(from: 0, rate: 3), .init(from: 100, rate: 2)]),
        IncentiveComponent(.stationKWh, rate: 0.2, hoursCap: 1500),
        IncentiveComponent(.chargerCount, steps: [.init(from: 4, cny: 1000)]),
        IncentiveComponent(.standards, levels: [.init("local", rate: 5)]),
      ],
      caps: [
        IncentiveCap(per: .stationYear, cny: 1000), IncentiveCap(per: .programme, cny: 5000, pool: "all"),
      ])
    whole.nameZh = "全部"
    whole.nameEn = "whole"
    whole.document = "d"
    whole.clause = "c"
    whole.validFrom = "2026-01-01"
    whole.validTo = "2026-12-31"
    whole.eligibility.kinds = [.charging, .swap]
    whole.eligibility.services = [.bus]
    whole.eligibility.townships = ["001"]
    whole.eligibility.leastChargerKW = 120
    whole.eligibility.leastChargers = 4
    whole.eligibility.mustBeOrdered = true
    whole.eligibility.mustGiveBack = true
    whole.eligibility.firstTime = true
    whole.eligibility.requires = ["automated-driving"]
    whole.eligibility.builtWithinValidity = true
    whole.gradeFactors = [.init("a", 1), .init("b", 0.5)]
    whole.gradeActs = .beforeCaps
    whole.group = "computing"
    whole.alternative = "other"
    whole.once = true
    whole.auditShare = 0.25
    return whole
  }

  @Test("Every key of an incentive arrives where it belongs")
  func incentive() throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    try folder.replace("firms:\n", with: Self.section)
    // The level of the standard that is declared.
    let scenario = try #require(folder.read().scenario)
    #expect(scenario.incentives.last == Self.expected)
  }

  @Test("Firms and finance likewise")
  func others() throws {
    let folder = try FinanceFolder.make()
    defer { folder.remove() }
    let scenario = try #require(folder.read().scenario)
    let supplier = try #require(scenario.firms.last)
    #expect(
      supplier.declares.last
        == Firm.Declaration(
          .approvedSupportCNY, 9e6, date: "2026-12-31", project: "drive-platform", kind: .platform))
    #expect(scenario.firms[0].fleets == ["sweepers"])
    // What stands on one project and date is one claim.
    #expect(supplier.declaredClaims().map(\.facts.count) == [1, 1, 2])
    let finance = try #require(scenario.finance)
    #expect(finance.index == PriceIndex([.init(2025, 100), .init(2026, 100.5)]))
    #expect(finance.shares(of: .gridConnection, kind: .charging).shares == [0.5, 0.2, 0.3])
    #expect(finance.shares(of: .equipment, kind: .charging).shares == [1, 0, 0])
    #expect(finance.costs.map(\.chargerType) == ["dc60"])
    #expect(finance.landLeases.map(\.cnyPerPlaceYear) == [1200])
    #expect(finance.timing == .endOfYear)
    // What nobody gave is told as an assumption, and taxes are none.
    let tax = try #require(scenario.assumptions.first { $0.path == "finance.tax_share" })
    #expect(tax.value == "0" && tax.origin == .standard)
  }

  @Test("A scenario without these sections has none of them")
  func none() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    let scenario = try #require(folder.read().scenario)
    #expect(scenario.incentives.isEmpty && scenario.firms.isEmpty && scenario.finance == nil)
  }
}

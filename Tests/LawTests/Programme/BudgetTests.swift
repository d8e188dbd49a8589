import DistrictModel
import Fixtures
import Testing

@testable import Programme

/// Money by year: what is let never costs more than the year has, what waits comes first the year after.
@Suite("Budgets of a programme") struct BudgetTests {
  private static let years = [
    ProgrammeYear(year: 2023, budgetCNY: 10_000_000), ProgrammeYear(year: 2024, budgetCNY: 10_000_000),
    ProgrammeYear(year: 2025, budgetCNY: 10_000_000),
  ]

  private static let certain = SmallProgramme.certain()

  private static func works(_ each: Int) -> [Work] {
    years.flatMap { SmallProgramme.works(each, year: $0.year) }
  }

  @Test("ten works of a million a year fit exactly; eleven leave one, two and three waiting")
  func waiting() {
    let fits = SmallProgramme.make(Self.works(10), years: Self.years, parameters: Self.certain).path
    #expect(fits.map(\.spentCNY) == [10_000_000, 10_000_000, 10_000_000])
    #expect(fits.map(\.waiting) == [0, 0, 0])
    let over = SmallProgramme.make(Self.works(11), years: Self.years, parameters: Self.certain).path
    #expect(over.map(\.waiting) == [1, 2, 3])
    #expect(over.map { $0.standing(.chargingStations).mean } == [10, 20, 30])
    #expect(over.map { $0.planned[.chargingStations] } == [11, 22, 33])
  }

  @Test(
    "spending never exceeds the budget, whatever chance does to costs",
    arguments: 1...5 as ClosedRange<UInt64>)
  func neverOver(seed: UInt64) {
    var parameters = ProgrammeParameters()
    parameters.costLogSd = 0.4
    parameters.yearCostLogSd = 0.3
    let path = SmallProgramme.make(
      Self.works(12), years: Self.years, parameters: parameters, seed: seed
    ).path
    for row in path { #expect(row.spentCNY <= 10_000_000) }
    // Without a limit the same works cost more in some year.
    let free = SmallProgramme.make(
      Self.works(12), years: Self.years.map { ProgrammeYear(year: $0.year) }, parameters: parameters,
      seed: seed
    ).path
    #expect(free.contains { $0.spentCNY > 10_000_000 })
  }

  @Test("unspent money lapses, or goes to the next year where the scenario says so")
  func carryOver() {
    var parameters = SmallProgramme.certain()
    let works = SmallProgramme.works(5, year: 2023) + SmallProgramme.works(15, year: 2024)
    #expect(
      SmallProgramme.make(works, years: Self.years, parameters: parameters).path[1].waiting == 5)
    parameters.carriesOver = true
    #expect(
      SmallProgramme.make(works, years: Self.years, parameters: parameters).path[1].waiting == 0)
  }

  @Test("prices that fall by a tenth a year let one more work in the second year")
  func prices() {
    var parameters = SmallProgramme.certain()
    parameters.priceChangeShare = -0.1
    let path = SmallProgramme.make(Self.works(11), years: Self.years, parameters: parameters).path
    // 2024: 12 wait or are due, each at 900,000: eleven fit. 2025: 12 at 810,000: all fit.
    #expect(path.map(\.waiting) == [1, 1, 0])
  }

  @Test("a cut of 30 % of a year costs what it would have let, unless a later year makes up for it")
  func cuts() throws {
    let target = SmallProgramme.target(30)
    let tight = SmallProgramme.make(Self.works(10), years: Self.years, parameters: Self.certain).cuts(
      of: target)
    #expect(tight.map(\.year) == [2023, 2024, 2025])
    #expect(tight.map { $0.uncut - $0.cut } == [3, 3, 3])
    #expect(tight.allSatisfy { $0.probability == 0 })
    let loose = SmallProgramme.make(Self.works(8), years: Self.years, parameters: Self.certain).cuts(
      of: SmallProgramme.target(24))
    #expect(loose.map { $0.uncut - $0.cut } == [0, 0, 1])
  }

  @Test(
    "aged chargers go out at the end of the year their life ends in, and come back where they are replaced")
  func ageing() throws {
    let counts = StandingCount([.chargingStations: 1, .publicChargers: 8])
    let asset = StandingAsset(township: 0, counts: counts, retiresMonth: 24)
    let years = Self.years.map { ProgrammeYear(year: $0.year) }
    let gone = SmallProgramme.make([], years: years, assets: [asset], parameters: Self.certain)
    #expect(gone.path.map { $0.planned[.publicChargers] } == [8, 0, 0])
    let replaced = SmallProgramme.make(
      [Work(id: "r", kind: .charging, township: 0, year: 2024, costCNY: 1, adds: counts)], years: years,
      assets: [asset], parameters: Self.certain)
    #expect(replaced.path.map { $0.planned[.publicChargers] } == [8, 8, 8])
    #expect(gone.standing(townships: 1, by: 2025)[0][CountedMetric.publicChargers.row] == 0)
  }

  @Test(
    "years that a plan leaves out pass: works of 2028 are let in 2028, and money left over is not spent in 2027"
  )
  func yearsBetween() {
    let works = SmallProgramme.works(3, year: 2026) + SmallProgramme.works(5, year: 2028)
    let programme = SmallProgramme.make(
      works,
      years: [
        ProgrammeYear(year: 2026, budgetCNY: 2_000_000), ProgrammeYear(year: 2028, budgetCNY: 9_000_000),
      ],
      parameters: SmallProgramme.certain())
    #expect(programme.years.map(\.year) == [2026, 2027, 2028])
    #expect(programme.years.map(\.budgetCNY) == [2_000_000, 0, 9_000_000])
    #expect(programme.counts(.chargingStations, at: 24).allSatisfy { $0 == 2 })
    #expect(programme.counts(.chargingStations, at: 36).allSatisfy { $0 == 8 })
    #expect(programme.planned(atMonth: 24)[.chargingStations] == 3)
    #expect(programme.planned(atMonth: 36)[.chargingStations] == 8)
    #expect(programme.path.map(\.spentCNY) == [2_000_000, 0, 6_000_000])
    #expect(programme.cuts(of: SmallProgramme.target(8, by: "2028-12-31")).map(\.year) == [2026, 2028])
  }

  @Test("what townships have sums to what the district has")
  func townships() {
    let works =
      SmallProgramme.works(7, year: 2023, township: 0) + SmallProgramme.works(9, year: 2024, township: 2)
    let programme = SmallProgramme.make(works, years: Self.years, parameters: Self.certain)
    for row in programme.path {
      let parts = programme.standing(townships: 3, by: row.year).map { $0[CountedMetric.publicChargers.row] }
      #expect(abs(parts.reduce(0, +) - row.standing(.publicChargers).mean) < 1e-9)
    }
  }
}

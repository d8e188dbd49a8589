import Assessment
import DistrictModel
import DistrictSimulation
import Fixtures
import NumericKernels
import Programme
import Testing

/// Promises are judged by what they name: counts by the plan or its date, measures by the simulation, words by others, and what
/// nothing can judge is said to be so.
@Suite("Targets") struct TargetLaws {
  private static func results(
    _ targets: [Target], programme: ProgrammeParameters? = nil, years: [Int] = [2025],
    services: [StageService] = []
  ) throws -> [TargetResult] {
    let world = try SmallWorld.world()
    var plan = SmallWorld.plan(for: world)
    plan.stageYears = years
    // As many in each year.
    for row in plan.stations.indices { plan.stations[row].opensYear = years[row % years.count] }
    let outcome = try SmallWorld.simulate(world, plan: plan, settings: SmallWorld.settings())
    var terms = PromiseTerms()
    let works = PlanWorks(
      world: world, plan: plan, costs: .init(stations: plan.stations.map { _ in 1_000_000 }), units: [],
      equippedJunctions: 0, parameters: programme)
    terms.programme = programme.map {
      Programme(
        years: years.map { ProgrammeYear(year: $0) }, works: works.works, assets: works.assets,
        parameters: $0, seed: 1)
    }
    terms.works = works
    terms.services = services
    terms.remedyPrices = RemedyPrices(chargerCNYPerKW: 450, smallestStation: 4, swapCNY: 2_000_000)
    return Assessor(
      world: world, plan: plan, demand: SmallWorld.demand(in: world),
      outcome: outcome, targets: targets, coverageRadiusM: 900, terms: terms
    ).assess().targets
  }

  private static func target(_ id: String, _ metric: String, _ value: Double = 0, form: Target.Form = .number)
    -> Target
  {
    var target = SmallProgramme.target(value)
    (target.id, target.metric, target.form) = (id, metric, form)
    return target
  }

  @Test("twenty stations of eighty chargers: counted, and short by as many as are missing")
  func counts() throws {
    let found = try Self.results([
      Self.target("a", "charging_stations", 20), Self.target("b", "charging_stations", 23),
      Self.target("c", "public_chargers", 80), Self.target("d", "swap_stations", 3),
    ])
    #expect(found.map(\.planned) == [20, 20, 80, 0])
    #expect(found.map(\.status) == [.met, .missed, .met, .missed])
    #expect(found.map(\.probabilityMet) == [1, 0, 1, 0])
    #expect(found.map(\.gap) == [0, -3, 0, -3])
    #expect(found[1].remedy?.units == 3)
    #expect(found[3].remedy?.totalCNY == 6_000_000)
    #expect(found[0].remedy == nil)
  }

  @Test(
    "without a programme, too, only what is planned by the date counts, and later works let earlier close the gap"
  )
  func datedPlan() throws {
    var half = Self.target("half", "charging_stations", 15)
    half.deadline = "2026-12-31"
    var middle = half
    // The year 2026 has not ended.
    (middle.id, middle.deadline) = ("middle", "2026-12-30")
    var whole = half
    (whole.id, whole.deadline) = ("whole", "2027-12-31")
    let found = try Self.results([half, middle, whole], years: [2025, 2026, 2027])
    #expect(found.map(\.planned) == [14, 7, 20])
    #expect(found.map(\.status) == [.missed, .missed, .met])
    #expect(found[0].remedy?.units == 1 && found[0].remedy?.totalCNY == 0)
    // More than the whole plan holds has to be bought.
    half.value = 22
    #expect(try Self.results([half], years: [2025, 2026, 2027])[0].remedy?.totalCNY ?? 0 > 0)
  }

  @Test(
    "a date before the plan's first year-end has nothing simulated for it, and one before the plan no remedy")
  func beforePlan() throws {
    var served = Self.target("served", "energy_served_share", 0.1, form: .share)
    served.deadline = "2025-06-30"
    var past = Self.target("past", "charging_stations", 5)
    past.deadline = "2020-12-31"
    let found = try Self.results([served, past], years: [2025, 2026])
    #expect(found.map(\.status) == [.notJudged, .missed])
    #expect(found[1].planned == 0 && found[1].remedy == nil)
  }

  @Test(
    "a measured promise is judged in the year of its date where that was simulated, else by the whole plan")
  func datedMeasure() throws {
    var cover = Self.target("cover", "population_coverage_share", 0.4, form: .share)
    cover.deadline = "2025-12-31"
    let whole = try Self.results([cover], years: [2025, 2026])[0]
    let then = try Self.results([cover], years: [2025, 2026], services: [Self.service(2025)])[0]
    #expect(then.attained == 0.125)
    #expect(then.note.en.contains("the end of 2025"))
    #expect(whole.attained != 0.125)
    cover.deadline = "2026-12-31"
    let last = try Self.results([cover], years: [2025, 2026], services: [Self.service(2025)])[0]
    #expect(last.attained == whole.attained)
  }

  private static func service(_ year: Int) throws -> StageService {
    let text = BilingualText(zh: "覆盖", en: "coverage")
    let interval = ConfidenceInterval.student([1, 1])
    return StageService(
      year: year, vehicles: 1, meanWaitMin: interval, unservedShare: interval,
      energyKWhPerChargerDay: interval,
      indicators: [
        Indicator(
          id: "population_coverage_share", number: 7, name: text, formula: text, unit: text, value: 0.125,
          low: 0.125, high: 0.125, replications: 1, decimals: 3, scope: text, basis: .replications,
          byReplication: [0.125, 0.125],
          remark: nil)
      ])
  }

  @Test("with a programme the date decides: nothing stands before it begins, all stands years after")
  func dates() throws {
    var early = Self.target("early", "charging_stations", 20)
    early.deadline = "2024-12-31"
    var late = early
    (late.id, late.deadline) = ("late", "2030-12-31")
    var tight = early
    (tight.id, tight.deadline) = ("tight", "2025-07-31")
    let found = try Self.results([early, tight, late], programme: ProgrammeParameters())
    #expect(found.map(\.ground) == [.programme, .programme, .programme])
    #expect(found[0].attained == 0)
    #expect(found[0].probabilityMet == 0)
    #expect(found[2].probabilityMet == 1)
    let between = try #require(found[1].attained)
    #expect(between > 0 && between < 20)
    #expect(found[1].reserve != nil)
  }

  @Test(
    "words are as sure as the least sure of those that stand for them, and unjudged where one of these is")
  func words() throws {
    var words = Self.target("words", Target.standsMetric, form: .text)
    words.standIns = [.init(target: "a"), .init(target: "b")]
    let a = Self.target("a", "charging_stations", 20)
    let b = Self.target("b", "charging_stations", 23)
    let unjudged = Self.target("b", Target.unjudgedMetric, 5)
    let judged = try Self.results([words, a, b])
    #expect(judged[0].status == .missed)
    #expect(judged[0].probabilityMet == 0)
    #expect(judged[0].gap == nil)
    let open = try Self.results([words, a, unjudged])
    #expect(open[0].status == .notJudged)
    #expect(open[2].status == .notJudged)
    #expect(open[2].probabilityMet == nil)
  }

  @Test("a share of residents is measured, and the cheapest stations that close its gap are told")
  func coverage() throws {
    let found = try Self.results([Self.target("cover", "population_coverage_share", 0.999, form: .share)])
    #expect(found[0].ground == .simulation)
    if found[0].status == .missed { #expect((found[0].remedy?.units ?? 0) > 0) }
  }
}

import Assessment
import DistrictModel
import DistrictSimulation
import ScenarioFiles
import Synchronization

/// A plan made for best estimates, and the sites it chose among.
struct EarlierPlan: Sendable {
  enum Fault: Error {
    /// What was drawn moves the candidate sites, among which the plan's would be others.
    case sitesMoved
  }

  let plan: Plan
  let sites: [Site]

  init(plan: Plan, sites: [Site]) {
    self.plan = plan
    self.sites = sites
  }

  /// - Parameter world: of the scenario.
  init(for scenario: Scenario, in world: World) throws {
    let pipeline = Pipeline(scenario: scenario)
    plan = try pipeline.plan(world, pipeline.demand(in: world), threads: 1)
    sites = world.sites
  }
}

/// A plan judged in a future: a run without the studies that only a report needs.
enum FutureEvaluation {
  /// - Parameters:
  ///   - world: of the scenario.
  ///   - earlier: made before the future is known; by who knows it where none is given.
  static func scorecard(_ scenario: Scenario, in world: World, plan earlier: EarlierPlan?) throws -> Scorecard
  {
    try judged(scenario, in: world, plan: earlier).card
  }

  /// The same with what each cell wants in that future.
  static func judged(
    _ scenario: Scenario, in world: World, plan earlier: EarlierPlan?
  ) throws -> (card: Scorecard, demand: CellDemand) {
    let pipeline = Pipeline(scenario: scenario)
    if let earlier, earlier.sites != world.sites { throw EarlierPlan.Fault.sitesMoved }
    let demand = pipeline.demand(in: world)
    let plan = try earlier?.plan ?? pipeline.plan(world, demand, threads: 1)
    let guided = try pipeline.guided(world, plan, threads: 1)
    let power = try guided.pipeline.power(guided.world, plan, roadside: guided.roadside)
    let outcome = try guided.pipeline.simulate(guided.world, plan, power: power, threads: 1) {}
    let services = try StageRuns(pipeline: guided.pipeline, world: guided.world, plan: plan, threads: 1)
      .services()
    let card = try guided.pipeline.assess(
      guided.world, plan, demand, outcome, power: power, roadside: guided.roadside?.card, services: services,
      threads: 1, studies: false)
    return (card, demand)
  }
}

/// The figures of a run, by name: every indicator, then what each promise attains and how surely it is kept.
enum FigureColumns {
  static func names(_ targets: [Target], only wanted: [String] = []) -> [String] {
    let all = Assessor.indicatorIDs
    return (wanted.isEmpty ? all : all.filter(wanted.contains))
      + targets.flatMap { ["target.\($0.id)", "target.\($0.id).probability"] }
  }

  static func values(_ names: [String], of card: Scorecard) -> [Double?] {
    var byName: [String: Double] = [:]
    for indicator in card.indicators { byName[indicator.id] = indicator.value }
    for result in card.targets {
      byName["target.\(result.target.id)"] = result.attained
      byName["target.\(result.target.id).probability"] = result.probabilityMet
    }
    return names.map { byName[$0] }
  }
}

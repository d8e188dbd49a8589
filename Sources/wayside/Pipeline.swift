import Assessment
import ChargingStations
import Demand
import DistrictModel
import DistrictSimulation
import PowerNetwork
import Reports
import RoadNetwork
import ScenarioFiles
import Siting

/// The stages of a run, each a function from values to values.
struct Pipeline {
  let scenario: Scenario

  /// The world, with distances along roads where the scenario gives roads.
  func world() throws -> World {
    var world = try World(scenario.district)
    guard let roads = scenario.roads else { return world }
    let graph =
      try roads.graph
      ?? SyntheticRoads(spacingM: roads.gridSpacingM).graph(inside: scenario.district.boundary)
    let widest = (scenario.siting.radiiM + scenario.siting.swapRadiiM).reduce(0, max)
    guard !graph.nodes.isEmpty else { return world }
    // As far as a driver goes and as wide as siting looks; what lies beyond is only ever the last resort.
    let limit = max(
      widest * world.travel.detourFactor,
      scenario.charging.farthestMin / 60 * world.travel.speedKmPerHour * 1000)
    world.roads = RoadReach(on: graph, in: world, limitM: limit, threads: 1)
    return world
  }

  /// What each cell wants, with session times from the charge curves at the mean direct-current charger.
  func demand(in world: World) -> CellDemand {
    let model = DemandModel(world: world, seed: scenario.run.seed)
    return model.expectedDemand(in: world) { kind in
      let target =
        kind.targetShare * (1 - kind.earlyLeaveProbability) + kind.earlyTargetShare
        * kind.earlyLeaveProbability
      let hours = world.chargerTypes.compactMap { type -> (hours: Double, share: Double)? in
        let curve = ChargeCurve(
          points: kind.curve, capacityKWh: kind.batteryKWh, limitKW: kind.limitKW(at: type))
        guard !curve.isDead, type.current == .dc else { return nil }
        return (curve.hours(from: model.expectedStart(kind), to: target) + type.graceMin / 60, type.share)
      }
      let shares = hours.reduce(0) { $0 + $1.share }
      return shares > 0 ? hours.reduce(0) { $0 + $1.hours * $1.share } / shares : 1
    }
  }

  /// - Parameter threads: read only where plans are simulated to choose one; the plan does not depend on it.
  func plan(_ world: World, _ demand: CellDemand, threads: Int) throws -> Plan {
    if scenario.siting.objective == .waiting {
      return try WaitingPlan(pipeline: self, threads: threads).plan(world, demand)
    }
    return try DistrictPlanner(parameters: scenario.siting, seed: scenario.run.seed).plan(
      world, demand: demand)
  }

  func simulate(
    _ world: World, _ plan: Plan, threads: Int, progress: @Sendable () -> Void
  ) throws -> Outcome {
    try simulator(world, plan).run(threads: threads, progress: progress)
  }

  func simulator(_ world: World, _ plan: Plan) throws -> Simulator {
    let grid = try grid(world, plan)
    let headroom = try grid.map { try $0.headroom(ownPlugMW: ownPlugMW(world, plan)) }
    return Simulator(
      world: world, plan: plan, rooms: Catalogue.rooms(scenario, world, plan, headroom: headroom),
      settings: scenario.run)
  }

  /// The grid behind a plan; `nil` where the scenario wants none.
  func grid(_ world: World, _ plan: Plan) throws -> DistrictGrid? {
    try scenario.power.map { try DistrictGrid($0, world: world, plan: plan) }
  }

  /// Own plugs of the district by quarter hour of the week, MW, from one replication without public stations.
  ///
  /// - Parameter policy: for all classes instead of their own.
  func ownPlugMW(_ world: World, _ plan: Plan, policy: OwnPlugPolicy? = nil) throws -> [Double] {
    var inputs = scenario.district
    for row in inputs.fleets.indices { if let policy { inputs.fleets[row].ownPlugPolicy = policy } }
    let world = policy == nil ? world : try World(inputs)
    var settings = scenario.run
    settings.replications = 1
    let outcome = try Simulator(world: world, plan: plan, rooms: [], settings: settings).run(threads: 1)
    return WeekFold(settings, firstWeekday: world.calendar.firstWeekday)
      .mean(outcome.replications.map { $0.ownPlugLoad[...] }).map { $0 / 1000 }
  }

  func assess(_ world: World, _ plan: Plan, _ demand: CellDemand, _ outcome: Outcome) throws -> Scorecard {
    let card =
      try outcome.replications.isEmpty
      ? nil
      : grid(world, plan).map { grid in
        GridCard(
          grid, world: world, outcome: outcome,
          unmanagedMW: try ownPlugMW(world, plan, policy: .startHour),
          orderlyMW: try ownPlugMW(world, plan, policy: .orderly))
      }
    return Assessor(
      world: world, plan: plan, demand: demand, outcome: outcome, targets: scenario.targets,
      coverageRadiusM: scenario.report.coverageRadiusM, grid: card
    ).assess()
  }

  func reportInput(_ world: World, _ plan: Plan, _ scorecard: Scorecard) -> ReportInput {
    var provenance = Provenance()
    provenance.toolVersion = Catalogue.version
    provenance.schema = "wayside/1"
    provenance.scenarioName = scenario.district.name.zh
    provenance.scenarioSha256 = scenario.files.first?.sha256 ?? ""
    provenance.files = scenario.files.map { Provenance.File(path: $0.path, sha256: $0.sha256) }
    provenance.seed = scenario.run.seed
    provenance.replications = scenario.run.replications
    provenance.days = scenario.run.days
    provenance.warmUpDays = scenario.run.warmUpDays
    return ReportInput(
      world: world, plan: plan, scorecard: scorecard, assumptions: scenario.assumptions,
      notes: scenario.report.notes + (world.roads == nil ? [] : [world.distanceRule]), provenance: provenance,
      mapApprovalNumber: scenario.report.mapApprovalNumber)
  }
}

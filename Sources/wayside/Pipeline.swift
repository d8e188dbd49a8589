import Assessment
import ChargingStations
import Demand
import DistrictModel
import DistrictSimulation
import HydrogenStations
import PowerNetwork
import Reports
import RoadNetwork
import ScenarioFiles
import Siting
import SwapStations

/// The stages of a run, each a function from values to values.
struct Pipeline {
  let scenario: Scenario

  /// The same with another number of replications.
  func making(replications: Int) -> Pipeline {
    var scenario = scenario
    scenario.run.replications = replications
    return Pipeline(scenario: scenario)
  }

  /// The world, with distances along roads where the scenario gives roads.
  func world() throws -> World {
    var world = try World(scenario.district)
    guard let roads = scenario.roads, roads.isForDistances else { return world }
    let graph = try roads.network(inside: scenario.district.boundary)
    let siting = scenario.siting
    let widest =
      (siting.radiiM + siting.swapRadiiM + (siting.hydrogenStations > 0 ? siting.hydrogenRadiiM : []))
      .reduce(0, max)
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

  /// The roadside units of a plan, and the pipeline and the world whose drivers know what these tell them; the same ones where
  /// the scenario has no units.
  func guided(
    _ world: World, _ plan: Plan, threads: Int
  ) throws -> (pipeline: Pipeline, world: World, roadside: RoadsideCase?) {
    guard let roadside = try RoadsideCase(scenario, world: world, plan: plan, threads: threads) else {
      return (self, world, nil)
    }
    return (Pipeline(scenario: roadside.informing(scenario)), roadside.informing(world), roadside)
  }

  /// - Parameter power: of `power(_:_:)`; worked out anew where it is not given.
  func simulate(
    _ world: World, _ plan: Plan, power: PowerCase? = nil, threads: Int, progress: @Sendable () -> Void
  ) throws -> Outcome {
    try simulator(world, plan, power: power).run(threads: threads, progress: progress)
  }

  func simulator(_ world: World, _ plan: Plan, power: PowerCase? = nil) throws -> Simulator {
    let power = try power ?? self.power(world, plan)
    return Simulator(
      world: world, plan: plan,
      rooms: try Catalogue.rooms(
        scenario, world, plan, headroom: power?.headroom, supplies: power?.supplies ?? []),
      settings: scenario.run, ownPlugs: power?.ownPlugs)
  }

  /// What stands behind the plugs of a plan; `nil` where the scenario wants no grid.
  func power(_ world: World, _ plan: Plan, roadside: RoadsideCase? = nil) throws -> PowerCase? {
    try grid(world, plan).map {
      try PowerCase(
        $0, scenario: scenario, world: world, plan: plan, roadsideMW: roadside?.cellMW ?? [])
    }
  }

  /// The grid behind a plan; `nil` where the scenario wants none.
  func grid(_ world: World, _ plan: Plan) throws -> DistrictGrid? {
    let swapKVA = scenario.swap?.transformersKVA(stations: plan.swapSites.count) ?? []
    return try scenario.power.map { try DistrictGrid($0, world: world, plan: plan, swapKVA: swapKVA) }
  }

  /// - Parameters:
  ///   - power: what the outcome was simulated with; worked out anew where it is not given.
  ///   - services: of earlier years of the plan.
  ///   - studies: whether what only a report tells is worked out as well.
  func assess(
    _ world: World, _ plan: Plan, _ demand: CellDemand, _ outcome: Outcome, power: PowerCase? = nil,
    roadside: RoadsideCard? = nil, services: [StageService] = [], threads: Int = 1, studies: Bool = true
  ) throws -> Scorecard {
    let power = try outcome.replications.isEmpty ? nil : power ?? self.power(world, plan)
    let (swapCNY, hydrogenCNY) = (swapCosts(plan), hydrogenCosts(plan))
    let money = MoneyCard(
      world: world, plan: plan, outcome: outcome, grid: power?.grid, prices: scenario.prices,
      chargerCNYPerKW: scenario.siting.chargerCostCNYPerKW, solar: scenario.solarStorage,
      solarStations: power?.supplies.map(\.station) ?? [], swapCNY: swapCNY, hydrogenCNY: hydrogenCNY)
    let promises = PromiseCase(
      scenario, world: world, plan: plan, money: money, swapCNY: swapCNY, hydrogenCNY: hydrogenCNY,
      roadside: roadside, services: services)
    var terms = promises.terms
    terms.studiesRemedies = studies
    var assessor = Assessor(
      world: world, plan: plan, demand: demand, outcome: outcome, targets: scenario.targets,
      coverageRadiusM: scenario.report.coverageRadiusM,
      grid: power?.card(outcome, prices: scenario.prices), money: money,
      swap: try scenario.swap.flatMap {
        try SwapCard(
          $0, plan: plan, outcome: outcome, seed: scenario.run.seed, studiesLevels: studies)
      }, hydrogen: try hydrogenCard(world, plan, demand, outcome, power: power, threads: threads),
      roadside: roadside, emissions: scenario.emissions, supervision: scenario.supervision,
      terms: terms)
    assessor.finance = try assessor.financed()
    return assessor.assess()
  }

  /// CNY of each swap station, packs included.
  private func swapCosts(_ plan: Plan) -> [Double] {
    guard let swap = scenario.swap else { return [] }
    return swap.kindOfStation(stations: plan.swapSites.count).map {
      swap.kinds[$0].station(swap.packTypes).investmentCNY(packTypes: swap.packTypes)
    }
  }

  /// CNY of each station of hydrogen, without land.
  private func hydrogenCosts(_ plan: Plan) -> [Double] {
    guard let hydrogen = scenario.hydrogen else { return [] }
    return hydrogen.kinds(of: plan.hydrogenSites.count).map { hydrogen.kinds[$0].investmentCNY }
  }

  /// What the stations of hydrogen did; beside it the same replications without the declared outages.
  private func hydrogenCard(
    _ world: World, _ plan: Plan, _ demand: CellDemand, _ outcome: Outcome, power: PowerCase?, threads: Int
  ) throws -> HydrogenCard? {
    guard let parameters = scenario.hydrogen, !outcome.replications.isEmpty else { return nil }
    var calm = scenario
    calm.hydrogen = parameters.withoutOutages
    let undisturbed =
      parameters.outages.isEmpty
      ? nil
      : try Pipeline(scenario: calm).simulate(world, plan, power: power, threads: threads) {}
    return HydrogenCard(
      world: world, plan: plan, demand: demand, parameters: parameters,
      radiusM: scenario.siting.hydrogenRadiiM.max() ?? 0, outcome: outcome, undisturbed: undisturbed)
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

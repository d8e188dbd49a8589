import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import HydrogenStations
import PowerNetwork
import RoadNetwork
import RoadsideUnits
import ScenarioFiles
import Siting
import SwapStations

/// The roadside units of a plan: where they stand, what they do, and what drivers know through them. Worked out once for a run.
struct RoadsideCase {
  let card: RoadsideCard
  /// Roadside power by cell, MW.
  let cellMW: [Double]
  /// By service, as the card has them.
  private var informed: [String: RoadsideCard.Informed] {
    Dictionary(card.informed.map { ($0.service, $0) }) { first, _ in first }
  }

  /// - Parameter threads: the answer does not depend on it.
  /// - Throws: `RoadFault`, `SitingError`, `RoadsideFault`.
  init?(_ scenario: Scenario, world: World, plan: Plan, threads: Int) throws {
    guard let parameters = scenario.roadside, let roads = scenario.roads else { return nil }
    let graph = try roads.network(inside: world.boundary)
    let district = RoadsideDistrict(
      graph, world: world, parameters: parameters, given: scenario.linkTraffic, threads: threads)
    let chargingPoints = plan.stations.map { world.sites[$0.site].point }
    let swapPoints = plan.swapSites.map { world.sites[$0].point }
    let hydrogenPoints = plan.hydrogenSites.map { world.sites[$0].point }
    let candidates = district.candidates(beside: chargingPoints + swapPoints + hydrogenPoints)
    guard let sites = district.sites(candidates) else { throw RoadsideFault.radio(parameters.radio) }
    let kept = try ZoneUnits(
      parameters.zones, sites: sites, candidates: candidates, steps: district.wantedSteps,
      algorithm: parameters.units.algorithm, seed: scenario.run.seed)
    let placement = try Self.place(
      sites, candidates, parameters, kept: kept.sites, seed: scenario.run.seed)
    let chosen = placement.sites.map(Int.init)
    let units = chosen.map { candidates.units[$0] }
    let nodes = chosen.map { candidates.node[$0] }
    let shared = chosen.map { candidates.isShared[$0] }
    guard let judged = try district.figures(units, nodes: nodes, threads: threads) else {
      throw RoadsideFault.radio(parameters.radio)
    }
    let figures = judged.figures
    let driving =
      figures.connectedPerKm * figures.roads[1].summary.kilometres
    let edge = district.edgeFigures(figures, connectedVehicles: driving)
    var card = RoadsideCard(
      parameters: parameters, isSyntheticRoads: graph.isSynthetic, isGravityTraffic: district.gravity,
      connectedShare: district.connectedShare,
      units: units.indices.map {
        RoadsideCard.Unit(
          coordinate: world.projection.unproject(units[$0].place), point: units[$0].place,
          isAtJunction: nodes[$0] >= 0, isShared: shared[$0])
      },
      choice: Self.choice(placement, candidates, sites, parameters, kept: kept.sites.count), figures: figures,
      edge: edge,
      bill: RoadsideBill(parameters.costs, shared: shared, nodes: nodes),
      squareKm: world.grid.cells.reduce(0) { $0 + $1.insideShare } * world.grid.squareKm2,
      fleets: parameters.automatedFleets.map { fleet in
        RoadsideCard.Fleet(
          fleet: fleet,
          coveredShare: judged.coverage.summary(of: { fleet.roads.holds($0) }).coveredByLength)
      }, informed: [])
    let approach = ApproachCover(
      judged.coverage, vehiclesPerDay: district.vehiclesPerDay, approachM: parameters.guidance.approachM)
    let services: [(name: String, stations: [MetricPoint], periodMin: Double)] = [
      ("charging", chargingPoints, scenario.charging.boardPeriodMin),
      ("swap", swapPoints, scenario.swap?.rules.boardPeriodMin ?? 0),
      ("hydrogen", hydrogenPoints, scenario.hydrogen?.boardPeriodMin ?? 0),
    ]
    card.informed = services.compactMap {
      RoadsideCard.Informed(
        $0.name, at: $0.stations, boardPeriodMin: $0.periodMin, world: world, district: district,
        approach: approach)
    }
    self.card = card
    var cellMW = [Double](repeating: 0, count: world.grid.cells.count)
    for (row, unit) in units.enumerated() {
      guard let cell = world.grid.cell(at: unit.place) else { continue }
      cellMW[Int(cell.row)] += (edge.unitKW + (nodes[row] >= 0 ? edge.junctionKW : 0)) / 1000
    }
    self.cellMW = cellMW
  }

  /// Boards younger than this are simulated as live.
  static let liveSeconds = 10.0

  /// The card with what guidance does to the queues of the district that was simulated.
  func studied(
    by pipeline: Pipeline, _ world: World, _ plan: Plan, power: PowerCase?, _ outcome: Outcome, threads: Int
  ) throws -> RoadsideCard {
    var card = card
    card.guidance = try GuidanceRuns(
      pipeline: pipeline, world: world, plan: plan, power: power, outcome: outcome, threads: threads
    ).tables()
    return card
  }

  /// The scenario whose drivers know what these units tell them, by boards as old as theirs.
  func informing(_ scenario: Scenario) -> Scenario {
    var guided = scenario
    let informed = informed
    func period(_ service: String) -> Double? {
      // Seconds are nothing beside the shortest service: such boards are live.
      informed[service].map { $0.ageSeconds < Self.liveSeconds ? 0 : 2 * $0.ageSeconds / 60 }
    }
    if let minutes = period("charging") { guided.charging.boardPeriodMin = minutes }
    if let minutes = period("swap") { guided.swap?.rules.boardPeriodMin = minutes }
    if let minutes = period("hydrogen") { guided.hydrogen?.boardPeriodMin = minutes }
    return guided
  }

  /// The same world with drivers who know what these units tell them; which stations publish is the room's own.
  func informing(_ world: World) -> World {
    let informed = informed
    return world.informing { kind in
      let boards = kind.fuel == .electricity ? informed["charging"] ?? informed["swap"] : informed["hydrogen"]
      return InformedShare(
        connectedShare: card.parameters.connectedShare(of: kind.id), heardShare: boards?.heardShare ?? 0,
        byOtherMeansShare: kind.informedShare
      ).share
    }
  }

  private static func place(
    _ sites: UnitSites, _ candidates: UnitCandidates, _ parameters: RoadsideParameters, kept: [Int32],
    seed: UInt64
  ) throws -> Placement {
    let wanted = parameters.units
    let coverage = CoverageTable(rows: sites.coveredBy)
    let open = min(wanted.count, candidates.units.count)
    if wanted.coverTimes > 1 {
      let problem = try BackupCoverProblem(
        weights: sites.weights, coverage: coverage,
        needs: sites.weights.map { _ in Int32(clamping: wanted.coverTimes) },
        candidates: candidates.units.count, open: open)
      return try SitingCatalogue.place(
        problem, algorithm: wanted.algorithm, among: SitingCatalogue.backupCovering, seed: seed)
    }
    let junctionCNY = Int64(parameters.costs.junctionCNY)
    let costs = zip(sites.costsCNY, candidates.node).map { $0 + ($1 >= 0 ? junctionCNY : 0) }
    let problem = try CoveringProblem(
      weights: sites.weights, coverage: coverage, candidates: candidates.units.count,
      limit: wanted.budgetCNY > 0 ? .budget(Int64(wanted.budgetCNY), costs: costs) : .count(open),
      fixed: kept)
    return try SitingCatalogue.place(problem, algorithm: wanted.algorithm, seed: seed)
  }

  private static func choice(
    _ placement: Placement, _ candidates: UnitCandidates, _ sites: UnitSites,
    _ parameters: RoadsideParameters, kept: Int
  ) -> RoadsideCard.Choice {
    RoadsideCard.Choice(
      algorithm: placement.algorithm, candidates: candidates.units.count,
      value: Double(placement.value ?? 0), bound: Double(placement.bound),
      total: sites.weights.reduce(0) { $0 + Double($1) }, gap: placement.gap,
      coverTimes: parameters.units.coverTimes, kept: kept)
  }
}

/// Why roadside units cannot be worked out though the scenario was read.
enum RoadsideFault: Error {
  case radio(CoverageRadio)

  var message: BilingualText {
    switch self {
    case .radio(let radio):
      radio.fault ?? BilingualText(zh: "无线电参数无解", en: "the radio has no answer")
    }
  }
}

import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import HydrogenStations
import NumericKernels
import RoadsideUnits
import ScenarioFiles
import SwapStations

/// The study of guidance: the district simulated anew for every informed share and age of the boards. All kinds of station are
/// varied at once, each by its own service time, for no kind knows of another.
struct GuidanceRuns {
  let pipeline: Pipeline
  let world: World
  let plan: Plan
  let power: PowerCase?
  /// Of the plan itself: service times and loads are read from it.
  let outcome: Outcome
  let threads: Int

  /// Of charging, swap and hydrogen, as far as there are such stations that served anybody.
  func tables() throws -> [GuidanceTable] {
    guard let study = pipeline.scenario.roadside?.guidance, study.replications > 0 else { return [] }
    // Nobody informed, everybody by live boards: what the words of the report are about is always studied.
    let shares = Set(study.shares + [1]).subtracting([0]).sorted()
    let ages = Set(study.ages + [0]).sorted()
    let services = [charging, swap, hydrogen].compactMap(\.self)
    guard !services.isEmpty else { return [] }
    let uninformed = try run(share: 0, age: 0, services, study.replications)
    let outcomes = try ages.map { age in
      try shares.map { try run(share: $0, age: age, services, study.replications) }
    }
    return services.compactMap { service in
      GuidanceTable(
        service: service, shares: shares, ages: ages, uninformed: uninformed,
        outcomes: outcomes,
        theory: GuidanceTheory(
          service, shares: shares, ages: ages, seed: pipeline.scenario.run.seed,
          threads: threads))
    }
  }

  private func run(
    share: Double, age: Double, _ services: [GuidedService], _ replications: Int
  ) throws -> Outcome {
    var scenario = pipeline.scenario
    scenario.run.replications = replications
    for service in services {
      // A board is on average half its period old.
      let period = 2 * age * service.minutes
      switch service.room {
      case "swap": scenario.swap?.rules.boardPeriodMin = period
      case "hydrogen": scenario.hydrogen?.boardPeriodMin = period
      default: scenario.charging.boardPeriodMin = period
      }
    }
    return try Pipeline(scenario: scenario).simulate(
      world.informing { _ in share }, plan, power: power, threads: threads
    ) {}
  }

  /// Stations an informed driver is told of: some drawn at random, or all that he would look at.
  private static func compared(_ advised: Int, _ alternatives: Int, of stations: Int) -> Int {
    min(stations, advised > 0 ? min(advised, alternatives) : alternatives)
  }

  private func rooms(_ word: String) -> [RoomOutcome] {
    outcome.replications.compactMap { run in run.rooms.first { $0.room == word } }
  }

  private var hours: Double {
    24 * Double(max(1, outcome.settings.days) * max(1, outcome.replications.count))
  }

  /// A connector is the bottleneck; its load is that of the busiest hour of the day.
  private var charging: GuidedService? {
    let rooms = rooms("charging")
    let sessions = rooms.reduce(0) { $0 + $1.sessionsOfType.reduce(0, +) }
    let connectors = plan.stations.reduce(0) { sum, station in
      zip(station.chargers, world.chargerTypes).reduce(sum) { $0 + $1.0 * $1.1.connectors }
    }
    guard sessions > 0, connectors > 0 else { return nil }
    let busiest =
      (0..<24).map { hour in rooms.reduce(0) { $0 + Duration.inHours($1.occupiedByHour[hour]) } }.max() ?? 0
    return GuidedService(
      room: "charging", bottleneck: "connector",
      minutes: rooms.reduce(0) { $0 + Duration.inMinutes($1.connectedSum) } / Double(sessions),
      servers: Double(connectors) / Double(plan.stations.count),
      load: busiest / (hours / 24 * Double(connectors)), isOfBusiestHour: true,
      choices: Self.compared(
        pipeline.scenario.charging.advisedStations, pipeline.scenario.charging.alternatives,
        of: plan.stations.count))
  }

  /// Bays or chargers, whichever are fuller; their load is that of the whole day.
  private var swap: GuidedService? {
    let rooms = rooms("swap")
    let served = rooms.reduce(0) { $0 + $1.waits.reduce(0, +) }
    guard let network = pipeline.scenario.swap, served > 0 else { return nil }
    let kinds = network.kindOfStation(stations: plan.swapSites.count).map { network.kinds[$0].design }
    let (bays, chargers) = (kinds.reduce(0) { $0 + $1.bays }, kinds.reduce(0) { $0 + $1.chargers })
    let bayHours = rooms.reduce(0) { $0 + $1.swaps.reduce(0) { $0 + Duration.inHours($1.bayTime) } }
    let chargerHours = rooms.reduce(0) { $0 + $1.swaps.reduce(0) { $0 + Duration.inHours($1.chargerTime) } }
    guard bays > 0, chargers > 0 else { return nil }
    let (ofBays, ofChargers) = (bayHours / hours / Double(bays), chargerHours / hours / Double(chargers))
    let isBay = ofBays >= ofChargers
    return GuidedService(
      room: "swap", bottleneck: isBay ? "bay" : "charger",
      minutes: (isBay ? bayHours : chargerHours) * 60 / Double(served),
      servers: Double(isBay ? bays : chargers) / Double(max(1, plan.swapSites.count)),
      load: max(ofBays, ofChargers), isOfBusiestHour: false,
      choices: Self.compared(
        network.rules.advisedStations, plan.swapSites.count, of: plan.swapSites.count))
  }

  /// A dispenser is the bottleneck; its load is that of the busiest hour of the day.
  private var hydrogen: GuidedService? {
    let stations = rooms("hydrogen").flatMap(\.hydrogen)
    let vehicles = stations.reduce(0) { $0 + $1.vehicles }
    guard let parameters = pipeline.scenario.hydrogen, vehicles > 0 else { return nil }
    let kinds = parameters.kinds(of: plan.hydrogenSites.count)
    let dispensers = kinds.reduce(0) { $0 + parameters.kinds[$1].dispensers }
    guard dispensers > 0 else { return nil }
    let minutes = stations.reduce(0) { $0 + Duration.inMinutes($1.service) } / Double(vehicles)
    let busiest = (0..<24).map { hour in stations.reduce(0) { $0 + $1.arrivalsOfHour[hour] } }.max() ?? 0
    return GuidedService(
      room: "hydrogen", bottleneck: "dispenser", minutes: minutes,
      servers: Double(dispensers) / Double(plan.hydrogenSites.count),
      load: Double(busiest) * minutes / 60 / (hours / 24 * Double(dispensers)), isOfBusiestHour: true,
      choices: Self.compared(
        parameters.advisedStations, parameters.alternatives, of: plan.hydrogenSites.count))
  }
}

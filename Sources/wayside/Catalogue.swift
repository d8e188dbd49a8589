import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import HydrogenStations
import NeighbourStations
import ScenarioFiles
import SwapStations

/// What the program is made of, at a glance. A new room is one line here.
enum Catalogue {
  static let version = "0.1.0"

  /// The rooms of a run, in the order of their event kinds.
  ///
  /// - Parameter headroom: of charging stations, then of the swap stations where they are operated.
  static func rooms(
    _ scenario: Scenario, _ world: World, _ plan: Plan, headroom: StationHeadroom?,
    supplies: [StationSupply]
  ) throws -> [any InfrastructureRoom] {
    let (days, warmUpDays) = (scenario.run.days, scenario.run.warmUpDays)
    var rooms: [any InfrastructureRoom] = [
      ChargingRoom(
        world: world, plan: plan, parameters: scenario.charging, days: days, warmUpDays: warmUpDays,
        headroom: headroom?.of(0..<plan.stations.count), sites: supplies)
    ]
    if let swap = scenario.swap, !plan.swapSites.isEmpty {
      rooms.append(
        try swap.room(
          world: world, plan: plan, days: days, warmUpDays: warmUpDays, room: rooms.count,
          headroom: headroom.map { $0.of(plan.stations.count..<$0.kW.count) }))
    }
    if let hydrogen = scenario.hydrogen {
      rooms.append(
        try HydrogenRoom(
          world: world, plan: plan, parameters: hydrogen, room: rooms.count, days: days,
          warmUpDays: warmUpDays))
    }
    if !world.neighbours.isEmpty {
      rooms.append(
        NeighbourRoom(
          world: world, plan: plan, parameters: outside(scenario.charging), room: rooms.count, days: days,
          warmUpDays: warmUpDays))
    }
    return rooms
  }

  /// A way costs drivers the same on both sides of the border.
  private static func outside(_ charging: ChargingParameters) -> NeighbourParameters {
    var parameters = NeighbourParameters()
    parameters.perCNY = charging.choice.perCNY
    parameters.driving = charging.choice.driving
    parameters.detourCNYPerKm = charging.choice.detourCNYPerKm
    parameters.alternatives = charging.alternatives
    parameters.farthestMin = charging.farthestMin
    parameters.connectOverheadS = charging.connectOverheadS
    return parameters
  }
}

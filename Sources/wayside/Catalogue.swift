import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import ScenarioFiles

/// What the program is made of, at a glance. A new room is one line here.
enum Catalogue {
  static let version = "0.1.0"

  /// The rooms of a run, in the order of their event kinds.
  static func rooms(
    _ scenario: Scenario, _ world: World, _ plan: Plan, headroom: StationHeadroom?,
    supplies: [StationSupply]
  ) -> [any InfrastructureRoom] {
    [
      ChargingRoom(
        world: world, plan: plan, parameters: scenario.charging, days: scenario.run.days,
        warmUpDays: scenario.run.warmUpDays, headroom: headroom, sites: supplies)
    ]
  }
}

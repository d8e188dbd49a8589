import Assessment
import ChargingStations
import Demand
import DistrictModel
import DistrictSimulation
import ScenarioFiles
import Siting

/// The shipped scenario, read and planned once.
struct Yubei {
  let scenario: Scenario
  let world: World
  let demand: CellDemand

  init() throws {
    let read = ScenarioFile.read(at: "Scenarios/yubei-2025", knownMetrics: Assessor.knownMetrics)
    guard let scenario = read.scenario else {
      throw Wrong("run from the project's folder: the scenario cannot be read")
    }
    self.scenario = scenario
    world = try World(scenario.district)
    demand = DemandModel(world: world, seed: 1).expectedDemand(in: world) { _ in 0.8 }
  }

  func plan() throws -> Plan {
    try DistrictPlanner(parameters: scenario.siting, seed: 1).plan(world, demand: demand)
  }
}

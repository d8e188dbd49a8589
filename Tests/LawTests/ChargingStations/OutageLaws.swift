import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Testing

@Suite("Laws of outages") struct OutageLaws {
  /// Connectors that work with a given share of time, over so many days without drivers.
  private func outOfOrder(repairHours: Double, days: Int, connectors: Int = 400) throws -> Double {
    var scene = try StationScene(chargers: [[connectors]], days: days) {
      $0.chargerTypes[0].availabilityShare = 0.9
      $0.chargerTypes[0].repairHours = repairHours
    }
    scene.isAudited = true
    scene.close(at: Int64(days) * Duration.day)
    #expect(scene.fault == nil)
    return Duration.inHours(scene.room.outcome.stations[0].outOfOrder) / Double(24 * days * connectors)
  }

  /// With repairs of 30 days a run of one day sees one draw of 400 connectors: a standard deviation of 0.015. Starting
  /// with all connectors at work, as once was so, 0.002 would be out.
  @Test(
    "As many connectors are out of order as the scenario says, however long a repair takes against the run")
  func share() throws {
    #expect(abs(try outOfOrder(repairHours: 720, days: 1) - 0.1) < 0.045)
    #expect(abs(try outOfOrder(repairHours: 4, days: 20) - 0.1) < 0.01)
  }

  @Test("The indicator of availability is what is left")
  func indicator() throws {
    let world = try SmallWorld.world { inputs in
      for type in inputs.chargerTypes.indices { inputs.chargerTypes[type].availabilityShare = 0.8 }
    }
    let plan = SmallWorld.plan(for: world, fast: 4)
    let outcome = try SmallWorld.simulate(world, plan: plan, settings: SmallWorld.settings(days: 3))
    let room = outcome.replications[0].rooms[0]
    let out = room.stations.reduce(0.0) { $0 + Duration.inHours($1.outOfOrder) }
    let cells = world.grid.cells.count
    let demand = CellDemand(
      wattHoursPerDay: [Int64](repeating: 0, count: cells), peakErlangs: [Double](repeating: 0, count: cells),
      swapWattHoursPerDay: [Int64](repeating: 0, count: cells))
    let card = Assessor(
      world: world, plan: plan,
      demand: demand,
      outcome: outcome, targets: [], coverageRadiusM: 900
    ).assess()
    let share = try #require(card.indicators.first { $0.id == "availability_share" }?.value)
    let connectors = plan.stations.reduce(0) { $0 + $1.chargerCount }
    #expect(abs(share - (1 - out / Double(24 * 3 * connectors))) < 0.02)
    #expect(abs(share - 0.8) < 0.1)
  }
}

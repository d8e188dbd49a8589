import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import Testing

@Suite("Stations with sun and battery in the room") struct StationSupplyLaws {
  private func headroom(_ kW: Double) -> StationHeadroom {
    StationHeadroom(kW: [[Double](repeating: kW, count: StationHeadroom.slots)])
  }

  private func supply(_ kWh: Double, sun: Double = 0) throws -> StationSupply {
    StationSupply(
      station: 0,
      controller: SiteController(
        photovoltaicKW: [Double](repeating: sun, count: 96),
        storage: try SiteStorage(
          capacityKWh: kWh, chargeKW: 60, dischargeKW: 60, chargeEfficiency: 1, dischargeEfficiency: 1),
        exportLimitKW: 0, prices: [Double](repeating: 0.5, count: 24), keptShare: 1))
  }

  @Test("A battery lets two cars charge at full power as long as it lasts")
  func battery() throws {
    var scene = try StationScene(chargers: [[2]], headroom: headroom(60), supplies: [supply(15)])
    scene.isAudited = true
    scene.open(1, at: 0)
    scene.open(2, at: 0)
    scene.finish()
    // 120 kW for a quarter hour empties 15 kWh; then 30 kWh are left for 60 kW: full at 0.75.
    #expect(scene.fault == nil && abs(scene.delivered(1) - 30) < 1e-9)
    #expect(abs(scene.leftAt(1) - 0.75) < 1e-8 && abs(scene.leftAt(2) - 0.75) < 1e-8)
    let none = try StationScene(chargers: [[2]], headroom: headroom(60), supplies: [supply(0)])
    var slow = none
    slow.open(1, at: 0)
    slow.open(2, at: 0)
    slow.finish()
    #expect(abs(slow.leftAt(1) - 1) < 1e-8, "an empty one changes nothing")
  }

  @Test("Sun widens the connection, and the books of every quarter hour close")
  func sun() throws {
    var scene = try StationScene(chargers: [[2]], headroom: headroom(60), supplies: [supply(0, sun: 60)])
    scene.open(1, at: 0)
    scene.open(2, at: 0)
    scene.finish()
    #expect(abs(scene.leftAt(1) - 0.5) < 1e-8)
    let quarters = scene.room.outcome.sites[0].quarters
    #expect(quarters.count == 192 || quarters.count == 191, "\(quarters.count)")
    #expect(quarters.allSatisfy { abs($0.residualKWh) < 1e-9 })
    #expect(abs(quarters.reduce(0) { $0 + $1.chargersKWh } - 60) < 1e-6)
    #expect(abs(quarters.reduce(0) { $0 + $1.importedKWh } - 30) < 1e-6, "half of it from the sun")
  }

  @Test(
    "Half the transformer with a battery waits less than without, and every station's books close to 1e-9")
  func district() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world, fast: 2)
    let rated = plan.stations.map { station in
      zip(station.chargers, world.chargerTypes).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
    }
    let half = StationHeadroom(
      kW: rated.map { [Double](repeating: 0.4 * $0, count: StationHeadroom.slots) })
    func run(_ supplies: [StationSupply]) throws -> (
      hours: Double, worst: Double, load: Double, sites: Double
    ) {
      let settings = SmallWorld.settings(days: 4, warmUp: 1, replications: 1)
      let room = ChargingRoom(
        world: world, plan: plan, parameters: ChargingParameters(), days: 4, warmUpDays: 1, headroom: half,
        sites: supplies)
      let run = try Simulator(world: world, rooms: [room], settings: settings).run(threads: 1).replications[0]
      #expect(run.balance.residual == 0)
      let outcome = run.rooms[0]
      let drawn = outcome.load.reduce(0) { $0 + EnergyUnit.kWh($1) }
      return (
        Duration.inHours(outcome.connectedSum) / Double(outcome.sessionsOfClass.reduce(0, +)),
        outcome.sites.flatMap(\.quarters).reduce(0) { max($0, abs($1.residualKWh)) }, drawn,
        outcome.sites.reduce(0) { $0 + $1.sum(\.chargersKWh) }
      )
    }
    let supplies = try plan.stations.indices.map { station in
      StationSupply(
        station: station,
        controller: SiteController(
          photovoltaicKW: [], storage: try SiteStorage(capacityKWh: 100, chargeKW: 60, dischargeKW: 60),
          exportLimitKW: 0, prices: world.tariff.energyCNYPerKWh, keptShare: 1))
    }
    let (bare, stored) = (try run([]), try run(supplies))
    #expect(stored.hours < bare.hours, "\(stored.hours) \(bare.hours)")
    #expect(stored.worst < 1e-9)
    #expect(abs(stored.sites / stored.load - 1) < 1e-9, "the sites' chargers are the room's load")
  }
}

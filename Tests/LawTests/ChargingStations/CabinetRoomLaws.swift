import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Testing

/// A district whose fast chargers have two connectors of 60 kW behind 70 kW.
private func sharedWorld(
  _ sharing: PowerSharing, cabinetKW: Double = 70, _ change: (inout ChargerType) -> Void = { _ in }
) throws -> World {
  try SmallWorld.world { inputs in
    inputs.chargerTypes[0].connectors = 2
    inputs.chargerTypes[0].cabinetKW = cabinetKW
    inputs.chargerTypes[0].sharing = sharing
    inputs.chargerTypes[0].moduleKW = 10
    change(&inputs.chargerTypes[0])
  }
}

private func simulate(_ world: World, seed: UInt64 = 1, threads: Int = 1, replications: Int = 1) throws
  -> Outcome
{
  try SmallWorld.simulate(
    world, plan: SmallWorld.plan(for: world, fast: 1),
    settings: SmallWorld.settings(days: 1, replications: replications, seed: seed), threads: threads)
}

@Suite("Laws of the cabinets in the charging room") struct CabinetRoomLaws {
  @Test(
    "Energy balances to the millijoule under every policy, with outages",
    arguments: PowerSharing.allCases)
  func energyBalances(sharing: PowerSharing) throws {
    let world = try sharedWorld(sharing) {
      $0.availabilityShare = 0.9
      $0.repairHours = 2
    }
    // Every audit of the run is in this: a broken law throws.
    let run = try simulate(world).replications[0]
    #expect(run.balance.residual == 0)
    #expect(run.rooms[0].stations.reduce(0) { $0 + $1.outOfOrder } > 0)
    #expect(run.rooms[0].sessionsOfType[0] > 300)
    let stations = EnergyUnit.kWh(run.rooms[0].stations.reduce(0) { $0 + $1.gridEnergy })
    let load = EnergyUnit.kWh(run.rooms[0].load.reduce(0, +))
    #expect(abs(stations - load) <= 1e-9 * load)
  }

  @Test("The outcome is the same on one and on three threads")
  func threadsDoNotMatter() throws {
    let world = try sharedWorld(.waterFilling)
    let one = try simulate(world, replications: 3)
    #expect(try simulate(world, threads: 3, replications: 3) == one)
  }

  /// Most grid power in any quarter hour.
  private func peakKW(_ type: ChargerType) throws -> Double {
    var station = try OneStation(type, chargers: 2)
    station.drive((0..<4).map { OneStation.Car(at: Double($0), from: 0.1) })
    #expect(station.fault == nil)
    return EnergyUnit.kWh(station.room.outcome.load.max()!) * 4
  }

  @Test("No quarter hour draws more than the cabinets have", arguments: PowerSharing.allCases)
  func neverMoreThanTheCabinet(sharing: PowerSharing) throws {
    let most = try peakKW(OneStation.charger(100, sharing))
    // A millijoule per car of rounding.
    #expect(most <= 200 + 5e-9)
    #expect(most > 150)
  }

  @Test("Connectors with their own power draw more than the cabinets would have: the planted fault")
  func plainDrawsMore() throws { #expect(try peakKW(OneStation.charger(0)) > 300) }

  /// Largest difference between a station with cabinets and one without: mJ given, ns of ends, mJ of a quarter hour.
  private func difference(seed: UInt64, cabinetKW: Double, _ sharing: PowerSharing) throws
    -> (energy: Millijoules, time: Nanoseconds, slot: Millijoules)
  {
    // Inlets take 70 kW, so two cars never ask for more than 140 of the 200 kW.
    var shared = try OneStation(OneStation.charger(cabinetKW, sharing), inletKW: 70, overheadS: 60)
    var plain = try OneStation(OneStation.charger(0), inletKW: 70, overheadS: 60)
    let cars = OneStation.cars(12, seed: seed)
    shared.drive(cars)
    plain.drive(cars)
    #expect(shared.fault == nil && plain.fault == nil)
    #expect(plain.ended.count == cars.count)
    #expect(shared.ended.count == cars.count)
    let times = [shared, plain].map { $0.ended.sorted { $0.vehicle < $1.vehicle }.map(\.time) }
    func most(_ left: [Int64], _ right: [Int64]) -> Int64 {
      zip(left, right).map { abs($0 - $1) }.max() ?? .max
    }
    return (
      most(shared.given, plain.given), most(times[0], times[1]),
      most(shared.room.outcome.load, plain.room.outcome.load)
    )
  }

  @Test(
    "A cabinet that never binds gives what plain connectors give: 2 mJ, 1 µs",
    arguments: UInt64(1)...6, PowerSharing.allCases)
  func neverBinds(seed: UInt64, sharing: PowerSharing) throws {
    let found = try difference(seed: seed, cabinetKW: 200, sharing)
    #expect(found.energy <= 2)
    #expect(found.time <= 1000)
    #expect(found.slot <= 100)
  }

  @Test("One that binds gives something else: the planted fault", arguments: PowerSharing.allCases)
  func binds(sharing: PowerSharing) throws {
    let found = try difference(seed: 1, cabinetKW: 90, sharing)
    #expect(found.time > Duration.minute)
    #expect(found.slot > EnergyUnit.millijoules(kWh: 0.1))
  }

  private func atOneInstant(_ order: [Int], _ sharing: PowerSharing) throws -> [Millijoules] {
    var station = try OneStation(OneStation.charger(150, connectors: 4, sharing))
    let starts = [0.1, 0.85, 0.3, 0.4]
    station.drive(
      order.map { OneStation.Car(at: 0, from: starts[$0], to: 0.95) }, until: Duration.minutes(20))
    station.close(at: Duration.minutes(20))
    #expect(station.fault == nil)
    return order.indices.map { car in station.given[order.firstIndex(of: car)!] }
  }

  @Test("Cars that join at one instant may come in any order, to the millijoule")
  func orderOfJoins() throws {
    for sharing in [PowerSharing.waterFilling, .equal] {
      let first = try atOneInstant([0, 1, 2, 3], sharing)
      for order in [[3, 2, 1, 0], [2, 0, 3, 1]] {
        let other = try atOneInstant(order, sharing)
        #expect(zip(first, other).allSatisfy { abs($0 - $1) <= 1 })
      }
    }
    let priority = try (atOneInstant([0, 1, 2, 3], .priority), atOneInstant([3, 2, 1, 0], .priority))
    #expect(priority.0 != priority.1, "where the order is the policy it is seen: the planted fault")
  }

  @Test("A run that ends in the middle of sessions has booked exactly what the batteries got")
  func closing() throws {
    for seed in UInt64(1)...5 {
      var station = try OneStation(OneStation.charger(90, connectors: 3), overheadS: 60)
      let end = Duration.minutes(70) + 12_345
      station.drive(OneStation.cars(12, seed: seed, within: 1.2).filter { $0.arrives < end }, until: end)
      #expect(station.room.vehicles > 0)
      station.close(at: end)
      #expect(station.fault == nil)
      #expect(station.given.reduce(0, +) == station.room.outcome.load.reduce(0, +))
    }
  }

  @Test("Energy is paid at the price of the hour in which it flows")
  func prices() throws {
    // A quarter of the energy flows before one o'clock: 60 kW for half an hour, half of it at 0.4 and half at 0.5.
    var station = try OneStation(OneStation.charger(60, connectors: 2))
    station.drive([OneStation.Car(at: 45, from: 0.2, to: 0.7)])
    #expect(abs(Double(station.room.outcome.stations[0].paidMicroCNY) / 1e6 - 30 * 0.45) < 1e-5)
  }

  @Test("A long wait behind a shared cabinet is seen: newcomers balk who would queue at full power")
  func expectedWait() throws {
    func balked(_ cabinetKW: Double) throws -> Int {
      var station = try OneStation(OneStation.charger(cabinetKW), patienceMin: 45)
      station.drive([OneStation.Car(at: 0, from: 0.1), .init(at: 1, from: 0.1), .init(at: 15, from: 0.5)])
      #expect(station.fault == nil)
      return station.room.outcome.stations[0].balked
    }
    #expect(try balked(40) == 1)
    #expect(try balked(0) == 0)
  }

  @Test("A fee for staying brings a parked car's owner as it does at plain connectors")
  func idleFee() throws {
    func end(_ cabinetKW: Double) throws -> Nanoseconds {
      var type = OneStation.charger(cabinetKW)
      type.idleFeeCNYPerMin = 1
      var station = try OneStation(type, inletKW: 70)
      station.drive([OneStation.Car(at: 0, from: 0.5, fetched: 600)])
      return station.ended[0].time
    }
    #expect(try abs(end(130) - end(0)) < 1000)
    #expect(try end(60) > end(0) + Duration.minute)
  }
}

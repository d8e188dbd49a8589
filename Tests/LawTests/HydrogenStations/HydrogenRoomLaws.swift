import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import NumericKernels
import Testing

@testable import HydrogenStations

@Suite("The room for hydrogen")
struct HydrogenRoomLaws {
  private func station(_ outcome: Outcome, _ row: Int = 0) -> HydrogenStationOutcome {
    outcome.replications[0].rooms[0].hydrogen[row]
  }

  @Test("the fuel of a simulated year balances to the last millijoule, and is in the vehicles")
  func year() throws {
    let outcome = try HydrogenDistrict.simulate(HydrogenDistrict.parameters(), trucks: 30, days: 365)
    let one = station(outcome)
    #expect(one.residual == 0)
    #expect(one.trips > 100)
    #expect(one.vehicles > 3000)
    let run = outcome.replications[0]
    #expect(run.balance.residual == 0)
    // The warm-up's last fills end in the recorded days; the vehicles' books know them alike.
    let gap = abs(run.balance.delivered - one.drawn)
    #expect(one.kilograms(gap) < 62)
  }

  @Test("every way of supply balances", arguments: HydrogenSupply.allCases)
  func supplies(_ supply: HydrogenSupply) throws {
    let parameters = HydrogenDistrict.parameters {
      $0.supply = supply
      $0.electrolyserKW = 2500
      if supply == .trailer30 { $0.trailerM3 = 30 }
    }
    let one = station(try HydrogenDistrict.simulate(parameters))
    #expect(one.residual == 0)
    #expect(one.vehicles > 100)
    #expect(one.received > 0)
    if supply == .electrolysis {
      let made = one.kilograms(one.received)
      #expect(abs(EnergyUnit.kWh(one.electrolysis) / made - 53) < 1)
    }
    if supply == .liquid { #expect(one.vented > 0) }
  }

  @Test(
    "a tanker drives on with what does not fit, and a level above the tank orders no flood",
    arguments: [false, true])
  func tankers(_ isPilot: Bool) throws {
    let parameters = HydrogenDistrict.parameters {
      $0.supply = .liquid
      if isPilot { $0.fuel = .methanol }
      ($0.tankKg, $0.tankerKg, $0.reorderKg, $0.leadHours) = (1000, 2800, 1500, 0)
    }
    let one = station(try HydrogenDistrict.simulate(parameters))
    #expect(one.residual == 0 && one.returned == 0 && one.trips > 10)
    // Paid is what came in: no more than the tank holds and what is lost while pumping.
    #expect(one.kilograms(one.received) < Double(one.trips) * 1000 * 1.1)
    let sold = one.kilograms(one.sold)
    #expect(
      one.kilograms(one.received) < 1.25 * sold + 1000,
      "the planted fault: whole tankers of 2,800 kg are received")
    if !isPilot { #expect(one.vented > 0) }
  }

  @Test("old boards make drivers wait longer, and who is not informed drives to the nearest")
  func boards() throws {
    func wait(_ periodMin: Double) throws -> Double {
      var parameters = HydrogenDistrict.parameters { $0.dispensers = 1 }
      parameters.boardPeriodMin = periodMin
      let runs = try HydrogenDistrict.simulate(parameters, trucks: 120, stations: 3).replications[0].rooms[0]
        .hydrogen
      #expect(runs.allSatisfy { $0.residual == 0 })
      let vehicles = runs.reduce(0) { $0 + $1.vehicles }
      #expect(vehicles > 500)
      return runs.reduce(0) { $0 + Duration.inMinutes($1.waited) } / Double(vehicles)
    }
    let live = try wait(0)
    let old = try wait(240)
    #expect(old > 1.1 * live, "\(old) \(live)")
  }

  @Test("methanol and ammonia are pumped from a tank", arguments: [Fuel.methanol, .ammonia])
  func pilots(_ fuel: Fuel) throws {
    let parameters = HydrogenDistrict.parameters {
      $0.fuel = fuel
      $0.supply = .liquid
      $0.tankKg = 5000
      $0.tankerKg = 3000
    }
    let one = station(try HydrogenDistrict.simulate(parameters))
    #expect(one.residual == 0)
    #expect(one.vehicles > 100)
    #expect(one.trips > 0)
    #expect(one.compression == 0)
  }

  @Test("half the compressor means longer waits")
  func halvedCompressor() throws {
    func wait(_ kgPerHour: Double) throws -> TimeSum {
      var parameters = HydrogenDistrict.parameters {
        $0.compressorKgPerHour = kgPerHour
        $0.bankM3 = 8
        $0.availabilityShare = 1
      }
      parameters.patienceMin = 240
      return station(try HydrogenDistrict.simulate(parameters, trucks: 50)).waited
    }
    #expect(try wait(22) > wait(44))
  }

  @Test("the only station closed leaves kilograms unserved, and only then")
  func outage() throws {
    var parameters = HydrogenDistrict.parameters { $0.availabilityShare = 1 }
    let calm = station(try HydrogenDistrict.simulate(parameters, trucks: 20))
    var outage = DeclaredOutage()
    outage.fromDay = 3
    outage.days = 4
    parameters.outages = [outage]
    let closed = station(try HydrogenDistrict.simulate(parameters, trucks: 20))
    #expect(calm.unserved == 0)
    #expect(closed.unserved > 0)
    #expect(closed.unservedVehicles > 20)
    #expect(closed.closed == TimeSum(4 * Duration.day))
    #expect(closed.residual == 0)
  }

  @Test("late trailers are counted, and leave a small yard dry for longer")
  func lateTrailers() throws {
    func run(_ share: Double) throws -> HydrogenStationOutcome {
      station(
        try HydrogenDistrict.simulate(
          HydrogenDistrict.parameters {
            $0.lateShare = share
            $0.lateHours = 24
            $0.trailers = 2
            $0.reorderKg = 250
          }))
    }
    let (punctual, late) = (try run(0), try run(1))
    #expect(punctual.lateTrips == 0)
    #expect(late.lateTrips == late.trips)
    #expect(late.stockOut > punctual.stockOut)
    #expect(late.unserved > punctual.unserved)
  }

  @Test("any number of threads gives the same outcome")
  func threads() throws {
    let parameters = HydrogenDistrict.parameters { $0.lateShare = 0.3 }
    let one = try HydrogenDistrict.simulate(parameters, stations: 2, days: 5, replications: 3, threads: 1)
    let two = try HydrogenDistrict.simulate(parameters, stations: 2, days: 5, replications: 3, threads: 2)
    #expect(one == two)
  }

  @Test("emptying a 20 MPa trailer costs 0.99 kWh/kg, and the station books as much")
  func compression() throws {
    let equipment = try StationEquipment(HydrogenStationKind(), tankKg: 31, yardC: 25)
    let whole = Double(equipment.work(from: equipment.payload, to: 0)) / Double(equipment.payload) * 33.33
    #expect(abs(whole - 0.99) < 0.05)
    let one = station(try HydrogenDistrict.simulate(HydrogenDistrict.parameters()))
    let booked = EnergyUnit.kWh(one.compression) / one.kilograms(one.compressed)
    #expect(abs(booked - 0.99) < 0.05)
  }

  @Test("cooling to -40 °C takes about 0.3 kWh/kg at full use, and more the fewer come")
  func cooling() throws {
    func perKg(_ trucks: Int) throws -> (all: Double, heat: Double) {
      let parameters = HydrogenDistrict.parameters { $0.fuelC = -40 }
      let one = station(try HydrogenDistrict.simulate(parameters, trucks: trucks))
      let kg = one.kilograms(one.sold)
      let base = 2.0 * 2 * 24 * 14
      return ((EnergyUnit.kWh(one.cooling) + base) / kg, EnergyUnit.kWh(one.cooling) / kg)
    }
    let (busy, quiet) = (try perKg(60), try perKg(3))
    #expect(busy.heat > 0.2 && busy.heat < 0.35)
    #expect(busy.all < 0.4)
    #expect(quiet.all > 2 * busy.all)
  }

  @Test("gas that leaves the banks without a vehicle trips the audit")
  func plantedFault() throws {
    let world = try HydrogenDistrict.world(5)
    var room = try HydrogenRoom(
      world: world, plan: HydrogenDistrict.plan(1), parameters: HydrogenDistrict.parameters(), room: 0,
      days: 1,
      warmUpDays: 0)
    #expect(room.audit() == nil)
    room.yards[0].draw(1)
    #expect(room.audit() == "1 mJ left the banks, 0 mJ are in vehicles and 0 mJ under way")
    room.yards[0].draw(room.yards[0].bank + 1)
    #expect(room.audit()?.contains("station 0: banks hold -1") == true)
  }

  @Test("equipment that cannot stand is refused by name")
  func equipmentFaults() {
    var kind = HydrogenStationKind()
    kind.dispensers = 0
    #expect(throws: HydrogenFault.noDispensers) { try StationEquipment(kind, tankKg: 31, yardC: 25) }
    kind = HydrogenStationKind()
    kind.bankMPa = 30
    #expect {
      _ = try StationEquipment(kind, tankKg: 31, yardC: 25)
    } throws: { error in
      if case HydrogenFault.bankBelowTank? = error as? HydrogenFault { true } else { false }
    }
  }
}

@Suite("Queues at dispensers against the formulae")
struct DispenserQueueLaws {
  /// Mean wait in minutes of Poisson arrivals at a pump station, by batches: mean and standard error.
  private func wait(
    dispensers: Int, load: Double, meanMinutes: Double, fixed: Bool, seed: UInt64
  ) throws -> (mean: Double, error: Double) {
    let (batches, size) = (40, 1000)
    var parameters = HydrogenDistrict.parameters {
      $0.fuel = .methanol
      $0.supply = .liquid
      $0.dispensers = dispensers
      $0.overheadS = 0
      $0.tankKg = 1e8
      $0.tankerKg = 1e6
      $0.reorderKg = 0
    }
    parameters.patienceMin = 1e9
    let world = try HydrogenDistrict.world(1, fuel: .methanol)
    let unit = 60 * 0.792 * Fuel.methanol.kWhPerKg * EnergyUnit.kilowattHour
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("test.dispensers"))
    var room = try HydrogenRoom(
      world: world, plan: HydrogenDistrict.plan(1), parameters: parameters, room: 0, days: 800, warmUpDays: 0)
    room.unmet = UnmetWants(vehicles: (batches + 1) * size)
    var queue = EventQueue()
    room.begin(replication: 0, seed: 1, queue: &queue)
    var (now, before): (Nanoseconds, TimeSum) = (0, 0)
    var waits = RunningStatistics()
    for batch in 0...batches {
      for number in 0..<size {
        let gap = -Elementary.log(random.uniform()) * meanMinutes / (load * Double(dispensers))
        now += Duration.minutes(gap)
        let minutes = fixed ? meanMinutes : -Elementary.log(random.uniform()) * meanMinutes
        let need = Need(
          time: now, vehicle: Int32(batch * size + number), cell: 0, vehicleType: 0, energy: 0,
          target: max(1, Millijoules(minutes * unit)), draw: 0)
        run(&room, &queue, until: now)
        _ = room.open(need, queue: &queue)
      }
      let waited = room.ledger.stations[0].waited
      // The first batch starts from an empty station.
      if batch > 0 { waits.add(Duration.inMinutes(waited - before) / Double(size)) }
      before = waited
    }
    #expect(room.audit() == nil)
    #expect(room.ledger.stations[0].turnedAway == 0)
    return (waits.mean, waits.standardDeviation / Double(batches).squareRoot())
  }

  private func run(_ room: inout HydrogenRoom, _ queue: inout EventQueue, until end: Nanoseconds) {
    while let time = queue.top?.time, time <= end, let event = queue.pop() {
      _ = room.handle(event, queue: &queue)
    }
  }

  @Test("exponential fills wait as M/M/N", arguments: [(1, 0.5), (2, 0.7), (4, 0.7)])
  func exponential(_ dispensers: Int, _ load: Double) throws {
    let found = try wait(dispensers: dispensers, load: load, meanMinutes: 10, fixed: false, seed: 3)
    let exact = ErlangQueue.meanWait(
      servers: dispensers, offeredLoad: load * Double(dispensers), serviceTime: 10)
    #expect(abs(found.mean - exact) < 3 * found.error)
  }

  @Test("equal fills wait as M/D/N", arguments: [(1, 0.5), (2, 0.7), (4, 0.7)])
  func equal(_ dispensers: Int, _ load: Double) throws {
    let found = try wait(dispensers: dispensers, load: load, meanMinutes: 10, fixed: true, seed: 4)
    let exact = 10 * DeterministicQueue(servers: dispensers, offeredLoad: load * Double(dispensers)).meanWait
    #expect(abs(found.mean - exact) < 3 * found.error)
  }
}

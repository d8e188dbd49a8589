public import DistrictModel
public import EventEngine

/// Stations of hydrogen, and of methanol and ammonia as pilots: choice, queue, banks, compressor, deliveries, outages, books.
///
/// Order of work at one instant: finish, patience, arrive, tick, delivery, machine, closure, wake (kinds 0 to 7). Whoever
/// queues is looked at before a newcomer.
public struct HydrogenRoom: InfrastructureRoom {
  enum Kind {
    static let finish: UInt8 = 0
    static let patience: UInt8 = 1
    static let arrive: UInt8 = 2
    static let tick: UInt8 = 3
    static let delivery: UInt8 = 4
    static let machine: UInt8 = 5
    static let closure: UInt8 = 6
    static let wake: UInt8 = 7
  }

  let parameters: HydrogenParameters
  let room: UInt8
  let climate: Climate
  let prices: [Double]
  let kindOf: [Int]
  let equipment: [StationEquipment]
  let times: FillTimes
  let access: HydrogenAccess
  /// By vehicle type.
  let capacity: [Millijoules]
  let stationCell: [Int32]
  let classes: Int
  let lastTime: Nanoseconds

  var yards: [HydrogenYard]
  var queues: [[Int32]]
  var busy: [Int]
  /// Declared closures in force.
  var closures: [Int]
  var closedSince: [Nanoseconds]
  /// When deliveries under way arrive, ascending, by station.
  var orders: [[Nanoseconds]]
  var lateOrders: [[Bool]]
  var machines: HydrogenMachines
  /// What the electrolyser makes in the present hour.
  var making: [Millijoules]
  var drySince: [Nanoseconds]
  /// When the station looks again for gas; wakes of other times are void, so that one is pending at most.
  var wakeAt: [Nanoseconds]
  var visits: [HydrogenVisit] = []
  var freeVisits: [Int32] = []
  var unmet: UnmetWants
  /// What stations published last, and when; `nil` where drivers see them live.
  var boards: HydrogenBoards?
  var ledger: HydrogenLedger
  var results: RoomOutcome
  /// Visits that ended and were not taken yet; `nil` where no records are asked for.
  var records: [VisitRecord]?
  /// Books of the yards when recording began.
  var atStart: [HydrogenYard]?
  var openedEver = 0
  var endedEver = 0
  var givenEver: Millijoules = 0
  var today = 0

  /// - Parameters:
  ///   - room: its place in the catalogue, which owns the event kinds 8 × room ... 8 × room + 7.
  ///   - days: recorded days, after `warmUpDays` without records.
  /// - Throws: `HydrogenFault` of equipment that cannot be.
  public init(
    world: World, plan: Plan, parameters: HydrogenParameters, room: Int, days: Int, warmUpDays: Int
  ) throws(HydrogenFault) {
    self.parameters = parameters
    self.room = UInt8(room)
    climate = world.climate
    prices = world.tariff.energyCNYPerKWh
    classes = world.fleets.count
    kindOf = parameters.kinds(of: plan.hydrogenSites.count)
    equipment = try parameters.equipment(fleets: world.fleets)
    times = try FillTimes(parameters, fleets: world.fleets)
    access = HydrogenAccess(world: world, plan: plan, parameters: parameters, kindOf: kindOf, times: times)
    capacity = world.fleets.flatMap { kind in
      VehicleTypes.batteriesKWh(kind).map { EnergyUnit.millijoules(kWh: $0) }
    }
    stationCell = plan.hydrogenSites.map { world.sites[$0].cell.row }
    let count = kindOf.count
    let from = Int64(warmUpDays) * Duration.day
    lastTime = from + Int64(days) * Duration.day
    let equipment = equipment
    yards = kindOf.map { HydrogenYard(equipment[$0]) }
    queues = [[Int32]](repeating: [], count: count)
    busy = [Int](repeating: 0, count: count)
    closures = busy
    closedSince = [Nanoseconds](repeating: 0, count: count)
    orders = [[Nanoseconds]](repeating: [], count: count)
    lateOrders = [[Bool]](repeating: [], count: count)
    machines = HydrogenMachines(kindOf.map { parameters.kinds[$0] })
    making = [Millijoules](repeating: 0, count: count)
    drySince = [Nanoseconds](repeating: -1, count: count)
    wakeAt = drySince
    unmet = UnmetWants(vehicles: world.vehicleCount)
    boards = HydrogenBoards(periodMin: parameters.boardPeriodMin, stations: count)
    ledger = HydrogenLedger(
      from: from, to: lastTime,
      stations: kindOf.map {
        HydrogenStationOutcome(kind: $0, millijoulesPerKg: equipment[$0].millijoulesPerKg, days: days)
      })
    results = RoomOutcome(
      room: "hydrogen", stations: count, types: 0, days: days, cells: world.grid.cells.count, classes: classes
    )
  }

  public var services: [EnergyService] { [.hydrogen, .methanol, .ammonia] }

  public mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
    machines.begin(replication: replication, seed: seed)
    for station in yards.indices {
      queue.push(event(Kind.tick, Int32(station), at: 0))
      startMachines(station, &queue)
    }
    for (row, outage) in parameters.outages.enumerated() where yards.indices.contains(outage.station - 1) {
      let start = ledger.from + Int64(outage.fromDay - 1) * Duration.day
      queue.push(event(Kind.closure, Int32(row), at: start))
      queue.push(
        event(Kind.closure, Int32(row), at: start + Duration.hours(outage.days * 24), generation: 1))
    }
  }

  public mutating func startDay(_ day: Int, isRecorded: Bool) {
    let midnight = Int64(day) * Duration.day
    settleUnmet(recorded: ledger.isRecorded(midnight - 1))
    today = day
    if atStart == nil, midnight >= ledger.from {
      for station in yards.indices { advance(station, to: midnight) }
      atStart = yards
    }
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    openedEver += 1
    let row: Int32
    if let free = freeVisits.popLast() {
      row = free
      let generation = visits[Int(row)].generation
      visits[Int(row)] = HydrogenVisit(need: need)
      visits[Int(row)].generation = generation
    } else {
      row = Int32(visits.count)
      visits.append(HydrogenVisit(need: need))
    }
    return seek(row, from: need.cell, at: need.time, &queue)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    let row = event.entity
    let now = event.time
    switch event.kind & 7 {
    case Kind.tick: tick(Int(row), at: now, &queue)
    case Kind.delivery: deliver(Int(row), at: now, &queue)
    case Kind.machine: turnMachine(Int(row), at: now, &queue)
    case Kind.closure: turnClosure(Int(row), closes: event.generation == 0, at: now, &queue)
    case Kind.wake:
      guard wakeAt[Int(row)] == now else { return nil }
      wakeAt[Int(row)] = -1
      advance(Int(row), to: now)
      serveQueue(Int(row), at: now, &queue)
    default:
      guard visits[Int(row)].generation & 0xFF_FFFF == event.generation else { return nil }
      switch event.kind & 7 {
      case Kind.finish: return finish(row, at: now, &queue)
      case Kind.patience: return losePatience(row, at: now, &queue)
      default: return arrive(row, at: now, &queue)
      }
    }
    return nil
  }

  func event(_ kind: UInt8, _ entity: Int32, at time: Nanoseconds, generation: UInt32 = 0) -> Event {
    Event(time: time, kind: 8 * room + kind, entity: entity, generation: generation)
  }

  public var visiting: [Int32] {
    visits.filter { $0.stage != .free }.map(\.need.vehicle).sorted()
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] {
    for station in yards.indices {
      advance(station, to: time)
      noteDry(station, at: time, isDry: false)
      machines.settle(station, at: time, &ledger)
      if closures[station] > 0 { bookClosure(station, until: time) }
    }
    settleUnmet(recorded: true)
    let open = visits.indices.filter { visits[$0].stage != .free }
      .sorted { visits[$0].need.vehicle < visits[$1].need.vehicle }
    return open.map { index in
      let visit = visits[index]
      var given: Millijoules = 0
      if visit.stage == .filling {
        let length = Double(max(1, visit.ends - visit.starts))
        given = Millijoules(Double(visit.gives) * (Double(time - visit.starts) / length))
        yards[Int(visit.station)].putBack(visit.gives - given)
        busy[Int(visit.station)] -= 1
      }
      return end(Int32(index), at: time, given: given, .unfinished)
    }
  }

  public var outcome: RoomOutcome {
    var outcome = results
    outcome.hydrogen = ledger.stations
    for (station, yard) in yards.enumerated() {
      let start = atStart?[station] ?? yard
      outcome.hydrogen[station].stockAtStart = start.stock
      outcome.hydrogen[station].stockAtEnd = yard.stock
      outcome.hydrogen[station].received = yard.received - start.received
      outcome.hydrogen[station].drawn = yard.drawn - start.drawn
      outcome.hydrogen[station].returned = yard.returned - start.returned
      outcome.hydrogen[station].vented = yard.vented - start.vented
      let kind = parameters.kinds[kindOf[station]]
      let base =
        kind.auxiliaryKW + (kind.fuel == .hydrogen ? kind.coolingBaseKW * Double(kind.dispensers) : 0)
      let quarter = EnergyUnit.millijoules(kWh: base / 4)
      for slot in outcome.load.indices {
        outcome.hydrogen[station].load[slot] += quarter
        outcome.load[slot] += outcome.hydrogen[station].load[slot]
      }
      let one = outcome.hydrogen[station]
      outcome.stations[station].sessions = one.vehicles
      outcome.stations[station].gridEnergy = one.electricity
      outcome.stations[station].waited = one.waited
      outcome.stations[station].occupied = one.service
      outcome.stations[station].sessionsAfterWait = one.vehicles - one.waits[0]
      outcome.stations[station].balked = one.turnedAway
      outcome.stations[station].lostPatience = one.lostPatience
      outcome.stations[station].outOfOrder = one.closed
      outcome.stations[station].paidMicroCNY = EnergyUnit.nearest(
        one.kilograms(one.sold) * kind.saleCNYPerKg * 1e6)
    }
    return outcome
  }
}

extension HydrogenParameters {
  /// Every kind with the largest tank that comes to it.
  public func equipment(fleets: [VehicleClass]) throws(HydrogenFault) -> [StationEquipment] {
    var rows: [StationEquipment] = []
    for kind in kinds {
      let tank = fleets.filter {
        $0.fuel == kind.fuel && (kind.fuel != .hydrogen || pressureMPa(of: $0.id) == kind.pressureMPa)
      }.map(\.largestTankKg).max()
      rows.append(try StationEquipment(kind, tankKg: tank ?? 5, yardC: yardC))
    }
    return rows
  }
}

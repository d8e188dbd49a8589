public import DistrictModel
public import EventEngine

/// Public charging stations: choice, queue, exact taper, books.
///
/// Order of work at one instant: leave, patience, arrive (kinds 0, 1, 2). A connector that becomes free goes to the
/// head of the queue before a newcomer is looked at. A session keeps the charge curve of the day it began.
public struct ChargingRoom: InfrastructureRoom {
  enum Kind {
    static let leave: UInt8 = 0
    static let patience: UInt8 = 1
    static let arrive: UInt8 = 2
  }

  let parameters: ChargingParameters
  let fleets: [VehicleClass]
  let types: [ChargerType]
  let tariff: Tariff
  let climate: Climate
  let stationCell: [Int32]
  let capacity: [Millijoules]
  let balkMinutes: Double
  let patience: Nanoseconds
  let overhead: Nanoseconds
  let grace: [Nanoseconds]
  let recordedDays: Int

  var choice: StationChoice
  var pools: [ChargerPool] = []
  var visits: [Visit] = []
  var freeVisits: [Int32] = []
  var openVisits = 0
  /// Class × type, made anew for each day's temperature.
  var curves: [ChargeCurve] = []
  var curveCelsius = Double.nan
  var offers: [TypeOffer]
  var ledger: ChargingLedger
  var results: RoomOutcome
  var connectedEver = 0
  var leftEver = 0
  var deliveredEver: Millijoules = 0
  var openedEver = 0
  var endedEver = 0

  /// - Parameters:
  ///   - days: recorded days, after `warmUpDays` without records.
  public init(world: World, plan: Plan, parameters: ChargingParameters, days: Int, warmUpDays: Int) {
    self.parameters = parameters
    fleets = world.fleets
    types = world.chargerTypes
    tariff = world.tariff
    climate = world.climate
    capacity = fleets.map { EnergyUnit.millijoules(kWh: $0.batteryKWh) }
    balkMinutes = parameters.patienceMin
    patience = Duration.minutes(parameters.patienceMin)
    overhead = Duration.hours(parameters.connectOverheadS / 3600)
    grace = types.map { Duration.minutes($0.graceMin) }
    recordedDays = days
    let sites = plan.stations.map { world.sites[$0.site] }
    stationCell = sites.map { $0.cell.row }
    var firstPool: [Int32] = [0]
    for (station, planned) in plan.stations.enumerated() {
      for (type, count) in planned.chargers.enumerated() where count > 0 {
        pools.append(
          ChargerPool(
            station: Int32(station), type: UInt16(type), connectors: Int32(count * types[type].connectors)))
      }
      firstPool.append(Int32(pools.count))
    }
    choice = StationChoice(
      access: StationAccess(world: world, sites: sites, alternatives: parameters.alternatives),
      weights: parameters.choice, farthestMin: parameters.farthestMin, travel: world.travel,
      firstPool: firstPool)
    offers = [TypeOffer](repeating: TypeOffer(), count: types.count)
    let from = Int64(warmUpDays) * Duration.day
    ledger = ChargingLedger(
      from: from, to: from + Int64(days) * Duration.day, stations: sites.count, types: types.count)
    results = RoomOutcome(
      room: "charging", stations: sites.count, days: days, cells: world.grid.cells.count,
      classes: fleets.count)
  }

  public mutating func startDay(_ day: Int, isRecorded: Bool) {
    let celsius = climate.meanC(day: day)
    guard celsius != curveCelsius else { return }
    curveCelsius = celsius
    curves = fleets.flatMap { fleet in
      types.map { type in
        let inlet = type.current == .dc ? fleet.dcLimitKW : fleet.acLimitKW
        return ChargeCurve(
          points: fleet.curve, capacityKWh: fleet.batteryKWh,
          limitKW: min(type.powerKW * type.efficiencyShare, inlet),
          acceptanceFactor: Climate.acceptanceFactor(celsius))
      }
    }
  }

  public mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
    openedEver += 1
    let row = takeVisit(need)
    return seek(row, from: need.cell, at: need.time, &queue)
  }

  public mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
    let row = event.entity
    guard visits[Int(row)].generation & 0xFF_FFFF == event.generation else { return nil }
    switch event.kind & 7 {
    case Kind.leave: return leave(row, at: event.time, &queue)
    case Kind.patience: return losePatience(row, at: event.time, &queue)
    default: return arrive(row, at: event.time, &queue)
    }
  }

  public mutating func close(at time: Nanoseconds) -> [EndedVisit] {
    let rows = visits.indices.filter { visits[$0].stage != .free }
      .sorted { visits[$0].need.vehicle < visits[$1].need.vehicle }
    return rows.map { index in
      let visit = visits[index]
      if visit.stage == .charging {
        leftEver += 1
        pools[Int(visit.pool)].busy -= 1
        deliveredEver += visit.delivers
      }
      return end(Int32(index), at: time, delivered: visit.deliversByEnd, .unfinished)
    }
  }

  public var outcome: RoomOutcome {
    var outcome = results
    for (type, slots) in ledger.loadOfType.enumerated() {
      let efficiency = types[type].efficiencyShare
      for (slot, energy) in slots.enumerated() {
        outcome.load[slot] += Millijoules((Double(energy) / efficiency).rounded())
      }
    }
    for station in outcome.stations.indices {
      for type in types.indices {
        let energy = ledger.energyOfStation[station * types.count + type]
        outcome.stations[station].gridEnergy += Millijoules(
          (Double(energy) / types[type].efficiencyShare).rounded())
      }
    }
    return outcome
  }
}

extension ChargingRoom {
  private func curve(_ need: Need, _ type: UInt16) -> ChargeCurve {
    curves[Int(need.vehicleClass) * types.count + Int(type)]
  }

  private func isRecorded(_ need: Need) -> Bool { need.time >= ledger.from && need.time < ledger.to }

  /// Drives to a station, or ends the need where none is left.
  private mutating func seek(
    _ row: Int32, from cell: Int32, at now: Nanoseconds, _ queue: inout EventQueue
  ) -> EndedVisit? {
    let need = visits[Int(row)].need
    let attempt = Int(visits[Int(row)].attempts)
    guard attempt < parameters.attempts else {
      return end(row, at: now, delivered: 0, visits[Int(row)].lost ? .lostPatience : .balked)
    }
    let fleet = fleets[Int(need.vehicleClass)]
    priceOffers(need, fleet, at: now)
    let word = UInt32(
      truncatingIfNeeded: attempt < 2 ? need.draw >> (32 * attempt) : need.secondDraw >> (32 * (attempt - 2)))
    let found = choice.choose(
      from: cell, tried: visits[Int(row)].tried, at: now,
      timeValuePerMinute: fleet.valueOfTimeCNYPerHour / 60,
      offers: offers, pools: pools, word: word)
    guard let (pool, minutes) = found else {
      let ending: VisitEnding = attempt == 0 ? .noStation : visits[Int(row)].lost ? .lostPatience : .balked
      return end(row, at: now, delivered: 0, ending)
    }
    visits[Int(row)].stage = .underWay
    visits[Int(row)].pool = pool
    visits[Int(row)].tried[attempt] = pools[Int(pool)].station
    visits[Int(row)].attempts += 1
    pools[Int(pool)].underWay += 1
    queue.push(event(Kind.arrive, row, at: now + Duration.minutes(Double(minutes))))
    return nil
  }

  private mutating func priceOffers(_ need: Need, _ fleet: VehicleClass, at now: Nanoseconds) {
    let capacity = Double(self.capacity[Int(need.vehicleClass)])
    let start = Double(need.energy) / capacity
    let kWh = EnergyUnit.kWh(need.target - need.energy)
    let hour = Int(now / Duration.hour % 24)
    let weight = need.isParked ? parameters.choice.chargingWhileParked : parameters.choice.charging
    for type in types.indices {
      let curve = curve(need, UInt16(type))
      offers[type].isUsable = !curve.isDead && start < curve.ceiling
      guard offers[type].isUsable else { continue }
      let hours = curve.hours(from: start, to: Double(need.target) / capacity)
      offers[type].cost =
        (tariff.energyCNYPerKWh[hour] + types[type].serviceFeeCNYPerKWh) * kWh
        + fleet.valueOfTimeCNYPerHour * weight * hours
    }
  }

  private mutating func arrive(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let pool = Int(visits[Int(row)].pool)
    pools[pool].underWay -= 1
    visits[Int(row)].arrived = now
    if pools[pool].busy < pools[pool].connectors {
      connect(row, at: now, &queue)
      return nil
    }
    let station = Int(pools[pool].station)
    if pools[pool].expectedWaitMinutes(at: now) > balkMinutes {
      if isRecorded(visits[Int(row)].need) { results.stations[station].balked += 1 }
      visits[Int(row)].lost = false
      return seek(row, from: stationCell[station], at: now, &queue)
    }
    append(row, to: pool)
    if isRecorded(visits[Int(row)].need) {
      results.stations[station].longestQueue = max(
        results.stations[station].longestQueue, Int(pools[pool].queued))
    }
    queue.push(event(Kind.patience, row, at: now + patience))
    return nil
  }

  private mutating func losePatience(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue)
    -> EndedVisit?
  {
    guard visits[Int(row)].stage == .queued else { return nil }
    let pool = Int(visits[Int(row)].pool)
    remove(row, from: pool)
    visits[Int(row)].generation &+= 1
    visits[Int(row)].lost = true
    let station = Int(pools[pool].station)
    if isRecorded(visits[Int(row)].need) { results.stations[station].lostPatience += 1 }
    return seek(row, from: stationCell[station], at: now, &queue)
  }

  /// The closed form gives the end at once; energy goes to its quarter hours at once.
  private mutating func connect(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let visit = visits[Int(row)]
    let need = visit.need
    let pool = Int(visit.pool)
    let type = Int(pools[pool].type)
    let station = Int(pools[pool].station)
    let curve = curve(need, pools[pool].type)
    let capacity = self.capacity[Int(need.vehicleClass)]
    let reach = min(Double(need.target) / Double(capacity), curve.ceiling)
    let final = max(need.energy, min(need.target, Millijoules((reach * Double(capacity)).rounded())))
    let begins = now + overhead
    let ends = begins + Duration.hours(curve.hours(from: Double(need.energy) / Double(capacity), to: reach))
    let leaves = ends + grace[type]
    visits[Int(row)].stage = .charging
    visits[Int(row)].generation &+= 1
    visits[Int(row)].leaves = leaves
    visits[Int(row)].delivers = final - need.energy
    visits[Int(row)].deliversByEnd = ledger.book(
      curve: curve, start: begins, end: ends, energy: need.energy, delivers: final - need.energy,
      capacity: capacity, station: station, type: type)
    connectedEver += 1
    pools[pool].busy += 1
    pools[pool].releaseSum += leaves / 1000
    pools[pool].meanSession += ((leaves - now) / 1000 - pools[pool].meanSession) / 16
    record(
      need, station, waited: now - visit.arrived, connects: now, begins: begins, ends: ends, leaves: leaves)
    queue.push(event(Kind.leave, row, at: leaves))
  }

  private mutating func record(
    _ need: Need, _ station: Int, waited: Nanoseconds, connects: Nanoseconds, begins: Nanoseconds,
    ends: Nanoseconds, leaves: Nanoseconds
  ) {
    results.stations[station].occupied += ledger.recorded(connects, leaves)
    let charging = ledger.recorded(begins, ends)
    results.stations[station].charging += charging
    results.chargingTime += charging
    var now = max(connects, ledger.from)
    let last = min(leaves, ledger.to)
    while now < last {
      let next = min(last, (now / Duration.hour + 1) * Duration.hour)
      results.occupiedByHour[Int(now / Duration.hour % 24)] += next - now
      now = next
    }
    guard connects >= ledger.from, connects < ledger.to else { return }
    results.stations[station].sessions += 1
    results.stations[station].waited += waited
    if waited > 0 { results.stations[station].sessionsAfterWait += 1 }
    results.waitSum += waited
    results.waits[min(RoomOutcome.waitBins - 1, Int(waited / Duration.minute))] += 1
    results.sessionsOfClass[Int(need.vehicleClass)] += 1
  }

  private mutating func leave(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let visit = visits[Int(row)]
    let pool = Int(visit.pool)
    leftEver += 1
    deliveredEver += visit.delivers
    pools[pool].busy -= 1
    pools[pool].releaseSum -= visit.leaves / 1000
    let ended = end(row, at: now, delivered: visit.delivers, .served)
    if pools[pool].queueHead >= 0 {
      let head = pools[pool].queueHead
      remove(head, from: pool)
      connect(head, at: now, &queue)
    }
    return ended
  }

  private mutating func end(
    _ row: Int32, at now: Nanoseconds, delivered: Millijoules, _ ending: VisitEnding
  ) -> EndedVisit {
    let need = visits[Int(row)].need
    endedEver += 1
    if isRecorded(need) {
      results.endings[Int(ending.rawValue)] += 1
      results.wanted += need.target - need.energy
      results.delivered += delivered
      results.deliveredToClass[Int(need.vehicleClass)] += delivered
      results.needsOfCell[Int(need.cell)] += 1
      if ending != .served, ending != .unfinished { results.unservedOfCell[Int(need.cell)] += 1 }
    }
    visits[Int(row)].stage = .free
    visits[Int(row)].generation &+= 1
    freeVisits.append(row)
    openVisits -= 1
    return EndedVisit(vehicle: need.vehicle, time: now, delivered: delivered, ending: ending)
  }
}

extension ChargingRoom {
  private func event(_ kind: UInt8, _ row: Int32, at time: Nanoseconds) -> Event {
    Event(time: time, kind: kind, entity: row, generation: visits[Int(row)].generation)
  }

  private mutating func takeVisit(_ need: Need) -> Int32 {
    openVisits += 1
    guard let row = freeVisits.popLast() else {
      visits.append(Visit(need: need))
      return Int32(visits.count - 1)
    }
    let generation = visits[Int(row)].generation
    visits[Int(row)] = Visit(need: need)
    visits[Int(row)].generation = generation
    return row
  }

  private mutating func append(_ row: Int32, to pool: Int) {
    visits[Int(row)].stage = .queued
    visits[Int(row)].previous = pools[pool].queueTail
    visits[Int(row)].next = -1
    if pools[pool].queueTail >= 0 {
      visits[Int(pools[pool].queueTail)].next = row
    } else {
      pools[pool].queueHead = row
    }
    pools[pool].queueTail = row
    pools[pool].queued += 1
  }

  private mutating func remove(_ row: Int32, from pool: Int) {
    let visit = visits[Int(row)]
    if visit.previous >= 0 {
      visits[Int(visit.previous)].next = visit.next
    } else {
      pools[pool].queueHead = visit.next
    }
    if visit.next >= 0 {
      visits[Int(visit.next)].previous = visit.previous
    } else {
      pools[pool].queueTail = visit.previous
    }
    visits[Int(row)].previous = -1
    visits[Int(row)].next = -1
    pools[pool].queued -= 1
  }
}

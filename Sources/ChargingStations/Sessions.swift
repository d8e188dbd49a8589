import DistrictModel
import EventEngine
import NumericKernels

/// The way of a battery from where it is to where its driver is content, with a connector's power to itself.
struct ChargingCourse {
  let curve: Int
  /// The curve's clock at the start, and the hours from there on.
  let clock: Double
  let hours: Double
  /// What is wanted, or what the curve can reach of it.
  let target: Millijoules
}

extension ChargingRoom {
  /// The course at a charger type in the cold or heat of the hour.
  @inline(__always) func course(_ need: Need, type: UInt16, at now: Nanoseconds) -> ChargingCourse {
    let base = curveBase[Int(now / Duration.hour % 24)]
    let kind = Int(need.vehicleType)
    let curve = curves.curve(base: base, vehicleType: need.vehicleType, type: type)
    let whole = Double(capacity[kind])
    let start = Double(need.energy) / whole
    let reach = max(start, min(Double(need.target) / whole, curves.ceiling(curve)))
    let clock = curves.clock(curve, vehicleType: need.vehicleType, at: start)
    let isUsual = need.target == targets[kind]
    let end =
      isUsual || need.target == earlyTargets[kind]
      ? curves.targetClock(curve, isEarly: !isUsual)
      : curves.clock(curve, vehicleType: need.vehicleType, at: reach)
    return ChargingCourse(
      curve: curve, clock: clock, hours: max(0, end - clock),
      target: max(need.energy, min(need.target, EnergyUnit.nearest(reach * whole))))
  }

  /// The closed form gives the end at once; energy goes to its quarter hours at once.
  mutating func connect(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let index = Int(row)
    let need = visits[index].need
    let pool = Int(visits[index].pool)
    let type = Int(pools[pool].type)
    let station = Int(pools[pool].station)
    let course = course(need, type: pools[pool].type, at: now)
    let isLimited = pools[pool].firstCabinet >= 0
    let peakW = isLimited ? peakWatts(need, course, pool) : 0
    if isLimited, !hasPower(peakW, at: pool, now) { return connectToCabinet(row, at: now, &queue) }
    let whole = capacity[Int(need.vehicleType)]
    let begins = now + overhead
    var ends = begins + Duration.hours(course.hours)
    var final = course.target
    if need.staysUntil > 0, ends > need.staysUntil {
      // Fetched before it is content.
      ends = max(begins, need.staysUntil)
      let state = curves.state(
        course.curve, vehicleType: need.vehicleType, at: course.clock + Duration.inHours(ends - begins))
      final = min(final, max(need.energy, Millijoules(state * Double(whole))))
    }
    let leaves = leaving(need, type, full: ends)
    let session = KnownSession(
      curve: course.curve, vehicleType: need.vehicleType, capacity: whole, energy: need.energy,
      delivers: final - need.energy, clock: course.clock, begins: begins, ends: ends)
    let (byEnd, recorded, cost) = ledger.book(
      session, curves: curves, prices: prices[Int(operatorOf[station]) * types.count + type],
      station: station, type: type, column: column(pool, type))
    visits[index].connect(at: now, until: leaves, delivers: session.delivers, byEnd: byEnd)
    if log != nil {
      log?.sessions[index].recorded = recorded
      // Who is fetched early may have left before the peak.
      if final == course.target {
        let peak = curves.peakKW(course.curve, from: Double(need.energy) / Double(whole))
        log?.sessions[index].peakKW = peak / types[type].effectiveEfficiency
      }
    }
    connectedEver += 1
    pools[pool].occupy(from: now, until: leaves)
    noteCrowd(pool)
    let waited = now - visits[index].arrived
    remember(waited, at: pool)
    queue.push(event(Kind.leave, row, at: leaves))
    if isLimited { return standAlone(row, session, course.target, peakW: peakW, cost: cost) }
    record(
      row, need, pool, waited: waited, connects: now, begins: begins, ends: ends, leaves: leaves, cost: cost)
  }

  /// When the connector is free again: after the usual minutes, or when a parked car is fetched; a fee for staying
  /// brings the owner once it exceeds the trouble of fetching the car.
  @inline(__always) func leaving(_ need: Need, _ type: Int, full: Nanoseconds) -> Nanoseconds {
    var leaves = need.staysUntil > 0 ? max(full, need.staysUntil) : full + grace[type]
    if idleFee[type] > 0 {
      let trouble = timeValue[Int(need.vehicleType) / VehicleTypes.sizes] / 60 * parameters.fetchMin
      leaves = min(leaves, full + Duration.minutes(idleFeeAfterMin[type] + trouble / idleFee[type]))
    }
    return leaves
  }

  func isRecorded(_ need: Need) -> Bool { need.time >= ledger.from && need.time < ledger.to }

  mutating func record(
    _ row: Int32, _ need: Need, _ pool: Int, waited: Nanoseconds, connects: Nanoseconds, begins: Nanoseconds,
    ends: Nanoseconds, leaves: Nanoseconds, cost: Double
  ) {
    let station = Int(pools[pool].station)
    let type = Int(pools[pool].type)
    let charging = ledger.recorded(begins, ends)
    results.chargingTime += TimeSum(charging)
    occupy(station: station, type: type, from: max(connects, ledger.from), until: min(leaves, ledger.to))
    let isRecorded = connects >= ledger.from && connects < ledger.to
    let idle = Duration.inMinutes(leaves - ends) - idleFeeAfterMin[type]
    results.stations[station].add(
      occupied: ledger.recorded(connects, leaves), charging: charging, waited: waited,
      paidCNY: cost, idleFeeCNY: idle > 0 ? idle * idleFee[type] : 0, isRecorded: isRecorded)
    if log != nil {
      log?.sessions[Int(row)].ends = ends
      log?.sessions[Int(row)].paidCNY = cost
      log?.sessions[Int(row)].idleFeeCNY = idle > 0 ? idle * idleFee[type] : 0
      log?.occupy(station, from: connects, until: leaves)
    }
    guard isRecorded else { return }
    results.waitSum += TimeSum(waited)
    results.waits[min(RoomOutcome.waitBins - 1, Int(waited / Duration.minute))] += 1
    results.sessionsOfClass[Int(need.vehicleType) / VehicleTypes.sizes] += 1
    results.sessionsOfType[type] += 1
    results.connectedSum += TimeSum(leaves - connects)
    results.chargingSum += TimeSum(ends - begins)
  }

  /// Books taken connector time by the hours of the week.
  private mutating func occupy(station: Int, type: Int, from: Nanoseconds, until: Nanoseconds) {
    guard from < until else { return }
    let hour = hourOfWeek(from)
    Self.book(from, until, &occupiedOfType, first: type * 168, hour: hour)
    Self.book(from, until, &results.occupiedOfStation, first: station * 168, hour: hour)
  }

  private static func book(
    _ from: Nanoseconds, _ until: Nanoseconds, _ hours: inout [TimeSum], first: Int, hour: Int
  ) {
    var column = hours.mutableSpan
    var (now, next, hour) = (from, (from / Duration.hour + 1) * Duration.hour, hour)
    while now < until {
      column[first + hour] += TimeSum(min(until, next) - now)
      now = next
      next += Duration.hour
      hour = hour == 167 ? 0 : hour + 1
    }
  }

  /// 0 is the first hour of Monday.
  private func hourOfWeek(_ time: Nanoseconds) -> Int {
    (Int(time / Duration.hour) + (firstWeekday - 1) * 24) % 168
  }

  mutating func leave(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    let pool = Int(visits[index].pool)
    if visits[index].cabinet >= 0 { unplug(row, at: now, &queue) }
    leftEver += 1
    deliveredEver += visits[index].delivers
    pools[pool].busy -= 1
    pools[pool].releaseSum -= visits[index].leaves / 1000
    if pools[pool].failing > 0 {
      pools[pool].failing -= 1
      takeOut(pool, at: now, &queue)
    }
    let ended = end(
      row, at: now, delivered: visits[index].delivers, .served, station: pools[pool].station)
    if pools[pool].queueHead >= 0 { serveQueue(pool, at: now, &queue) }
    noteCrowd(pool)
    return ended
  }

  mutating func end(
    _ row: Int32, at now: Nanoseconds, delivered: Millijoules, _ ending: VisitEnding, station: Int32 = -1
  ) -> EndedVisit {
    let index = Int(row)
    let need = visits[index].need
    if log != nil { note(row, at: now, delivered: delivered, ending) }
    endedEver += 1
    if isRecorded(need) {
      results.endings[Int(ending.rawValue)] += 1
      if ending != .unfinished {
        results.wanted += Int128(need.target - need.energy)
        results.delivered += delivered
      }
      results.deliveredToClass[Int(need.vehicleType) / VehicleTypes.sizes] += delivered
      results.needsOfCell[Int(need.cell)] += 1
      if ending != .served, ending != .unfinished { results.unservedOfCell[Int(need.cell)] += 1 }
    }
    visits[index].stage = .free
    visits[index].generation &+= 1
    freeVisits.append(row)
    openVisits -= 1
    return EndedVisit(
      vehicle: need.vehicle, time: now, delivered: delivered, ending: ending, station: station)
  }

  @inline(__always) func event(_ kind: UInt8, _ row: Int32, at time: Nanoseconds) -> Event {
    Event(time: time, kind: kind, entity: row, generation: visits[Int(row)].generation)
  }

  mutating func takeVisit(_ need: Need) -> Int32 {
    openVisits += 1
    guard let row = freeVisits.popLast() else {
      visits.append(Visit(need: need))
      log?.open(visits.count - 1)
      return Int32(visits.count - 1)
    }
    log?.open(Int(row))
    let generation = visits[Int(row)].generation
    visits[Int(row)] = Visit(need: need)
    visits[Int(row)].generation = generation
    return row
  }
}

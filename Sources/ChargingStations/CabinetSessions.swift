import DistrictModel
import EventEngine

/// Sessions at connectors that share the power of a cabinet.
///
/// connect, then after the overhead join, then wake-ups of the cabinet until the car is full or fetched, then leave.
/// Energy is booked at each of these, by quarter hours, as differences of each battery's rounded energy.
extension ChargingRoom {
  /// Takes a connector of the cabinet with the fewest cars.
  mutating func connectToCabinet(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let index = Int(row)
    let need = visits[index].need
    let pool = Int(visits[index].pool)
    let course = course(need, type: pools[pool].type, at: now)
    let place = takeConnector(pool)
    cabinets.open(
      CabinetSession(curve: Int32(course.curve), target: course.target, begins: now + overhead), visit: index)
    visits[index].stage = .charging
    visits[index].generation &+= 1
    visits[index].cabinet = Int32(place)
    visits[index].connects = now
    visits[index].leaves = expectedLeave(
      index, missing: course.target - need.energy, course.hours, from: now + overhead)
    connectedEver += 1
    pools[pool].busy += 1
    pools[pool].releaseSum += visits[index].leaves / 1000
    noteCrowd(pool)
    remember(now - visits[index].arrived, at: pool)
    queue.push(event(Kind.join, row, at: now + overhead))
  }

  mutating func join(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let place = Int(visits[Int(row)].cabinet)
    plugIn(row, at: now, &queue)
    if cabinets.rows[place].limit >= 0 { share(Int(cabinets.rows[place].limit), at: now, &queue) }
  }

  /// The car and its cabinet find each other, with what the car holds by now.
  mutating func plugIn(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let index = Int(row)
    let need = visits[index].need
    let place = Int(visits[index].cabinet)
    move(place, to: now, &queue)
    cabinets.rows[place].cabinet.join(
      CabinetMember(
        id: row, capacity: capacity[Int(need.vehicleType)], energy: need.energy + visits[index].delivers,
        target: cabinets.sessions[index].target, curve: cabinets.sessions[index].curve,
        efficiency: types[Int(pools[Int(visits[index].pool)].type)].effectiveEfficiency),
      at: now)
    cabinets.plug(index)
    if cabinets.rows[place].cabinet.members.count == 1 { notePlugged(place, true) }
    if need.staysUntil > 0 { queue.push(event(Kind.leave, row, at: max(now, need.staysUntil))) }
    releaseFull(place, at: now, &queue)
    expectWake(place, &queue)
  }

  /// A connector of the cabinet with the fewest cars.
  mutating func takeConnector(_ pool: Int) -> Int {
    let place = cabinets.emptiest(of: Int32(pool), from: pools[pool].firstCabinet)
    cabinets.rows[place].taken += 1
    return place
  }

  /// Somebody behind a cabinet is full, or its shares follow another law from now on.
  mutating func wake(_ event: Event, _ queue: inout EventQueue) {
    let place = Int(event.entity)
    guard cabinets.rows[place].generation & 0xFF_FFFF == event.generation else { return }
    book(place, until: event.time)
    let someAreFull = releaseFull(place, at: event.time, &queue)
    expectWake(place, &queue)
    // What a full car no longer takes goes to the others at once. At other wake-ups nothing is dealt: the shares would follow
    // one another's taper without end.
    let limit = Int(cabinets.rows[place].limit)
    if someAreFull, limit >= 0, limits[limit].isBound { share(limit, at: event.time, &queue) }
  }

  /// The car leaves its connector: full for a while, or fetched before.
  mutating func unplug(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) {
    let index = Int(row)
    let place = Int(visits[index].cabinet)
    let pool = Int(visits[index].pool)
    let isAlone = cabinets.sessions[index].phase == .alone
    if isAlone {
      forget(row, at: Int(cabinets.rows[place].limit))
    } else {
      move(place, to: now, &queue)
      if cabinets.sessions[index].phase != .finished { cabinets.finish(index, at: now) }
      cabinets.rows[place].cabinet.leave(row, at: now)
      if cabinets.rows[place].cabinet.members.isEmpty { notePlugged(place, false) }
      pools[pool].meanSession += ((now - visits[index].connects) / 1000 - pools[pool].meanSession) / 16
    }
    cabinets.rows[place].taken -= 1
    record(index, ends: cabinets.sessions[index].ends, leaves: now)
    if !isAlone { expectWake(place, &queue) }
    if cabinets.rows[place].limit >= 0 { share(Int(cabinets.rows[place].limit), at: now, &queue) }
  }

  /// Books what the cabinets gave until the run ends. Sessions under way count until then.
  mutating func closeCabinets(at time: Nanoseconds) {
    for place in cabinets.rows.indices {
      book(place, until: time)
      for member in cabinets.rows[place].cabinet.members {
        cabinets.rows[place].cabinet.leave(member.id, at: time)
      }
      cabinets.rows[place].taken = 0
    }
    for index in visits.indices where visits[index].stage == .charging && visits[index].cabinet >= 0 {
      let isAlone = cabinets.sessions[index].phase == .alone
      if !isAlone { visits[index].deliversByEnd = visits[index].delivers }
      let isFinished = isAlone || cabinets.sessions[index].phase == .finished
      record(
        index, ends: isFinished ? cabinets.sessions[index].ends : time,
        leaves: isFinished ? visits[index].leaves : time)
    }
  }
}

extension ChargingRoom {
  /// Brings a cabinet to the present: energy into the books, and those who became full on their way out.
  mutating func move(_ place: Int, to now: Nanoseconds, _ queue: inout EventQueue) {
    book(place, until: now)
    releaseFull(place, at: now, &queue)
  }

  private mutating func book(_ place: Int, until now: Nanoseconds) {
    var from = cabinets.rows[place].bookedUntil
    guard from < now else { return }
    cabinets.rows[place].bookedUntil = now
    guard !cabinets.rows[place].cabinet.members.isEmpty else { return }
    let pool = Int(cabinets.rows[place].pool)
    let station = Int(pools[pool].station)
    let type = Int(pools[pool].type)
    let hourly = prices[Int(operatorOf[station]) * types.count + type]
    while from < now {
      let next = min(now, (from / Duration.quarterHour + 1) * Duration.quarterHour)
      if next < now {
        cabinets.rows[place].cabinet.measure(at: next)
      } else {
        cabinets.rows[place].cabinet.read(at: now)
      }
      let price = hourly[Int(from / Duration.hour % 24)]
      var given: Millijoules = 0
      let isLogged = log != nil && from >= ledger.from && from < ledger.to
      for member in cabinets.rows[place].cabinet.members.indices {
        let got = cabinets.rows[place].cabinet.members[member].increment
        if got == 0 { continue }
        let visit = Int(cabinets.rows[place].cabinet.members[member].id)
        given += got
        visits[visit].delivers += got
        if isLogged { log?.sessions[visit].recorded += got }
        cabinets.pay(visit, Double(got) * price)
      }
      ledger.add(given, at: from, station: station, type: type, column: column(pool, type))
      cabinets.check(place, gave: given, for: next - from, efficiency: types[type].effectiveEfficiency)
      from = next
    }
  }

  /// - Returns: Whether anybody became full.
  @discardableResult
  private mutating func releaseFull(
    _ place: Int, at now: Nanoseconds, _ queue: inout EventQueue
  ) -> Bool {
    var someAreFull = false
    for member in cabinets.rows[place].cabinet.members.indices {
      let row = cabinets.rows[place].cabinet.members[member].id
      let index = Int(row)
      guard cabinets.sessions[index].phase == .plugged else { continue }
      if cabinets.rows[place].cabinet.members[member].isFinished {
        someAreFull = true
        cabinets.finish(index, at: now)
        expectRelease(
          index, at: leaving(visits[index].need, Int(pools[Int(visits[index].pool)].type), full: now))
        visits[index].generation &+= 1
        queue.push(event(Kind.leave, row, at: visits[index].leaves))
      } else if visits[index].leaves <= now {
        // It takes longer than was expected.
        let missing = cabinets.sessions[index].target - cabinets.rows[place].cabinet.members[member].energy
        expectRelease(index, at: expectedLeave(index, missing: missing, 0, from: now))
      }
    }
    return someAreFull
  }

  mutating func expectWake(_ place: Int, _ queue: inout EventQueue) {
    let next = cabinets.rows[place].cabinet.nextEvent()
    cabinets.rows[place].generation &+= 1
    guard next < Nanoseconds.max else { return }
    queue.push(
      Event(
        time: next, kind: Kind.cabinet, entity: Int32(place), generation: cabinets.rows[place].generation))
  }

  mutating func expectRelease(_ index: Int, at leaves: Nanoseconds) {
    pools[Int(visits[index].pool)].releaseSum += leaves / 1000 - visits[index].leaves / 1000
    visits[index].leaves = leaves
  }

  /// What the wait shown to others counts with: as long as alone at the connector, and no faster than with an equal
  /// share of the cabinet for the cars now there.
  func expectedLeave(
    _ index: Int, missing: Millijoules, _ aloneHours: Double, from now: Nanoseconds
  ) -> Nanoseconds {
    let place = Int(visits[index].cabinet)
    let type = Int(pools[Int(visits[index].pool)].type)
    // A cabinet without power is expected to get some.
    let shareKW = max(
      Self.leastExpectedKW,
      cabinets.rows[place].cabinet.capKW * types[type].effectiveEfficiency
        / Double(cabinets.rows[place].taken))
    var full = now + Duration.hours(max(aloneHours, EnergyUnit.kWh(missing) / shareKW))
    let until = visits[index].need.staysUntil
    if until > 0 { full = min(full, max(now, until)) }
    return leaving(visits[index].need, type, full: full)
  }

  private static let leastExpectedKW = 1.0

  private mutating func record(_ index: Int, ends: Nanoseconds, leaves: Nanoseconds) {
    let session = cabinets.sessions[index]
    record(
      Int32(index), visits[index].need, Int(visits[index].pool),
      waited: visits[index].connects - visits[index].arrived,
      connects: visits[index].connects, begins: min(session.begins, ends), ends: ends, leaves: leaves,
      cost: session.cost / EnergyUnit.kilowattHour)
  }
}

extension CabinetFloor {
  /// The first broken law of the cabinets.
  func fault(_ pools: [ChargerPool], _ visits: [Visit]) -> String? {
    if overdrawn > 0 { return "cabinets gave more than their power \(overdrawn) times" }
    var taken = [Int32](repeating: 0, count: rows.isEmpty ? 0 : pools.count)
    for row in rows {
      taken[Int(row.pool)] += row.taken
      if row.taken < 0 || row.taken > row.connectors || row.cabinet.members.count > Int(row.taken) {
        return "\(row.taken) of \(row.connectors) connectors of a cabinet are taken"
      }
      for member in row.cabinet.members {
        let visit = visits[Int(member.id)]
        if visit.stage != .charging || visit.delivers != member.energy - visit.need.energy {
          return "a vehicle behind a cabinet holds another energy than its session gave"
        }
      }
    }
    for pool in taken.indices where pools[pool].firstCabinet >= 0 && taken[pool] != pools[pool].busy {
      return "\(pools[pool].busy) connectors of a pool are taken, \(taken[pool]) of its cabinets"
    }
    return nil
  }
}

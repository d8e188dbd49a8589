import EventEngine
import NumericKernels

/// Vehicles: choice, arrival, line, swap, end.
extension SwapRoom {
  func isRecorded(_ time: Nanoseconds) -> Bool { time >= from && time < to }

  func event(_ kind: UInt8, _ row: Int32, at time: Nanoseconds) -> Event {
    Event(
      time: time, kind: firstKind + kind, entity: row, generation: visits[Int(row)].generation & 0xFF_FFFF)
  }

  mutating func takeVisit(_ visit: SwapVisit) -> Int32 {
    guard let row = freeVisits.popLast() else {
      visits.append(visit)
      return Int32(visits.count - 1)
    }
    let generation = visits[Int(row)].generation
    visits[Int(row)] = visit
    visits[Int(row)].generation = generation
    return row
  }

  /// Sends a vehicle to the station with the least drive and wait, of those not tried; who sees no live state counts the drive
  /// alone.
  mutating func seek(
    _ row: Int32, from cell: Int32, at now: Nanoseconds, _ queue: inout EventQueue
  ) -> EndedVisit? {
    let index = Int(row)
    visits[index].generation &+= 1
    let visit = visits[index]
    let failure: VisitEnding = visit.attempts == 0 ? .noStation : visit.lostPatience ? .lostPatience : .balked
    guard visit.attempts < (visit.isBound ? 1 : max(1, parameters.attempts)) else {
      return end(row, at: now, failure)
    }
    guard let station = visit.isBound ? own(visit, from: cell) : choose(visit, from: cell) else {
      return end(row, at: now, failure)
    }
    visits[index].attempts += 1
    visits[index].station = Int32(station)
    visits[index].stage = .underWay
    if station < 64 { visits[index].tried |= 1 << UInt64(station) }
    stations[station].underWay += 1
    if visit.need.isReserving, stations[station].rack.orders[visit.pack].keepsBooked,
      stations[station].available(visit) > 0
    {
      visits[index].isBooked = true
      stations[station].booked[visit.pack] += 1
      if isRecorded(visit.need.time) { results.reserved += 1 }
    }
    let minutes = access.minutes(from: cell, to: station)
    queue.push(event(Kind.arrive, row, at: now + Duration.minutes(minutes)))
    return nil
  }

  /// The station a bound vehicle was nearest to when it first wanted a swap.
  private mutating func own(_ visit: SwapVisit, from cell: Int32) -> Int? {
    if let known = ownStation[visit.need.vehicle] { return Int(known) }
    var nearest: (station: Int, minutes: Double)?
    for station in stations.indices where stations[station].design.packs[visit.pack] > 0 {
      let minutes = access.minutes(from: cell, to: station)
      if minutes < nearest?.minutes ?? .infinity { nearest = (station, minutes) }
    }
    ownStation[visit.need.vehicle] = nearest.map { Int32($0.station) }
    return nearest?.station
  }

  private func choose(_ visit: SwapVisit, from cell: Int32) -> Int? {
    if visit.attempts == 0, visit.need.preferredStation >= 0,
      Int(visit.need.preferredStation) < stations.count
    {
      return Int(visit.need.preferredStation)
    }
    var inReach: [(station: Int, minutes: Double)] = []
    var nearest: (station: Int, minutes: Double)?
    for station in stations.indices where stations[station].design.packs[visit.pack] > 0 {
      if station < 64 ? visit.tried & 1 << UInt64(station) != 0 : visit.station == Int32(station) { continue }
      let minutes = access.minutes(from: cell, to: station)
      guard minutes.isFinite else { continue }
      if minutes < nearest?.minutes ?? .infinity { nearest = (station, minutes) }
      if minutes <= parameters.farthestMin { inReach.append((station, minutes)) }
    }
    if visit.need.isInformed, parameters.advisedStations > 0 { advise(visit, &inReach) }
    var best: (station: Int, cost: Double)?
    for (station, minutes) in inReach {
      let cost = minutes + (visit.need.isInformed ? shownMinutes(station, visit.pack) : 0)
      if cost < best?.cost ?? .infinity { best = (station, cost) }
    }
    return best?.station ?? nearest?.station
  }

  mutating func arrive(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    let station = Int(visits[index].station)
    stations[station].account(until: now)
    stations[station].underWay -= 1
    stations[station].forecast.arrive(at: now)
    visits[index].arrived = now
    let recorded = isRecorded(visits[index].need.time)
    if recorded { stations[station].outcome.arrivals += 1 }
    guard stations[station].hasPlace else {
      if recorded {
        stations[station].outcome.turnedAway += 1
        stations[station].results.balked += 1
      }
      return leave(row, at: now, &queue)
    }
    visits[index].stage = .queued
    stations[station].line.append(row)
    pump(station, at: now, &queue)
    guard visits[index].stage == .queued else { return nil }
    if recorded {
      stations[station].results.longestQueue = max(
        stations[station].results.longestQueue, stations[station].line.count)
    }
    guard !visits[index].isBound else { return nil }
    if patience == 0 { return losePatience(row, at: now, &queue) }
    if patience < .max { queue.push(event(Kind.patience, row, at: now + patience)) }
    return nil
  }

  mutating func losePatience(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    guard visits[index].stage == .queued else { return nil }
    let station = Int(visits[index].station)
    stations[station].account(until: now)
    stations[station].line.removeAll { $0 == row }
    visits[index].lostPatience = true
    if isRecorded(visits[index].need.time) { stations[station].results.lostPatience += 1 }
    return leave(row, at: now, &queue)
  }

  /// On to the next station, or home.
  private mutating func leave(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let station = visits[Int(row)].station
    unbook(row)
    // A booking given up may be another's.
    pump(Int(station), at: now, &queue)
    return seek(row, from: access.cell(of: station), at: now, &queue)
  }

  private mutating func unbook(_ row: Int32) {
    guard visits[Int(row)].isBooked else { return }
    visits[Int(row)].isBooked = false
    stations[Int(visits[Int(row)].station)].booked[visits[Int(row)].pack] -= 1
  }

  /// Starts every swap that bay and pack allow, in the order of the line.
  mutating func pump(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    var place = 0
    while place < stations[station].line.count, stations[station].busyBays < stations[station].design.bays,
      stations[station].rack.fullPacks > 0
    {
      let row = stations[station].line[place]
      guard stations[station].available(visits[Int(row)]) > 0,
        let energy = stations[station].rack.take(visits[Int(row)].pack)
      else {
        place += 1
        continue
      }
      stations[station].line.remove(at: place)
      start(row, with: energy, at: now, &queue)
    }
  }

  private mutating func start(
    _ row: Int32, with energy: Millijoules, at now: Nanoseconds, _ queue: inout EventQueue
  ) {
    let index = Int(row)
    let station = Int(visits[index].station)
    stations[station].busyBays += 1
    stations[station].reserved += 1
    unbook(row)
    visits[index].stage = .swapping
    visits[index].packEnergy = energy
    visits[index].generation &+= 1
    let waited = now - visits[index].arrived
    let need = visits[index].need
    let recorded = isRecorded(need.time)
    let design = stations[station].design
    var length = time(Duration.hours(design.swapHours), design.swapLaw, station)
    if design.successShare < 1, unit(station) >= design.successShare {
      length += Duration.minutes(design.repairMinutes)
      if recorded { stations[station].outcome.failures += 1 }
    }
    visits[index].started = now
    visits[index].paidCNY = paid(energy - need.energy, at: now)
    if recorded { note(waited, station) }
    stations[station].results.add(
      occupied: recorded ? length : 0, charging: 0, waited: waited, paidCNY: visits[index].paidCNY,
      idleFeeCNY: 0,
      isRecorded: recorded)
    queue.push(event(Kind.swapEnd, row, at: now + length))
  }

  private mutating func note(_ waited: Nanoseconds, _ station: Int) {
    let bin = Int(min(Int64(RoomOutcome.waitBins - 1), waited / Duration.minute))
    stations[station].outcome.waits[bin] += 1
    results.waits[bin] += 1
    results.waitSum += TimeSum(waited)
  }

  private func paid(_ energy: Millijoules, at now: Nanoseconds) -> Double {
    let price = prices.isEmpty ? 0 : prices[Int(now % Duration.day / Duration.hour) % prices.count]
    return EnergyUnit.kWh(energy) * (price + parameters.serviceFeeCNYPerKWh)
  }

  mutating func endSwap(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    let visit = visits[index]
    let station = Int(visit.station)
    stations[station].account(until: now)
    stations[station].busyBays -= 1
    stations[station].reserved -= 1
    stations[station].energyIn += visit.need.energy
    stations[station].energyOut += visit.packEnergy
    stations[station].arrivedEnergy[visit.pack] += Int128(visit.need.energy)
    stations[station].arrivedPacks[visit.pack] += 1
    var pack = EmptyPack(type: visit.pack, energy: visit.need.energy)
    if case .timed(let hours, let law) = stations[station].design.chargeLaw {
      pack.charges = time(Duration.hours(hours), law, station)
    }
    stations[station].rack.receive(pack, at: now)
    let delivered = visit.packEnergy - visit.need.energy
    let fleet = Int(visit.need.vehicleType)
    if isRecorded(visit.need.time) {
      stations[station].outcome.swapped += delivered
      results.sessionsOfType[visit.pack] += 1
      results.sessionsOfClass[classRow(fleet)] += 1
    }
    let ended = end(row, at: now, delivered: delivered, .served)
    pump(station, at: now, &queue)
    schedule(station, at: now, &queue)
    return ended
  }

  mutating func end(
    _ row: Int32, at now: Nanoseconds, delivered: Millijoules = 0, _ ending: VisitEnding
  ) -> EndedVisit {
    let index = Int(row)
    let need = visits[index].need
    if records != nil { record(visits[index], at: now, delivered: delivered, ending) }
    endedEver += 1
    if isRecorded(need.time) {
      results.endings[Int(ending.rawValue)] += 1
      if ending != .unfinished {
        results.wanted += Int128(need.target - need.energy)
        results.delivered += delivered
      }
      results.deliveredToClass[classRow(Int(need.vehicleType))] += delivered
      results.needsOfCell[Int(need.cell)] += 1
      if ending != .served, ending != .unfinished { results.unservedOfCell[Int(need.cell)] += 1 }
    }
    visits[index].stage = .free
    visits[index].generation &+= 1
    freeVisits.append(row)
    return EndedVisit(vehicle: need.vehicle, time: now, delivered: delivered, ending: ending)
  }
}

import DistrictModel
import EventEngine

extension HydrogenRoom {
  /// Drives to the station that is soonest done, or ends the need where none is left.
  mutating func seek(
    _ row: Int32, from cell: Int32, at now: Nanoseconds, _ queue: inout EventQueue
  ) -> EndedVisit? {
    let visit = visits[Int(row)]
    let kind = Int(visit.need.vehicleType) / VehicleTypes.sizes
    let near = access.near(class: kind, cell: cell)
    let inReach = near.filter { $0.minutes <= parameters.farthestMin }
    var offered: [Offer] = []
    if visit.tried.count < parameters.attempts {
      for (station, minutes) in inReach where !visit.tried.contains(Int32(station)) && closures[station] == 0
      {
        let wait = shownMinutes(station, visit.need, at: now)
        if wait <= parameters.patienceMin { offered.append((station, minutes, minutes + wait)) }
      }
    }
    if visit.need.isInformed, parameters.advisedStations > 0 { advise(visit, &offered) }
    var best: Offer?
    for offer in offered where offer.sum < best?.sum ?? .infinity { best = offer }
    guard let best else {
      if visit.tried.isEmpty, let first = inReach.first, ledger.isRecorded(now) {
        ledger.stations[first.station].turnedAway += 1
      }
      let ending: VisitEnding = inReach.isEmpty ? .noStation : visit.lostPatience ? .lostPatience : .balked
      return end(row, at: now, given: 0, ending)
    }
    visits[Int(row)].stage = .underWay
    visits[Int(row)].generation &+= 1
    visits[Int(row)].station = Int32(best.station)
    visits[Int(row)].tried.append(Int32(best.station))
    queue.push(own(Kind.arrive, row, at: now + Duration.minutes(best.minutes)))
    return nil
  }

  func own(_ kind: UInt8, _ row: Int32, at time: Nanoseconds) -> Event {
    event(kind, row, at: time, generation: visits[Int(row)].generation)
  }

  private func plan(_ station: Int, _ need: Need) -> (
    time: Nanoseconds, gives: Millijoules, cooling: Millijoules
  ) {
    let hour = Int(need.time / Duration.hour % 24)
    var fill = times.fill(
      kind: kindOf[station], class: Int(need.vehicleType) / VehicleTypes.sizes, energy: need.energy,
      target: need.target, capacity: capacity[Int(need.vehicleType)],
      celsius: climate.celsius(day: today, hour: hour))
    let most = equipment[kindOf[station]].bankCapacity
    if fill.gives > most {
      fill.time = Nanoseconds(Double(fill.time) * (Double(most) / Double(fill.gives)))
      fill.gives = most
    }
    return fill
  }

  /// What a driver expects who looks now: the queue ahead, or the gas it takes to fill it.
  mutating func waitMinutes(_ station: Int, _ need: Need, at now: Nanoseconds) -> Double {
    advance(station, to: now)
    let kind = parameters.kinds[kindOf[station]]
    let fill = plan(station, need)
    let service = Duration.inMinutes(fill.time) + kind.overheadS / 60
    let ahead = busy[station] + queues[station].count - kind.dispensers + 1
    let queueWait = ahead > 0 ? Double(ahead) * service / Double(kind.dispensers) : 0
    let wanted = queues[station].reduce(fill.gives) { $0 + visits[Int($1)].gives }
    let yard = yards[station]
    let missing = wanted - yard.bank
    guard missing > 0 else { return queueWait }
    let isTank = yard.equipment.kind.fuel != .hydrogen
    let filling = isTank ? 0 : yard.rate > 0 ? Double(missing) / yard.rate : .infinity
    var gasWait = filling / Double(Duration.minute)
    if isTank || yard.behindBank + making[station] < missing {
      guard let next = orders[station].first else { return .infinity }
      gasWait += Duration.inMinutes(next - now)
    }
    return max(queueWait, gasWait)
  }

  mutating func arrive(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    let station = Int(visits[index].station)
    let need = visits[index].need
    let wait = waitMinutes(station, need, at: now)
    guard closures[station] == 0, wait <= parameters.patienceMin else {
      if ledger.isRecorded(now) { ledger.stations[station].turnedAway += 1 }
      return seek(row, from: stationCell[station], at: now, &queue)
    }
    visits[index].stage = .queued
    visits[index].generation &+= 1
    visits[index].arrived = now
    visits[index].gives = plan(station, need).gives
    queues[station].append(row)
    if ledger.isRecorded(now) {
      results.stations[station].longestQueue = max(
        results.stations[station].longestQueue, queues[station].count - 1)
    }
    queue.push(own(Kind.patience, row, at: now + Duration.minutes(parameters.patienceMin)))
    serveQueue(station, at: now, &queue)
    return nil
  }

  mutating func losePatience(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    guard visits[index].stage == .queued else { return nil }
    let station = Int(visits[index].station)
    queues[station].removeAll { $0 == row }
    visits[index].lostPatience = closures[station] == 0
    if ledger.isRecorded(now) {
      if closures[station] == 0 {
        ledger.stations[station].lostPatience += 1
      } else {
        ledger.stations[station].turnedAway += 1
      }
    }
    advance(station, to: now)
    serveQueue(station, at: now, &queue)
    return seek(row, from: stationCell[station], at: now, &queue)
  }

  /// Fills the head of the queue while there is a dispenser and gas for it; its yard is at the present.
  mutating func serveQueue(_ station: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    let kind = parameters.kinds[kindOf[station]]
    while closures[station] == 0, busy[station] < kind.dispensers, let row = queues[station].first {
      let fill = plan(station, visits[Int(row)].need)
      let missing = fill.gives - yards[station].bank
      if missing > 0 {
        noteDry(station, at: now, isDry: yards[station].behindBank == 0)
        let rate = yards[station].rate
        if rate > 0, yards[station].behindBank > 0 {
          let time = Nanoseconds(Double(min(missing, yards[station].behindBank)) / rate) + 1
          if wakeAt[station] != now + time {
            wakeAt[station] = now + time
            queue.push(event(Kind.wake, Int32(station), at: now + time))
          }
        }
        break
      }
      queues[station].removeFirst()
      begin(row, fill, at: now, &queue)
    }
    if queues[station].isEmpty { noteDry(station, at: now, isDry: isDry(station)) }
    reorder(station, at: now, &queue)
  }

  private mutating func begin(
    _ row: Int32, _ fill: (time: Nanoseconds, gives: Millijoules, cooling: Millijoules), at now: Nanoseconds,
    _ queue: inout EventQueue
  ) {
    let index = Int(row)
    let station = Int(visits[index].station)
    let overhead = Duration.hours(parameters.kinds[kindOf[station]].overheadS / 3600)
    visits[index].stage = .filling
    visits[index].generation &+= 1
    visits[index].starts = now
    visits[index].ends = now + fill.time + overhead
    visits[index].gives = fill.gives
    busy[station] += 1
    yards[station].draw(fill.gives)
    ledger.stations[station].cooling += ledger.book(
      fill.cooling, station: station, from: now, to: now + max(1, fill.time))
    if ledger.isRecorded(now) {
      let waited = now - visits[index].arrived
      let minute = Int(waited / Duration.minute)
      let service = visits[index].ends - now
      let tenths = Int128(service / (Duration.second / 10))
      ledger.stations[station].vehicles += 1
      ledger.stations[station].waited += TimeSum(waited)
      // A wait of less than a second is none: the ticks of a compressor that was about to be done.
      ledger.stations[station].waits[
        waited < Duration.second ? 0 : min(minute + 1, HydrogenStationOutcome.waitBins - 1)] += 1
      ledger.stations[station].service += TimeSum(service)
      ledger.stations[station].serviceSquares += tenths * tenths
      ledger.stations[station].arrivalsOfHour[Int(now / Duration.hour % 24)] += 1
      results.waits[min(minute, RoomOutcome.waitBins - 1)] += 1
      results.waitSum += TimeSum(waited)
      results.chargingTime += TimeSum(fill.time)
    }
    queue.push(own(Kind.finish, row, at: visits[index].ends))
  }

  mutating func finish(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let visit = visits[Int(row)]
    let station = Int(visit.station)
    busy[station] -= 1
    if ledger.isRecorded(now) { ledger.stations[station].sold += visit.gives }
    advance(station, to: now)
    serveQueue(station, at: now, &queue)
    return end(row, at: now, given: visit.gives, .served)
  }

  mutating func end(
    _ row: Int32, at now: Nanoseconds, given: Millijoules, _ ending: VisitEnding
  ) -> EndedVisit {
    let index = Int(row)
    let visit = visits[index]
    let need = visit.need
    let kind = Int(need.vehicleType) / VehicleTypes.sizes
    if records != nil { record(visit, at: now, given: given, ending) }
    endedEver += 1
    givenEver += given
    switch ending {
    case .served: unmet.forget(need.vehicle)
    case .unfinished: break
    default:
      let nearest = access.near(class: kind, cell: need.cell).first?.station ?? -1
      unmet.note(need.vehicle, need.target - need.energy, nearest: nearest)
    }
    if ledger.isRecorded(need.time) {
      results.endings[Int(ending.rawValue)] += 1
      if ending != .unfinished {
        results.wanted += Int128(need.target - need.energy)
        results.delivered += given
      }
      if ending == .served { results.sessionsOfClass[kind] += 1 }
      results.deliveredToClass[kind] += given
      results.needsOfCell[Int(need.cell)] += 1
      if ending != .served, ending != .unfinished { results.unservedOfCell[Int(need.cell)] += 1 }
    }
    visits[index].stage = .free
    visits[index].generation &+= 1
    freeVisits.append(row)
    // No charging station is its usual one.
    return EndedVisit(vehicle: need.vehicle, time: now, delivered: given, ending: ending)
  }
}

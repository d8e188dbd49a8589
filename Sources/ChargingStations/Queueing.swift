import DistrictModel
import EventEngine
import NumericKernels

extension ChargingRoom {
  /// Drives to a station, or ends the need where none is left.
  mutating func seek(
    _ row: Int32, from cell: Int32, at now: Nanoseconds, _ queue: inout EventQueue
  ) -> EndedVisit? {
    let index = Int(row)
    let attempt = Int(visits[index].attempts)
    guard attempt < parameters.attempts else {
      return end(row, at: now, delivered: 0, visits[index].lost ? .lostPatience : .balked)
    }
    let need = visits[index].need
    let kind = Int(need.vehicleType) / VehicleTypes.sizes
    weigh(need, timeValue[kind], at: now)
    let word: UInt32
    switch attempt {
    case 0: word = UInt32(truncatingIfNeeded: need.draw)
    case 1: word = UInt32(truncatingIfNeeded: need.draw >> 32)
    default: word = UInt32(truncatingIfNeeded: Self.mixed(need.draw &+ UInt64(attempt)) >> 32)
    }
    let found = choice.choose(
      need, class: kind, from: cell, tried: visits[index].tried, at: now, offers: offers, word: word,
      scratch: &alternatives)
    guard let (pool, minutes) = found else {
      let ending: VisitEnding = attempt == 0 ? .noStation : visits[index].lost ? .lostPatience : .balked
      return end(row, at: now, delivered: 0, ending)
    }
    visits[index].stage = .underWay
    visits[index].pool = pool
    visits[index].tried[attempt] = pools[Int(pool)].station
    visits[index].attempts += 1
    if need.isReserving, pools[Int(pool)].free > 0, choice.publishes(pools[Int(pool)].station) {
      visits[index].isReserved = true
      pools[Int(pool)].reserved += 1
      if isRecorded(need) { results.reserved += 1 }
    }
    pools[Int(pool)].underWay += 1
    noteCrowd(Int(pool))
    queue.push(event(Kind.arrive, row, at: now + Duration.minutes(Double(minutes))))
    return nil
  }

  /// What the need costs at each charger type and operator, as factors against the cheapest.
  private mutating func weigh(_ need: Need, _ timeValue: Double, at now: Nanoseconds) {
    let hour = Int(now / Duration.hour % 24)
    let weights = parameters.choice
    let perHour = timeValue * (need.isParked ? weights.chargingWhileParked : weights.charging)
    let kWh = EnergyUnit.kWh(need.target - need.energy)
    offers.waiting = Float(weights.perCNY * timeValue / 60 * weights.waiting)
    let type = Int(need.vehicleType)
    let target: ChargingEstimate.Target =
      need.target == targets[type]
      ? .usual
      : need.target == earlyTargets[type] ? .early : .other(Double(need.target) / Double(capacity[type]))
    estimate.hours(
      vehicleType: need.vehicleType, base: curveBase[hour],
      from: Double(need.energy) / Double(capacity[type]), to: target, into: &offers.hours)
    offers.weigh(
      kWh: Float(kWh), perHour: Float(perHour), perCNY: Float(weights.perCNY), prices: hourlyPrices,
      first: hour * offers.hours.count)
    if !offers.hasFees { return }
    for (row, fee) in operatorFees.enumerated() where fee != operatorFees[0] {
      offers.ofOperator[row] = Elementary.exp(-weights.perCNY * (fee - operatorFees[0]) * kWh)
    }
  }

  mutating func arrive(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    let pool = Int(visits[index].pool)
    pools[pool].underWay -= 1
    visits[index].arrived = now
    if visits[index].isReserved {
      visits[index].isReserved = false
      pools[pool].reserved -= 1
      connect(row, at: now, &queue)
      return nil
    }
    if pools[pool].free > 0 {
      connect(row, at: now, &queue)
      return nil
    }
    let station = Int(pools[pool].station)
    let recorded = isRecorded(visits[index].need)
    if pools[pool].expectedWaitMinutes(at: now) > parameters.patienceMin {
      if recorded { results.stations[station].balked += 1 }
      visits[index].lost = false
      noteCrowd(pool)
      remember(patience, at: pool)
      return seek(row, from: stationCell[station], at: now, &queue)
    }
    append(row, to: pool)
    noteCrowd(pool)
    if recorded {
      results.stations[station].longestQueue = max(
        results.stations[station].longestQueue, Int(pools[pool].queued))
    }
    queue.push(event(Kind.patience, row, at: now + patience))
    return nil
  }

  mutating func losePatience(_ row: Int32, at now: Nanoseconds, _ queue: inout EventQueue) -> EndedVisit? {
    let index = Int(row)
    guard visits[index].stage == .queued else { return nil }
    let pool = Int(visits[index].pool)
    remove(row, from: pool)
    noteCrowd(pool)
    visits[index].generation &+= 1
    visits[index].lost = true
    let station = Int(pools[pool].station)
    if isRecorded(visits[index].need) { results.stations[station].lostPatience += 1 }
    remember(patience, at: pool)
    return seek(row, from: stationCell[station], at: now, &queue)
  }

  /// What people tell each other about a pool: a running mean of the waits met there, forgotten below half a minute.
  @inline(__always) mutating func remember(_ waited: Nanoseconds, at pool: Int) {
    var mean = pools[pool].meanWait
    if waited == 0, mean == 0 { return }
    mean += (waited / 1000 - mean) / 16
    pools[pool].meanWait = mean < 30_000_000 ? 0 : mean
    choice.remember(pools[pool])
  }

  /// Tells the choice what a crowded pool shows, and when a pool has become free.
  @inline(__always) mutating func noteCrowd(_ pool: Int) {
    let isCrowded = pools[pool].free <= 0
    if isCrowded || pools[pool].isCrowded {
      pools[pool].isCrowded = isCrowded
      choice.show(pools[pool], isCrowded: isCrowded)
    }
  }

  /// Gives free connectors to the head of the queue.
  mutating func serveQueue(_ pool: Int, at now: Nanoseconds, _ queue: inout EventQueue) {
    while pools[pool].queueHead >= 0, pools[pool].free > 0 {
      let head = pools[pool].queueHead
      remove(head, from: pool)
      connect(head, at: now, &queue)
    }
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
    let previous = visits[Int(row)].previous
    let next = visits[Int(row)].next
    if previous >= 0 {
      visits[Int(previous)].next = next
    } else {
      pools[pool].queueHead = next
    }
    if next >= 0 {
      visits[Int(next)].previous = previous
    } else {
      pools[pool].queueTail = previous
    }
    visits[Int(row)].previous = -1
    visits[Int(row)].next = -1
    pools[pool].queued -= 1
  }

  /// More words from a need's own draw: one round of SplitMix64 (Steele, Lea, Flood 2014).
  static func mixed(_ draw: UInt64) -> UInt64 {
    var z = draw &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

import DistrictModel
import EventEngine
import NumericKernels

/// What one need makes of each charger type and operator, the same at every station: worked out once per choice.
struct Offers: Sendable {
  /// exp(-mu × cost beyond the cheapest type), 0 where the type cannot be used; four types a row.
  var ofType: [SIMD4<Double>]
  /// The same for the operators' extra fees, where they differ.
  let hasFees: Bool
  var ofOperator: [Double]
  /// Hours of charging at each type; negative where it cannot be used.
  var hours: [Double]
  /// CNY per minute of waiting, times mu.
  var waiting = 0.0

  init(types: Int, operators: Int, hasFees: Bool) {
    self.hasFees = hasFees
    ofType = [SIMD4<Double>](repeating: .zero, count: (types + 3) / 4)
    ofOperator = [Double](repeating: 1, count: operators)
    hours = [Double](repeating: -1, count: types)
  }
}

/// One alternative of a choice: the running sum of the weights up to it, and its place in the access table.
struct Alternative: Sendable {
  var running = 0.0
  var place: Int32 = 0
}

/// Multinomial logit over the charger pools of the nearest stations.
///
/// Utility in CNY: -mu (time value × (driving + waiting + charging time, weighted) + price × kWh + cost of the way -
/// amenity) + ln(connectors). A product of factors, most of them known beforehand, so a choice takes few exponentials:
/// only where a pool is full, or remembered for its waits, are pools looked at one by one.
/// One word decides by inversion; neither the number of alternatives nor their order changes another vehicle's draw.
struct StationChoice: Sendable {
  /// What a station is like now, in bits.
  private enum State {
    static let published: UInt8 = 1
    static let crowded: UInt8 = 2
    static let remembered: UInt8 = 4
    static let closes: UInt8 = 8
    static let always: UInt8 = 128
  }

  let access: StationAccess
  /// Pools of each station: `firstPool[station] ..< firstPool[station + 1]`.
  let firstPool: [Int32]
  let operatorOf: [UInt8]
  /// Bit h: open in hour h of the day.
  let openHours: [UInt32]
  /// What a driver without live state gains by going where he went last, as a factor.
  let habitFactor: Double
  /// Pull by station and charger type, four types a row.
  let pull: [SIMD4<Double>]
  let rows: Int
  private var state: [UInt8]
  /// Pools of each station without a free connector, and pools whose waits people remember.
  private var crowded: [Int32]
  private var remembered: [Int32]

  init(
    access: StationAccess, parameters: ChargingParameters, firstPool: [Int32], pools: [ChargerPool],
    types: Int, operatorOf: [UInt8], publishes: [Bool], openHours: [UInt32]
  ) {
    self.access = access
    self.firstPool = firstPool
    self.operatorOf = operatorOf
    self.openHours = openHours
    habitFactor = Elementary.exp(parameters.choice.perCNY * parameters.choice.habitCNY)
    let stations = max(0, firstPool.count - 1)
    let rows = (types + 3) / 4
    var pull = [SIMD4<Double>](repeating: .zero, count: stations * rows)
    for pool in pools {
      pull[Int(pool.station) * rows + Int(pool.type) / 4][Int(pool.type) % 4] = pool.pull
    }
    self.pull = pull
    self.rows = rows
    crowded = [Int32](repeating: 0, count: stations)
    remembered = crowded
    state = (0..<stations).map { station in
      State.always | (publishes[station] ? State.published : 0)
        | (openHours[station] == 0xFF_FFFF ? 0 : State.closes)
    }
  }

  func publishes(_ station: Int32) -> Bool { state[Int(station)] & State.published != 0 }

  /// A pool of the station became crowded (+1) or free (-1).
  mutating func crowd(_ station: Int32, _ change: Int32) {
    crowded[Int(station)] += change
    set(State.crowded, station, crowded[Int(station)] > 0)
  }

  /// People began (+1) or ceased (-1) to remember waits at a pool of the station.
  mutating func remember(_ station: Int32, _ change: Int32) {
    remembered[Int(station)] += change
    set(State.remembered, station, remembered[Int(station)] > 0)
  }

  private mutating func set(_ bit: UInt8, _ station: Int32, _ isSet: Bool) {
    let rest = state[Int(station)] & ~bit
    state[Int(station)] = isSet ? rest | bit : rest
  }

  /// The pool chosen and the minutes to drive there; `nil` where no station can be used.
  func choose(
    _ need: Need, class row: Int, from cell: Int32, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    pools: [ChargerPool], word: UInt32, scratch: inout [Alternative]
  ) -> (pool: Int32, minutes: Float)? {
    if need.preferredStation >= 0, tried[0] < 0 {
      let station = need.preferredStation
      guard isOpen(Int(station), at: now, after: 0) else { return nil }
      let weight = weight(of: station, need, at: now, offers, pools)
      return pool(of: station, unitInterval(word) * weight, need, at: now, offers, pools).map { ($0, 0) }
    }
    let base = Int(cell) * access.alternatives
    let way = Int(access.timeValueRow[row]) * access.station.count + base
    let sum = weigh(
      need, base: base, way: way, tried: tried, at: now, offers: offers, pools: pools, scratch: &scratch)
    if sum.count == 0 { return nil }
    let threshold = unitInterval(word) * sum.weight
    var chosen = 0
    // Where every factor underflowed, the nearest is left.
    if sum.weight > 0 {
      while chosen < sum.count - 1, scratch[chosen].running <= threshold { chosen += 1 }
    }
    let place = Int(scratch[chosen].place)
    let before = chosen > 0 ? scratch[chosen - 1].running : 0
    let within = (threshold - before) / Double(access.wayFactor[way + place])
    return pool(of: access.station[base + place], within, need, at: now, offers, pools)
      .map { ($0, access.driveMinutes[base + place]) }
  }

  /// Running sums of the weights of the stations that can be used. Beyond the farthest drive only the nearest is left.
  private func weigh(
    _ need: Need, base: Int, way: Int, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    pools: [ChargerPool], scratch: inout [Alternative]
  ) -> (count: Int, weight: Double) {
    let stations = access.station.span.extracting(base..<base + access.alternatives)
    let ways = access.wayFactor.span.extracting(way..<way + access.alternatives)
    let states = state.span
    let pulls = pull.span
    let factors = offers.ofType.span
    let first = factors[0]
    let isFirst = tried[0] < 0
    let busyBits = State.closes | (offers.hasFees ? State.always : 0)
    let reach = Int(access.reach[base / access.alternatives])
    var found = scratch.mutableSpan
    var count = 0
    var sum = 0.0
    for place in 0..<stations.count {
      if place >= reach, count > 0 { break }
      let station = Int(stations[place])
      if station < 0 { break }
      if !isFirst, any(tried .== Int32(station)) { continue }
      let state = states[station]
      let isSeen = need.isInformed && state & State.published != 0
      var weight: Double
      if state & (busyBits | (isSeen ? State.crowded : State.remembered)) == 0 {
        weight = Self.dot(first, pulls[station &* rows])
        var row = 1
        while row < rows {
          weight += Self.dot(factors[row], pulls[station &* rows &+ row])
          row &+= 1
        }
        if weight <= 0 { continue }
        if !isSeen, station == Int(need.usualStation) { weight *= habitFactor }
      } else {
        if !isOpen(station, at: now, after: access.driveMinutes[base + place]) { continue }
        weight = self.weight(of: Int32(station), need, at: now, offers, pools)
        if weight < 0 { continue }
      }
      sum += weight * Double(ways[place])
      found[count] = Alternative(running: sum, place: Int32(truncatingIfNeeded: place))
      count &+= 1
    }
    return (count, sum)
  }
}

extension StationChoice {
  /// Weight of a station whose pools are all as they always are, without way, operator and habit.
  @inline(__always) private func plainWeight(of station: Int, _ offers: Offers) -> Double {
    var sum = Self.dot(offers.ofType[0], pull[station * rows])
    for row in 1..<max(1, rows) { sum += Self.dot(offers.ofType[row], pull[station * rows + row]) }
    return sum
  }

  @inline(__always) private static func dot(_ left: SIMD4<Double>, _ right: SIMD4<Double>) -> Double {
    let products = left * right
    return (products.x + products.y) + (products.z + products.w)
  }

  /// Weight of a station without the way to it; negative where none of its pools can be used.
  private func weight(
    of station: Int32, _ need: Need, at now: Nanoseconds, _ offers: Offers, _ pools: [ChargerPool]
  ) -> Double {
    let (factor, isSeen, isPlain) = view(of: Int(station), need, offers)
    if isPlain {
      let weight = plainWeight(of: Int(station), offers)
      return weight > 0 ? weight * factor : -1
    }
    var sum = 0.0
    var isUsable = false
    for row in firstPool[Int(station)]..<firstPool[Int(station) + 1] {
      let weight = weight(of: pools[Int(row)], isSeen: isSeen, at: now, offers)
      if weight < 0 { continue }
      isUsable = true
      sum += weight
    }
    return isUsable ? sum * factor : -1
  }

  /// The pool of a station where the running weight passes a threshold.
  private func pool(
    of station: Int32, _ threshold: Double, _ need: Need, at now: Nanoseconds, _ offers: Offers,
    _ pools: [ChargerPool]
  ) -> Int32? {
    let first = firstPool[Int(station)]
    let end = firstPool[Int(station) + 1]
    let (factor, isSeen, isPlain) = view(of: Int(station), need, offers)
    var found: Int32?
    var sum = 0.0
    for row in first..<end {
      let weight =
        isPlain
        ? usable(pools[Int(row)], offers) : weight(of: pools[Int(row)], isSeen: isSeen, at: now, offers)
      if weight < 0 { continue }
      sum += weight
      found = row
      if sum * factor > threshold { break }
    }
    return found
  }

  /// Operator and habit as a factor, whether the driver sees the station's state, and whether no wait is known there.
  @inline(__always) private func view(
    of station: Int, _ need: Need, _ offers: Offers
  ) -> (factor: Double, isSeen: Bool, isPlain: Bool) {
    let isSeen = need.isInformed && state[station] & State.published != 0
    var factor = offers.ofOperator[Int(operatorOf[station])]
    if !isSeen, station == Int(need.usualStation) { factor *= habitFactor }
    return (factor, isSeen, state[station] & (isSeen ? State.crowded : State.remembered) == 0)
  }

  @inline(__always) private func usable(_ pool: ChargerPool, _ offers: Offers) -> Double {
    let offer = offers.ofType[Int(pool.type) >> 2][Int(pool.type) & 3]
    return offer > 0 ? offer * pool.pull : -1
  }

  /// Weight of one pool with the wait a driver sees, or remembers; negative where it cannot be used.
  private func weight(of pool: ChargerPool, isSeen: Bool, at now: Nanoseconds, _ offers: Offers) -> Double {
    let weight = usable(pool, offers)
    if weight < 0 { return weight }
    let wait = isSeen ? pool.expectedWaitMinutes(at: now) : Double(pool.meanWait) / 60e6
    return wait > 0 ? weight * Elementary.exp(-offers.waiting * wait) : weight
  }

  @inline(__always) private func isOpen(_ station: Int, at now: Nanoseconds, after drive: Float) -> Bool {
    if openHours[station] == 0xFF_FFFF { return true }
    let arrival = now + Nanoseconds(Double(drive) * Double(Duration.minute))
    return openHours[station] >> UInt32(arrival / Duration.hour % 24) & 1 != 0
  }
}

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
/// a station is one product of columns, and only its pools that are full, or remembered for their waits, are looked at.
/// One word decides by inversion; neither the number of alternatives nor their order changes another vehicle's draw.
struct StationChoice: Sendable {
  /// The pools of a station as one kind of driver sees them.
  private struct View: Sendable {
    /// Pull by station and charger type, four types a row; 0 for pools with a wait.
    var pull: [SIMD4<Double>]
    /// Types of each station whose pools have a wait.
    var waits: [UInt64]
  }

  let access: StationAccess
  /// Pools of each station: `firstPool[station] ..< firstPool[station + 1]`.
  let firstPool: [Int32]
  let operatorOf: [UInt8]
  /// Bit h: open in hour h of the day.
  let openHours: [UInt32]
  /// What a driver without live state gains by going where he went last, as a factor.
  let habitFactor: Double
  /// Charger types in rows of four.
  private let rows: Int
  /// With live state pools have a wait when they are full, without when people remember one.
  private var seen: View
  private var told: View
  private let isPublished: [Bool]
  private let isAlwaysOpen: Bool

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
    seen = View(pull: pull, waits: [UInt64](repeating: 0, count: stations))
    told = seen
    self.rows = rows
    isPublished = publishes
    isAlwaysOpen = openHours.allSatisfy { $0 == 0xFF_FFFF }
  }

  func publishes(_ station: Int32) -> Bool { isPublished[Int(station)] }

  /// A pool became full or has a free connector again.
  mutating func crowd(_ pool: ChargerPool, _ isFull: Bool) { set(&seen, pool, isFull) }

  /// People began or ceased to remember waits at a pool.
  mutating func remember(_ pool: ChargerPool, _ isRemembered: Bool) { set(&told, pool, isRemembered) }

  private func set(_ view: inout View, _ pool: ChargerPool, _ waits: Bool) {
    let type = Int(pool.type)
    view.pull[Int(pool.station) * rows + type / 4][type % 4] = waits ? 0 : pool.pull
    let bit = UInt64(1) << UInt64(type)
    if waits { view.waits[Int(pool.station)] |= bit } else { view.waits[Int(pool.station)] &= ~bit }
  }

  /// The pool chosen and the minutes to drive there; `nil` where no station can be used.
  func choose(
    _ need: Need, class row: Int, from cell: Int32, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    pools: [ChargerPool], word: UInt32, scratch: inout [Alternative]
  ) -> (pool: Int32, minutes: Float)? {
    if need.preferredStation >= 0, tried[0] < 0 {
      let station = Int(need.preferredStation)
      guard isOpen(station, at: now, after: 0) else { return nil }
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
    return pool(of: Int(access.station[base + place]), within, need, at: now, offers, pools)
      .map { ($0, access.driveMinutes[base + place]) }
  }

  /// Running sums of the weights of the stations that can be used. Beyond the farthest drive only the nearest is left.
  private func weigh(
    _ need: Need, base: Int, way: Int, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    pools: [ChargerPool], scratch: inout [Alternative]
  ) -> (count: Int, weight: Double) {
    let stations = access.station.span.extracting(base..<base + access.alternatives)
    let ways = access.wayFactor.span.extracting(way..<way + access.alternatives)
    let isFirst = tried[0] < 0
    let reach = Int(access.reach[base / access.alternatives])
    var found = scratch.mutableSpan
    var count = 0
    var sum = 0.0
    for place in 0..<stations.count {
      if place >= reach, count > 0 { break }
      let station = Int(stations[place])
      if station < 0 { break }
      if !isFirst, any(tried .== Int32(station)) { continue }
      if !isAlwaysOpen, !isOpen(station, at: now, after: access.driveMinutes[base + place]) { continue }
      let weight = weight(of: station, need, at: now, offers, pools)
      if weight < 0 { continue }
      sum += weight * Double(ways[place])
      found[count] = Alternative(running: sum, place: Int32(truncatingIfNeeded: place))
      count &+= 1
    }
    return (count, sum)
  }
}

extension StationChoice {
  /// Weight of a station without the way to it; negative where none of its pools can be used.
  @inline(__always) private func weight(
    of station: Int, _ need: Need, at now: Nanoseconds, _ offers: Offers, _ pools: [ChargerPool]
  ) -> Double {
    let isSeen = need.isInformed && isPublished[station]
    var weight = isSeen ? plain(seen, station, offers) : plain(told, station, offers)
    let waits = isSeen ? seen.waits[station] : told.waits[station]
    if waits == 0 {
      if weight <= 0 { return -1 }
    } else {
      let behind = waiting(at: station, waits, isSeen: isSeen, at: now, offers, pools)
      if behind < 0, weight <= 0 { return -1 }
      weight += max(0, behind)
    }
    if offers.hasFees { weight *= offers.ofOperator[Int(operatorOf[station])] }
    if !isSeen, station == Int(need.usualStation) { weight *= habitFactor }
    return weight
  }

  @inline(__always) private func plain(_ view: View, _ station: Int, _ offers: Offers) -> Double {
    var sum = Self.dot(offers.ofType[0], view.pull[station &* rows])
    var row = 1
    while row < rows {
      sum += Self.dot(offers.ofType[row], view.pull[station &* rows &+ row])
      row &+= 1
    }
    return sum
  }

  @inline(__always) private static func dot(_ left: SIMD4<Double>, _ right: SIMD4<Double>) -> Double {
    let products = left * right
    return (products.x + products.y) + (products.z + products.w)
  }

  /// Weight of the pools with a wait; negative where none can be used.
  private func waiting(
    at station: Int, _ waits: UInt64, isSeen: Bool, at now: Nanoseconds, _ offers: Offers,
    _ pools: [ChargerPool]
  ) -> Double {
    var sum = -1.0
    for row in firstPool[station]..<firstPool[station + 1] {
      let type = Int(pools[Int(row)].type)
      let offer = offers.ofType[type >> 2][type & 3]
      if waits >> UInt64(type) & 1 == 0 || offer <= 0 { continue }
      sum = max(0, sum) + weight(of: Int(row), offer, isSeen: isSeen, at: now, offers, pools)
    }
    return sum
  }

  /// Weight of one pool with the wait a driver sees, or remembers.
  private func weight(
    of pool: Int, _ offer: Double, isSeen: Bool, at now: Nanoseconds, _ offers: Offers, _ pools: [ChargerPool]
  ) -> Double {
    let wait =
      isSeen ? pools[pool].expectedWaitMinutes(at: now) : Double(pools[pool].meanWait) / 60e6
    let weight = offer * pools[pool].pull
    return wait > 0 ? weight * Elementary.exp(-offers.waiting * wait) : weight
  }

  /// The pool of a station where the running weight passes a threshold.
  private func pool(
    of station: Int, _ threshold: Double, _ need: Need, at now: Nanoseconds, _ offers: Offers,
    _ pools: [ChargerPool]
  ) -> Int32? {
    let isSeen = need.isInformed && isPublished[station]
    let waits = isSeen ? seen.waits[station] : told.waits[station]
    var factor = offers.ofOperator[Int(operatorOf[station])]
    if !isSeen, station == Int(need.usualStation) { factor *= habitFactor }
    var found: Int32?
    var sum = 0.0
    for row in firstPool[station]..<firstPool[station + 1] {
      let type = Int(pools[Int(row)].type)
      let offer = offers.ofType[type >> 2][type & 3]
      if offer <= 0 { continue }
      sum +=
        waits >> UInt64(type) & 1 == 0
        ? offer * pools[Int(row)].pull
        : weight(of: Int(row), offer, isSeen: isSeen, at: now, offers, pools)
      found = row
      if sum * factor > threshold { break }
    }
    return found
  }

  private func isOpen(_ station: Int, at now: Nanoseconds, after drive: Float) -> Bool {
    let arrival = now + Nanoseconds(Double(drive) * Double(Duration.minute))
    return openHours[station] >> UInt32(arrival / Duration.hour % 24) & 1 != 0
  }
}

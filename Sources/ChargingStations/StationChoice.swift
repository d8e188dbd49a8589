import DistrictModel
import EventEngine
import NumericKernels

/// What one need makes of each charger type and operator, the same at every station: worked out once per choice.
struct Offers: Sendable {
  /// exp(-mu × cost beyond the cheapest type), 0 where the type cannot be used; eight types a row.
  var ofType: [SIMD8<Float>]
  /// Types that weigh at least a millionth of the cheapest: whether others have a wait does not matter.
  var relevant: UInt64 = 0
  /// The same for the operators' extra fees, where they differ.
  let hasFees: Bool
  var ofOperator: [Double]
  /// Hours of charging at each type; negative where it cannot be used.
  var hours: [Double]
  /// CNY per minute of waiting, times mu.
  var waiting = 0.0

  subscript(type: Int) -> Float {
    get { ofType[type >> 3][type & 7] }
    set { ofType[type >> 3][type & 7] = newValue }
  }

  /// Factors of the charger types from their hours and prices.
  ///
  /// - Parameter first: place of the hour's prices, by charger type, CNY per battery kWh.
  mutating func weigh(kWh: Double, perHour: Double, perCNY: Double, prices: [Double], first: Int) {
    let prices = prices.span
    var cheapest = Double.infinity
    for type in 0..<hours.count where hours[type] >= 0 {
      cheapest = min(cheapest, prices[first &+ type] * kWh + perHour * hours[type])
    }
    var relevant: UInt64 = 0
    for type in 0..<hours.count {
      let beyond = prices[first &+ type] * kWh + perHour * hours[type] - cheapest
      let factor = hours[type] < 0 ? 0 : beyond == 0 ? 1 : Elementary.shortExp(-perCNY * beyond)
      ofType[type >> 3][type & 7] = Float(factor)
      if factor >= 1e-6 { relevant |= 1 << UInt64(type) }
    }
    self.relevant = relevant
  }

  init(types: Int, operators: Int, hasFees: Bool) {
    self.hasFees = hasFees
    ofType = [SIMD8<Float>](repeating: .zero, count: (types + 7) / 8)
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
  let access: StationAccess
  /// Pools of each station: `firstPool[station] ..< firstPool[station + 1]`.
  let firstPool: [Int32]
  let operatorOf: [UInt8]
  /// Bit h: open in hour h of the day.
  let openHours: [UInt32]
  /// What a driver without live state gains by going where he went last, as a factor.
  let habitFactor: Double
  /// Pool of each station × charger type; -1 for none.
  private let poolOf: [Int32]
  private let types: Int
  /// Charger types in rows of eight.
  private let rows: Int
  /// Pull by station × view × charger type; 0 for pools with a wait. With live state (view 0) pools have a wait when
  /// they are full, without (view 1) when people remember one.
  private var pull: [SIMD8<Float>]
  /// Types whose pools have a wait, by station × view.
  private var waits: [UInt64]
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
    rows = (types + 7) / 8
    pull = [SIMD8<Float>](repeating: .zero, count: 2 * stations * rows)
    waits = [UInt64](repeating: 0, count: 2 * stations)
    isPublished = publishes
    self.types = types
    var poolOf = [Int32](repeating: -1, count: stations * types)
    for (row, pool) in pools.enumerated() { poolOf[Int(pool.station) * types + Int(pool.type)] = Int32(row) }
    self.poolOf = poolOf
    isAlwaysOpen = openHours.allSatisfy { $0 == 0xFF_FFFF }
    for pool in pools {
      set(pool, view: 0, hasWait: false)
      set(pool, view: 1, hasWait: false)
    }
  }

  func publishes(_ station: Int32) -> Bool { isPublished[Int(station)] }

  /// A pool became full or has a free connector again.
  mutating func crowd(_ pool: ChargerPool, _ isFull: Bool) { set(pool, view: 0, hasWait: isFull) }

  /// People began or ceased to remember waits at a pool.
  mutating func remember(_ pool: ChargerPool, _ isRemembered: Bool) {
    set(pool, view: 1, hasWait: isRemembered)
  }

  private mutating func set(_ pool: ChargerPool, view: Int, hasWait: Bool) {
    let type = Int(pool.type)
    let row = 2 * Int(pool.station) + view
    pull[row * rows + type >> 3][type & 7] = hasWait ? 0 : Float(pool.pull)
    waits[row] = hasWait ? waits[row] | 1 << UInt64(type) : waits[row] & ~(1 << UInt64(type))
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
    let published = isPublished.span
    let pulls = pull.span
    let waits = waits.span
    let factors = offers.ofType.span
    let factor = factors[0]
    let isFirst = tried[0] < 0
    let isPlain = isAlwaysOpen
    let unseen = need.isInformed ? 0 : 1
    let relevant = offers.relevant
    let reach = Int(access.reach[base / access.alternatives])
    var found = scratch.mutableSpan
    var count = 0
    var sum = 0.0
    for place in 0..<stations.count {
      if place >= reach, count > 0 { break }
      let station = Int(stations[place])
      if station < 0 { break }
      if !isFirst, any(tried .== Int32(station)) { continue }
      let view = unseen | (published[station] ? 0 : 1)
      var weight = Self.dot(factor, pulls[(2 &* station &+ view) &* rows])
      var row = 1
      while row < rows {
        weight += Self.dot(factors[row], pulls[(2 &* station &+ view) &* rows &+ row])
        row &+= 1
      }
      if !isPlain, !isOpen(station, at: now, after: access.driveMinutes[base + place]) { continue }
      let behind = waits[2 &* station &+ view]
      if behind & relevant != 0 || weight <= 0 {
        weight = waiting(at: station, behind, beside: weight, isSeen: view == 0, at: now, offers, pools)
        if weight < 0 { continue }
      }
      if offers.hasFees { weight *= offers.ofOperator[Int(operatorOf[station])] }
      if view == 1, station == Int(need.usualStation) { weight *= habitFactor }
      sum += weight * Double(ways[place])
      found[count] = Alternative(running: sum, place: Int32(truncatingIfNeeded: place))
      count &+= 1
    }
    return (count, sum)
  }
}

extension StationChoice {
  /// Weight of a station without the way to it; negative where none of its pools can be used.
  private func weight(
    of station: Int, _ need: Need, at now: Nanoseconds, _ offers: Offers, _ pools: [ChargerPool]
  ) -> Double {
    let isSeen = need.isInformed && isPublished[station]
    let view = 2 * station + (isSeen ? 0 : 1)
    var weight = 0.0
    for row in 0..<rows { weight += Self.dot(offers.ofType[row], pull[view * rows + row]) }
    if waits[view] != 0 {
      weight = waiting(at: station, waits[view], beside: weight, isSeen: isSeen, at: now, offers, pools)
      if weight < 0 { return -1 }
    } else if weight <= 0 {
      return -1
    }
    weight *= offers.ofOperator[Int(operatorOf[station])]
    if !isSeen, station == Int(need.usualStation) { weight *= habitFactor }
    return weight
  }

  @inline(__always) private static func dot(_ left: SIMD8<Float>, _ right: SIMD8<Float>) -> Double {
    let products = left * right
    let halves = products.lowHalf + products.highHalf
    return Double((halves.x + halves.y) + (halves.z + halves.w))
  }

  /// Weight with the pools that have a wait; negative where none can be used. Types that
  /// do not matter are left out where there is anything else.
  private func waiting(
    at station: Int, _ waits: UInt64, beside free: Double, isSeen: Bool, at now: Nanoseconds,
    _ offers: Offers,
    _ pools: [ChargerPool]
  ) -> Double {
    var sum = free > 0 ? free : -1
    var left = free > 0 ? waits & offers.relevant : waits
    while left != 0 {
      let type = left.trailingZeroBitCount
      left &= left &- 1
      let offer = Double(offers[type])
      if offer <= 0 { continue }
      let pool = Int(poolOf[station &* types &+ type])
      sum = max(0, sum) + weight(of: pool, offer, isSeen: isSeen, at: now, offers, pools)
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
    return wait > 0 ? weight * Elementary.shortExp(-offers.waiting * wait) : weight
  }

  /// The pool of a station where the running weight passes a threshold.
  private func pool(
    of station: Int, _ threshold: Double, _ need: Need, at now: Nanoseconds, _ offers: Offers,
    _ pools: [ChargerPool]
  ) -> Int32? {
    let isSeen = need.isInformed && isPublished[station]
    let waits = waits[2 * station + (isSeen ? 0 : 1)]
    var factor = offers.ofOperator[Int(operatorOf[station])]
    if !isSeen, station == Int(need.usualStation) { factor *= habitFactor }
    var found: Int32?
    var sum = 0.0
    for row in firstPool[station]..<firstPool[station + 1] {
      let type = Int(pools[Int(row)].type)
      let offer = Double(offers[type])
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
    if openHours[station] == 0xFF_FFFF { return true }
    let arrival = now + Nanoseconds(Double(drive) * Double(Duration.minute))
    return openHours[station] >> UInt32(arrival / Duration.hour % 24) & 1 != 0
  }
}

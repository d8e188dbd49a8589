import DistrictModel
import EventEngine
import NumericKernels

/// What one need makes of each charger type and operator, the same at every station: worked out once per choice.
struct Offers: Sendable {
  /// exp(-mu × cost beyond the cheapest type), 0 where the type cannot be used.
  var ofType: [Double]
  /// The same for the operators' extra fees.
  var ofOperator: [Double]
  /// CNY per minute of waiting, times mu.
  var waiting = 0.0
}

/// Multinomial logit over the charger pools of the nearest stations.
///
/// Utility in CNY: -mu (time value × (driving + waiting + charging time, weighted) + price × kWh + cost of the way -
/// amenity) + ln(connectors). A product of factors, most of them known beforehand, so a choice takes few exponentials.
/// One word decides by inversion; neither the number of alternatives nor their order changes another vehicle's draw.
struct StationChoice: Sendable {
  let access: StationAccess
  let farthestMinutes: Float
  /// Pools of each station: `firstPool[station] ..< firstPool[station + 1]`.
  let firstPool: [Int32]
  let operatorOf: [UInt8]
  /// Whether each station publishes its live state.
  let publishes: [Bool]
  /// Bit h: open in hour h of the day.
  let openHours: [UInt32]
  /// What a driver without live state gains by going where he went last, as a factor.
  let habitFactor: Double
  /// Pull by station × charger type.
  let pull: [Double]
  let types: Int
  /// Pools of each station without a free connector, and pools whose waits people remember: where there are none, no
  /// wait need be looked at.
  private(set) var crowded: [Int32]
  private(set) var remembered: [Int32]
  /// Running sum of the weights of the alternatives, and their places.
  private var running: [Double]
  private var places: [Int32]

  init(
    access: StationAccess, parameters: ChargingParameters, firstPool: [Int32], pools: [ChargerPool],
    types: Int, operatorOf: [UInt8], publishes: [Bool], openHours: [UInt32]
  ) {
    self.access = access
    farthestMinutes = Float(parameters.farthestMin)
    self.firstPool = firstPool
    self.operatorOf = operatorOf
    self.publishes = publishes
    self.openHours = openHours
    self.types = types
    habitFactor = Elementary.exp(parameters.choice.perCNY * parameters.choice.habitCNY)
    let stations = max(0, firstPool.count - 1)
    var pull = [Double](repeating: 0, count: stations * types)
    for pool in pools { pull[Int(pool.station) * types + Int(pool.type)] = pool.pull }
    self.pull = pull
    crowded = [Int32](repeating: 0, count: stations)
    remembered = crowded
    running = [Double](repeating: 0, count: access.alternatives)
    places = [Int32](repeating: 0, count: access.alternatives)
  }

  /// A pool of the station became crowded (+1) or free (-1).
  @inline(__always) mutating func crowd(_ station: Int32, _ change: Int32) {
    crowded[Int(station)] += change
  }

  /// People began (+1) or ceased (-1) to remember waits at a pool of the station.
  @inline(__always) mutating func remember(_ station: Int32, _ change: Int32) {
    remembered[Int(station)] += change
  }

  /// The pool chosen and the minutes to drive there; `nil` where no station can be used.
  mutating func choose(
    _ need: Need, class row: Int, from cell: Int32, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    pools: [ChargerPool], word: UInt32
  ) -> (pool: Int32, minutes: Float)? {
    if need.preferredStation >= 0, tried[0] < 0 {
      let station = need.preferredStation
      guard isOpen(Int(station), at: now, after: 0) else { return nil }
      let weight = weight(of: station, need, at: now, offers, pools)
      return pool(of: station, unitInterval(word) * weight, need, at: now, offers, pools).map { ($0, 0) }
    }
    let base = Int(cell) * access.alternatives
    let way = Int(access.timeValueRow[row]) * access.cells * access.alternatives
    var count = 0
    var sum = 0.0
    for place in base..<base + access.alternatives {
      let station = access.station[place]
      if station < 0 { break }
      let drive = access.driveMinutes[place]
      // Beyond the farthest drive only the nearest usable station is left.
      if drive > farthestMinutes, count > 0 { break }
      if any(tried .== station) || !isOpen(Int(station), at: now, after: drive) { continue }
      let weight = weight(of: station, need, at: now, offers, pools)
      if weight < 0 { continue }
      sum += weight * Double(access.wayFactor[way + place])
      running[count] = sum
      places[count] = Int32(place)
      count += 1
    }
    if count == 0 { return nil }
    let threshold = unitInterval(word) * sum
    var chosen = 0
    // Where every factor underflowed, the nearest is left.
    if sum > 0 {
      while chosen < count - 1, running[chosen] <= threshold { chosen += 1 }
    }
    let place = Int(places[chosen])
    let within = (threshold - (chosen > 0 ? running[chosen - 1] : 0)) / Double(access.wayFactor[way + place])
    return pool(of: access.station[place], within, need, at: now, offers, pools)
      .map { ($0, access.driveMinutes[place]) }
  }
}

extension StationChoice {
  /// Weight of a station without the way to it; negative where none of its pools can be used.
  @inline(__always) private func weight(
    of station: Int32, _ need: Need, at now: Nanoseconds, _ offers: Offers, _ pools: [ChargerPool]
  ) -> Double {
    let number = Int(station)
    let isSeen = need.isInformed && publishes[number]
    var factor = offers.ofOperator[Int(operatorOf[number])]
    if !isSeen, station == need.usualStation { factor *= habitFactor }
    var sum = 0.0
    if isSeen ? crowded[number] == 0 : remembered[number] == 0 {
      for type in 0..<types { sum += offers.ofType[type] * pull[number * types + type] }
      return sum > 0 ? sum * factor : -1
    }
    var isUsable = false
    for row in firstPool[number]..<firstPool[number + 1] {
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
    let number = Int(station)
    let isSeen = need.isInformed && publishes[number]
    var factor = offers.ofOperator[Int(operatorOf[number])]
    if !isSeen, station == need.usualStation { factor *= habitFactor }
    let isPlain = isSeen ? crowded[number] == 0 : remembered[number] == 0
    var found: Int32?
    var sum = 0.0
    for row in firstPool[number]..<firstPool[number + 1] {
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

  @inline(__always) private func usable(_ pool: ChargerPool, _ offers: Offers) -> Double {
    let offer = offers.ofType[Int(pool.type)]
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

import DistrictModel
import EventEngine
import NumericKernels

/// One alternative of a choice: the running sum of the weights up to it, and its place in the access table.
struct Alternative: Sendable {
  var running = 0.0
  var place: Int32 = 0
}

/// What one view shows of eight charger types of a station.
struct ShownTypes: Sendable {
  /// 0 for none.
  var pull = SIMD8<Float>.zero
  /// Minutes a newcomer waits, and by how much each minute that goes by shortens it.
  var wait = SIMD8<Float>.zero
  var fall = SIMD8<Float>.zero
  /// Types that have a wait.
  var waits: UInt8 = 0

  mutating func set(_ lane: Int, hasWait: Bool, minutes: Float, fall: Float) {
    wait[lane] = minutes
    self.fall[lane] = fall
    waits = hasWait ? waits | 1 << UInt8(lane) : waits & ~(1 << UInt8(lane))
  }

  /// Weights of the types for somebody to whom a minute's wait is worth `perMinute`, in units of utility.
  @inline(__always) func weights(_ offers: SIMD8<Float>, after minutes: Float, perMinute: Float) -> SIMD8<
    Float
  > {
    let parts = offers * pull
    if waits == 0 { return parts }
    let left = wait - fall * minutes
    return parts * Elementary.decay(left.replacing(with: 0, where: left .< 0) * perMinute)
  }
}

/// Multinomial logit over the charger pools of the nearest stations.
///
/// Utility in CNY: -mu (time value × (driving + waiting + charging time, weighted) + price × kWh + cost of the way -
/// amenity) + ln(connectors). A product of factors, most of them known beforehand: a station is a row of eight charger
/// types, pull × offer × wait, and takes no exponential where nobody waits. Every factor is kept above zero, so that a
/// pool which can be used can be chosen. One word decides by inversion; neither the number of alternatives nor their
/// order changes another vehicle's draw.
struct StationChoice: Sendable {
  let access: StationAccess
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
  /// By station × view × row of types: with live state (view 0) waits count from `reference` on, without (view 1) they
  /// are what people remember.
  private var shown: [ShownTypes]
  private(set) var reference: Nanoseconds = 0
  private let isPublished: [Bool]
  /// Publications at times instead of live state.
  private let hasBoards: Bool
  private let isAlwaysOpen: Bool
  /// Alternatives an informed driver is told of; 0 for all.
  let advised: Int

  init(
    access: StationAccess, parameters: ChargingParameters, stations: Int, pools: [ChargerPool],
    types: Int, operatorOf: [UInt8], publishes: [Bool], openHours: [UInt32]
  ) {
    self.access = access
    self.operatorOf = operatorOf
    self.openHours = openHours
    habitFactor = Elementary.exp(parameters.choice.perCNY * parameters.choice.habitCNY)
    rows = (types + 7) / 8
    shown = [ShownTypes](repeating: ShownTypes(), count: 2 * stations * rows)
    isPublished = publishes
    hasBoards = parameters.boardPeriodMin > 0
    advised = max(0, parameters.advisedStations)
    self.types = types
    var poolOf = [Int32](repeating: -1, count: stations * types)
    for (row, pool) in pools.enumerated() { poolOf[Int(pool.station) * types + Int(pool.type)] = Int32(row) }
    self.poolOf = poolOf
    isAlwaysOpen = openHours.allSatisfy { $0 == 0xFF_FFFF }
    for pool in pools {
      // Within what a product of factors can hold without becoming zero or infinite.
      let pull = Float(min(1e30, max(1e-2, pool.pull)))
      for view in 0...1 { shown[row(of: pool, view)].pull[Int(pool.type) & 7] = pull }
    }
  }

  private func row(of pool: ChargerPool, _ view: Int) -> Int {
    (2 * Int(pool.station) + view) * rows + Int(pool.type) >> 3
  }

  func publishes(_ station: Int32) -> Bool { isPublished[Int(station)] }

  /// Waits count from this instant on: small numbers keep their digits.
  mutating func refer(to time: Nanoseconds, pools: [ChargerPool]) {
    reference = time
    if hasBoards { return }
    for pool in pools where pool.isCrowded { show(pool, isCrowded: true) }
  }

  /// What a platform shows of a pool, at once; boards wait for their time.
  mutating func show(_ pool: ChargerPool, isCrowded: Bool) {
    if hasBoards { return }
    let line =
      isCrowded ? pool.waitLine(from: reference, behind: pool.queued + pool.underWay) : (minutes: 0, fall: 0)
    shown[row(of: pool, 0)].set(
      Int(pool.type) & 7, hasWait: isCrowded, minutes: Float(line.minutes), fall: Float(line.fall))
  }

  /// Whether the platform or the board tells of a wait there.
  func showsWait(_ pool: ChargerPool) -> Bool {
    shown[row(of: pool, 0)].waits & 1 << UInt8(Int(pool.type) & 7) != 0
  }

  /// What a board says of a pool from now on: who stands there now would wait so long. Drivers take it at its word.
  mutating func write(_ pool: ChargerPool, at now: Nanoseconds) {
    let minutes = Float(pool.expectedWaitMinutes(at: now))
    shown[row(of: pool, 0)].set(Int(pool.type) & 7, hasWait: minutes > 0, minutes: minutes, fall: 0)
  }

  /// What people tell each other of the waits at a pool.
  mutating func remember(_ pool: ChargerPool) {
    shown[row(of: pool, 1)].set(
      Int(pool.type) & 7, hasWait: pool.meanWait > 0, minutes: Float(Double(pool.meanWait) * (1 / 60e6)),
      fall: 0)
  }

  /// The pool chosen and the minutes to drive there; `nil` where no station can be used.
  func choose(
    _ need: Need, class row: Int, from cell: Int32, tried: SIMD4<Int32>, at now: Nanoseconds, offers: Offers,
    word: UInt32, scratch: inout [Alternative]
  ) -> (pool: Int32, minutes: Float)? {
    let minutes = Float(Double(now - reference) * (1 / Double(Duration.minute)))
    if need.preferredStation >= 0, tried[0] < 0 {
      let station = Int(need.preferredStation)
      guard isOpen(station, at: now, after: 0) else { return nil }
      let factor = factor(of: station, need, offers)
      let weight = factor * weight(of: station, need, after: minutes, offers)
      return pool(of: station, unitInterval(word) * weight / factor, need, after: minutes, offers)
        .map { ($0, 0) }
    }
    let base = Int(cell) * access.alternatives
    let way = Int(access.timeValueRow[row]) * access.view.count + base
    var sum = weigh(
      need, base: base, way: way, tried: tried, at: now, after: minutes, offers: offers, scratch: &scratch)
    if sum.count == 0 { return nil }
    if advised > 0, need.isInformed, sum.count > advised {
      sum = advise(
        need, of: sum.count, base: base, way: way, tried: tried, after: minutes, offers: offers,
        scratch: &scratch)
    }
    let threshold = unitInterval(word) * sum.weight
    var chosen = 0
    while chosen < sum.count - 1, scratch[chosen].running <= threshold { chosen += 1 }
    let place = Int(scratch[chosen].place)
    let station = Int(access.view[base + place] >> 1)
    let before = chosen > 0 ? scratch[chosen - 1].running : 0
    let within =
      (threshold - before) / (Double(access.wayFactor[way + place]) * factor(of: station, need, offers))
    return pool(of: station, within, need, after: minutes, offers).map {
      ($0, access.driveMinutes[base + place])
    }
  }

  /// Running sums of the weights of the stations that can be used. Beyond the farthest drive only the nearest is left.
  private func weigh(
    _ need: Need, base: Int, way: Int, tried: SIMD4<Int32>, at now: Nanoseconds, after minutes: Float,
    offers: Offers, scratch: inout [Alternative]
  ) -> (count: Int, weight: Double) {
    let stations = access.view.span.extracting(base..<base + access.alternatives)
    let ways = access.wayFactor.span.extracting(way..<way + access.alternatives)
    let shown = shown.span
    let factors = offers.ofType.span
    let first = factors[0]
    let isFirst = tried[0] < 0
    let unseen = need.isInformed ? 0 : 1
    let reach = Int(access.reach[base / access.alternatives])
    var found = scratch.mutableSpan
    var count = 0
    var sum = 0.0
    for place in 0..<stations.count {
      if place >= reach, count > 0 { break }
      let view = Int(stations[place]) | unseen
      if view < 0 { break }
      let station = view >> 1
      if !isFirst, any(tried .== Int32(truncatingIfNeeded: station)) { continue }
      if !isAlwaysOpen, !isOpen(station, at: now, after: access.driveMinutes[base &+ place]) { continue }
      var parts = shown[view &* rows].weights(first, after: minutes, perMinute: offers.waiting)
      var row = 1
      while row < rows {
        parts += shown[view &* rows &+ row].weights(factors[row], after: minutes, perMinute: offers.waiting)
        row &+= 1
      }
      var weight = Self.sum(parts)
      if weight <= 0 { continue }
      if offers.hasFees { weight *= offers.ofOperator[Int(operatorOf[station])] }
      if view & 1 != 0, station == Int(need.usualStation) { weight *= habitFactor }
      sum += weight * Double(ways[place])
      found[count] = Alternative(running: sum, place: Int32(truncatingIfNeeded: place))
      count &+= 1
    }
    return (count, sum)
  }
}

extension StationChoice {
  /// What the whole station is multiplied by: the operator's fee and habit.
  func factor(of station: Int, _ need: Need, _ offers: Offers) -> Double {
    let habit = !isSeen(station, need) && station == Int(need.usualStation) ? habitFactor : 1
    return offers.ofOperator[Int(operatorOf[station])] * habit
  }

  private func isSeen(_ station: Int, _ need: Need) -> Bool { need.isInformed && isPublished[station] }

  func weight(of station: Int, _ need: Need, after minutes: Float, _ offers: Offers) -> Double {
    var weight = 0.0
    for row in 0..<rows { weight += Self.sum(parts(of: station, row, need, after: minutes, offers)) }
    return weight
  }

  /// Weights of eight charger types of a station.
  private func parts(
    of station: Int, _ row: Int, _ need: Need, after minutes: Float, _ offers: Offers
  ) -> SIMD8<Float> {
    let view = 2 * station + (isSeen(station, need) ? 0 : 1)
    return shown[view * rows + row].weights(offers.ofType[row], after: minutes, perMinute: offers.waiting)
  }

  @inline(__always) private static func sum(_ parts: SIMD8<Float>) -> Double {
    let halves = parts.lowHalf + parts.highHalf
    return Double((halves.x + halves.y) + (halves.z + halves.w))
  }

  /// The pool of a station where the running weight passes a threshold; `nil` where none can be used.
  private func pool(
    of station: Int, _ threshold: Double, _ need: Need, after minutes: Float, _ offers: Offers
  ) -> Int32? {
    var found: Int32?
    var sum = 0.0
    for row in 0..<rows {
      let parts = parts(of: station, row, need, after: minutes, offers)
      for lane in 0..<min(8, types - 8 * row) where parts[lane] > 0 {
        sum += Double(parts[lane])
        found = poolOf[station * types + 8 * row + lane]
        if sum > threshold { return found }
      }
    }
    return found
  }

  private func isOpen(_ station: Int, at now: Nanoseconds, after drive: Float) -> Bool {
    if openHours[station] == 0xFF_FFFF { return true }
    let arrival = now + Nanoseconds(Double(drive) * Double(Duration.minute))
    return openHours[station] >> UInt32(arrival / Duration.hour % 24) & 1 != 0
  }
}

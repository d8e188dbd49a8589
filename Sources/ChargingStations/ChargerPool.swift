import EventEngine

/// The connectors of one type at one station and their first-come queue.
struct ChargerPool: Sendable {
  let station: Int32
  let type: UInt16
  /// Connectors that are not held for good.
  var connectors: Int32
  /// Pull on drivers: size, amenity.
  let pull: Double
  var busy: Int32 = 0
  /// Free connectors kept for drivers under way.
  var reserved: Int32 = 0
  /// Out of order; and those that fail as soon as their car leaves.
  var broken: Int32 = 0
  var failing: Int32 = 0
  var queued: Int32 = 0
  /// Drivers who have chosen this pool and not arrived yet.
  var underWay: Int32 = 0
  var queueHead: Int32 = -1
  var queueTail: Int32 = -1
  /// First cabinet of the pool; -1 where each connector has its own power.
  var firstCabinet: Int32 = -1
  /// Sum of the instants at which taken connectors become free, in microseconds: nanoseconds would overflow.
  var releaseSum: Int64 = 0
  /// Running means of the time a connector is taken and of the wait, in microseconds.
  var meanSession: Int64 = 2_700_000_000
  var meanWait: Int64 = 0
  /// What the choice was told last.
  var isCrowded = false

  @inline(__always) var free: Int32 { connectors - busy - reserved - broken }

  /// The pool with some connectors held for good.
  func holding(_ held: Int32) -> ChargerPool {
    var pool = self
    pool.connectors -= held
    return pool
  }

  /// A car takes a connector.
  @inline(__always) mutating func occupy(from now: Nanoseconds, until leaves: Nanoseconds) {
    busy += 1
    releaseSum += leaves / 1000
    meanSession += ((leaves - now) / 1000 - meanSession) / 16
  }

  /// Minutes somebody who stands here now would wait: none with a free connector. O(1).
  func expectedWaitMinutes(at now: Nanoseconds) -> Double {
    free > 0 ? 0 : max(0, waitLine(from: now, behind: queued).minutes)
  }

  /// The wait at a full pool behind some others, and by how much each further minute shortens it.
  ///
  /// The cars at c connectors have R minutes left on average. Where their ends lie evenly, the k-th connector becomes
  /// free after 2 R k / (c + 1): for one connector what is left, for twelve a thirteenth of a session. Who comes after
  /// the c-th waits a c-th of a session more each.
  func waitLine(from time: Nanoseconds, behind ahead: Int32) -> (minutes: Double, fall: Double) {
    let working = connectors - broken
    if working <= 0 { return (1e6, 0) }
    let first = min(ahead + 1, busy)
    let left = Double(releaseSum - Int64(busy) * (time / 1000)) / Double(max(1, busy))
    let fall = 2 * Double(first) / Double(busy + 1)
    let later = Double(ahead + 1 - first) * Double(meanSession) / Double(working)
    return ((fall * left + later) * (1 / 60e6), fall)
  }
}

/// A need being served, from the choice of a station to the end.
struct Visit: Sendable {
  enum Stage: UInt8 {
    case free
    case underWay
    case queued
    case charging
  }
  var need: Need
  var stage = Stage.free
  var generation: UInt32 = 0
  var attempts: UInt8 = 0
  var lost = false
  var isReserved = false
  var pool: Int32 = -1
  var previous: Int32 = -1
  var next: Int32 = -1
  /// Cabinet of the session; -1 where the connector has its own power.
  var cabinet: Int32 = -1
  var arrived: Nanoseconds = 0
  var connects: Nanoseconds = 0
  var leaves: Nanoseconds = 0
  /// Energy the session gives, and what of it is given when the run ends.
  var delivers: Millijoules = 0
  var deliversByEnd: Millijoules = 0
  /// Stations tried, by attempt.
  var tried = SIMD4<Int32>(repeating: -1)

  init(need: Need) { self.need = need }

  @inline(__always) mutating func connect(
    at now: Nanoseconds, until leaves: Nanoseconds, delivers: Millijoules, byEnd: Millijoules
  ) {
    stage = .charging
    generation &+= 1
    connects = now
    self.leaves = leaves
    self.delivers = delivers
    deliversByEnd = byEnd
  }
}

import EventEngine

/// The connectors of one type at one station and their first-come queue.
struct ChargerPool: Sendable {
  let station: Int32
  let type: UInt16
  let connectors: Int32
  var busy: Int32 = 0
  var queued: Int32 = 0
  /// Drivers who have chosen this pool and not arrived yet.
  var underWay: Int32 = 0
  var queueHead: Int32 = -1
  var queueTail: Int32 = -1
  /// Sum of the instants at which taken connectors become free, in microseconds: nanoseconds would overflow.
  var releaseSum: Int64 = 0
  /// Running mean of the time a connector is taken, in microseconds.
  var meanSession: Int64 = 2_700_000_000

  /// Minutes a newcomer would wait, from what a driver can know: zero with a free connector, else the work ahead
  /// shared by all connectors. O(1).
  func expectedWaitMinutes(at now: Nanoseconds) -> Double {
    if busy < connectors { return 0 }
    let ahead = releaseSum - Int64(busy) * (now / 1000) + Int64(queued + underWay) * meanSession
    return max(0, Double(ahead)) / Double(connectors) / 60e6
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
  var pool: Int32 = -1
  var previous: Int32 = -1
  var next: Int32 = -1
  var arrived: Nanoseconds = 0
  var leaves: Nanoseconds = 0
  /// Energy the session gives, and what of it is given when the run ends.
  var delivers: Millijoules = 0
  var deliversByEnd: Millijoules = 0
  /// Stations tried, by attempt.
  var tried = SIMD4<Int32>(repeating: -1)

  init(need: Need) { self.need = need }
}

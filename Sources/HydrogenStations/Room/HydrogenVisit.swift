import EventEngine

/// A vehicle in the room.
struct HydrogenVisit: Sendable {
  enum Stage: Sendable {
    case free
    case underWay
    case queued
    case filling
  }

  var need: Need
  var stage = Stage.underWay
  /// Events made before the last change of stage are void.
  var generation: UInt32 = 0
  var station: Int32 = -1
  var tried: [Int32] = []
  var arrived: Nanoseconds = 0
  var starts: Nanoseconds = 0
  var ends: Nanoseconds = 0
  /// What it is given, mJ, and what cooling that draws.
  var gives: Millijoules = 0
  var lostPatience = false
}

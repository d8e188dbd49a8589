import EventEngine

/// A vehicle that wants a full pack, from the need until it leaves.
struct SwapVisit: Sendable {
  enum Stage: UInt8, Sendable {
    case free
    case underWay
    case queued
    case swapping
  }

  var need: Need
  var stage = Stage.underWay
  /// Row among the pack types.
  var pack: Int
  /// It goes to one station only and waits there as long as it takes.
  let isBound: Bool
  var station: Int32 = -1
  var arrived: Nanoseconds = 0
  var attempts = 0
  /// Stations tried already, one bit each for the first 64.
  var tried: UInt64 = 0
  /// A full pack waits for it.
  var isBooked = false
  var lostPatience = false
  /// Energy of the pack it will leave with.
  var packEnergy: Millijoules = 0
  var generation: UInt32 = 0
  /// When its swap began, and what it costs.
  var started = VisitRecord.never
  var paidCNY = 0.0

  init(_ need: Need, pack: Int, isBound: Bool) {
    self.need = need
    self.pack = pack
    self.isBound = isBound
  }

  func story(_ row: Int) -> String {
    "vehicle \(need.vehicle): swap visit \(row), \(stage), station \(station), since \(need.time) ns"
  }
}

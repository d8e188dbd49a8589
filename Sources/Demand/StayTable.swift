import DistrictModel
import EventEngine
import NumericKernels

/// Clock times at which parked cars are fetched, as 256 steps of equal probability.
struct StayTable: Sendable {
  private static let steps = 256
  /// The longest stay in days.
  private static let longestDays = 14
  private let weekday: [Nanoseconds]
  private let weekend: [Nanoseconds]
  private let leaves: Double

  init(_ stay: ParkedStay) {
    func times(_ mean: Double, _ spread: Double) -> [Nanoseconds] {
      (0..<Self.steps).map { step in
        let z = Elementary.normalQuantile((Double(step) + 0.5) / Double(Self.steps))
        return Duration.hours(min(24, max(0, mean + spread * z)))
      }
    }
    weekday = times(stay.leaveHour, stay.spreadHours)
    weekend = times(stay.weekendLeaveHour, stay.weekendSpreadHours)
    leaves = stay.leaveProbability
  }

  /// The first time after `now` at which the car is fetched.
  func end(after now: Nanoseconds, calendar: Calendar, draw: UInt64) -> Nanoseconds {
    var day = now / Duration.day
    var word = draw
    for _ in 0..<Self.longestDays {
      let hours = calendar.isWeekend(Int(day)) ? weekend : weekday
      let time = day * Duration.day + hours[Int(word & 0xFF)]
      if time > now {
        if unitInterval(UInt32(truncatingIfNeeded: word >> 32)) < leaves { return time }
        word = mixed(word)
      }
      day += 1
    }
    return day * Duration.day
  }
}

/// More words from a need's own draw: one round of SplitMix64 (Steele, Lea, Flood 2014).
func mixed(_ draw: UInt64) -> UInt64 {
  var z = draw &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

import EventEngine

/// Electricity and counts of the recorded days, by station.
struct HydrogenLedger: Sendable {
  let from: Nanoseconds
  let to: Nanoseconds
  var stations: [HydrogenStationOutcome]

  func isRecorded(_ time: Nanoseconds) -> Bool { time >= from && time < to }

  /// The part of an interval that lies in the recorded days.
  func recorded(_ start: Nanoseconds, _ end: Nanoseconds) -> Nanoseconds {
    max(0, min(end, to) - max(start, from))
  }

  /// Spreads electricity evenly over an interval, by quarter hours; returns what of it is recorded.
  @discardableResult
  mutating func book(
    _ energy: Millijoules, station: Int, from start: Nanoseconds, to end: Nanoseconds
  ) -> Millijoules {
    guard energy > 0, end > from, start < to else { return 0 }
    guard end > start else {
      stations[station].load[Int((start - from) / Duration.quarterHour)] += energy
      return energy
    }
    let length = Double(end - start)
    func given(_ time: Nanoseconds) -> Millijoules {
      time >= end ? energy : Millijoules(Double(energy) * (Double(time - start) / length))
    }
    var now = max(start, from)
    var before = given(now)
    let first = before
    while now < min(end, to) {
      let slot = (now - from) / Duration.quarterHour
      now = min(from + (slot + 1) * Duration.quarterHour, min(end, to))
      let sum = given(now)
      stations[station].load[Int(slot)] += sum - before
      before = sum
    }
    return before - first
  }
}

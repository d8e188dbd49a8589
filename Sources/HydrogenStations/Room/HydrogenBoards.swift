import EventEngine

/// Boards of hydrogen stations: the waits they showed when they were last written, which is with the first look at them in each
/// period.
struct HydrogenBoards: Sendable {
  let period: Nanoseconds
  /// By station: the period in which it was written last, and minutes of wait.
  var written: [(period: Int64, minutes: Double)]

  /// `nil` where drivers see stations live.
  init?(periodMin: Double, stations: Int) {
    guard periodMin > 0 else { return nil }
    period = max(1, Duration.minutes(periodMin))
    written = [(Int64, Double)](repeating: (-1, 0), count: stations)
  }
}

extension HydrogenRoom {
  /// The wait a driver counts with: live, as the board says, or none where he sees nothing.
  mutating func shownMinutes(_ station: Int, _ need: Need, at now: Nanoseconds) -> Double {
    guard need.isInformed else { return 0 }
    guard let boards else { return waitMinutes(station, need, at: now) }
    let period = now / boards.period
    if boards.written[station].period < period {
      let minutes = waitMinutes(station, need, at: now)
      self.boards?.written[station] = (period, minutes)
      return minutes
    }
    return boards.written[station].minutes
  }
}

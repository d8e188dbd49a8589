import EventEngine
import NumericKernels

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

  /// A station a driver would go to: minutes of the drive, and of drive and wait.
  typealias Offer = (station: Int, minutes: Double, sum: Double)

  private static let advice = StreamPurpose("hydrogen.advice")

  /// Keeps the stations an informed driver is told of, drawn from the need's own words by name and anew for each attempt. He hears of
  /// them in random order, so that equals are not decided by their place in the plan.
  func advise(_ visit: HydrogenVisit, _ offered: inout [Offer]) {
    var draws = RandomStream(
      seed: visit.need.draw, replication: UInt32(truncatingIfNeeded: visit.tried.count),
      purpose: Self.advice, entity: UInt32(truncatingIfNeeded: visit.need.vehicle))
    draws.lead(parameters.advisedStations, of: offered.count, in: &offered)
    offered.removeLast(max(0, offered.count - parameters.advisedStations))
  }
}

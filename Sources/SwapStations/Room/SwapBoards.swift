import EventEngine
import NumericKernels

/// What informed drivers see of swap stations is live, or a board that is written anew from time to time.
extension SwapRoom {
  func startBoards(_ queue: inout EventQueue) {
    guard parameters.boardPeriodMin > 0 else { return }
    queue.push(Event(time: 0, kind: firstKind + Kind.board, entity: 0))
  }

  /// Writes the boards of all stations, and says when next.
  mutating func publish(at now: Nanoseconds, _ queue: inout EventQueue) {
    boards = stations.indices.flatMap { station in
      packTypes.indices.map { liveMinutes(station, $0) }
    }
    guard now < to else { return }
    queue.push(
      Event(
        time: now + max(1, Duration.minutes(parameters.boardPeriodMin)), kind: firstKind + Kind.board,
        entity: 0))
  }

  /// The wait an informed driver counts with.
  func shownMinutes(_ station: Int, _ pack: Int) -> Double {
    boards.isEmpty ? liveMinutes(station, pack) : boards[station * packTypes.count + pack]
  }

  private func liveMinutes(_ station: Int, _ pack: Int) -> Double {
    guard stations[station].design.packs[pack] > 0 else { return 0 }
    return stations[station].expectedWaitMinutes(pack, chargeHours: chargeHours(station, pack))
  }

  private static let advice = StreamPurpose("swap.advice")

  /// Keeps the stations an informed driver is told of, drawn from the need's own words by name and anew for each attempt. He hears of
  /// them in random order, so that equals are not decided by their place in the plan.
  func advise(_ visit: SwapVisit, _ stations: inout [(station: Int, minutes: Double)]) {
    var draws = RandomStream(
      seed: visit.need.draw, replication: UInt32(truncatingIfNeeded: visit.attempts), purpose: Self.advice,
      entity: UInt32(truncatingIfNeeded: visit.need.vehicle))
    draws.lead(parameters.advisedStations, of: stations.count, in: &stations)
    stations.removeLast(max(0, stations.count - parameters.advisedStations))
  }
}

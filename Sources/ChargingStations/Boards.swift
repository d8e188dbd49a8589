import EventEngine

/// What informed drivers see of stations is live, or a board that is written anew from time to time: between two
/// publications everybody reads the same old state.
extension ChargingRoom {
  /// What a board's event carries instead of a station.
  static let board: Int32 = -1

  func startBoards(_ queue: inout EventQueue) {
    guard boardPeriod > 0 else { return }
    queue.push(Event(time: 0, kind: Kind.headroom, entity: Self.board))
  }

  /// Writes the boards of all stations, and says when next.
  mutating func publish(at now: Nanoseconds, _ queue: inout EventQueue) {
    // A pool with a free connector shows no wait: it is written only when it did before.
    for pool in pools where pool.isCrowded || choice.showsWait(pool) { choice.write(pool, at: now) }
    guard now < ledger.to else { return }
    queue.push(Event(time: now + boardPeriod, kind: Kind.headroom, entity: Self.board))
  }
}

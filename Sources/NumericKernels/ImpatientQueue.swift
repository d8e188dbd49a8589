extension ErlangQueue {
  /// What happens to customers who wait for a limited time only (Erlang-A).
  public struct Impatient: Hashable, Sendable {
    /// The share of arrivals that find all servers busy.
    public let waitProbability: Double
    /// The share of arrivals that leave before being served.
    public let leaveProbability: Double

    public init(waitProbability: Double, leaveProbability: Double) {
      self.waitProbability = waitProbability
      self.leaveProbability = leaveProbability
    }
  }

  /// Erlang-A: servers with a queue that customers leave at `impatienceRate` each.
  ///
  /// The rate is mean service time over mean patience. Birth and death with death rate
  /// `min(n, c) + theta max(0, n - c)`; states above `c` are summed relative to state `c`, whose share
  /// of the states up to `c` is Erlang B. Rate 0 is Erlang C, an infinite rate Erlang B.
  ///
  /// - Complexity: O(servers + length of the queue), at most 10^7 states; past that the fluid limit.
  public static func impatient(
    servers: Int, offeredLoad: Double, impatienceRate: Double
  ) -> Impatient {
    guard offeredLoad >= 0, impatienceRate >= 0 else {
      return Impatient(waitProbability: .nan, leaveProbability: .nan)
    }
    let servers = max(0, servers)
    let capacity = Double(servers)
    guard offeredLoad > 0 else {
      return Impatient(waitProbability: servers == 0 ? 1 : 0, leaveProbability: 0)
    }
    let loss = lossProbability(servers: servers, offeredLoad: offeredLoad)
    if loss < 1e-300 { return Impatient(waitProbability: 0, leaveProbability: 0) }
    if impatienceRate > 1e100 { return Impatient(waitProbability: loss, leaveProbability: loss) }
    let queue = offeredLoad > capacity ? (offeredLoad - capacity) / impatienceRate : 0
    if impatienceRate == 0 || offeredLoad >= fluidLoad || !(queue < 1e6) {
      return Impatient(
        waitProbability: waitProbability(servers: servers, offeredLoad: offeredLoad),
        leaveProbability: max(0, 1 - capacity / offeredLoad))
    }

    var upToFull = 1 / loss
    var state = 1.0
    var aboveFull = 0.0
    var leaving = 0.0
    var waiting = 0.0
    for _ in 0..<10_000_000 {
      waiting += 1
      let share = offeredLoad / (capacity + waiting * impatienceRate)
      state *= share
      aboveFull += state
      leaving += waiting * state
      if share < 1 && state * waiting <= 1e-18 * (1 - share) * leaving { break }
      if state > 1e200 {
        upToFull *= 1e-200
        state *= 1e-200
        aboveFull *= 1e-200
        leaving *= 1e-200
      }
    }
    // The states of `upToFull` include the full one, which also counts as busy.
    let full = upToFull * loss
    let all = upToFull + aboveFull
    return Impatient(
      waitProbability: (full + aboveFull) / all,
      leaveProbability: min(1, impatienceRate * leaving / all / offeredLoad))
  }
}

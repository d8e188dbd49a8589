import NumericKernels

/// How much information helps, and when it harms: waits against informed share and age of the board.
///
/// The age is told in service times of the bottleneck: a minute is little beside half an hour at a fast charger and much
/// beside four minutes in a swap bay.
public struct GuidanceStudy: Codable, Hashable, Sendable {
  public var station: StaleBoard
  /// Rising informed shares, and rising board periods in service times.
  public var shares: [Double]
  public var periods: [Double]

  /// `station` gives stations, servers, load, choices, travel and reservations; its share and period are put aside.
  public init(
    station: StaleBoard, shares: [Double] = [0, 0.1, 0.25, 0.5, 0.75, 1],
    periods: [Double] = [0, 0.1, 0.25, 0.5, 1, 2]
  ) {
    self.station = station
    self.shares = shares
    self.periods = periods
  }

  public struct Answer: Codable, Hashable, Sendable {
    public let shares: [Double]
    public let periods: [Double]
    /// Mean waits in service times, one row per period, one column per share.
    public let waits: [[Double]]
    /// Wait with nobody informed (Erlang C).
    public let uninformedWait: Double

    /// The share with the least wait at each period, and that wait.
    public var best: [(period: Double, share: Double, wait: Double)] {
      zip(periods, waits).compactMap { period, row in
        zip(shares, row).min { ($0.1, $0.0) < ($1.1, $1.0) }.map { (period: period, share: $0.0, wait: $0.1) }
      }
    }

    /// The board period from which on guidance of this share makes drivers wait longer than none; `nil` where it never
    /// does within the periods. Straight lines between the periods.
    public func criticalPeriod(share column: Int) -> Double? {
      for row in waits.indices where waits[row][column] > uninformedWait {
        guard row > 0 else { return periods[0] }
        let before = waits[row - 1][column]
        let part = (uninformedWait - before) / (waits[row][column] - before)
        return periods[row - 1] + part * (periods[row] - periods[row - 1])
      }
      return nil
    }
  }

  /// Runs every pair, in parallel where there are threads; the answer does not depend on their number.
  public func run(seed: UInt64, threads: Int = 1) throws(GuidanceFault) -> Answer {
    var cases: [StaleBoard] = []
    for period in periods {
      for share in shares {
        var board = station
        board.boardPeriod = period
        board.informedShare = share
        try board.check()
        cases.append(board)
      }
    }
    let boards = cases
    let means = parallelMap(count: boards.count, threads: threads) { index -> Double in
      // Checked above: no run can fail.
      (try? boards[index].run(seed: seed, replication: UInt32(truncatingIfNeeded: index)).meanWait) ?? .nan
    }
    let width = shares.count
    return Answer(
      shares: shares, periods: periods,
      waits: periods.indices.map { Array(means[($0 * width)..<(($0 + 1) * width)]) },
      uninformedWait: ErlangQueue.meanWait(
        servers: station.servers, offeredLoad: station.utilisation * Double(station.servers)))
  }
}

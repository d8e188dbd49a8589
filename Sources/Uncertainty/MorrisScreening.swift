public import NumericKernels

/// Which inputs matter at all, from few answers: elementary effects along paths that turn one input at a time.
public struct MorrisScreening: Codable, Hashable, Sendable {
  public struct Input: Codable, Hashable, Sendable {
    /// The mean size of the effects of turning this input through its whole range.
    public let size: ConfidenceInterval
    /// Their mean with sign: much smaller than the size where the effect turns.
    public let mean: Double
    /// Their spread: large where the effect hangs on other inputs or is not straight.
    public let standardDeviation: Double
  }

  public let inputs: [Input]
}

extension MorrisScreening {
  /// Rows of the unit cube: `paths` paths of `inputs` + 1 rows each, on `levels` levels in the middle of equal strata.
  ///
  /// Source: Morris, "Factorial sampling plans for preliminary computational experiments", Technometrics 33, 1991. Levels lie
  /// in the middle of their strata, so that no input is asked for at the ends of its range, where a quantile may be infinite.
  ///
  /// - Throws: `outOfDomain` for no path, no input, or a number of levels that is odd or below 2.
  public static func design(
    paths: Int, inputs: Int, levels: Int = 4, seed: UInt64
  ) throws(NumericsError) -> [[Double]] {
    guard paths > 0, inputs > 0, levels > 1, levels % 2 == 0 else { throw .outOfDomain }
    var rows: [[Double]] = []
    for path in 0..<paths {
      var stream = RandomStream(
        seed: seed, replication: 0, purpose: StreamPurpose("sensitivity.morris"),
        entity: UInt32(truncatingIfNeeded: path))
      var row = (0..<inputs).map { _ in stream.integer(below: levels) }
      var order = Array(0..<inputs)
      for last in stride(from: inputs - 1, to: 0, by: -1) {
        order.swapAt(last, stream.integer(below: last + 1))
      }
      let place = { (level: Int) in (Double(level) + 0.5) / Double(levels) }
      rows.append(row.map(place))
      for input in order {
        // Half the levels away: each level is left and reached equally often.
        row[input] = (row[input] + levels / 2) % levels
        rows.append(row.map(place))
      }
    }
    return rows
  }

  /// Effects from the answers at rows of a design, in their order.
  ///
  /// Sizes by Campolongo, Cariboni and Saltelli, Environmental Modelling & Software 22, 2007; their intervals are Student's over
  /// the paths.
  ///
  /// - Throws: `outOfDomain` where answers and rows are not whole paths that turn one input at a time, or not finite.
  public init(rows: [[Double]], answers: [Double], level: Double = 0.95) throws(NumericsError) {
    guard let inputs = rows.first?.count, inputs > 0, rows.count == answers.count,
      rows.count % (inputs + 1) == 0, answers.allSatisfy(\.isFinite), rows.allSatisfy({ $0.count == inputs })
    else { throw .outOfDomain }
    var effects = [[Double]](repeating: [], count: inputs)
    for start in stride(from: 0, to: rows.count, by: inputs + 1) {
      for step in start..<start + inputs {
        let turned = (0..<inputs).filter { rows[step][$0] != rows[step + 1][$0] }
        guard turned.count == 1 else { throw .outOfDomain }
        let input = turned[0]
        effects[input].append(
          (answers[step + 1] - answers[step]) / (rows[step + 1][input] - rows[step][input]))
      }
    }
    guard effects.allSatisfy({ $0.count == rows.count / (inputs + 1) }) else { throw .outOfDomain }
    self.inputs = effects.map { seen in
      let signed = RunningStatistics(seen)
      return Input(
        size: .student(seen.map { abs($0) }, level: level), mean: signed.mean,
        standardDeviation: signed.standardDeviation)
    }
  }
}

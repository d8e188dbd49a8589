public import NumericKernels

/// How much of an answer's variance each uncertain input brings, alone and together with others.
public struct SobolIndices: Codable, Hashable, Sendable {
  public struct Input: Codable, Hashable, Sendable {
    /// The share of variance that would go if this input alone were known.
    public let first: ConfidenceInterval
    /// The share that would be left if everything else were known.
    public let total: ConfidenceInterval
  }

  public let mean: Double
  public let variance: Double
  public let inputs: [Input]
}

extension SobolIndices {
  /// Rows of the unit cube at which the answer has to be worked out: two designs and, for each input, the first with that one
  /// column of the second. `count` * (inputs + 2) rows.
  ///
  /// Sobol points as far as the table of direction numbers reaches (20 inputs), Latin hypercubes beyond.
  ///
  /// - Throws: `outOfDomain` for no row or no input.
  public static func design(
    _ count: Int, inputs: Int, seed: UInt64
  ) throws(NumericsError) -> [[Double]] {
    guard count > 0, inputs > 0 else { throw .outOfDomain }
    let kind = 2 * inputs <= UnitDesign.mostSobolDimensions ? UnitDesign.sobol : .latinHypercube
    let both = try kind.points(count, dimensions: 2 * inputs, seed: seed)
    let first = both.map { Array($0.prefix(inputs)) }
    let second = both.map { Array($0.suffix(inputs)) }
    var rows = first + second
    rows.reserveCapacity(count * (inputs + 2))
    for input in 0..<inputs {
      for (row, other) in zip(first, second) {
        var mixed = row
        mixed[input] = other[input]
        rows.append(mixed)
      }
    }
    return rows
  }

  /// Indices from the answers at the rows of the design, in their order.
  ///
  /// First-order by Saltelli et al. 2010 (Computer Physics Communications 181, table 2b), total by Jansen 1999; intervals are
  /// percentiles over `resamples` bootstraps of the rows (Archer, Saltelli and Sobol, Journal of Statistical Computation and
  /// Simulation 58, 1997). An answer without spread has indices of 0.
  ///
  /// - Throws: `outOfDomain` where the answers are not a whole number of designs, fewer than two rows, or not finite.
  public init(
    answers: [Double], inputs: Int, seed: UInt64, level: Double = 0.95, resamples: Int = 500
  ) throws(NumericsError) {
    guard inputs > 0, answers.count % (inputs + 2) == 0, answers.count >= 2 * (inputs + 2), resamples > 1,
      level > 0, level < 1, answers.allSatisfy(\.isFinite)
    else { throw .outOfDomain }
    let count = answers.count / (inputs + 2)
    let centre = answers.prefix(2 * count).reduce(0, +) / Double(2 * count)
    // Centred answers make the first-order estimate steadier and change no index.
    let centred = answers.map { $0 - centre }
    let rows = Rows(answers: centred, count: count)
    let all = Array(0..<count)
    mean = centre
    variance = rows.variance(all)
    var stream = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("sensitivity.bootstrap"))
    let samples = (0..<resamples).map { _ in (0..<count).map { _ in stream.integer(below: count) } }
    var found: [Input] = []
    for input in 0..<inputs {
      let drawn = samples.map { rows.indices(of: input, $0) }
      let whole = rows.indices(of: input, all)
      found.append(
        Input(
          first: try Self.interval(whole.first, drawn.map(\.first), level, count),
          total: try Self.interval(whole.total, drawn.map(\.total), level, count)))
    }
    self.inputs = found
  }

  private static func interval(
    _ value: Double, _ drawn: [Double], _ level: Double, _ count: Int
  ) throws(NumericsError) -> ConfidenceInterval {
    ConfidenceInterval(
      mean: value, low: try Quantiles.of(drawn, (1 - level) / 2),
      high: try Quantiles.of(drawn, (1 + level) / 2),
      replications: count)
  }
}

/// The answers by design: first, second, then one mixed design an input.
private struct Rows {
  let answers: [Double]
  let count: Int

  func variance(_ rows: [Int]) -> Double {
    var seen = RunningStatistics()
    for row in rows {
      seen.add(answers[row])
      seen.add(answers[count + row])
    }
    return seen.variance
  }

  func indices(of input: Int, _ rows: [Int]) -> (first: Double, total: Double) {
    let spread = variance(rows)
    guard spread > 0 else { return (0, 0) }
    var joint = 0.0
    var rest = 0.0
    for row in rows {
      let mixed = answers[(input + 2) * count + row]
      joint += answers[count + row] * (mixed - answers[row])
      rest += (answers[row] - mixed) * (answers[row] - mixed)
    }
    return (joint / Double(rows.count) / spread, rest / Double(rows.count) / 2 / spread)
  }
}

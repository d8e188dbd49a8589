public import NumericKernels

/// What is known of a number that nobody can tell exactly, as a distribution whose quantiles can be asked for.
///
/// The five forms have every moment. Quantiles are made of the elementary functions of this part, so that equal inputs draw
/// equal numbers on every machine.
public enum UncertainNumber: Codable, Hashable, Sendable {
  case uniform(low: Double, high: Double)
  case triangular(low: Double, mode: Double, high: Double)
  /// Cut to `low` ... `high` and scaled up to a whole again.
  case normal(mean: Double, standardDeviation: Double, low: Double, high: Double)
  /// About two thirds of the values lie within a `factor` of the median. Cut like the normal form.
  case lognormal(median: Double, factor: Double, low: Double, high: Double)
  /// Weights need not add up to one.
  case discrete(values: [Double], weights: [Double])

  /// What stands for the number where nobody asks how uncertain it is: the middle of a range, the mode of a triangle or of
  /// single values (the first of several), the mean of a normal form, the median of a lognormal one.
  public var bestEstimate: Double {
    switch self {
    case .uniform(let low, let high): low + (high - low) / 2
    case .triangular(_, let mode, _): mode
    case .normal(let mean, _, let low, let high): min(max(mean, low), high)
    case .lognormal(let median, _, let low, let high): min(max(median, low), high)
    case .discrete(let values, let weights):
      values.indices.max { (weights[$0], $1) < (weights[$1], $0) }.map { values[$0] } ?? 0
    }
  }

  /// The share of values up to and including `x`, before any cut.
  private func uncut(_ x: Double) -> Double {
    switch self {
    case .normal(let mean, let deviation, _, _): Elementary.normalCumulative((x - mean) / deviation)
    case .lognormal(let median, let factor, _, _):
      x <= 0 ? 0 : Elementary.normalCumulative(Elementary.log(x / median) / Elementary.log(factor))
    case .uniform, .triangular, .discrete: 0
    }
  }

  /// How much of a normal or lognormal form lies outside its cut; 0 for the others.
  public var shareCutOff: Double {
    switch self {
    case .normal(_, _, let low, let high), .lognormal(_, _, let low, let high):
      1 - max(0, uncut(high) - uncut(low))
    case .uniform, .triangular, .discrete: 0
    }
  }

  /// Whether the parameters make a distribution: ends in order, spread above 0, something left of a cut, weights that are
  /// not negative and not all 0.
  public var isPossible: Bool {
    func ordered(_ numbers: Double...) -> Bool {
      numbers.allSatisfy(\.isFinite) && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
        && numbers[0] < numbers[numbers.count - 1]
    }
    switch self {
    case .uniform(let low, let high): return ordered(low, high)
    case .triangular(let low, let mode, let high): return ordered(low, mode, high)
    case .normal(let mean, let deviation, let low, let high):
      return mean.isFinite && deviation > 0 && deviation.isFinite && low < high && shareCutOff < 1
    case .lognormal(let median, let factor, let low, let high):
      return median > 0 && median.isFinite && factor > 1 && factor.isFinite && low < high && shareCutOff < 1
    case .discrete(let values, let weights):
      return !values.isEmpty && values.count == weights.count && values.allSatisfy(\.isFinite)
        && weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 }
    }
  }

  /// The value that a share `probability` of all values does not exceed.
  ///
  /// - Throws: `outOfDomain` for a probability outside (0, 1) or parameters that make no distribution.
  public func quantile(_ probability: Double) throws(NumericsError) -> Double {
    guard probability > 0, probability < 1, isPossible else { throw .outOfDomain }
    switch self {
    case .uniform(let low, let high):
      return min(high, low + probability * (high - low))
    case .triangular(let low, let mode, let high):
      let turn = (mode - low) / (high - low)
      return probability < turn
        ? low + (probability * (high - low) * (mode - low)).squareRoot()
        : high - ((1 - probability) * (high - low) * (high - mode)).squareRoot()
    case .normal(let mean, let deviation, let low, let high):
      return min(max(mean + deviation * score(probability, low, high), low), high)
    case .lognormal(let median, let factor, let low, let high):
      let value = median * Elementary.exp(Elementary.log(factor) * score(probability, low, high))
      return min(max(value, low), high)
    case .discrete(let values, let weights):
      return Self.reached(probability, values, weights)
    }
  }

  /// How many standard deviations from the middle the value lies, between the cuts.
  private func score(_ probability: Double, _ low: Double, _ high: Double) -> Double {
    let below = uncut(low)
    let between = uncut(high) - below
    return Elementary.normalQuantile(
      min(max(below + probability * between, .leastNormalMagnitude), 1 - 0x1p-53))
  }

  private static func reached(_ probability: Double, _ values: [Double], _ weights: [Double]) -> Double {
    let order = values.indices.filter { weights[$0] > 0 }.sorted { (values[$0], $0) < (values[$1], $1) }
    let whole = order.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    for index in order {
      sum += weights[index]
      if sum >= probability * whole { return values[index] }
    }
    return order.last.map { values[$0] } ?? 0
  }
}

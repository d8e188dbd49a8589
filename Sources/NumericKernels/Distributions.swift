internal import CGSL

/// A distribution whose probabilities and quantiles can be asked for (`gsl_cdf_*`).
public enum Distribution: Hashable, Sendable {
  case normal(mean: Double, standardDeviation: Double)
  case studentT(degrees: Double)
  case chiSquared(degrees: Double)
  case lognormal(logMean: Double, logStandardDeviation: Double)
  case gamma(shape: Double, scale: Double)
  /// Means up to 10^9.
  case poisson(mean: Double)

  /// The probability of a value up to and including `x`.
  ///
  /// - Throws: `outOfDomain` for impossible parameters or NaN, `notConverged` when GSL finds no value.
  public func cumulative(_ x: Double) throws(NumericsError) -> Double {
    guard isPossible, !x.isNaN else { throw .outOfDomain }
    guard x > -.infinity else { return 0 }
    guard x < .infinity else { return 1 }
    GSL.prepare()
    switch self {
    case .normal(let mean, let deviation):
      return try Self.number(gsl_cdf_ugaussian_P((x - mean) / deviation))
    case .studentT(let degrees):
      return try Self.number(gsl_cdf_tdist_P(x, degrees))
    case .chiSquared(let degrees):
      return x <= 0 ? 0 : try Self.number(gsl_cdf_chisq_P(x, degrees))
    case .lognormal(let mean, let deviation):
      return x <= 0 ? 0 : try Self.number(gsl_cdf_lognormal_P(x, mean, deviation))
    case .gamma(let shape, let scale):
      return x <= 0 ? 0 : try Self.number(gsl_cdf_gamma_P(x, shape, scale))
    case .poisson(let mean):
      guard x >= 0 else { return 0 }
      guard x < 4e9 else { return 1 }
      return try Self.upTo(UInt32(x), mean: mean)
    }
  }

  /// The value that is not exceeded with this probability; for Poisson the smallest whole number that
  /// reaches it.
  ///
  /// - Throws: `outOfDomain` for impossible parameters or a probability outside [0, 1], `notConverged` when
  ///   GSL finds no value.
  public func quantile(_ probability: Double) throws(NumericsError) -> Double {
    guard isPossible, probability >= 0, probability <= 1 else { throw .outOfDomain }
    GSL.prepare()
    switch self {
    case .normal(let mean, let deviation):
      return mean + deviation * (try Self.number(gsl_cdf_ugaussian_Pinv(probability)))
    case .studentT(let degrees):
      return try Self.number(gsl_cdf_tdist_Pinv(probability, degrees))
    case .chiSquared(let degrees):
      return try Self.number(gsl_cdf_chisq_Pinv(probability, degrees))
    case .lognormal(let mean, let deviation):
      return try Self.number(gsl_cdf_lognormal_Pinv(probability, mean, deviation))
    case .gamma(let shape, let scale):
      return try Self.number(gsl_cdf_gamma_Pinv(probability, shape, scale))
    case .poisson(let mean):
      return try Self.smallestCount(probability, mean: mean)
    }
  }
}

extension Distribution {
  private var isPossible: Bool {
    func positive(_ x: Double) -> Bool { x > 0 && x.isFinite }
    switch self {
    case .normal(let mean, let deviation), .lognormal(let mean, let deviation):
      return mean.isFinite && positive(deviation)
    case .studentT(let degrees), .chiSquared(let degrees):
      return positive(degrees)
    case .gamma(let shape, let scale):
      return positive(shape) && positive(scale)
    case .poisson(let mean):
      return mean >= 0 && mean <= 1e9
    }
  }

  /// GSL answers NaN where it gives up.
  private static func number(_ value: Double) throws(NumericsError) -> Double {
    guard !value.isNaN else { throw .notConverged }
    return value
  }

  private static func upTo(_ count: UInt32, mean: Double) throws(NumericsError) -> Double {
    mean == 0 ? 1 : try number(gsl_cdf_poisson_P(count, mean))
  }

  private static func smallestCount(_ probability: Double, mean: Double) throws(NumericsError) -> Double {
    if probability == 1 { return mean == 0 ? 0 : .infinity }
    var low: UInt32 = 0
    var high: UInt32 = 4_000_000_000
    while low < high {
      let middle = low + (high - low) / 2
      if try upTo(middle, mean: mean) >= probability {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return Double(low)
  }
}

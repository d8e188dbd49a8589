/// Mean, spread and range of numbers seen one after another, without keeping them.
///
/// Welford 1962 for single values (doi:10.2307/1266577); Chan, Golub, LeVeque 1983 for merging
/// (doi:10.2307/2683386). As `gsl_rstat_*`, but a value. Merging in another order may change the last
/// digit, so merge in the order of replications.
public struct RunningStatistics: Codable, Hashable, Sendable {
  public private(set) var count = 0
  /// 0 before the first value.
  public private(set) var mean = 0.0
  /// 0 before the first value.
  public private(set) var minimum = 0.0
  /// 0 before the first value.
  public private(set) var maximum = 0.0
  /// The sum of squared distances from the mean.
  private var squares = 0.0

  public init() {}

  public init(_ values: some Sequence<Double>) {
    for value in values {
      add(value)
    }
  }

  public mutating func add(_ value: Double) {
    minimum = count == 0 ? value : min(minimum, value)
    maximum = count == 0 ? value : max(maximum, value)
    count &+= 1
    let distance = value - mean
    mean += distance / Double(count)
    squares += distance * (value - mean)
  }

  /// Adds all that `later` has seen.
  public mutating func merge(_ later: Self) {
    guard later.count > 0 else { return }
    guard count > 0 else {
      self = later
      return
    }
    let own = Double(count)
    let others = Double(later.count)
    let distance = later.mean - mean
    count &+= later.count
    mean += distance * (others / (own + others))
    squares += later.squares + distance * distance * (own * others / (own + others))
    minimum = min(minimum, later.minimum)
    maximum = max(maximum, later.maximum)
  }
}

extension RunningStatistics {
  public var sum: Double { mean * Double(count) }

  /// With n - 1 below; 0 for fewer than two values.
  public var variance: Double { count > 1 ? squares / (Double(count) - 1) : 0 }

  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean; 0 for fewer than two values.
  public var standardError: Double { count > 1 ? (variance / Double(count)).squareRoot() : 0 }
}

import NumericKernels

/// How far a figure of one run lies from that of another, and whether chance makes such a difference.
public struct FigureDifference: Codable, Hashable, Sendable {
  public enum Method: String, Codable, Sendable {
    /// Both are counted in the plan: no chance in it.
    case exact
    /// Replication by replication with common random numbers (Law 2015, section 11.2).
    case paired
    /// Independent runs with unequal spreads (Welch 1947).
    case welch
    /// One replication, or one figure of all together: no interval can be told.
    case point
  }

  public let value: Double
  /// 95 %; `nil` where none can be told.
  public let low: Double?
  public let high: Double?
  public let method: Method

  /// Whether 0 lies outside: for what is counted, whether there is a difference at all.
  public var isClear: Bool {
    switch method {
    case .exact: value != 0
    case .paired, .welch: low.map { $0 > 0 } ?? false || high.map { $0 < 0 } ?? false
    case .point: false
    }
  }

  init(value: Double, low: Double? = nil, high: Double? = nil, method: Method) {
    self.value = value
    self.low = low
    self.high = high
    self.method = method
  }

  /// A figure of one run.
  public struct Figure: Sendable {
    public let value: Double?
    public let basis: Indicator.Basis
    public let byReplication: [Double?]

    public init(value: Double?, basis: Indicator.Basis, byReplication: [Double?]) {
      self.value = value
      self.basis = basis
      self.byReplication = byReplication
    }
  }

  /// - Parameter isPaired: whether equal replications of both runs drew the same random numbers.
  /// - Returns: `nil` where a figure is undefined in one of them.
  public init?(of other: Figure, from first: Figure, isPaired: Bool) {
    guard let one = first.value, let two = other.value else { return nil }
    if first.basis == .plan, other.basis == .plan {
      self.init(value: two - one, low: two - one, high: two - one, method: .exact)
      return
    }
    let (own, yardstick) = (other.byReplication.compactMap(\.self), first.byReplication.compactMap(\.self))
    let isWhole =
      own.count == other.byReplication.count && yardstick.count == first.byReplication.count
    guard isWhole, own.count > 1, yardstick.count > 1, first.basis == .replications,
      other.basis == .replications
    else {
      self.init(value: two - one, method: .point)
      return
    }
    if isPaired, own.count == yardstick.count {
      let interval = ConfidenceInterval.student(zip(own, yardstick).map { $0 - $1 })
      self.init(value: interval.mean, low: interval.low, high: interval.high, method: .paired)
    } else {
      let interval = ConfidenceInterval.welch(own, minus: yardstick)
      self.init(value: interval.mean, low: interval.low, high: interval.high, method: .welch)
    }
  }
}

extension ConfidenceInterval {
  /// The 95 % interval of the difference of two means of independent samples with unequal variances: Student's t with the degrees
  /// of freedom of Welch (1947, Biometrika 34) and Satterthwaite (1946).
  ///
  /// Samples without any spread give a point, as does a sample of one value, which says nothing about its spread.
  static func welch(_ own: [Double], minus other: [Double]) -> ConfidenceInterval {
    let (one, two) = (RunningStatistics(own), RunningStatistics(other))
    let difference = one.mean - two.mean
    let (first, second) = (
      one.standardError * one.standardError, two.standardError * two.standardError
    )
    let variance = first + second
    guard one.count > 1, two.count > 1, variance > 0 else {
      return ConfidenceInterval(
        mean: difference, low: difference, high: difference, replications: min(one.count, two.count))
    }
    let degrees =
      variance * variance
      / (first * first / Double(one.count - 1) + second * second / Double(two.count - 1))
    let t = (try? Distribution.studentT(degrees: degrees).quantile(0.975)) ?? .infinity
    let reach = t * variance.squareRoot()
    return ConfidenceInterval(
      mean: difference, low: difference - reach, high: difference + reach,
      replications: min(one.count, two.count))
  }
}

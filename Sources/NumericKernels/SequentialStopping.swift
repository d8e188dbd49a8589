/// When enough replications have been made: the mean is known to a share of itself.
public struct SequentialStopping: Codable, Hashable, Sendable {
  /// Half the interval, as a share of the mean.
  public var withinShare: Double
  public var level: Double
  /// Fewer say too little about their own spread: a lucky first handful would end the run (Law, "Simulation modeling and
  /// analysis", 2015, chapter 9.4, advises ten).
  public var atLeast: Int
  public var atMost: Int

  public init(withinShare: Double, level: Double = 0.95, atLeast: Int = 10, atMost: Int) {
    self.withinShare = withinShare
    self.level = level
    self.atLeast = atLeast
    self.atMost = atMost
  }

  public enum Verdict: Hashable, Sendable {
    case enough
    /// How many replications in all will probably do, at most `atMost`.
    case more(expected: Int)
    /// `atMost` are made and the mean is not known well enough.
    case stopped
  }

  /// What to do after these values, in order of replication. Source: Chow and Robbins, "On the asymptotic theory of
  /// fixed-width sequential confidence intervals", Annals of Mathematical Statistics 36, 1965.
  public func verdict(_ values: [Double]) -> Verdict {
    guard values.count >= min(max(2, atLeast), atMost) else {
      return .more(expected: min(max(2, atLeast), atMost))
    }
    let interval = ConfidenceInterval.student(values, level: level)
    let half = interval.high - interval.mean
    let wanted = withinShare * abs(interval.mean)
    if values.count > 1, half <= wanted { return .enough }
    guard values.count < atMost else { return .stopped }
    let ratio = half / wanted
    let needed = (Double(values.count) * ratio * ratio).rounded(.up)
    return .more(expected: needed < Double(atMost) ? max(values.count + 1, Int(needed)) : atMost)
  }
}

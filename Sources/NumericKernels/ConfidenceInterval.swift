/// A mean over replications, and the range that covers the true mean with the level asked for.
public struct ConfidenceInterval: Codable, Hashable, Sendable {
  public let mean: Double
  public let low: Double
  public let high: Double
  /// How many independent values stand behind it; 1 says nothing about the spread, so the range is a point.
  public let replications: Int

  public init(mean: Double, low: Double, high: Double, replications: Int) {
    self.mean = mean
    self.low = low
    self.high = high
    self.replications = replications
  }

  /// Student's interval: mean ± t · s / √n, with t from `gsl_cdf_tdist_Pinv`.
  ///
  /// One value gives a point, no value a point at 0 with 0 replications. A level of 0 or less gives a
  /// point; a level of 1 or more, or no number, gives everything.
  public static func student(_ values: [Double], level: Double = 0.95) -> ConfidenceInterval {
    let seen = RunningStatistics(values)
    let half = seen.count > 1 ? width(level: level, degrees: seen.count - 1) * seen.standardError : 0
    // A spread of exactly 0 at level 1 would be 0 times infinity.
    let reach = seen.standardError == 0 ? 0 : half
    return ConfidenceInterval(
      mean: seen.mean, low: seen.mean - reach, high: seen.mean + reach, replications: seen.count)
  }

  /// Half the width, in standard errors.
  private static func width(level: Double, degrees: Int) -> Double {
    guard level > 0 else { return level.isNaN ? .infinity : 0 }
    guard level < 1 else { return .infinity }
    let student = Distribution.studentT(degrees: Double(degrees))
    return (try? student.quantile(0.5 + level / 2)) ?? .infinity
  }
}

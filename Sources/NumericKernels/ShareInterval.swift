extension ConfidenceInterval {
  /// The share of independent tries that came true, and the range of shares with which that is no surprise.
  ///
  /// Wilson's score interval: never outside [0, 1], and not a point where all or none came true. No tries give the whole range
  /// around one half. `replications` tells the tries.
  ///
  /// Source: Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927.
  ///
  /// - Parameter level: above 0 and below 1; anything else gives the whole range.
  public static func share(_ count: Int, of tries: Int, level: Double = 0.95) -> ConfidenceInterval {
    guard tries > 0 else { return ConfidenceInterval(mean: 0.5, low: 0, high: 1, replications: 0) }
    let share = Double(min(max(count, 0), tries)) / Double(tries)
    guard level > 0, level < 1 else {
      return ConfidenceInterval(mean: share, low: 0, high: 1, replications: tries)
    }
    let score = Elementary.normalQuantile(0.5 + level / 2)
    let square = score * score / Double(tries)
    let middle = (share + square / 2) / (1 + square)
    let reach =
      score / (1 + square) * ((share * (1 - share) + square / 4) / Double(tries)).squareRoot()
    // At the ends the formula gives 0 and 1 up to rounding.
    return ConfidenceInterval(
      mean: share, low: share == 0 ? 0 : max(0, middle - reach),
      high: share == 1 ? 1 : min(1, middle + reach),
      replications: tries)
  }

  /// The mean of probabilities, one a future: Student's interval kept inside what a probability can be, Wilson's where every future is
  /// sure of itself and their spread says nothing.
  public static func probability(_ values: [Double], level: Double = 0.95) -> ConfidenceInterval {
    if values.allSatisfy({ $0 == 0 || $0 == 1 }) {
      return .share(values.count { $0 == 1 }, of: values.count, level: level)
    }
    let interval = student(values, level: level)
    return ConfidenceInterval(
      mean: interval.mean, low: max(0, interval.low), high: min(1, interval.high),
      replications: interval.replications)
  }
}

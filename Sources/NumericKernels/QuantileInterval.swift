extension Quantiles {
  /// Two of the values, in order, between which the true quantile lies at least with the level asked for, whatever the
  /// distribution: how many independent values stay below a quantile is binomial.
  ///
  /// The narrowest pair that leaves out at most half of the rest on each side; `nil` where so few values cannot tell. The
  /// quantile itself is of type 7.
  ///
  /// Source: David and Nagaraja, "Order statistics", 2003, chapter 7.1.
  ///
  /// - Throws: `outOfDomain` without values, for a value that is no number, or a probability or level outside (0, 1).
  /// - Complexity: O(n log n).
  public static func interval(
    of values: [Double], _ probability: Double, level: Double = 0.95
  ) throws(NumericsError) -> ConfidenceInterval? {
    guard probability > 0, probability < 1, level > 0, level < 1 else { throw .outOfDomain }
    let quantile = try of(values, probability)
    let sorted = values.sorted()
    let count = Double(sorted.count)
    let outside = (1 - level) / 2
    let odds = Elementary.log(probability) - Elementary.log1p(-probability)
    // The logarithm of the chance that exactly `index` values stay below the quantile, and the sum of chances so far.
    var logarithm = count * Elementary.log1p(-probability)
    var below = 0.0
    var low: Int?
    var high: Int?
    for index in sorted.indices {
      below += Elementary.exp(logarithm)
      logarithm += odds + Elementary.log((count - Double(index)) / Double(index + 1))
      if below <= outside { low = index }
      if high == nil, below >= 1 - outside { high = index }
    }
    guard let low, let high else { return nil }
    return ConfidenceInterval(
      mean: quantile, low: sorted[low], high: sorted[high], replications: sorted.count)
  }
}

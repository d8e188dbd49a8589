/// Quantiles of samples.
public enum Quantiles {
  /// The quantile of values that are already in ascending order, between neighbours on a straight line.
  ///
  /// Type 7 of Hyndman and Fan 1996 (doi:10.2307/2684934), as `gsl_stats_quantile_from_sorted_data`. The
  /// order is not checked.
  ///
  /// - Throws: `outOfDomain` without values or for a probability outside [0, 1].
  /// - Complexity: O(1).
  public static func ofSorted(
    _ values: some RandomAccessCollection<Double>, _ probability: Double
  ) throws(NumericsError) -> Double {
    guard !values.isEmpty, probability >= 0, probability <= 1 else { throw .outOfDomain }
    let place = probability * Double(values.count - 1)
    let offset = min(Int(place), values.count - 1)
    let index = values.index(values.startIndex, offsetBy: offset)
    let share = place - Double(offset)
    guard share > 0, offset < values.count - 1 else { return values[index] }
    let below = values[index]
    let above = values[values.index(after: index)]
    return below == above ? below : (1 - share) * below + share * above
  }

  /// The same for values in any order.
  ///
  /// - Throws: `outOfDomain` also for a value that is no number.
  /// - Complexity: O(n log n).
  public static func of(_ values: [Double], _ probability: Double) throws(NumericsError) -> Double {
    guard values.allSatisfy({ !$0.isNaN }) else { throw .outOfDomain }
    return try ofSorted(values.sorted(), probability)
  }

  /// The smallest value at or below which lies this share of the weight.
  ///
  /// Values of weight 0 do not count. Equal values count together, in whatever order they come.
  ///
  /// - Throws: `outOfDomain` for lists of different length, a value that is no number, a weight that is
  ///   negative or not finite, no weight at all, or a probability outside [0, 1].
  /// - Complexity: O(n log n).
  public static func weighted(
    _ values: [Double], weights: [Double], _ probability: Double
  ) throws(NumericsError) -> Double {
    guard values.count == weights.count, probability >= 0, probability <= 1,
      values.allSatisfy({ !$0.isNaN }), weights.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { throw .outOfDomain }
    // Ties by weight, so that the sum does not depend on the order of the input.
    let rows = values.indices.filter { weights[$0] > 0 }
      .sorted { (values[$0], weights[$0]) < (values[$1], weights[$1]) }
    guard let last = rows.last else { throw .outOfDomain }
    let total = rows.reduce(0) { $0 + weights[$1] }
    guard total.isFinite else { throw .outOfDomain }
    var sum = 0.0
    for row in rows {
      sum += weights[row]
      if sum >= probability * total { return values[row] }
    }
    return values[last]
  }
}

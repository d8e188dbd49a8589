/// A mean made surer by a second number of the same replications, whose true mean a closed form tells.
///
/// It serves single queues. No closed form moves with the waits of a district: over 200 replications of a small one their correlation with
/// the energy that driving wants, which is known, is -0.02, and with the number of needs, which is not, 0.27.
public enum ControlVariate {
  /// The values are corrected by how far the controls came out from their known mean, with the slope that fits best.
  ///
  /// Student's interval with n - 2 degrees (Lavenberg and Welch, "A perspective on the use of control variables", Management
  /// Science 27, 1981). It is exact for normal values; of short queues, whose means are skew, twenty replications are too few
  /// and forty do. Controls without spread correct nothing: the plain interval.
  ///
  /// - Throws: `outOfDomain` for lists of different length, fewer than three replications, a number that is not finite, or a
  ///   level outside (0, 1).
  public static func interval(
    _ values: [Double], controls: [Double], trueMean: Double, level: Double = 0.95
  ) throws(NumericsError) -> ConfidenceInterval {
    let count = Double(values.count)
    guard values.count == controls.count, values.count > 2, trueMean.isFinite, values.allSatisfy(\.isFinite),
      controls.allSatisfy(\.isFinite), level > 0, level < 1
    else { throw .outOfDomain }
    let mean = values.reduce(0, +) / count
    let seen = controls.reduce(0, +) / count
    let spread = controls.reduce(0) { $0 + ($1 - seen) * ($1 - seen) }
    guard spread > 0 else { return .student(values, level: level) }
    let slope = zip(values, controls).reduce(0) { $0 + ($1.0 - mean) * ($1.1 - seen) } / spread
    let left = zip(values, controls).reduce(0.0) { sum, pair in
      let rest = pair.0 - mean - slope * (pair.1 - seen)
      return sum + rest * rest
    }
    let away = seen - trueMean
    let error = (left / (count - 2) * (1 / count + away * away / spread)).squareRoot()
    let middle = mean - slope * away
    let width = try Distribution.studentT(degrees: count - 2).quantile(0.5 + level / 2)
    let reach = error == 0 ? 0 : width * error
    return ConfidenceInterval(
      mean: middle, low: middle - reach, high: middle + reach, replications: values.count)
  }
}

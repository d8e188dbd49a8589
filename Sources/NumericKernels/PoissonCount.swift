/// Figures of a Poisson number that keep their digits in the tails, where differences of probabilities would lose them.
public enum PoissonCount {
  /// The probability of exactly `count`, by the saddle point (Loader 2000): no factorial, no cancellation.
  public static func probability(of count: Int, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite else { return .nan }
    guard count >= 0 else { return 0 }
    guard mean > 0 else { return count == 0 ? 1 : 0 }
    guard count > 0 else { return Elementary.exp(-mean) }
    let n = Double(count)
    let ratio = mean / n
    let logarithm = ratio < 0.5 ? Elementary.log(ratio) : Elementary.log1p(ratio - 1)
    let exponent = n * (ratio - 1 - logarithm) + DeterministicQueue.stirlingRest(n)
    return Elementary.exp(-exponent) / (2 * Double.pi * n).squareRoot()
  }

  /// The mean of what lies above `level`: E max(X - level, 0), all terms positive.
  ///
  /// - Complexity: O(sqrt(mean)) terms.
  public static func excess(over level: Int, mean: Double) -> Double {
    guard mean >= 0, mean.isFinite else { return .nan }
    guard level > 0 else { return mean - Double(level) }
    guard mean > 0 else { return 0 }
    var sum = 0.0
    if mean < Double(level) {
      var term = probability(of: level + 1, mean: mean)
      var above = 1.0
      while term > 0 {
        sum += above * term
        above += 1
        term *= mean / (Double(level) + above)
        if above * term <= 1e-18 * sum { break }
      }
      return sum
    }
    var term = probability(of: level - 1, mean: mean)
    var state = Double(level) - 1
    var below = 1.0
    while term > 0, state >= 0 {
      sum += below * term
      term *= state / mean
      state -= 1
      below += 1
      if below * term <= 1e-18 * (sum + mean - Double(level)) { break }
    }
    return mean - Double(level) + sum
  }

  /// The smallest number that is exceeded with at most this probability; `Int.max` where there is none.
  ///
  /// - Parameter risk: 0 has an answer for mean 0 only.
  public static func quantile(exceededWith risk: Double, mean: Double) -> Int {
    guard mean >= 0, mean <= 1e9, !risk.isNaN else { return .max }
    guard mean > 0, risk < 1 else { return 0 }
    guard risk > 0 else { return .max }
    guard mean <= 500 else {
      let found = try? Distribution.poisson(mean: mean).quantile(1 - risk)
      return found.flatMap { Int(exactly: $0) } ?? .max
    }
    // From a count that is exceeded for sure downwards: the tail is summed from its small end.
    var count = Int(mean) + 40
    while probability(of: count, mean: mean) > 1e-17 * risk, count < 100_000 { count += 1 + count / 8 }
    var exceeded = 0.0
    while count > 0 {
      exceeded += probability(of: count, mean: mean)
      if exceeded > risk { return count }
      count -= 1
    }
    return 0
  }
}

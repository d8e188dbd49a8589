/// A certified upper bound on every choice, from the dual of maximal covering.
///
/// For multipliers 0 <= u <= w: L(u) = sum (w - u) + sum of the p largest r_i, r_i = sum of u over the rows of i
/// (fixed sites are always among them). Any u gives a valid bound; ascent follows a deflected subgradient scaled by
/// the weights, and the final value is worked out again in whole numbers with u rounded to multiples of 2^-20.
public struct LagrangianBound: Sendable {
  let problem: CoveringProblem
  public var iterations = 600

  public init(_ problem: CoveringProblem) { self.problem = problem }

  /// - Parameter incumbent: value of a known choice; the ascent stops once the bound meets it.
  public func bound(incumbent: Int64) -> (value: Int64, iterations: Int) {
    guard problem.rows > 0 else { return (0, 0) }
    var multipliers = problem.weights.map { Double($0) / 2 }
    var best = multipliers
    var bestValue = Double.infinity
    var certified = certify(problem.weights.map { $0 })
    var direction = [Double](repeating: 0, count: problem.rows)
    var step = 1.0
    var failures = 0
    var done = 0
    for _ in 0..<iterations {
      done += 1
      let (value, chosen) = evaluate(multipliers)
      if value < bestValue - 1e-9 * abs(bestValue.isFinite ? bestValue : 0) {
        bestValue = value
        best = multipliers
        failures = 0
        if value < Double(incumbent) + 1 {
          certified = min(certified, certify(rounded(best)))
          if certified <= incumbent { break }
        }
      } else {
        failures += 1
        if failures >= 20 {
          failures = 0
          step *= 0.75
          multipliers = best
          for row in direction.indices { direction[row] = 0 }
          if step < 1e-5 { break }
          continue
        }
      }
      move(&multipliers, &direction, chosen, by: step, excess: max(value - Double(incumbent), 1e-9 * value))
    }
    return (min(certified, certify(rounded(best)), reachable), done)
  }

  /// Weight of the rows that any candidate covers.
  private var reachable: Int64 { problem.weights.reduce(0, +) }

  private func evaluate(_ multipliers: [Double]) -> (value: Double, chosen: [Int32]) {
    let worth = (0..<Int32(problem.candidates)).map { candidate in
      problem.rows(of: candidate).reduce(0.0) { sum, row in sum + multipliers[Int(row)] }
    }
    let chosen = largest(worth)
    var value = 0.0
    for row in multipliers.indices { value += Double(problem.weights[row]) - multipliers[row] }
    for site in chosen { value += worth[Int(site)] }
    return (value, chosen)
  }

  /// The fixed candidates and the best others, ties to the smaller index.
  private func largest<Worth: Comparable>(_ worth: [Worth]) -> [Int32] {
    var isFixed = [Bool](repeating: false, count: problem.candidates)
    for site in problem.fixed { isFixed[Int(site)] = true }
    let free = (0..<Int32(problem.candidates)).filter { !isFixed[Int($0)] }
    let others = free.sorted { left, right in
      let (first, second) = (worth[Int(left)], worth[Int(right)])
      return first > second || (first == second && left < right)
    }
    return problem.fixed + others.prefix(problem.open - problem.fixed.count)
  }

  private func move(
    _ multipliers: inout [Double], _ direction: inout [Double], _ chosen: [Int32], by step: Double,
    excess: Double
  ) {
    var covers = [Double](repeating: -1, count: problem.rows)
    for site in chosen {
      for row in problem.rows(of: site) { covers[Int(row)] += 1 }
    }
    var norm = 0.0
    for row in covers.indices {
      let weight = Double(problem.weights[row])
      var slope = covers[row]
      if slope < 0, multipliers[row] >= weight { slope = 0 }
      if slope > 0, multipliers[row] <= 0 { slope = 0 }
      direction[row] = 0.6 * direction[row] + 0.4 * weight * slope
      norm += direction[row] * direction[row] / weight
    }
    guard norm > 0 else { return }
    let length = step * excess / norm
    for row in covers.indices {
      let weight = Double(problem.weights[row])
      multipliers[row] = min(weight, max(0, multipliers[row] - length * direction[row]))
    }
  }

  /// Multipliers in units of 2^-20, whole and within their box.
  private func rounded(_ multipliers: [Double]) -> [Int128] {
    multipliers.enumerated().map { row, value in
      min(Int128(problem.weights[row]) << 20, max(0, Int128((value * 0x1p20).rounded())))
    }
  }

  private func certify(_ weights: [Int64]) -> Int64 { certify(weights.map { Int128($0) << 20 }) }

  /// The bound at whole multipliers, rounded down: values are whole.
  func certify(_ multipliers: [Int128]) -> Int64 {
    let worth = (0..<Int32(problem.candidates)).map { candidate in
      problem.rows(of: candidate).reduce(Int128(0)) { sum, row in sum + multipliers[Int(row)] }
    }
    var value: Int128 = 0
    for row in multipliers.indices { value += (Int128(problem.weights[row]) << 20) - multipliers[row] }
    for site in largest(worth) { value += worth[Int(site)] }
    return Int64(clamping: value >> 20)
  }
}

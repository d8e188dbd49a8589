/// Lagrangian dual of set covering: L(u) = Σ u_j + Σ_i min(0, c_i − Σ u over the rows of i), for any u ≥ 0.
///
/// Steps follow Beasley 1990 (doi:10.1002/1520-6750(199002)37:1<151::AID-NAV3220370110>3.0.CO;2-2) with a deflected
/// direction. The final bound is worked out in whole multiples of 2⁻²⁰ and rounded up, as costs are whole.
struct SetCoverDual {
  private let rows: CoverageTable
  private let costs: [Int64]
  private var prices: [Double]
  private var bestPrices: [Double]
  private var direction: [Double]
  private var best = -Double.infinity
  private var stepLength = 0.5
  private var stall = 0

  var isExhausted: Bool { stepLength < 1e-4 }

  init(_ problem: SetCoverProblem) {
    rows = problem.coverage
    costs = problem.costs
    prices = (0..<problem.coverage.rowCount).map { row in
      problem.coverage[row].reduce(Double.infinity) { lowest, site in
        min(lowest, Double(problem.costs[Int(site)]))
      }
        / Double(max(1, problem.coverage[row].count))
    }
    bestPrices = prices
    direction = [Double](repeating: 0, count: prices.count)
  }

  mutating func step(value: Int64) {
    var reduced = costs.map { Double($0) }
    for row in prices.indices { for site in rows[row] { reduced[Int(site)] -= prices[row] } }
    let level = reduced.reduce(prices.reduce(0, +)) { $0 + min(0, $1) }
    if level > best + 1e-7 * abs(best.isFinite ? best : 0) {
      (best, bestPrices, stall) = (level, prices, 0)
    } else {
      stall += 1
      if stall >= 20 {
        stepLength *= 0.8
        stall = 0
        prices = bestPrices
        for row in direction.indices { direction[row] = 0 }
        return
      }
    }
    var norm = 0.0
    for row in prices.indices {
      var slope = 1.0
      for site in rows[row] where reduced[Int(site)] < 0 { slope -= 1 }
      if slope < 0, prices[row] <= 0 { slope = 0 }
      direction[row] = 0.7 * direction[row] + 0.3 * slope
      norm += direction[row] * direction[row]
    }
    guard norm > 0 else { return }
    let length = stepLength * max(Double(value) - level, 1e-6 * abs(level)) / norm
    for row in prices.indices { prices[row] = max(0, prices[row] + length * direction[row]) }
  }

  func certifiedBound() -> Int64 {
    var reduced = costs.map { Int128($0) << 20 }
    var total: Int128 = 0
    for row in bestPrices.indices where bestPrices[row].isFinite {
      let price = Int128((max(0, min(bestPrices[row], 0x1p62)) * 0x1p20).rounded())
      total += price
      for site in rows[row] { reduced[Int(site)] -= price }
    }
    total = reduced.reduce(total) { $0 + min(0, $1) }
    return Int64(clamping: (total + (1 << 20) - 1) >> 20)
  }
}

internal import NumericKernels

/// Searches the mixture of futures that proves most: a multiplicative-weights loop over the shares, each step with a short
/// dual ascent of the plain covering problem of that mixture.
///
/// A future whose level the relaxed plan of a step leaves low gains share, one that it serves well loses some (Freund,
/// Schapire 1999, doi:10.1006/game.1999.0738; Arora, Hazan, Kale 2012, doi:10.4086/toc.2012.v008a006). Shares are doubles
/// while they are searched and whole numbers of a sum of about 2²⁰ where something is proven.
struct RobustDual {
  private let rows: RobustRows
  private let bound: RobustBound
  /// What the whole shares sum to, about.
  private let scale: Double
  /// Logarithms of the shares, up to a constant.
  private var scores: [Double]
  /// The part of each row's weight that it pays to the sites over it.
  private var paid: [Double]
  /// Shares behind the best bound.
  private(set) var bestShares: [Int64]
  /// The mean of all shares so far, which is where the loop converges to.
  private var sum: [Double]
  private(set) var steps = 0
  private(set) var ascentSteps = 0
  /// No plan is worth more.
  private(set) var proven: Int64

  init(_ rows: RobustRows, _ bound: RobustBound, plain: Int64) {
    self.rows = rows
    self.bound = bound
    proven = plain
    // Shares times weights stay below 2^62.
    let heaviest = max(1, rows.reachable.max() ?? 1)
    var scale = 1 << 20
    while scale > 1, heaviest > (1 << 61) / Int64(scale) { scale /= 2 }
    self.scale = Double(scale)
    scores = [Double](repeating: 0, count: rows.futures)
    paid = [Double](repeating: 0.5, count: rows.rowCount)
    sum = scores
    bestShares = [Int64](repeating: 0, count: rows.futures)
    bestShares = whole(shares)
  }

  /// One step of the loop: a bound for the present shares, a relaxed plan, new shares.
  ///
  /// - Parameters:
  ///   - values: what the best plan covers in each future.
  ///   - worth: what it is worth.
  /// - Returns: the plain problem of the mixture and the sites its prices point to.
  mutating func step(ascent length: Int, values: [Int64], worth: Int64) -> (
    cover: MergedCover, chosen: [Int32]
  ) {
    let present = shares
    let mixture = whole(present)
    let (cover, chosen, usage) = prove(mixture, length, values, worth)
    for future in present.indices { sum[future] += present[future] }
    steps += 1
    let levels = levels(usage, mixture)
    if let least = levels.min(), let most = levels.max(), most > least {
      let pace = 2 / Double(steps).squareRoot()
      for future in scores.indices { scores[future] -= pace * (levels[future] - least) / (most - least) }
    }
    return (cover, chosen)
  }

  /// A longer ascent for the shares that proved most, and one for the mean of all.
  mutating func finish(ascent length: Int, values: [Int64], worth: Int64) {
    let mixtures = [bestShares, whole(sum.map { $0 / Double(max(1, steps)) })]
    for mixture in mixtures { _ = prove(mixture, length, values, worth) }
  }

  /// Works out the bound of a mixture and keeps it where it is tighter.
  private mutating func prove(
    _ mixture: [Int64], _ length: Int, _ values: [Int64], _ worth: Int64
  ) -> (cover: MergedCover, chosen: [Int32], usage: [Double]) {
    let (cover, kept) = rows.mixed(mixture)
    var ascent = DualAscent(
      cover, prices: kept.indices.map { Double(cover.weights[$0]) * paid[kept[$0]] },
      stepLength: steps == 0 ? 0.3 : 0.1)
    let won = weighed(mixture, rows.won)
    let value = Int64(clamping: weighed(mixture, values) - won)
    var done = 0
    while done < length, !ascent.isExhausted {
      ascent.step(value: value)
      done += 1
    }
    ascentSteps += done
    for (place, row) in kept.enumerated() {
      paid[row] = ascent.bestPrices[place] / Double(cover.weights[place])
    }
    let most = won + Int128(ascent.certifiedBound())
    let tightened = bound.tightened(proven, shares: mixture, most: most, least: worth)
    if tightened < proven { (proven, bestShares) = (tightened, mixture) }
    let share = 1 - Elementary.exp(Double(done) * Elementary.log(0.95))
    return (cover, ascent.chosen, ascent.usage.map { share > 0 ? $0 / share : 0 })
  }

  /// The level of each future under the relaxed plan that uses each site for a part.
  private func levels(_ usage: [Double], _ mixture: [Int64]) -> [Double] {
    let count = rows.futures
    var levels = rows.won.map(Double.init)
    for row in 0..<rows.rowCount {
      var covered = 0.0
      for pair in rows.starts[row]..<rows.starts[row + 1] {
        covered += usage[Int(rows.candidates[Int(pair)])]
      }
      covered = min(1, covered)
      for future in 0..<count { levels[future] += covered * Double(rows.weights[row * count + future]) }
    }
    let relief = bound.relief(proven, mixture)
    for future in levels.indices {
      levels[future] += Double(relief?[future] ?? 0) - Double(bound.reference[future])
    }
    return levels
  }

  private func weighed(_ mixture: [Int64], _ values: [Int64]) -> Int128 {
    zip(mixture, values).reduce(0) { $0 + Int128($1.0) * Int128($1.1) }
  }

  /// The present shares, which sum to 1.
  private var shares: [Double] {
    let top = scores.max() ?? 0
    let parts = scores.map { Elementary.exp($0 - top) }
    let all = parts.reduce(0, +)
    return parts.map { $0 / all }
  }

  private func whole(_ shares: [Double]) -> [Int64] {
    let parts = shares.map { Int64(($0 * scale).rounded()) }
    return parts.contains { $0 > 0 } ? parts : parts.map { _ in 1 }
  }
}

/// Upper bounds under quotas: prices as in `DualAscent`, but the sites they pay best are chosen under the quotas of one
/// side of the table, townships or categories, which greedy choice solves to the best (Edmonds 1971). Quotas of the other
/// side and distances between sites are left out, so every bound holds.
struct RuledBound {
  private let cover: MergedCover
  private let weights: [Double]
  private var prices: [Double]
  private var bestPrices: [Double]
  private var direction: [Double]
  private var scores: [Double]
  private var hits: [Double]
  private var stepLength = 0.3
  private var stall = 0
  private var best = Double.infinity
  private let sides: [Side]
  /// The best-paid sites of the last step that one side's quotas allow.
  private(set) var chosen: [Int32] = []

  var isExhausted: Bool { stepLength < 1e-4 }

  init(_ problem: RuledCoverProblem, _ cover: MergedCover) {
    self.cover = cover
    weights = cover.weights.map(Double.init)
    prices = weights.map { $0 / 2 }
    bestPrices = prices
    direction = [Double](repeating: 0, count: weights.count)
    hits = direction
    scores = [Double](repeating: 0, count: cover.candidates)
    let quotas = problem.quotas
    let townships = Side(quotas.townshipOf, cover.fixed) { $0.category == nil ? $0.township : nil }
    let categories = Side(quotas.categoryOf, cover.fixed) { $0.township == nil ? $0.category : nil }
    sides = [townships.bounded(by: quotas.quotas), categories.bounded(by: quotas.quotas)]
      .sorted { $0.quotas > $1.quotas }
  }

  /// One step towards lower bounds; `value` is what the best plan covers of the merged rows.
  mutating func step(value: Int64) {
    DualAscent.score(cover, prices, &scores)
    chosen = sides[0].best(cover.free, Int(cover.budget), scores)
    let level = chosen.reduce(DualAscent.unpaid(weights, prices)) { $0 + scores[Int($1)] }
    if level < best - (best.isFinite ? 1e-7 * best : 0) {
      (best, bestPrices, stall) = (level, prices, 0)
    } else {
      stall += 1
      if stall >= 10 { (stepLength, stall, prices) = (stepLength * 0.85, 0, bestPrices) }
    }
    DualAscent.count(cover, chosen, nil, &hits)
    let norm = DualAscent.turn(weights, prices, hits, &direction)
    guard norm > 0 else { return }
    let length = stepLength * max(level - Double(value), 1e-9 * level) / norm
    DualAscent.move(weights, direction, &prices, by: length)
  }

  /// The best bound so far on what the merged rows give, in whole numbers.
  func certified() -> Int64 {
    let (unpaid, scores) = DualAscent.exact(cover, bestPrices)
    let most = sides.map { side in
      side.best(cover.free, Int(cover.budget), scores).reduce(Int128(0)) { $0 + scores[Int($1)] }
    }
    return Int64(clamping: (unpaid + (most.min() ?? 0)) >> 20)
  }
}

/// Townships or categories with the bounds that quotas of this side alone set, less what stands.
private struct Side {
  private let groupOf: [Int32]
  private var low: [Int]
  private var high: [Int]
  private(set) var quotas = 0
  private let standing: [Int]
  private let group: (SiteQuotas.Quota) -> Int32?

  init(_ groupOf: [Int32], _ fixed: [Int32], group: @escaping (SiteQuotas.Quota) -> Int32?) {
    self.groupOf = groupOf
    self.group = group
    let groups = Int(groupOf.max() ?? 0) + 1
    low = [Int](repeating: 0, count: groups)
    high = [Int](repeating: .max, count: groups)
    var standing = low
    for site in fixed { standing[Int(groupOf[Int(site)])] += 1 }
    self.standing = standing
  }

  func bounded(by quotas: [SiteQuotas.Quota]) -> Side {
    var side = self
    for quota in quotas {
      guard let row = group(quota).map(Int.init), row < low.count else { continue }
      side.quotas += 1
      side.low[row] = max(side.low[row], quota.atLeast - standing[row])
      side.high[row] = min(side.high[row], max(0, quota.atMost - standing[row]))
    }
    return side
  }

  /// The sites of the highest scores that the bounds allow: first what each group must have, then the best of the rest.
  func best<Score: Comparable>(_ free: [Int32], _ count: Int, _ scores: [Score]) -> [Int32] {
    let ranking = free.sorted { left, right in
      let (score, other) = (scores[Int(left)], scores[Int(right)])
      return score != other ? score > other : left < right
    }
    if quotas == 0 { return Array(ranking.prefix(count)) }
    var taken = [Int](repeating: 0, count: low.count)
    var chosen: [Int32] = []
    var rest: [Int32] = []
    for site in ranking {
      let group = Int(groupOf[Int(site)])
      if taken[group] < low[group] {
        taken[group] += 1
        chosen.append(site)
      } else {
        rest.append(site)
      }
    }
    for site in rest where chosen.count < count {
      let group = Int(groupOf[Int(site)])
      guard taken[group] < high[group] else { continue }
      taken[group] += 1
      chosen.append(site)
    }
    return chosen
  }
}

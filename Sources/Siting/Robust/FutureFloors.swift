/// What a plan must cover in a future it is allowed to miss, since it covers much in others.
///
/// Let a plan cover t or more in at least k futures other than `s`. What it leaves uncovered of what can be covered is, for
/// any β ≥ 0 and any such future `o`, row by row at most
///
///     w_s ≤ β · w_o + max(0, w_s − β · w_o),   so   v_s ≥ reach_s − β · (reach_o − t) − Σ max(0, w_s − β · w_o)
///
/// The k-th smallest of these floors over all `o` holds whichever k futures they are; so does what the standing sites cover.
struct FutureFloors: Sendable {
  /// β in quarters. Near 1 serves futures that differ little, the large ones such that differ by factors.
  private static let quarters: [Int64] = [4, 5, 6, 8, 12, 20, 40]
  /// Futures squared times rows beyond which floors are not worked out.
  private static let effort = 500_000_000

  private let others: Int
  private let won: [Int64]
  private let reach: [Int64]
  /// Σ max(0, 4 · w_s − quarter · w_o) at (s · futures + o) · quarters + its place.
  private let excess: [Int64]

  /// - Parameter others: the least number of other futures in which a plan reaches the level, k.
  /// - Complexity: O(futures² · rows); nothing but the standing sites is looked at where that is too much.
  init(_ rows: RobustRows, others: Int) {
    self.others = others
    won = rows.won
    reach = rows.reachable
    let count = rows.futures
    // Room for ten times any sum of weights and four times another.
    let fits = rows.reachable.allSatisfy { $0 < 1 << 57 }
    guard fits, count * count <= Self.effort / max(1, rows.rowCount) else {
      excess = []
      return
    }
    let steps = Self.quarters.count
    var excess = [Int64](repeating: 0, count: count * count * steps)
    for row in 0..<rows.rowCount { Self.add(rows.weights, row * count, count, to: &excess) }
    self.excess = excess
  }

  private static func add(_ weights: [Int64], _ base: Int, _ count: Int, to excess: inout [Int64]) {
    let weights = weights.span.extracting(base..<base + count)
    let quarters = Self.quarters.span
    var excess = excess.mutableSpan
    var place = 0
    for future in weights.indices {
      let own = 4 * weights[future]
      for other in weights.indices {
        let given = weights[other]
        for step in quarters.indices {
          excess[place] += max(0, own - quarters[step] * given)
          place += 1
        }
      }
    }
  }

  /// For each future the least that a plan covers there which covers `level` or more in k others.
  func floors(_ level: Int64) -> [Int64] {
    guard !excess.isEmpty else { return won }
    let count = won.count
    let steps = Self.quarters.count
    var floors = won
    var found: [Int64] = []
    for future in 0..<count {
      found.removeAll(keepingCapacity: true)
      for other in 0..<count where other != future {
        let missed = max(0, reach[other] - level)
        var best: Int64 = 0
        let base = (future * count + other) * steps
        for step in 0..<steps {
          // Rounded up to a whole number: the floor is then no higher than it may be.
          let lost = (Self.quarters[step] * missed + excess[base + step] + 3) / 4
          best = max(best, reach[future] - lost)
        }
        found.append(best)
      }
      guard others >= 1, others <= found.count else { continue }
      found.sort()
      floors[future] = max(floors[future], found[others - 1])
    }
    return floors
  }
}

/// A covering problem without what cannot change the answer: the form all algorithms work on.
///
/// Rows with equal candidate lists become one row (isomorphic aggregation: Chen et al. 2023,
/// doi:10.1016/j.ejor.2023.03.019). Rows of standing sites are won, rows nobody can reach are lost; both keep
/// their weight in the accounts. The rows left are sorted, so the order of the input leaves no trace.
package struct MergedCover: Sendable {
  /// Positive weights of the merged rows.
  package let weights: [Int64]
  /// Row → candidates.
  package let rowStarts: [Int32]
  package let rowCandidates: [Int32]
  /// Candidate → rows.
  package let columnStarts: [Int32]
  package let columnRows: [Int32]

  package let candidates: Int
  /// Candidates an algorithm may open: all but the standing ones, ascending.
  package let free: [Int32]
  /// What each candidate takes of the limit: 1 where sites are counted.
  package let costs: [Int64]
  /// What the limit leaves to the candidates that do not stand yet.
  package let budget: Int64
  /// Every candidate costs 1, and exactly `budget` of them are opened.
  package let isCounted: Bool
  /// Candidates that stand already.
  package let fixed: [Int32]
  /// What the standing sites cover.
  package let alreadyCovered: Int64
  /// What no candidate covers.
  package let unreachable: Int64

  package var rowCount: Int { weights.count }
  /// Those of `free` that the budget can pay for at all.
  var affordable: [Int32] { isCounted ? free : free.filter { costs[Int($0)] <= budget } }
  /// No plan can cover more than this.
  package var reachable: Int64 { alreadyCovered + weights.reduce(0, +) }

  /// - Parameter key: hash of one candidate. A weak hash costs time, never exactness.
  /// - Complexity: O(rows + pairs) and a sort of the merged rows.
  package init(_ problem: CoveringProblem, key: (Int32) -> UInt64 = Self.key) {
    var groups = RowGroups(problem.coverage)
    let keys = (0..<problem.candidates).map { key(Int32($0)) }
    var isFixed = [Bool](repeating: false, count: problem.candidates)
    for site in problem.fixed { isFixed[Int(site)] = true }
    var won: Int64 = 0
    var lost: Int64 = 0
    for row in 0..<problem.coverage.rowCount where problem.weights[row] > 0 {
      let weight = problem.weights[row]
      var signature: UInt64 = 0
      var standing = false
      for pair in problem.coverage.starts[row]..<problem.coverage.starts[row + 1] {
        let candidate = Int(problem.coverage.candidates[pair])
        signature ^= keys[candidate]
        if isFixed[candidate] { standing = true }
      }
      if standing {
        won += weight
      } else if problem.coverage.starts[row] == problem.coverage.starts[row + 1] {
        lost += weight
      } else {
        groups.add(row: row, weight: weight, signature: signature)
      }
    }
    alreadyCovered = won
    unreachable = lost
    candidates = problem.candidates
    fixed = problem.fixed
    switch problem.limit {
    case .count(let open):
      costs = [Int64](repeating: 1, count: problem.candidates)
      budget = Int64(open - problem.fixed.count)
      isCounted = true
    case .budget(let budget, let costs):
      self.costs = costs
      self.budget = budget
      isCounted = false
    }
    free = (0..<Int32(problem.candidates)).filter { !isFixed[Int($0)] }
    (weights, rowStarts, rowCandidates) = groups.sorted()
    (columnStarts, columnRows) = Self.transpose(rowStarts, rowCandidates, columns: problem.candidates)
  }

  /// Part of a cover, renumbered: all candidates are free and nothing is won yet.
  init(
    rows: (weights: [Int64], starts: [Int32], candidates: [Int32]), costs: [Int64], budget: Int64,
    isCounted: Bool
  ) {
    (weights, rowStarts, rowCandidates) = rows
    candidates = costs.count
    self.costs = costs
    self.budget = budget
    self.isCounted = isCounted
    fixed = []
    free = (0..<Int32(costs.count)).map(\.self)
    alreadyCovered = 0
    unreachable = 0
    (columnStarts, columnRows) = Self.transpose(rowStarts, rowCandidates, columns: costs.count)
  }

  package func rows(of candidate: Int32) -> ArraySlice<Int32> {
    columnRows[Int(columnStarts[Int(candidate)])..<Int(columnStarts[Int(candidate) + 1])]
  }

  func gain(of candidate: Int32, _ isCovered: [Bool]) -> Int64 {
    rows(of: candidate).reduce(0) { $0 + (isCovered[Int($1)] ? 0 : weights[Int($1)]) }
  }

  /// The answer that opens `sites` besides the standing ones.
  func choice(_ sites: [Int32]) -> SiteChoice { SiteChoice(sites: sites + fixed) }

  /// The answer that opens `sites`, the standing ones and, where a number is asked for, any others up to it.
  func completed(_ sites: [Int32]) -> SiteChoice {
    guard isCounted, sites.count < Int(budget) else { return choice(sites) }
    let isOpen = SiteSet(sites, candidates: candidates)
    return choice(sites + free.filter { !isOpen[$0] }.prefix(Int(budget) - sites.count))
  }

  /// At least what any sites within the limit gain together, given the gain of each candidate of `free`.
  func most(_ gains: [Int64]) -> Int64 {
    guard isCounted else {
      // λ · budget + Σ max(0, gain - λ · cost) holds for any price of money; try that of each site.
      let rates = zip(free, gains).map { site, gain in gain / max(1, costs[Int(site)]) }.sorted()
      let prices = Set([0] + stride(from: 0, to: rates.count, by: max(1, rates.count / 32)).map { rates[$0] })
      let bounds = prices.map { price in
        zip(free, gains).reduce(Int128(price) * Int128(budget)) { sum, entry in
          sum + max(0, Int128(entry.1) - Int128(price) * Int128(costs[Int(entry.0)]))
        }
      }
      return Int64(clamping: bounds.min() ?? 0)
    }
    let sum = gains.sorted(by: >).prefix(Int(budget)).reduce(Int128(0)) { $0 + Int128($1) }
    return Int64(clamping: sum)
  }

  package static func key(_ candidate: Int32) -> UInt64 {
    SplitMix64.mix((UInt64(UInt32(bitPattern: candidate)) + 1) &* 0x9E37_79B9_7F4A_7C15)
  }

  private static func transpose(
    _ starts: [Int32], _ entries: [Int32], columns: Int
  ) -> (starts: [Int32], rows: [Int32]) {
    var columnStarts = [Int32](repeating: 0, count: columns + 1)
    for entry in entries { columnStarts[Int(entry) + 1] += 1 }
    for column in 0..<columns { columnStarts[column + 1] += columnStarts[column] }
    var next = columnStarts
    var rows = [Int32](repeating: 0, count: entries.count)
    for row in 0..<(starts.count - 1) {
      for pair in starts[row]..<starts[row + 1] {
        let column = Int(entries[Int(pair)])
        rows[Int(next[column])] = Int32(row)
        next[column] += 1
      }
    }
    return (columnStarts, rows)
  }
}

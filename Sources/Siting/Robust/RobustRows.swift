/// The demand of all futures without what no plan can change: rows with equal candidate lists are one row with one weight
/// for each future, rows of standing sites are won, rows nobody can reach are lost.
///
/// Candidates are renumbered: only those that may be opened have a number here.
struct RobustRows: Sendable {
  let futures: Int
  /// The problem's own number of each candidate.
  let names: [Int32]
  let costs: [Int64]
  let budget: Int64
  let isCounted: Bool
  /// Row → candidates.
  let starts: [Int32]
  let candidates: [Int32]
  /// Candidate → rows.
  let columnStarts: [Int32]
  let columnRows: [Int32]
  /// The weight of row `j` in future `s` at `j · futures + s`.
  let weights: [Int64]
  /// What the standing sites cover in each future.
  let won: [Int64]
  /// What all sites together cover in each future.
  let reachable: [Int64]
  private let fixed: [Int32]

  var rowCount: Int { starts.count - 1 }

  /// - Complexity: O(futures · rows + pairs).
  init(_ problem: RobustCoverProblem) {
    let table = problem.coverage
    let isFixed = SiteSet(problem.fixed, candidates: problem.candidates)
    let free = (0..<Int32(problem.candidates)).filter { !isFixed[$0] }
    var number = [Int32](repeating: -1, count: problem.candidates)
    for (place, site) in free.enumerated() { number[Int(site)] = Int32(place) }
    let keys = (0..<Int32(problem.candidates)).map(MergedCover.key)
    let futures = problem.futures.count
    var groups = RowGroups(table)
    var weights: [Int64] = []
    var won = [Int64](repeating: 0, count: futures)
    for row in 0..<table.rowCount where problem.summed.weights[row] > 0 && !table[row].isEmpty {
      if table[row].contains(where: { isFixed[$0] }) {
        for future in 0..<futures { won[future] += problem.futures[future][row] }
        continue
      }
      let signature = table[row].reduce(UInt64(0)) { $0 ^ keys[Int($1)] }
      let group = groups.add(row: row, weight: problem.summed.weights[row], signature: signature)
      if group * futures == weights.count { weights += [Int64](repeating: 0, count: futures) }
      for future in 0..<futures { weights[group * futures + future] += problem.futures[future][row] }
    }
    var reachable = won
    for (place, weight) in weights.enumerated() { reachable[place % futures] += weight }
    let merged = groups.inOrder()
    self.futures = futures
    names = free
    switch problem.limit {
    case .count(let open):
      costs = [Int64](repeating: 1, count: free.count)
      budget = Int64(open - problem.fixed.count)
      isCounted = true
    case .budget(let budget, let costs):
      self.costs = free.map { costs[Int($0)] }
      self.budget = budget
      isCounted = false
    }
    starts = merged.starts
    candidates = merged.candidates.map { number[Int($0)] }
    let columns = CoverageTable(ascendingStarts: merged.starts.map(Int.init), candidates: candidates)
      .transposed(columns: free.count)
    columnStarts = columns.starts.map(Int32.init)
    columnRows = columns.candidates
    self.weights = weights
    self.won = won
    self.reachable = reachable
    fixed = problem.fixed
  }

  /// The plain problem in which future `s` counts `shares[s]` times, and which of the rows it keeps: those that weigh
  /// something there.
  ///
  /// - Precondition: the shares times what the futures weigh sum to less than 2^63.
  func mixed(_ shares: [Int64]) -> (cover: MergedCover, rows: [Int]) {
    let mixed = mixedWeights(shares)
    var kept: [Int] = []
    var keptWeights: [Int64] = []
    var keptStarts: [Int32] = [0]
    var keptCandidates: [Int32] = []
    for row in mixed.indices where mixed[row] > 0 {
      kept.append(row)
      keptWeights.append(mixed[row])
      keptCandidates.append(contentsOf: candidates[Int(starts[row])..<Int(starts[row + 1])])
      keptStarts.append(Int32(keptCandidates.count))
    }
    let cover = MergedCover(
      rows: (keptWeights, keptStarts, keptCandidates), costs: costs, budget: budget, isCounted: isCounted)
    return (cover, kept)
  }

  private func mixedWeights(_ shares: [Int64]) -> [Int64] {
    let named = shares.indices.filter { shares[$0] > 0 }
    return (0..<rowCount).map { row in
      named.reduce(Int64(0)) { $0 + shares[$1] * weights[row * futures + $1] }
    }
  }

  /// The answer that opens `sites` besides the standing ones.
  func choice(_ sites: [Int32]) -> SiteChoice {
    SiteChoice(sites: sites.map { names[Int($0)] } + fixed)
  }

  /// The candidates of a plan of the problem, in the numbers used here.
  func numbers(_ sites: [Int32]) -> [Int32] {
    let isOpen = SiteSet(sites, candidates: (names.last.map { Int($0) + 1 } ?? 0))
    return names.indices.filter { isOpen[names[$0]] }.map(Int32.init)
  }
}

/// A cover with some candidates opened and others given up: renumbered, merged anew, and small.
///
/// Branching and fixing by bounds only ever shrink a problem, so each node of a search tree works on its own small copy
/// instead of skipping what is decided.
struct ReducedCover {
  let cover: MergedCover
  /// Candidate → its number in the whole cover.
  let names: [Int32]
  /// Opened on the way here, in the numbers of the whole cover.
  let opened: [Int32]
  /// What the opened ones cover.
  let won: Int64
  /// Prices of the rows, carried over.
  let prices: [Double]

  /// The whole cover, only its free candidates.
  init(_ whole: MergedCover, prices: [Double]) {
    names = whole.free
    cover = MergedCover(
      rows: (whole.weights, whole.rowStarts, Self.renumbered(whole)),
      costs: whole.free.map { whole.costs[Int($0)] },
      budget: whole.budget, isCounted: whole.isCounted)
    opened = []
    won = 0
    self.prices = prices
  }

  private init(cover: MergedCover, names: [Int32], opened: [Int32], won: Int64, prices: [Double]) {
    self.cover = cover
    self.names = names
    self.opened = opened
    self.won = won
    self.prices = prices
  }

  /// Standing candidates have no rows left, so every entry has a new number.
  private static func renumbered(_ whole: MergedCover) -> [Int32] {
    var numbers = [Int32](repeating: -1, count: whole.candidates)
    for (number, site) in whole.free.enumerated() { numbers[Int(site)] = Int32(number) }
    return whole.rowCandidates.map { numbers[Int($0)] }
  }

  /// The same with more decided; `prices` are those of the rows now.
  ///
  /// - Complexity: O(pairs).
  func deciding(open: [Int32], drop: [Bool], prices: [Double]) -> ReducedCover {
    var numbers = [Int32](repeating: -1, count: cover.candidates)
    var isOpen = [Bool](repeating: false, count: cover.candidates)
    for site in open { isOpen[Int(site)] = true }
    var names: [Int32] = []
    var costs: [Int64] = []
    let budget = open.reduce(cover.budget) { $0 - cover.costs[Int($1)] }
    for site in 0..<cover.candidates where !isOpen[site] && !drop[site] {
      // A site that no longer fits, or covers nothing, is of no use.
      guard cover.costs[site] <= budget, cover.columnStarts[site] < cover.columnStarts[site + 1] else {
        continue
      }
      numbers[site] = Int32(names.count)
      names.append(self.names[site])
      costs.append(cover.costs[site])
    }
    var won = self.won
    var starts = [0]
    var candidates: [Int32] = []
    var kept: [Int] = []
    rows: for row in 0..<cover.rowCount {
      let length = candidates.count
      for pair in cover.rowStarts[row]..<cover.rowStarts[row + 1] {
        let site = Int(cover.rowCandidates[Int(pair)])
        if isOpen[site] {
          won += cover.weights[row]
          candidates.removeLast(candidates.count - length)
          continue rows
        }
        if numbers[site] >= 0 { candidates.append(numbers[site]) }
      }
      guard candidates.count > length else { continue }
      starts.append(candidates.count)
      kept.append(row)
    }
    var groups = RowGroups(CoverageTable(ascendingStarts: starts, candidates: candidates))
    var merged: [Double] = []
    for (place, row) in kept.enumerated() {
      var signature: UInt64 = 0
      for pair in starts[place]..<starts[place + 1] { signature ^= MergedCover.key(candidates[pair]) }
      let group = groups.add(row: place, weight: cover.weights[row], signature: signature)
      if group == merged.count { merged.append(0) }
      merged[group] += prices[row]
    }
    return ReducedCover(
      cover: MergedCover(rows: groups.inOrder(), costs: costs, budget: budget, isCounted: cover.isCounted),
      names: names, opened: opened + open.map { self.names[Int($0)] }, won: won, prices: merged)
  }

  /// Candidates whose rows another one covers as well at no higher cost; of equals the first stays.
  ///
  /// - Complexity: O(Σ over rows of the squared length of its list).
  func dominated() -> [Bool] {
    var drop = [Bool](repeating: false, count: cover.candidates)
    var shared = [Int32](repeating: 0, count: cover.candidates)
    for site in 0..<cover.candidates {
      let rows = cover.rows(of: Int32(site))
      guard let first = rows.first else {
        drop[site] = true
        continue
      }
      for row in rows {
        for pair in cover.rowStarts[Int(row)]..<cover.rowStarts[Int(row) + 1] {
          shared[Int(cover.rowCandidates[Int(pair)])] += 1
        }
      }
      for pair in cover.rowStarts[Int(first)]..<cover.rowStarts[Int(first) + 1] {
        let other = Int(cover.rowCandidates[Int(pair)])
        guard other != site, !drop[other], Int(shared[other]) == rows.count,
          cover.costs[other] <= cover.costs[site]
        else { continue }
        let size = cover.columnStarts[other + 1] - cover.columnStarts[other]
        if Int(size) > rows.count || cover.costs[other] < cover.costs[site] || other < site {
          drop[site] = true
        }
      }
      for row in rows {
        for pair in cover.rowStarts[Int(row)]..<cover.rowStarts[Int(row) + 1] {
          shared[Int(cover.rowCandidates[Int(pair)])] = 0
        }
      }
    }
    return drop
  }
}

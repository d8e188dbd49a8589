internal import LinearPrograms

/// The covering problem as a linear program in its sites alone: what rows cover is projected out (Benders 1962).
///
/// The rows of the cover are cut into blocks of which each has one variable θ, what it covers at most. Prices u of its
/// rows in 0 … w make one inequality,
///
///     θ ≤ Σ (w_j − u_j) + Σ_i y_i · Σ u_j over the rows of i,
///
/// deepest at sites y where u_j = w_j just for rows not covered in full, Σ y < 1 (Cordeau, Furini, Ljubić 2019,
/// doi:10.1016/j.ejor.2018.12.021). Inequalities are found at a point between the solution and one further inside, which
/// keeps the solutions from jumping (Ben-Ameur, Neto 2007, doi:10.1002/net.20137).
struct BendersMaster {
  private let cover: MergedCover
  private let goal: CoverGoal
  private let program: LinearProgram
  /// Weight in the program's units: covers of very different size are alike to it.
  private let unit: Double
  /// First row of each block, and the end.
  private let blocks: [Int]
  private var inequalities: [Inequality] = []
  private var decisions: SiteDecisions
  private var core: [Double]
  private(set) var shares: [Double]
  /// Rows of the program before the first inequality.
  private static let standing = 1
  /// Inequalities kept at most before those that have not counted for long are dropped.
  private static let most = 3000

  private struct Inequality {
    var block: Int
    /// Of the rows of the block.
    var prices: [Double]
    /// Rounds since it counted.
    var idle = 0
  }

  /// - Parameters:
  ///   - prices: the first inequality of each block; those of an ascent begin with its bound.
  ///   - sites: those of a good plan.
  init(_ cover: MergedCover, goal: CoverGoal, prices: [Double], sites: [Int32], blockCount: Int) {
    self.cover = cover
    self.goal = goal
    unit = Double(max(1, cover.weights.reduce(0, +))) / 1000
    var blocks = [0]
    let pairs = cover.rowCandidates.count
    for row in 0..<cover.rowCount
    where Int(cover.rowStarts[row + 1]) * blockCount >= pairs * blocks.count || row == cover.rowCount - 1 {
      blocks.append(row + 1)
    }
    self.blocks = blocks
    decisions = SiteDecisions(candidates: cover.candidates)
    shares = [Double](repeating: 0, count: cover.candidates)
    core = shares
    for site in sites { core[Int(site)] = 1 }
    let program = LinearProgram(goal.isCapped ? .maximise : .minimise)
    self.program = program
    let scale = Double(max(1, cover.costs.max() ?? 1))
    for cost in cover.costs {
      program.addColumn(worth: goal.isCapped ? 0 : Double(cost) / scale, from: 0, to: 1)
    }
    var thetas: [Int32] = []
    for block in 1..<blocks.count {
      let weight = cover.weights[blocks[block - 1]..<blocks[block]].reduce(0) { $0 + Double($1) }
      thetas.append(Int32(program.addColumn(worth: goal.isCapped ? 1 : 0, from: nil, to: weight / unit)))
    }
    switch goal {
    case .most(let budget):
      program.addRow(
        (0..<Int32(cover.candidates)).map(\.self), cover.costs.map { Double($0) / scale }, from: nil,
        to: Double(budget) / scale)
    case .least(let target):
      program.addRow(thetas, thetas.map { _ in 1 }, from: Double(target) / unit, to: nil)
    }
    for block in thetas.indices {
      add(Inequality(block: block, prices: Array(prices[blocks[block]..<blocks[block + 1]])))
    }
  }

  /// Pivots so far, each times the rows and columns it had to deal with.
  private(set) var spent = 0

  /// Holds decided sites where they are.
  mutating func hold(_ wanted: SiteDecisions) {
    for site in 0..<Int32(cover.candidates) where wanted[site] != decisions[site] {
      decisions[site] = wanted[site]
      program.limit(
        column: Int(site), from: wanted[site] == .open ? 1 : 0, to: wanted[site] == .closed ? 0 : 1)
    }
  }

  mutating func solve(pivots: Int) -> LinearProgram.Outcome {
    let before = program.pivots
    let outcome = program.solve(pivots: pivots)
    // Factorising anew at each call costs as much as many pivots.
    spent += (program.pivots - before + 100) * (program.rowCount + shares.count)
    guard outcome == .optimal else { return outcome }
    for site in shares.indices {
      let share = program.value(column: site)
      shares[site] = share.isFinite ? min(1, max(0, share)) : 0
    }
    return outcome
  }

  /// Prices of the rows of the cover that the solution puts together from the inequalities.
  mutating func prices() -> [Double] {
    var prices = [Double](repeating: 0, count: cover.rowCount)
    let whole = goal.isCapped ? 1 : abs(program.price(row: 0))
    guard whole > 0, whole.isFinite else { return prices }
    for place in inequalities.indices {
      let share = min(1, abs(program.price(row: Self.standing + place)) / whole)
      guard share.isFinite, share > 1e-12 else {
        inequalities[place].idle += 1
        continue
      }
      inequalities[place].idle = 0
      let first = blocks[inequalities[place].block]
      for (row, price) in inequalities[place].prices.enumerated() { prices[first + row] += share * price }
    }
    return prices
  }

  /// Adds what the solution breaks; how many inequalities that were.
  mutating func separate() -> Int {
    purge()
    for site in core.indices { core[site] = (core[site] + shares[site]) / 2 }
    let found = separate(at: core)
    return found > 0 ? found : separate(at: shares)
  }

  /// Adds the inequalities that are deepest at `point` where the solution breaks them.
  private mutating func separate(at point: [Double]) -> Int {
    let before = inequalities.count
    let sums = Self.sums(cover, point)
    let shared = Self.sums(cover, shares)
    for block in 0..<(blocks.count - 1) {
      var prices = [Double](repeating: 0, count: blocks[block + 1] - blocks[block])
      var allowed = 0.0
      for row in blocks[block]..<blocks[block + 1] {
        let weight = Double(cover.weights[row])
        guard sums[row] < 1 - 1e-9 else {
          allowed += weight
          continue
        }
        prices[row - blocks[block]] = weight
        allowed += weight * shared[row]
      }
      let theta = program.value(column: cover.candidates + block)
      if theta > allowed / unit + 1e-6 { add(Inequality(block: block, prices: prices)) }
    }
    return inequalities.count - before
  }

  /// How many times a point opens a site over each row.
  private static func sums(_ cover: MergedCover, _ point: [Double]) -> [Double] {
    let rowStarts = cover.rowStarts.span
    let rowCandidates = cover.rowCandidates.span
    let point = point.span
    var sums = [Double](repeating: 0, count: cover.rowCount)
    for row in sums.indices {
      var sum = 0.0
      for pair in Int(rowStarts[row])..<Int(rowStarts[row + 1]) { sum += point[Int(rowCandidates[pair])] }
      sums[row] = sum
    }
    return sums
  }

  private mutating func add(_ inequality: Inequality) {
    var worths = [Double](repeating: 0, count: cover.candidates)
    var free = 0.0
    for (place, price) in inequality.prices.enumerated() {
      let row = blocks[inequality.block] + place
      free += Double(cover.weights[row]) - price
      guard price > 0 else { continue }
      for pair in cover.rowStarts[row]..<cover.rowStarts[row + 1] {
        worths[Int(cover.rowCandidates[Int(pair)])] += price
      }
    }
    let sites = worths.indices.filter { worths[$0] > 0 }
    program.addRow(
      [Int32(cover.candidates + inequality.block)] + sites.map(Int32.init),
      [1] + sites.map { -worths[$0] / unit }, from: nil, to: free / unit)
    inequalities.append(inequality)
  }

  /// Too many inequalities make the program slow; dropping some makes bounds weaker for a while, never wrong.
  private mutating func purge() {
    guard inequalities.count > Self.most else { return }
    let old = inequalities.indices.filter { inequalities[$0].idle > 10 }
    guard old.count > Self.most / 4 else { return }
    program.removeRows(old.map { $0 + Self.standing })
    var isOld = [Bool](repeating: false, count: inequalities.count)
    for place in old { isOld[place] = true }
    inequalities = inequalities.indices.filter { !isOld[$0] }.map { inequalities[$0] }
  }
}

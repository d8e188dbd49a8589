internal import NumericKernels

/// Local search for set covering that learns which rows are hard: the weight of a row grows while nobody covers it.
///
/// RWLS (Gao, Weise, Li 2015, doi:10.1016/j.ejor.2015.05.038): from a full cover take the site whose rows weigh least,
/// again and again; then one site out, one in over an uncovered row, the sites just moved resting. A dual ascent gives
/// the bound beside it.
public struct RowWeighting: SitingAlgorithm {
  public static let name = "row-weighting"

  /// Moves at most, and pairs touched by them at most.
  public var moves = 1_300_000
  public var effort = 1_000_000_000
  public var boundSteps = 1500

  public init() {}

  public func run(_ search: inout Search<SetCoverProblem>) {
    if let row = search.problem.hopelessRow {
      search.proveInfeasible("no site covers row \(row)")
      return
    }
    var state = WeightedRows(search.problem)
    state.coverAll()
    search.work.starts = 1
    search.offer(SiteChoice(sites: state.sites))
    var dual = SetCoverDual(search.problem)
    while search.work.boundSteps < boundSteps, !dual.isExhausted, let value = search.value {
      dual.step(value: value)
      search.work.boundSteps += 1
      guard search.work.boundSteps % 50 == 0 else { continue }
      search.prove(bound: dual.certifiedBound())
      guard search.goesOn() else { return }
    }
    search.prove(bound: dual.certifiedBound())
    var random = RandomStream(
      seed: search.seed, replication: 0, purpose: StreamPurpose("siting.row-weighting"))
    while search.work.movesMade < moves, state.touched < effort, let value = search.value {
      if search.work.movesMade % 256 == 0, !search.goesOn() { return }
      if state.uncovered.isEmpty {
        state.closeUnneeded()
        if state.cost < value { search.offer(SiteChoice(sites: state.sites)) }
        guard !search.isProven, !state.sites.isEmpty else { return }
        state.closeCheapest(at: search.work.movesMade, resting: false)
        continue
      }
      search.work.movesMade += 1
      state.exchange(at: search.work.movesMade, below: value, &random)
    }
  }
}

/// Rows with growing weights, and what opening or closing each site would gain or lose of them.
private struct WeightedRows {
  private let rows: CoverageTable
  private let columns: CoverageTable
  private let costs: [Int64]
  private(set) var sites: [Int32] = []
  private var places: [Int32]
  private(set) var cost: Int64 = 0
  private var weights: [Int64]
  /// Weight of the rows that would become covered, or uncovered.
  private var score: [Int64]
  private var covering: [Int32]
  private var single: [Int32]
  private(set) var uncovered: [Int32] = []
  private var uncoveredPlaces: [Int32]
  private var movedAt: [Int]
  private var isBarred: [Bool]
  private var resting: [Int32] = []
  private(set) var touched = 0

  init(_ problem: SetCoverProblem) {
    rows = problem.coverage
    columns = problem.coverage.transposed(columns: problem.candidates)
    costs = problem.costs
    places = [Int32](repeating: -1, count: problem.candidates)
    weights = [Int64](repeating: 1, count: rows.rowCount)
    score = (0..<problem.candidates).map { [columns] in Int64(columns[$0].count) }
    covering = [Int32](repeating: 0, count: rows.rowCount)
    single = covering
    uncovered = (0..<Int32(rows.rowCount)).map(\.self)
    uncoveredPlaces = uncovered
    movedAt = [Int](repeating: -1, count: problem.candidates)
    isBarred = [Bool](repeating: false, count: problem.candidates)
  }

  mutating func coverAll() {
    while !uncovered.isEmpty {
      var best = 0
      for site in score.indices where places[site] < 0 && (places[best] >= 0 || isBetter(site, best)) {
        best = site
      }
      open(Int32(best))
    }
    closeUnneeded()
  }

  mutating func closeUnneeded() {
    while let site = sites.filter({ score[Int($0)] == 0 }).min(by: {
      (costs[Int($1)], $0) < (costs[Int($0)], $1)
    }) {
      close(site)
    }
  }

  /// One site out, then sites in over uncovered rows while the cost stays below the best one.
  mutating func exchange(at move: Int, below best: Int64, _ random: inout RandomStream) {
    closeCheapest(at: move, resting: true)
    resting.removeAll(keepingCapacity: true)
    while !uncovered.isEmpty {
      let row = Int(uncovered[random.integer(below: uncovered.count)])
      var enter: Int32 = -1
      for site in rows[row] where !isBarred[Int(site)] && cost + costs[Int(site)] < best {
        if enter < 0 || isBetter(Int(site), Int(enter))
          || !isBetter(Int(enter), Int(site)) && isOlder(site, enter)
        {
          enter = site
        }
      }
      guard enter >= 0 else { break }
      open(enter)
      movedAt[Int(enter)] = move
      resting.append(enter)
      for row in uncovered {
        weights[Int(row)] += 1
        for site in rows[Int(row)] { score[Int(site)] += 1 }
        touched += rows[Int(row)].count
      }
    }
  }

  /// Closes the open site that loses least per cost; the longest unmoved one of equals.
  mutating func closeCheapest(at move: Int, resting avoids: Bool) {
    var exit: Int32 = -1
    for site in sites where !avoids || !resting.contains(site) {
      if exit < 0 || isBetter(Int(exit), Int(site)) || !isBetter(Int(site), Int(exit)) && isOlder(site, exit)
      {
        exit = site
      }
    }
    guard exit >= 0 else { return }
    close(exit)
    movedAt[Int(exit)] = move
    isBarred[Int(exit)] = true
  }

  private func isOlder(_ left: Int32, _ right: Int32) -> Bool {
    (movedAt[Int(left)], left) < (movedAt[Int(right)], right)
  }

  /// More weight per cost.
  private func isBetter(_ left: Int, _ right: Int) -> Bool {
    if costs[left] == costs[right] { return score[left] > score[right] }
    return Int128(score[left]) * Int128(costs[right]) > Int128(score[right]) * Int128(costs[left])
  }

  private mutating func open(_ site: Int32) {
    places[Int(site)] = Int32(sites.count)
    sites.append(site)
    cost += costs[Int(site)]
    score[Int(site)] = 0
    for row in columns[Int(site)] {
      let row = Int(row)
      covering[row] += 1
      if covering[row] == 1 {
        let last = uncovered.removeLast()
        if last != row {
          uncovered[Int(uncoveredPlaces[row])] = last
          uncoveredPlaces[Int(last)] = uncoveredPlaces[row]
        }
        for other in rows[row] where other != site {
          score[Int(other)] -= weights[row]
          isBarred[Int(other)] = false
        }
        touched += rows[row].count
        score[Int(site)] += weights[row]
      } else if covering[row] == 2 {
        score[Int(single[row])] -= weights[row]
      }
      single[row] ^= site
    }
  }

  private mutating func close(_ site: Int32) {
    let place = Int(places[Int(site)])
    let last = sites.removeLast()
    if last != site {
      sites[place] = last
      places[Int(last)] = Int32(place)
    }
    places[Int(site)] = -1
    cost -= costs[Int(site)]
    score[Int(site)] = 0
    for row in columns[Int(site)] {
      let row = Int(row)
      covering[row] -= 1
      single[row] ^= site
      if covering[row] == 0 {
        uncoveredPlaces[row] = Int32(uncovered.count)
        uncovered.append(Int32(row))
        for other in rows[row] where other != site {
          score[Int(other)] += weights[row]
          isBarred[Int(other)] = false
        }
        touched += rows[row].count
        score[Int(site)] += weights[row]
      } else if covering[row] == 1 {
        score[Int(single[row])] += weights[row]
      }
    }
  }
}

/// Opens the site with the most uncovered rows per cost until all are covered; the dual gives the bound.
public struct SetCoverGreedy: SitingAlgorithm {
  public static let name = "greedy"

  public init() {}

  public func run(_ search: inout Search<SetCoverProblem>) {
    var brief = RowWeighting()
    brief.moves = 0
    brief.run(&search)
  }
}

internal import NumericKernels

/// Many starts, each improved by swaps and joined with an elite set by a path; then paths between all elite sets.
///
/// Source: Resende, Werneck, "A hybrid heuristic for the p-median problem", 2004.
public struct MedianGrasp: SitingAlgorithm {
  public static let name = "grasp"
  /// Starts, and sets kept as elite.
  public let starts: Int
  public let elite: Int

  public init(starts: Int = 32, elite: Int = 10) {
    self.starts = max(1, starts)
    self.elite = max(2, elite)
  }

  public func run(_ search: inout Search<MedianProblem>) {
    let nearest = search.problem.costs.nearestFirst()
    run(&search, nearestFirst: nearest)
  }

  func run(_ search: inout Search<MedianProblem>, nearestFirst: [Int32]) {
    let problem = search.problem
    var stream = RandomStream(seed: search.seed, replication: 0, purpose: .medianStart)
    var picks = RandomStream(seed: search.seed, replication: 0, purpose: .medianElite)
    let start = MedianStart.sampleGreedy(problem, stream: &stream)
    search.offer(SiteChoice(sites: start))
    var tables = MedianSwapTables(problem, nearestFirst: nearestFirst, open: start)
    var pool = ElitePool(capacity: elite)
    for round in 0..<starts {
      guard search.goesOn() else { return }
      if round > 0 { tables.reset(to: MedianStart.sampleGreedy(problem, stream: &stream)) }
      search.work.starts += 1
      search.work.movesMade += tables.descend()
      let found = (value: tables.value, sites: tables.sites)
      search.offer(SiteChoice(sites: found.sites))
      if !pool.entries.isEmpty {
        let guide = pool.entries[picks.integer(below: pool.entries.count)]
        join(&tables, to: guide.sites, &pool, &search)
      }
      pool.add(found.sites, value: found.value)
    }
    relinkPool(&tables, &pool, &search)
  }

  /// Paths between every two elite sets, generation after generation, while one brings a better best.
  private func relinkPool(
    _ tables: inout MedianSwapTables, _ pool: inout ElitePool, _ search: inout Search<MedianProblem>
  ) {
    while true {
      let parents = pool.entries
      var children = ElitePool(capacity: elite)
      for (rank, left) in parents.enumerated() {
        for right in parents.dropFirst(rank + 1) {
          guard search.goesOn() else { return }
          tables.reset(to: left.sites)
          join(&tables, to: right.sites, &children, &search)
        }
      }
      guard let best = children.entries.first, let old = parents.first, best.value < old.value else { return }
      pool = children
    }
  }

  private func join(
    _ tables: inout MedianSwapTables, to goal: [Int32], _ pool: inout ElitePool,
    _ search: inout Search<MedianProblem>
  ) {
    guard MedianStart.relink(&tables, to: goal) else { return }
    search.work.starts += 1
    search.work.movesMade += tables.descend()
    let sites = tables.sites
    search.offer(SiteChoice(sites: sites))
    pool.add(sites, value: tables.value)
  }
}

/// Opens the site that serves most, or a pair where no single one helps, then exchanges until none serves more.
///
/// Everything is judged whole, as a new site takes load from its neighbours and changes their sizes.
///
/// The bound: to serve V takes at least the servers of the best ratio of load to servers, whatever the sites; what the
/// budget leaves then goes into sites, and if the covering bound of that money is below V, V cannot be served. The
/// largest V not refuted so is found by halving.
public struct SizedSwap: SitingAlgorithm {
  public static let name = "greedy-swap"
  public var boundSteps = 150
  /// Rounds of exchanges at most.
  public var rounds = 30

  public init() {}

  public func run(_ search: inout Search<SizedCoverProblem>) {
    let neighbours = Self.neighbours(search.problem)
    search.work.starts = 1
    search.offer(SiteChoice(sites: []))
    var round = 0
    while round < rounds, search.goesOn(), extend(neighbours, &search) || exchange(neighbours, &search) {
      round += 1
    }
    guard search.goesOn() else { return }
    bound(&search)
  }

  /// Opens more until nothing helps; true if anything was opened.
  private func extend(_ neighbours: [[Int32]], _ search: inout Search<SizedCoverProblem>) -> Bool {
    var extended = false
    while let sites = search.best?.sites, search.goesOn() {
      let isOpen = SiteSet(sites, candidates: search.problem.candidates)
      let closed = (0..<Int32(search.problem.candidates)).filter { !isOpen[$0] }
      if offerBest(closed.map { sites + [$0] }, &search)
        || offerBest(
          closed.flatMap { site in
            neighbours[Int(site)].filter { $0 > site && !isOpen[$0] }.map { sites + [site, $0] }
          }, &search)
      {
        extended = true
      } else {
        break
      }
    }
    return extended
  }

  /// Exchanges one open site for another, anywhere; true if one was found.
  private func exchange(_ neighbours: [[Int32]], _ search: inout Search<SizedCoverProblem>) -> Bool {
    guard let sites = search.best?.sites else { return false }
    let isOpen = SiteSet(sites, candidates: search.problem.candidates)
    for exit in sites {
      guard search.goesOn() else { return false }
      let rest = sites.filter { $0 != exit }
      let entrants = (0..<Int32(search.problem.candidates)).filter { !isOpen[$0] }
      if offerBest(entrants.map { rest + [$0] }, &search) { return true }
      let near = neighbours[Int(exit)].filter { !isOpen[$0] }
      if offerBest(
        near.flatMap { first in near.filter { $0 > first }.map { rest + [first, $0] } }, &search)
      {
        return true
      }
    }
    return false
  }

  /// Offers the best of some answers if it is better than what is known.
  private func offerBest(_ answers: [[Int32]], _ search: inout Search<SizedCoverProblem>) -> Bool {
    var best = (worth: search.value ?? -1, choice: SiteChoice?.none)
    for sites in answers {
      search.work.movesEvaluated += 1
      let choice = SiteChoice(sites: sites)
      if case .worth(let worth) = search.problem.judge(choice), worth > best.worth { best = (worth, choice) }
    }
    guard let choice = best.choice else { return false }
    search.work.movesMade += 1
    return search.offer(choice)
  }

  /// Sites that some row could go to either of, ascending.
  private static func neighbours(_ problem: SizedCoverProblem) -> [[Int32]] {
    let rows = CoverageTable(rows: problem.nearestFirst)
    let columns = rows.transposed(columns: problem.candidates)
    return (0..<problem.candidates).map { site in
      var isNear = [Bool](repeating: false, count: problem.candidates)
      for row in columns[site] { for other in rows[Int(row)] { isNear[Int(other)] = true } }
      return (0..<Int32(problem.candidates)).filter { isNear[Int($0)] && $0 != Int32(site) }
    }
  }

  private func bound(_ search: inout Search<SizedCoverProblem>) {
    let problem = search.problem
    let coverage = CoverageTable(rows: problem.nearestFirst)
    var low = search.value ?? 0
    var high = problem.totalWeight
    while low < high {
      let middle = high - (high - low) / 2
      guard search.goesOn() else { break }
      if isRefuted(serving: middle, problem, coverage, &search.work) {
        high = middle - 1
        search.prove(bound: high)
      } else {
        low = middle
      }
    }
  }

  /// Whether it is proven that no plan serves that much.
  private func isRefuted(
    serving load: Int64, _ problem: SizedCoverProblem, _ coverage: CoverageTable, _ work: inout SitingWork
  ) -> Bool {
    let servers = problem.capacities.fewestServers(for: load)
    let left = Int128(problem.budget) - Int128(servers) * Int128(problem.serverCost)
    guard left >= 0 else { return true }
    // More sites than there are servers cannot all serve somebody, but that is left out: the bound only loosens.
    guard
      let covering = try? CoveringProblem(
        weights: problem.loads, coverage: coverage, candidates: problem.candidates,
        limit: .budget(Int64(left), costs: problem.siteCosts))
    else { return false }
    let cover = MergedCover(covering)
    var ascent = DualAscent(cover)
    var step = 0
    while step < boundSteps, !ascent.isExhausted {
      ascent.step(value: max(0, load - 1 - cover.alreadyCovered))
      step += 1
      if ascent.level < Double(load - cover.alreadyCovered) - 0.5 { break }
    }
    work.boundSteps += step
    return min(cover.reachable, cover.alreadyCovered + ascent.certifiedBound()) < load
  }
}

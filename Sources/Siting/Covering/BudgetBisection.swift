/// Partial covering by asking what a budget covers: a bound below the target proves that the budget is too small, a plan
/// that reaches it is an answer. Halving the range between the two leaves value and bound.
public struct BudgetBisection: SitingAlgorithm {
  public static let name = "bisection"
  public var inner = BranchAndBound()

  public init() {
    inner.effort = 3_000_000_000
    inner.guided.kicks = 1000
  }

  public func run(_ search: inout Search<PartialCoverProblem>) {
    let problem = search.problem
    let everything = SiteChoice(sites: (0..<Int32(problem.candidates)).map(\.self))
    guard search.offer(everything) else {
      search.proveInfeasible("all sites together do not cover the weight asked for")
      return
    }
    search.offer(PartialGreedy.answer(problem))
    // Budgets below `low` are proven too small; `high` is the first one not worth asking about.
    var low: Int64 = 0
    while search.goesOn(), let value = search.value {
      low = max(low, search.bound)
      guard low < value else { return }
      guard let reached = ask(low + (value - 1 - low) / 2, &search) else { return }
      if reached { continue }
      // Neither proof nor plan: climb from below, where proofs are easy, as far as they go.
      low = search.bound
      while search.goesOn(), let best = search.value, low < best {
        let before = (search.bound, best)
        guard ask(low, &search) != nil else { return }
        if (search.bound, search.value ?? best) == before { return }
        low = search.bound
      }
    }
  }

  /// Asks for one budget; true if that moved a limit, false if it decided nothing.
  private func ask(_ budget: Int64, _ search: inout Search<PartialCoverProblem>) -> Bool? {
    guard let problem = search.problem.covering(budget: budget) else { return nil }
    let target = search.problem.target
    var state = search
    let placement = inner.place(problem, seed: search.seed) { progress in
      state.goesOn() && progress.bound >= target && (progress.value ?? 0) < target
    }
    search = state
    search.work.boundSteps += placement.work.boundSteps
    search.work.nodes += placement.work.nodes
    search.work.starts += placement.work.starts
    if placement.bound < target {
      search.prove(bound: budget + 1)
      return true
    }
    return search.offer(PartialGreedy.pruned(search.problem, placement.sites))
  }
}

/// Opens the site with the most missing weight per cost until the target is reached, then closes what is not needed.
public struct PartialGreedy: SitingAlgorithm {
  public static let name = "greedy"

  public init() {}

  public func run(_ search: inout Search<PartialCoverProblem>) {
    search.work.starts = 1
    if !search.offer(Self.answer(search.problem)) {
      search.proveInfeasible("all sites together do not cover the weight asked for")
    }
  }

  static func answer(_ problem: PartialCoverProblem) -> SiteChoice {
    guard let covering = problem.covering(budget: problem.costs.reduce(0, +)) else {
      return SiteChoice(sites: problem.fixed)
    }
    let cover = MergedCover(covering)
    var open = OpenSites(cover)
    while cover.alreadyCovered + open.value < problem.target {
      let missing = problem.target - cover.alreadyCovered - open.value
      var best: Int32 = -1
      var (worth, cost): (Int64, Int64) = (0, 1)
      for site in cover.free where !open.isOpen(site) && open.gain[Int(site)] > 0 {
        let here = min(missing, open.gain[Int(site)])
        let price = problem.costs[Int(site)]
        if best < 0 || Int128(here) * Int128(cost) > Int128(worth) * Int128(price) {
          (best, worth, cost) = (site, here, price)
        }
      }
      guard best >= 0 else { break }
      open.open(best)
    }
    return pruned(problem, open.sites + problem.fixed)
  }

  /// Closes the dearest sites that the target does not need.
  static func pruned(_ problem: PartialCoverProblem, _ sites: [Int32]) -> SiteChoice {
    let standing = SiteSet(problem.fixed, candidates: problem.candidates)
    guard let covering = problem.covering(budget: problem.costs.reduce(0, +)) else {
      return SiteChoice(sites: sites)
    }
    let cover = MergedCover(covering)
    var open = OpenSites(cover)
    open.become(sites.filter { !standing[$0] })
    for site in open.sites.sorted(by: { (problem.costs[Int($1)], $0) < (problem.costs[Int($0)], $1) })
    where cover.alreadyCovered + open.value - open.loss[Int(site)] >= problem.target {
      open.close(site)
    }
    return SiteChoice(sites: open.sites + problem.fixed)
  }
}

/// The best plan on average: the plain problem with the weights of all futures added up, by an algorithm for that.
///
/// Value and bound are those of the plain problem. For other goals the plan is an answer like any, and the bound proves
/// what the mixture of all futures in equal parts does.
public struct RobustMean: SitingAlgorithm {
  public static let name = "mean-cover"
  /// Answers the plain problem.
  public var inner: any SitingAlgorithm<CoveringProblem> = GuidedSwap()

  public init() {}

  public func run(_ search: inout Search<RobustCoverProblem>) {
    let problem = search.problem
    let isMean = problem.goal == .mean
    var state = search
    let placement = inner.place(problem.summed, seed: search.seed) { progress in
      state.work = progress.work
      if isMean { state.prove(bound: progress.bound) }
      return state.goesOn()
    }
    search = state
    search.work = placement.work
    if let (rank, reference) = problem.ranked {
      let bound = RobustBound(rank: rank, reference: reference, ceilings: problem.ceilings, floors: nil)
      search.prove(
        bound: bound.tightened(
          search.bound, shares: reference.map { _ in 1 }, most: Int128(placement.bound), least: 0))
    } else {
      search.prove(bound: placement.bound)
    }
    search.offer(SiteChoice(sites: placement.sites))
  }
}

extension RobustCoverProblem {
  /// The goal as the rank-th smallest level above a reference; `nil` for the mean.
  var ranked: (rank: Int, reference: [Int64])? {
    switch goal {
    case .mean: nil
    case .quantile(let share):
      (RobustGoal.rank(share, of: futures.count), [Int64](repeating: 0, count: futures.count))
    case .regret: (1, optima)
    }
  }
}

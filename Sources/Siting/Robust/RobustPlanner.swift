/// From futures to robust plans: the best plan of each future first, then one plan for all of them by each goal.
///
/// Regret is measured against the best value that any plan met on the way reaches in a future, so it is asked for last.
/// Its own plan may raise a best value once more; that changes no regret of it, and the bound stays true.
public struct RobustPlanner: Sendable {
  /// Answers the plain problem of each single future: its values are the regret's measure, its bounds the ceilings.
  public var single: any SitingAlgorithm<CoveringProblem> = GreedySwap()
  /// Answers the plain problem of the mean.
  public var mean = RobustMean()
  /// Answers the other goals; its starts are replaced by the plans found before.
  public var robust = RobustSwap()
  /// The share of futures that the quantile in the figures leaves out.
  public var share = 0.1

  public init() {}

  /// The goals in the usual order, the quantile with the share of the figures.
  public var goals: [RobustGoal] { [.mean, .quantile(share), .regret] }

  /// - Parameters:
  ///   - futures: the weight of each row, for each future.
  ///   - goals: the usual ones unless given.
  ///   - estimate: the sites of a plan made for the best estimate, to compare with.
  ///   - goOn: asked between steps of all searches; `false` ends them with what is there.
  /// - Throws: `SitingError` with the number or the future that is wrong.
  public func plan(
    coverage: CoverageTable, candidates: Int, limit: CoveringProblem.Limit, fixed: [Int32] = [],
    futures: [[Int64]], goals: [RobustGoal]? = nil, estimate: [Int32]? = nil, seed: UInt64,
    goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) throws(SitingError) -> RobustPlan {
    guard share >= 0, share < 1 else {
      throw .badProblem("the share of futures \(share) must be 0 or more and less than 1")
    }
    func problem(_ goal: RobustGoal, _ optima: [Int64], _ ceilings: [Int64]) throws(SitingError)
      -> RobustCoverProblem
    {
      try RobustCoverProblem(
        coverage: coverage, candidates: candidates, limit: limit, fixed: fixed, futures: futures, goal: goal,
        optima: optima, ceilings: ceilings)
    }
    let unbounded = try problem(.mean, [], [])
    let given = SiteChoice(sites: estimate ?? [])
    if let fault = given.formFault(candidates: candidates) {
      throw .badProblem("the plan for the best estimate: \(fault)")
    }
    var known = Known(unbounded)
    for weights in futures {
      let plain = try CoveringProblem(
        weights: weights, coverage: coverage, candidates: candidates, limit: limit, fixed: fixed)
      known.ceilings.append(known.add(single.place(plain, seed: seed, goOn: goOn), unbounded))
    }
    if estimate != nil, case .worth = unbounded.judge(given) { known.add(given.sites, unbounded) }
    let asked = goals ?? self.goals
    var searches: [RobustGoal: Search<RobustCoverProblem>] = [:]
    let averaged = try problem(.mean, known.optima, known.ceilings)
    var average = Search(averaged, seed: seed, goOn: goOn)
    mean.run(&average)
    searches[.mean] = average
    known.add(average.best?.sites ?? [], unbounded)
    for goal in asked.filter({ $0 != .regret }) + asked.filter({ $0 == .regret }) where searches[goal] == nil
    {
      var algorithm = robust
      algorithm.mean = nil
      algorithm.starts = known.plans
      var search = Search(try problem(goal, known.optima, known.ceilings), seed: seed, goOn: goOn)
      algorithm.run(&search)
      searches[goal] = search
      known.add(search.best?.sites ?? [], unbounded)
    }
    let final = try problem(.regret, known.optima, known.ceilings)
    return RobustPlan(
      share: share, optima: final.optima, ceilings: final.ceilings,
      answers: asked.compactMap { goal in
        guard var search = searches[goal] else { return nil }
        // No goal's answer is worse by that goal than any other plan met.
        for sites in known.plans { search.offer(SiteChoice(sites: sites)) }
        let placement = Placement(search, algorithm: goal == .mean ? RobustMean.name : RobustSwap.name)
        return RobustPlan.Answer(
          goal: goal, placement: placement, figures: RobustFigures(placement.sites, final, share: share))
      },
      estimate: estimate.map { RobustFigures($0, final, share: share) })
  }
}

/// The plans met so far, and the best values that they reach in each future.
private struct Known {
  private(set) var plans: [[Int32]] = []
  private(set) var optima: [Int64]
  var ceilings: [Int64] = []

  init(_ problem: RobustCoverProblem) { optima = problem.optima }

  /// Keeps a plan that obeys all rules; an empty list where none was found is none.
  mutating func add(_ sites: [Int32], _ problem: RobustCoverProblem) {
    guard case .worth = problem.judge(SiteChoice(sites: sites)) else { return }
    plans.append(sites)
    optima = zip(optima, problem.values(of: sites)).map(max)
  }

  /// The same for a plan of one future; returns the bound of that future.
  mutating func add(_ placement: Placement, _ problem: RobustCoverProblem) -> Int64 {
    add(placement.sites, problem)
    return placement.bound
  }
}

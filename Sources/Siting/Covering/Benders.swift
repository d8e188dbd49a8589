/// Maximal covering by Benders' inequalities in the sites alone, then branch and bound: a rival to the price ascent of
/// `branch-and-bound`, at its best where few candidates face very many rows.
///
/// Cordeau, Furini, Ljubić 2019, doi:10.1016/j.ejor.2018.12.021. The linear programs are GLPK's; bounds are worked out
/// from their prices in whole numbers (`SafeCoverBound`).
public struct Benders: SitingAlgorithm {
  public static let name = "benders"

  public var start = GreedySwap()
  /// Pivots times size of the linear programs at most: thirty million are ten to thirty seconds.
  public var effort = 30_000_000

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) { run(MergedCover(search.problem), &search) }

  /// The same on a cover made before.
  func run(_ cover: MergedCover, _ search: inout Search<CoveringProblem>) {
    let found = start.guided.search(cover, &search)
    guard search.goesOn() else { return }
    let won = cover.alreadyCovered
    var tree = BendersTree(
      cover, goal: .most(budget: cover.budget), value: found.value, best: found.sites, prices: found.prices)
    tree.effort = effort
    let before = search.work
    tree.grow(from: search.bound - won) { tree in
      search.work.nodes = before.nodes + tree.nodes
      search.work.boundSteps = before.boundSteps + tree.rounds
      search.prove(bound: won + tree.bound)
      if won + tree.value > search.value ?? -1 { search.offer(cover.completed(tree.best)) }
      return search.goesOn()
    }
    if won + tree.value > search.value ?? -1 { search.offer(cover.completed(tree.best)) }
    if tree.isDone { search.prove(bound: won + tree.value) }
  }
}

/// The same for the cheapest sites that reach a target.
public struct PartialBenders: SitingAlgorithm {
  public static let name = "benders"

  /// Steps of the price ascent before the first linear program.
  public var boundSteps = 300
  /// Pivots times size of the linear programs at most: thirty million are ten to thirty seconds.
  public var effort = 30_000_000

  public init() {}

  public func run(_ search: inout Search<PartialCoverProblem>) {
    let problem = search.problem
    search.work.starts = 1
    guard search.offer(PartialGreedy.answer(problem)), let value = search.value else {
      search.proveInfeasible("all sites together do not cover the weight asked for")
      return
    }
    // Only cheaper plans matter, so the question may be bounded by what they may cost.
    guard search.goesOn(), value > 0, let cheaper = problem.covering(budget: value - 1) else { return }
    let cover = MergedCover(cheaper)
    let target = problem.target - cover.alreadyCovered
    var ascent = DualAscent(cover)
    for _ in 0..<boundSteps where !ascent.isExhausted && search.goesOn() {
      ascent.step(value: target)
      search.work.boundSteps += 1
    }
    let best = (search.best?.sites ?? []).filter {
      !SiteSet(problem.fixed, candidates: problem.candidates)[$0]
    }
    var tree = BendersTree(
      cover, goal: .least(target: target), value: value, best: best, prices: ascent.bestPrices)
    tree.effort = effort
    let before = search.work
    tree.grow(from: search.bound) { tree in
      search.work.nodes = before.nodes + tree.nodes
      search.work.boundSteps = before.boundSteps + tree.rounds
      search.prove(bound: tree.bound)
      if tree.value < search.value ?? .max { search.offer(PartialGreedy.pruned(problem, tree.best)) }
      return search.goesOn()
    }
    if tree.value < search.value ?? .max { search.offer(PartialGreedy.pruned(problem, tree.best)) }
    if tree.isDone { search.prove(bound: tree.value) }
  }
}

/// The guided search, then branch and bound over the candidates its bound leaves open: plans with proofs.
///
/// Benders' projection of the covering problem onto the sites has the same bound as the Lagrangian dual used here. With
/// few candidates its linear programs are small and exact, so `Benders` has the first try there; with many the prices of
/// the dual come sooner and fix most candidates at once.
public struct BranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"

  /// The first try, and for how many free candidates at most.
  public var first = Benders()
  public var fewCandidates = 200
  public var guided = GuidedSwap()
  /// Pairs times steps of the tree at most: thirty thousand million are about a minute.
  public var effort = 30_000_000_000
  /// Trees whose root leaves a larger share between plan and bound are not begun: they would not end.
  public var hopelessGap = 0.008

  public init() { first.effort = 3_000_000 }

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    if cover.free.count <= fewCandidates { first.run(cover, &search) }
    guard search.goesOn() else { return }
    let found = guided.search(cover, &search)
    guard search.goesOn() else { return }
    let gap = Double(search.bound - cover.alreadyCovered - found.value) / Double(max(1, found.value))
    guard gap <= hopelessGap || cover.free.count <= 64 else { return }
    var tree = CoverTree(value: found.value, best: found.sites)
    tree.effort = effort
    tree.plant(ReducedCover(cover, prices: found.prices), bound: search.bound - cover.alreadyCovered)
    let before = search.work
    tree.grow { tree in
      search.work.nodes = before.nodes + tree.nodes
      search.work.boundSteps = before.boundSteps + tree.steps
      search.prove(bound: cover.alreadyCovered + tree.bound)
      if let value = search.value, cover.alreadyCovered + tree.value > value {
        search.offer(cover.completed(tree.best))
      }
      return search.goesOn()
    }
    if let value = search.value, cover.alreadyCovered + tree.value > value {
      search.offer(cover.completed(tree.best))
    }
    if tree.isDone { search.prove(bound: cover.alreadyCovered + tree.value) }
  }
}

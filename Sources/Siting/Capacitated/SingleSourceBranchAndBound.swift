/// Knapsack prices, local search, fixing and branching: a single-source location to its proof.
public struct SingleSourceBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<SingleSourceLocationProblem>) {
    var tree = SingleSourceTree<SingleSourceLocationProblem>()
    tree.run(&search)
  }
}

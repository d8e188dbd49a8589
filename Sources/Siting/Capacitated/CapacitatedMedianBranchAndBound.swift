/// Knapsack prices, local search, fixing and branching: a capacitated p-median to its proof.
public struct CapacitatedMedianBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<CapacitatedMedianProblem>) {
    var tree = SingleSourceTree<CapacitatedMedianProblem>()
    tree.run(&search)
  }
}

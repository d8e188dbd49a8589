/// Knapsack prices, local search, fixing and branching: a capacitated p-median to its proof.
public struct CapacitatedMedianBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<CapacitatedMedianProblem>) {
    var tree = SingleSourceTree<CapacitatedMedianProblem>()
    tree.run(&search)
  }
}

/// Knapsack prices, local search, fixing and branching: a single-source location to its proof.
public struct SingleSourceBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<SingleSourceLocationProblem>) {
    var tree = SingleSourceTree<SingleSourceLocationProblem>()
    tree.run(&search)
  }
}

/// Prices per unit, fixing and branching on sites: a split-source location to its proof.
public struct SplitBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<SplitLocationProblem>) {
    var tree = SplitTree()
    tree.run(&search)
  }
}

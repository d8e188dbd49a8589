/// Prices per unit, fixing and branching on sites: a split-source location to its proof.
public struct SplitBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public init() {}

  public func run(_ search: inout Search<SplitLocationProblem>) {
    var tree = SplitTree()
    tree.run(&search)
  }
}

/// Grasp for a good set, prices for a certified bound, fixing, and branching on the few candidates that are left.
public struct MedianBranchAndBound: SitingAlgorithm {
  public static let name = "branch-and-bound"
  public let starts: Int
  public init(starts: Int = 12) { self.starts = starts }

  public func run(_ search: inout Search<MedianProblem>) {
    let nearest = search.problem.costs.nearestFirst()
    MedianGrasp(starts: starts, elite: 6).run(&search, nearestFirst: nearest)
    guard search.goesOn() else { return }
    var tree = MedianTree(nearestFirst: nearest)
    tree.run(&search)
  }
}

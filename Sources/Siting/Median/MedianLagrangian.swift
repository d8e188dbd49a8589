/// Price ascent with a certified bound; a swap descent from the sets the prices open gives the values. No branching.
public struct MedianLagrangian: SitingAlgorithm {
  public static let name = "lagrangian"
  public let starts: Int
  public init(starts: Int = 4) { self.starts = starts }

  public func run(_ search: inout Search<MedianProblem>) {
    let nearest = search.problem.costs.nearestFirst()
    MedianGrasp(starts: starts, elite: 4).run(&search, nearestFirst: nearest)
    guard search.goesOn() else { return }
    var tree = MedianTree(nearestFirst: nearest, branches: false)
    tree.run(&search)
  }
}

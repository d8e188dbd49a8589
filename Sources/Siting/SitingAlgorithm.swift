/// Chooses where to open.
///
/// Implementations are values. Every draw comes from streams made from the search's seed and nothing reads a clock, so
/// equal inputs give equal answers on every machine and at any number of threads. Effort is counted in work units;
/// limits of time are the caller's, who may end a search between two steps.
public protocol SitingAlgorithm<Problem>: Sendable {
  associatedtype Problem: SitingProblem
  /// The word used in scenario files and tables, such as `guided`.
  static var name: String { get }
  /// Offers answers to the search and proves bounds to it, until done or told to stop.
  func run(_ search: inout Search<Problem>)
}

extension SitingAlgorithm {
  public var name: String { Self.name }

  /// Runs the algorithm on a problem.
  ///
  /// - Parameter goOn: asked between steps; `false` ends the search with the best answer so far.
  public func place(
    _ problem: Problem, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) -> Placement {
    var search = Search(problem, seed: seed, goOn: goOn)
    run(&search)
    return Placement(search, algorithm: Self.name)
  }
}

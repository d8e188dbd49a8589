/// Something outside of this program that answers siting problems: a solver, or anybody's own algorithm.
///
/// What comes back is judged like every other answer. A bound is taken at the word of the program that states it, and
/// the placement says so.
public protocol OutsideRunner: Sendable {
  /// The word in tables, such as `cbc`.
  var name: String { get }
  /// Offers what the program finds; says in `search.remark` what went wrong. Never traps and never waits for ever.
  func run<Problem: ModelledProblem>(_ search: inout Search<Problem>)
}

extension OutsideRunner {
  public func place<Problem: ModelledProblem>(
    _ problem: Problem, seed: UInt64, goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) -> Placement {
    var search = Search(problem, seed: seed, goOn: goOn)
    run(&search)
    return Placement(search, algorithm: name)
  }
}

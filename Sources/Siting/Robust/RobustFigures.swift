/// What a plan covers in each of several futures, and what that comes to by every goal.
public struct RobustFigures: Codable, Hashable, Sendable {
  /// Open sites, the standing ones included, ascending.
  public let sites: [Int32]
  /// Covered weight in each future.
  public let values: [Int64]
  /// The sum of `values`.
  public let total: Int64
  /// The value that is reached or exceeded in all but the share of futures the quantile leaves out.
  public let quantile: Int64
  /// The largest shortfall against the best value *known* of a future, 0 at least. A whole number that plans prove.
  public let regret: Int64
  /// The largest shortfall against the certified *bound* of a future: the true regret lies between `regret` and this.
  public let regretAtMost: Int64
  /// The future of the largest `regret`, the first of equals.
  public let worstFuture: Int

  /// `total` divided by the number of futures.
  public var mean: Double { Double(total) / Double(max(1, values.count)) }

  /// - Parameter share: that of the quantile.
  init(_ sites: [Int32], _ problem: RobustCoverProblem, share: Double) {
    let values = problem.values(of: sites)
    self.sites = Array(Set(sites + problem.fixed)).sorted()
    self.values = values
    total = values.reduce(0, +)
    quantile = values.sorted()[RobustGoal.rank(share, of: values.count) - 1]
    let shortfalls = zip(problem.optima, values).map { max(0, $0 - $1) }
    let largest = shortfalls.max() ?? 0
    regret = largest
    worstFuture = shortfalls.firstIndex(of: largest) ?? 0
    regretAtMost = zip(problem.ceilings, values).reduce(0) { max($0, $1.0 - $1.1) }
  }
}

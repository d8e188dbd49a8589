import NumericKernels
public import Siting

/// A covering problem with a few futures, small enough to try every choice, drawn from a seed: by number or by budget.
public struct TinyFutures: Sendable {
  public let tiny: TinyCovering
  public let futures: [[Int64]]
  public let limit: CoveringProblem.Limit

  /// - Parameter count: the number of futures; one to six unless given.
  public init(seed: UInt64, count: Int? = nil, mostCandidates: Int = 7, mostRows: Int = 20) {
    tiny = TinyCovering(
      seed: seed, fixes: seed % 3 == 0, mostCandidates: mostCandidates, mostRows: mostRows)
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("tiny.futures"))
    let count = count ?? 1 + random.integer(below: 6)
    var futures: [[Int64]] = []
    for _ in 0..<count {
      futures.append(
        tiny.weights.map { $0 * Int64(random.integer(below: 6)) + Int64(random.integer(below: 3)) })
    }
    self.futures = futures
    let costs = (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) }
    limit =
      seed % 2 == 0
      ? .count(tiny.open) : .budget(Int64(random.integer(below: 25)), costs: costs)
  }

  public func problem(
    _ goal: RobustGoal, optima: [Int64] = [], ceilings: [Int64] = []
  ) throws(SitingError) -> RobustCoverProblem {
    try RobustCoverProblem(
      coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates, limit: limit,
      fixed: tiny.fixed, futures: futures, goal: goal, optima: optima, ceilings: ceilings)
  }

  public func plain(_ future: Int) throws(SitingError) -> CoveringProblem {
    try CoveringProblem(
      weights: futures[future], coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates,
      limit: limit, fixed: tiny.fixed)
  }

  /// What every plan that keeps the rules covers in each future, straight from the rows as given.
  public func values() -> [[Int64]] {
    (0..<(1 << tiny.candidates)).compactMap { mask in
      let sites = Set((0..<Int32(tiny.candidates)).filter { mask >> Int($0) & 1 == 1 })
      guard tiny.fixed.allSatisfy(sites.contains) else { return nil }
      switch limit {
      case .count(let open): guard sites.count == open else { return nil }
      case .budget(let budget, let costs):
        let spent = sites.subtracting(tiny.fixed).reduce(0) { $0 + costs[Int($1)] }
        guard spent <= budget else { return nil }
      }
      return futures.map { weights in
        zip(weights, tiny.coveredBy).reduce(0) { $0 + ($1.1.contains { sites.contains($0) } ? $1.0 : 0) }
      }
    }
  }
}

/// Where to open for several possible futures at once: each gives other weights to the same demand rows, while sites,
/// reach and limit are the same in all of them.
///
/// The worth of a plan is a whole number, by its `goal`:
///
/// - mean: what it covers, summed over the futures. The mean is that divided by their number.
/// - quantile: the covered weight of rank ⌊q · S⌋ + 1 from below (``RobustGoal/rank(_:of:)``).
/// - regret: minus the largest shortfall, max(0, max over s of `optima[s]` − covered weight in s). Less regret is more
///   worth, 0 is best.
///
/// **What regret is measured against.** `optima` are the best values *known* for each future: plans exist that cover as
/// much. The true optimum of a future may be higher, up to its certified bound in `ceilings`, so the true regret of a plan
/// is at least the one judged here and at most the largest `ceilings[s]` − covered weight. A certified lower bound of the
/// judged regret therefore holds for the true one, too. A plan that beats a best known value has no regret there.
public struct RobustCoverProblem: SitingProblem, Codable, Hashable {
  public static let name = "robust-covering"
  public static let sense = SitingSense.maximise

  /// The weight of each row, for each future.
  public let futures: [[Int64]]
  public let goal: RobustGoal
  /// The best value known for each future, as plans are known that reach it. 0 where nobody looked: only regret reads it.
  public let optima: [Int64]
  /// What no plan exceeds in each future, certified; all its weight where nobody looked.
  public let ceilings: [Int64]
  /// The plain problem whose weights are the sums over all futures: same sites, reach, limit and standing sites.
  public let summed: CoveringProblem

  public var coverage: CoverageTable { summed.coverage }
  public var candidates: Int { summed.candidates }
  public var limit: CoveringProblem.Limit { summed.limit }
  /// Sites that stand already, ascending. They are open in every plan.
  public var fixed: [Int32] { summed.fixed }

  /// - Parameters:
  ///   - optima: empty where regret does not matter.
  ///   - ceilings: empty where no bounds are known.
  /// - Throws: `SitingError` with the number or the future that is wrong.
  /// - Complexity: O(futures · rows + pairs).
  public init(
    coverage: CoverageTable, candidates: Int, limit: CoveringProblem.Limit, fixed: [Int32] = [],
    futures: [[Int64]], goal: RobustGoal, optima: [Int64] = [], ceilings: [Int64] = []
  ) throws(SitingError) {
    guard !futures.isEmpty else { throw .badProblem("a robust plan needs at least one future") }
    if case .quantile(let share) = goal {
      guard share >= 0, share < 1 else {
        throw .badProblem("the share of futures \(share) must be 0 or more and less than 1")
      }
    }
    let (totals, sums) = try Self.sums(futures, coverage)
    guard optima.count == futures.count || optima.isEmpty && goal != .regret else {
      throw .badProblem("\(optima.count) best values are given for \(futures.count) futures")
    }
    guard ceilings.count == futures.count || ceilings.isEmpty else {
      throw .badProblem("\(ceilings.count) upper bounds are given for \(futures.count) futures")
    }
    let bests = optima.isEmpty ? [Int64](repeating: 0, count: futures.count) : optima
    let most = ceilings.isEmpty ? totals : ceilings
    for future in futures.indices {
      guard bests[future] >= 0, bests[future] <= most[future], bests[future] <= totals[future] else {
        throw .badProblem(
          "the best value of future \(future) is \(bests[future]), but it must lie between 0 and "
            + "\(min(most[future], totals[future]))")
      }
    }
    summed = try CoveringProblem(
      weights: sums, coverage: coverage, candidates: candidates, limit: limit, fixed: fixed)
    self.futures = futures
    self.goal = goal
    self.optima = bests
    self.ceilings = zip(most, totals).map(min)
  }

  /// What each future weighs altogether, and each row in all futures together.
  private static func sums(
    _ futures: [[Int64]], _ coverage: CoverageTable
  ) throws(SitingError) -> (totals: [Int64], rows: [Int64]) {
    var totals: [Int64] = []
    var rows = [Int64](repeating: 0, count: coverage.rowCount)
    var all: Int64 = 0
    for (future, weights) in futures.enumerated() {
      guard weights.count == coverage.rowCount else {
        throw .badProblem(
          "future \(future) weighs \(weights.count) rows, but the coverage table has \(coverage.rowCount)")
      }
      var total: Int64 = 0
      for (row, weight) in weights.enumerated() {
        let (sum, overflow) = all.addingReportingOverflow(weight)
        guard weight >= 0, !overflow else {
          throw .badProblem(
            "row \(row) weighs \(weight) in future \(future): weights must not be negative, nor those of all futures sum "
              + "to more than 2^63 - 1")
        }
        all = sum
        total += weight
        rows[row] += weight
      }
      totals.append(total)
    }
    return (totals, rows)
  }

  public var plainBound: Int64 {
    switch goal {
    case .mean: summed.totalWeight
    case .quantile(let share): ceilings.sorted()[RobustGoal.rank(share, of: futures.count) - 1]
    case .regret: 0
    }
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if case .broken(let rule) = summed.judge(choice) { return .broken(rule) }
    return .worth(worth(of: values(of: choice.sites)))
  }

  /// The weight that `sites` and the standing sites cover in each future, whatever their number: from the definition.
  public func values(of sites: [Int32]) -> [Int64] {
    let isOpen = SiteSet(sites + fixed, candidates: candidates)
    return futures.map { coverage.covered($0, by: isOpen) }
  }

  /// The worth of a plan that covers `values`, one value for each future.
  public func worth(of values: [Int64]) -> Int64 {
    switch goal {
    case .mean: values.reduce(0, +)
    case .quantile(let share): values.sorted()[RobustGoal.rank(share, of: values.count) - 1]
    case .regret: zip(values, optima).reduce(0) { min($0, $1.0 - $1.1) }
    }
  }
}

extension RobustCoverProblem {
  /// The same question by another goal.
  ///
  /// - Throws: `SitingError.badProblem` for a share that is none.
  public func judged(by goal: RobustGoal) throws(SitingError) -> RobustCoverProblem {
    try RobustCoverProblem(
      coverage: coverage, candidates: candidates, limit: limit, fixed: fixed, futures: futures, goal: goal,
      optima: optima, ceilings: ceilings)
  }

  private enum CodingKeys: CodingKey {
    case coverage
    case candidates
    case limit
    case fixed
    case futures
    case goal
    case optima
    case ceilings
  }

  /// Decoding passes the same checks as building by hand.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      coverage: container.decode(CoverageTable.self, forKey: .coverage),
      candidates: container.decode(Int.self, forKey: .candidates),
      limit: container.decode(CoveringProblem.Limit.self, forKey: .limit),
      fixed: container.decode([Int32].self, forKey: .fixed),
      futures: container.decode([[Int64]].self, forKey: .futures),
      goal: container.decode(RobustGoal.self, forKey: .goal),
      optima: container.decode([Int64].self, forKey: .optima),
      ceilings: container.decode([Int64].self, forKey: .ceilings))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(coverage, forKey: .coverage)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(limit, forKey: .limit)
    try container.encode(fixed, forKey: .fixed)
    try container.encode(futures, forKey: .futures)
    try container.encode(goal, forKey: .goal)
    try container.encode(optima, forKey: .optima)
    try container.encode(ceilings, forKey: .ceilings)
  }
}

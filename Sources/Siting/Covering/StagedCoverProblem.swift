/// What to open in which stage so that most demand is covered over all of them: expansion over years.
///
/// The dynamic maximal covering location problem (Schilling 1980, doi:10.1111/j.1538-4632.1980.tb00017.x; for charging
/// stations: Lamontagne et al. 2023, doi:10.1016/j.ejor.2022.10.036). A site once open stays open; each stage has its own
/// weights; what has been spent up to a stage may not exceed its limit, so money left over is carried on.
public struct StagedCoverProblem: SitingProblem, Hashable {
  public static let name = "staged-covering"
  public static let sense = SitingSense.maximise

  /// Per stage, the weight of each row.
  public let weights: [[Int64]]
  public let coverage: CoverageTable
  public let sites: Int
  /// What each site costs: 1 where sites are counted.
  public let costs: [Int64]
  /// Per stage, what may have been spent up to it; never falling.
  public let limits: [Int64]
  /// Σ over stages and rows.
  public let totalWeight: Int64

  public var stages: Int { limits.count }
  /// One candidate per site and stage: "this site opens in that stage".
  public var candidates: Int { sites * stages }
  public var plainBound: Int64 { totalWeight }

  /// - Throws: `SitingError.badProblem` with what is wrong.
  public init(
    weights: [[Int64]], coverage: CoverageTable, sites: Int, costs: [Int64]? = nil, limits: [Int64]
  ) throws(SitingError) {
    let costs = costs ?? [Int64](repeating: 1, count: max(0, sites))
    guard sites >= 0, sites <= Int(Int32.max) / max(1, limits.count) else {
      throw .badProblem("\(sites) sites in \(limits.count) stages are more than can be numbered")
    }
    guard !limits.isEmpty, limits.count == weights.count else {
      throw .badProblem("\(limits.count) stages have limits, but \(weights.count) have weights")
    }
    guard limits[0] >= 0, zip(limits, limits.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .badProblem("the limits of the stages are negative or fall: each one counts from the beginning")
    }
    try SiteCosts.check(costs, candidates: sites)
    var total: Int64 = 0
    for stage in weights {
      let (sum, overflows) = total.addingReportingOverflow(try coverage.total(stage, candidates: sites))
      guard !overflows else { throw .badProblem("the weights of all stages add up to more than 2^63") }
      total = sum
    }
    self.weights = weights
    self.coverage = coverage
    self.sites = sites
    self.costs = costs
    self.limits = limits
    totalWeight = total
  }

  /// The candidate that opens `site` in `stage`.
  public func candidate(_ site: Int32, in stage: Int) -> Int32 { Int32(stage * sites) + site }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    var opening = [Int](repeating: stages, count: sites)
    var spent = [Int64](repeating: 0, count: stages)
    for candidate in choice.sites {
      let (stage, site) = Int(candidate).quotientAndRemainder(dividingBy: sites)
      guard opening[site] == stages else { return .broken("the site \(site) opens twice") }
      opening[site] = stage
      spent[stage] += costs[site]
    }
    var sum: Int64 = 0
    for stage in 0..<stages {
      // Costs of all sites add up to less than 2^63: checked when the problem was made.
      sum += spent[stage]
      guard sum <= limits[stage] else {
        return .broken("up to stage \(stage + 1) the sites cost \(sum), but the limit is \(limits[stage])")
      }
    }
    var worth: Int64 = 0
    for row in 0..<coverage.rowCount {
      let first = coverage[row].reduce(stages) { min($0, opening[Int($1)]) }
      for stage in first..<stages { worth += weights[stage][row] }
    }
    return .worth(worth)
  }
}

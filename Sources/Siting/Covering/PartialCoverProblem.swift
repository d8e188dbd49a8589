/// The cheapest sites that together cover at least a given weight: the form of a promised share of service.
///
/// The partial set covering problem of location (Daskin, Owen 1999, doi:10.1111/j.1538-4632.1999.tb00984.x). Standing
/// sites are open and free.
public struct PartialCoverProblem: SitingProblem, Hashable {
  public static let name = "partial-covering"
  public static let sense = SitingSense.minimise

  public let weights: [Int64]
  public let coverage: CoverageTable
  public let costs: [Int64]
  /// Weight to cover at least.
  public let target: Int64
  public let fixed: [Int32]
  public let totalWeight: Int64

  public var candidates: Int { costs.count }
  public var plainBound: Int64 { 0 }

  /// - Throws: `SitingError.badProblem` with the number that is wrong.
  public init(
    weights: [Int64], coverage: CoverageTable, costs: [Int64], target: Int64, fixed: [Int32] = []
  ) throws(SitingError) {
    try SiteCosts.check(costs, candidates: costs.count)
    totalWeight = try coverage.total(weights, candidates: costs.count)
    guard target >= 0, target <= totalWeight else {
      throw .badProblem("a weight of \(target) is to be covered, but there are only \(totalWeight)")
    }
    self.fixed = Array(Set(fixed)).sorted()
    if let fault = SiteChoice(sites: self.fixed).formFault(candidates: costs.count) {
      throw .badProblem(fault)
    }
    self.weights = weights
    self.coverage = coverage
    self.costs = costs
    self.target = target
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    if let closed = fixed.first(where: { !isOpen[$0] }) {
      return .broken("the standing site \(closed) is closed")
    }
    let covered = coverage.covered(weights, by: isOpen)
    guard covered >= target else { return .broken("the sites cover \(covered), but \(target) are asked for") }
    let standing = SiteSet(fixed, candidates: candidates)
    return .worth(choice.sites.reduce(0) { $0 + (standing[$1] ? 0 : costs[Int($1)]) })
  }

  /// The most that a budget covers: the question whose bounds prove what this one cannot cost.
  func covering(budget: Int64) -> CoveringProblem? {
    let isCounted = costs.allSatisfy { $0 == 1 }
    let limit: CoveringProblem.Limit =
      isCounted
      ? .count(min(candidates, fixed.count + Int(clamping: budget))) : .budget(budget, costs: costs)
    return try? CoveringProblem(
      weights: weights, coverage: coverage, candidates: candidates, limit: limit, fixed: fixed)
  }
}

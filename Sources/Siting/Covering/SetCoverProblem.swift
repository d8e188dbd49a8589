/// The cheapest sites that together cover every row: the location set covering problem (Toregas, Swain, ReVelle,
/// Bergman 1971, doi:10.1287/opre.19.6.1363).
public struct SetCoverProblem: SitingProblem, Hashable {
  public static let name = "set-covering"
  public static let sense = SitingSense.minimise

  public let coverage: CoverageTable
  public let costs: [Int64]

  public var candidates: Int { costs.count }
  public var plainBound: Int64 { 0 }

  /// - Parameter costs: 1 each where sites are counted.
  /// - Throws: `SitingError.badProblem` with the number that is wrong.
  public init(coverage: CoverageTable, costs: [Int64]) throws(SitingError) {
    try SiteCosts.check(costs, candidates: costs.count)
    _ = try coverage.total([Int64](repeating: 0, count: coverage.rowCount), candidates: costs.count)
    self.coverage = coverage
    self.costs = costs
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    for row in 0..<coverage.rowCount where !coverage[row].contains(where: { isOpen[$0] }) {
      return .broken("no open site covers row \(row)")
    }
    return .worth(choice.sites.reduce(0) { $0 + costs[Int($1)] })
  }

  /// A row that nobody can cover, which leaves no answer.
  var hopelessRow: Int? { (0..<coverage.rowCount).first { coverage[$0].isEmpty } }
}

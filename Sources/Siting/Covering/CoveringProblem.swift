/// Where to open so that most demand lies within reach of an open site.
///
/// The maximal covering location problem (Church, ReVelle 1974, doi:10.1007/BF01942293): demand row `j` of weight `w`
/// counts as soon as one open site covers it. Weights are whole numbers, so every sum is exact.
public struct CoveringProblem: SitingProblem, Codable, Hashable {
  public static let name = "maximal-covering"
  public static let sense = SitingSense.maximise

  /// What keeps a plan from opening everything.
  public enum Limit: Codable, Hashable, Sendable {
    /// Exactly so many sites, the standing ones included.
    case count(Int)
    /// The costs of the sites opened, the standing ones free, add up to the budget at most.
    case budget(Int64, costs: [Int64])
  }

  public let weights: [Int64]
  public let coverage: CoverageTable
  public let candidates: Int
  public let limit: Limit
  /// Sites that stand already, ascending. They are open in every plan.
  public let fixed: [Int32]
  /// The denominator of every coverage share, rows nobody can reach included.
  public let totalWeight: Int64

  /// - Throws: `SitingError` with the number that is wrong.
  /// - Complexity: O(rows + pairs).
  public init(
    weights: [Int64], coverage: CoverageTable, candidates: Int, limit: Limit, fixed: [Int32] = []
  ) throws(SitingError) {
    guard candidates >= 0, candidates <= Int(Int32.max) else {
      throw .badProblem(
        "\(candidates) candidate sites are given; the number must lie between 0 and \(Int32.max)")
    }
    totalWeight = try coverage.total(weights, candidates: candidates)
    let standing = Array(Set(fixed)).sorted()
    if let fault = SiteChoice(sites: standing).formFault(candidates: candidates) { throw .badProblem(fault) }
    switch limit {
    case .count(let open):
      guard open <= candidates else { throw .moreStationsThanSites(stations: open, sites: candidates) }
      guard standing.count <= open else {
        throw .moreExistingThanStations(existing: standing.count, stations: open)
      }
    case .budget(let budget, let costs):
      try SiteCosts.check(costs, candidates: candidates)
      guard budget >= 0 else { throw .badProblem("the budget \(budget) is negative") }
    }
    self.weights = weights
    self.coverage = coverage
    self.candidates = candidates
    self.limit = limit
    self.fixed = standing
  }

  /// The same for a number of sites, from one list of covering candidates per demand row, in any order.
  public init(
    weights: [Int64], coveredBy rows: [[Int32]], candidates: Int, open: Int, fixed: [Int32] = []
  ) throws(SitingError) {
    try self.init(
      weights: weights, coverage: CoverageTable(rows: rows), candidates: candidates, limit: .count(open),
      fixed: fixed)
  }

  public var plainBound: Int64 { totalWeight }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    if let closed = fixed.first(where: { !isOpen[$0] }) {
      return .broken("the standing site \(closed) is closed")
    }
    switch limit {
    case .count(let open):
      guard choice.sites.count == open else {
        return .broken("\(choice.sites.count) sites are open, but \(open) are asked for")
      }
    case .budget(let budget, let costs):
      let standing = SiteSet(fixed, candidates: candidates)
      // The costs add up to less than 2^63: checked when the problem was made.
      let spent = choice.sites.reduce(Int64(0)) { $0 + (standing[$1] ? 0 : costs[Int($1)]) }
      guard spent <= budget else { return .broken("the sites cost \(spent), but the budget is \(budget)") }
    }
    return .worth(coverage.covered(weights, by: isOpen))
  }

  /// The weight that `sites` and the standing sites cover, whatever their number.
  public func value(of sites: [Int32]) -> Int64 {
    coverage.covered(weights, by: SiteSet(sites + fixed, candidates: candidates))
  }
}

extension CoveringProblem {
  private enum CodingKeys: CodingKey {
    case weights
    case coverage
    case candidates
    case limit
    case fixed
  }

  /// Decoding passes the same checks as building by hand.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      weights: container.decode([Int64].self, forKey: .weights),
      coverage: container.decode(CoverageTable.self, forKey: .coverage),
      candidates: container.decode(Int.self, forKey: .candidates),
      limit: container.decode(Limit.self, forKey: .limit),
      fixed: container.decode([Int32].self, forKey: .fixed))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(weights, forKey: .weights)
    try container.encode(coverage, forKey: .coverage)
    try container.encode(candidates, forKey: .candidates)
    try container.encode(limit, forKey: .limit)
    try container.encode(fixed, forKey: .fixed)
  }
}

/// The p-center (Hakimi, 1964): open exactly `open` candidates so that the dearest customer's cheapest cost is least.
public struct CenterProblem: SitingProblem, Hashable {
  public static let name = "p-center"
  public static let sense = SitingSense.minimise

  public let costs: CostTable
  public let open: Int
  /// Whole units in one unit of the source.
  public let scale: Int64

  /// - Throws: `SitingError.moreStationsThanSites`, `.badProblem`.
  public init(costs: CostTable, open: Int, scale: Int64 = 1) throws(SitingError) {
    guard open > 0, scale > 0 else { throw .badProblem("a center needs a site to open and a scale above 0") }
    guard open <= costs.candidates else {
      throw .moreStationsThanSites(stations: open, sites: costs.candidates)
    }
    self.costs = costs
    self.open = open
    self.scale = scale
  }

  public var candidates: Int { costs.candidates }

  /// The dearest of the customers' cheapest costs.
  public var plainBound: Int64 { radius(of: (0..<Int32(candidates)).map { $0 }) }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let rule = SiteRules.broken(choice, candidates: candidates, open: open) { return .broken(rule) }
    return .worth(radius(of: choice.sites))
  }

  func radius(of sites: [Int32]) -> Int64 {
    var least = [Int32](repeating: .max, count: costs.customers)
    for site in sites {
      for (customer, cost) in costs.row(Int(site)).enumerated() where cost < least[customer] {
        least[customer] = cost
      }
    }
    return Int64(least.max() ?? 0)
  }
}

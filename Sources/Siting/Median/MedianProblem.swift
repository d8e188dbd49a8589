/// The p-median (Hakimi, 1964): open exactly `open` candidates so that the sum of every customer's cheapest cost is least.
public struct MedianProblem: SitingProblem, Hashable {
  public static let name = "p-median"
  public static let sense = SitingSense.minimise

  public let costs: CostTable
  /// Sites to open, standing ones included.
  public let open: Int
  /// Candidates that stand already and stay open, ascending.
  public let fixed: [Int32]
  /// Whole units in one unit of the source: 1 where costs were whole already.
  public let scale: Int64

  /// - Throws: `SitingError.moreStationsThanSites`, `.moreExistingThanStations`, `.badProblem`.
  public init(
    costs: CostTable, open: Int, fixed: [Int32] = [], scale: Int64 = 1
  ) throws(SitingError) {
    guard open > 0, scale > 0 else { throw .badProblem("a median needs a site to open and a scale above 0") }
    guard open <= costs.candidates else {
      throw .moreStationsThanSites(stations: open, sites: costs.candidates)
    }
    let standing = Array(Set(fixed)).sorted()
    guard standing.allSatisfy({ $0 >= 0 && $0 < costs.candidates }) else {
      throw .badProblem("a standing site is not among the candidates")
    }
    guard standing.count <= open else {
      throw .moreExistingThanStations(existing: standing.count, stations: open)
    }
    self.costs = costs
    self.open = open
    self.fixed = standing
    self.scale = scale
  }

  public var candidates: Int { costs.candidates }
  public var customers: Int { costs.customers }

  /// Every customer served by the candidate that suits it best.
  public var plainBound: Int64 {
    var least = Array(costs.row(0))
    for candidate in 1..<max(1, candidates) {
      for (customer, cost) in costs.row(candidate).enumerated() where cost < least[customer] {
        least[customer] = cost
      }
    }
    return least.reduce(0) { $0 + Int64($1) }
  }

  /// The sum of the cheapest costs; each customer is served by its cheapest open site, so `servedBy` is not read.
  public func judge(_ choice: SiteChoice) -> Judgement {
    if let rule = SiteRules.broken(choice, candidates: candidates, open: open, fixed: fixed) {
      return .broken(rule)
    }
    return .worth(value(of: choice.sites))
  }

  func value(of sites: [Int32]) -> Int64 {
    var least = [Int32](repeating: .max, count: customers)
    for site in sites {
      for (customer, cost) in costs.row(Int(site)).enumerated() where cost < least[customer] {
        least[customer] = cost
      }
    }
    return least.reduce(0) { $0 + Int64($1) }
  }
}

/// Rules every list of open sites keeps.
enum SiteRules {
  /// The rule a list breaks, in words; nil when it keeps them all.
  static func broken(
    _ choice: SiteChoice, candidates: Int, open: Int? = nil, atMost: Int? = nil, fixed: [Int32] = []
  ) -> String? {
    if let fault = choice.formFault(candidates: candidates) { return fault }
    let sites = choice.sites
    if let open, sites.count != open { return "\(sites.count) sites are open, not \(open)" }
    if let atMost, sites.count > atMost || sites.isEmpty {
      return "\(sites.count) sites are open, not 1 to \(atMost)"
    }
    let chosen = Set(sites)
    if let missing = fixed.first(where: { !chosen.contains($0) }) {
      return "site \(missing) stands already and must stay open"
    }
    return nil
  }
}

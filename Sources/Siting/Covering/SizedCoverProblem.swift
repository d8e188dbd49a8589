/// Which sites to open, each with as many servers as its load asks for, so that most demand is served within a budget.
///
/// Everybody goes to the nearest open site within reach; a site has the fewest servers that keep the mean wait within
/// its limit (congested covering: Marianov, Serra 1998, doi:10.1111/0022-4146.00104). Two sites share the load of one
/// but need more servers together, so sites and sizes are chosen together.
public struct SizedCoverProblem: SitingProblem, Hashable {
  public static let name = "sized-covering"
  public static let sense = SitingSense.maximise

  /// Per row, in thousandths of an erlang at the peak hour.
  public let loads: [Int64]
  /// Per row, the sites within reach, the nearest first.
  public let nearestFirst: [[Int32]]
  public let siteCosts: [Int64]
  public let serverCost: Int64
  public let capacities: ServerCapacities
  public let budget: Int64
  public let totalWeight: Int64

  public var candidates: Int { siteCosts.count }
  public var plainBound: Int64 { totalWeight }

  /// - Throws: `SitingError.badProblem` with what is wrong.
  public init(
    loads: [Int64], nearestFirst: [[Int32]], siteCosts: [Int64], serverCost: Int64,
    capacities: ServerCapacities, budget: Int64
  ) throws(SitingError) {
    try SiteCosts.check(siteCosts, candidates: siteCosts.count)
    totalWeight = try CoverageTable(rows: nearestFirst).total(loads, candidates: siteCosts.count)
    guard serverCost >= 0, serverCost <= 1 << 40, budget >= 0 else {
      throw .badProblem(
        "a server costs \(serverCost) and the budget is \(budget): neither may be negative, a server at most 2^40"
      )
    }
    self.loads = loads
    self.nearestFirst = nearestFirst
    self.siteCosts = siteCosts
    self.serverCost = serverCost
    self.capacities = capacities
    self.budget = budget
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    let carried = carried(choice.sites)
    var spent: Int128 = 0
    for site in choice.sites {
      let load = carried[Int(site)]
      guard let servers = capacities.servers(for: load) else {
        return .broken(
          "site \(site) would carry \(load) thousandths of an erlang, but its \(capacities.largest) servers take "
            + "\(capacities.milliErlangs[capacities.largest])")
      }
      spent += Int128(siteCosts[Int(site)]) + Int128(servers) * Int128(serverCost)
    }
    guard spent <= Int128(budget) else {
      return .broken("sites and servers cost \(spent), but the budget is \(budget)")
    }
    return .worth(carried.reduce(0, +))
  }

  /// Servers of each of the sites, in their order; `nil` where one of them is overloaded.
  public func servers(_ sites: [Int32]) -> [Int]? {
    let carried = carried(sites)
    let sizes = sites.compactMap { capacities.servers(for: carried[Int($0)]) }
    return sizes.count == sites.count ? sizes : nil
  }

  /// Load of each candidate when everybody goes to the nearest of the open ones.
  private func carried(_ sites: [Int32]) -> [Int64] {
    let isOpen = SiteSet(sites, candidates: candidates)
    var carried = [Int64](repeating: 0, count: candidates)
    for (row, list) in nearestFirst.enumerated() {
      if let site = list.first(where: { isOpen[$0] }) { carried[Int(site)] += loads[row] }
    }
    return carried
  }
}

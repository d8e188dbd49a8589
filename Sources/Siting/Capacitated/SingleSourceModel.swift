/// What the single-source problems have in common: capacities, demands, costs, and how many sites may open.
public struct SingleSourceModel: Hashable, Sendable {
  /// Of serving all of a customer's demand.
  public let costs: CostTable
  public let demands: [Int64]
  public let capacities: [Int64]
  public let openingCosts: [Int64]
  /// Exactly so many sites; nil for any number.
  public let open: Int?
  /// Whole units in one unit of the source.
  public let scale: Int64

  /// - Throws: `SitingError.badProblem`, `.moreStationsThanSites`.
  init(
    costs: CostTable, demands: [Int64], capacities: [Int64], openingCosts: [Int64], open: Int?, scale: Int64
  ) throws(SitingError) {
    guard demands.count == costs.customers, capacities.count == costs.candidates,
      openingCosts.count == costs.candidates
    else {
      throw .badProblem("a demand per customer, a capacity and an opening cost per candidate are needed")
    }
    guard scale > 0, (open ?? 1) > 0 else {
      throw .badProblem("a site to open and a scale above 0 are needed")
    }
    if let open, open > costs.candidates {
      throw .moreStationsThanSites(stations: open, sites: costs.candidates)
    }
    guard (demands + capacities).allSatisfy({ $0 >= 0 && $0 <= 1 << 31 }),
      openingCosts.allSatisfy({ $0 >= 0 && $0 <= 1 << 40 })
    else {
      throw .badProblem("demands and capacities must be between 0 and 2^31, opening costs between 0 and 2^40")
    }
    self.costs = costs
    self.demands = demands
    self.capacities = capacities
    self.openingCosts = openingCosts
    self.open = open
    self.scale = scale
  }

  var candidates: Int { costs.candidates }
  var customers: Int { costs.customers }
  var demand: Int64 { demands.reduce(0, +) }

  /// Everybody at the cheapest candidate, and opening free.
  var plainBound: Int64 {
    (0..<customers).reduce(0) { sum, customer in
      sum + Int64((0..<candidates).map { costs[$0, customer] }.min() ?? 0)
    }
  }

  func judge(_ choice: SiteChoice) -> Judgement {
    let rule =
      SiteRules.broken(choice, candidates: candidates, open: open, atMost: candidates)
    if let rule { return .broken(rule) }
    guard choice.servedBy.count == customers else {
      return .broken("\(choice.servedBy.count) customers are told who serves them, not \(customers)")
    }
    var room = [Int64](repeating: -1, count: candidates)
    var worth: Int64 = 0
    for site in choice.sites {
      room[Int(site)] = capacities[Int(site)]
      worth += openingCosts[Int(site)]
    }
    for (customer, site) in choice.servedBy.enumerated() {
      guard site >= 0, site < candidates, room[Int(site)] >= 0 else {
        return .broken("customer \(customer) is served by \(site), which is not open")
      }
      guard room[Int(site)] >= demands[customer] else {
        return .broken("site \(site) serves more than its capacity of \(capacities[Int(site)])")
      }
      room[Int(site)] -= demands[customer]
      worth += Int64(costs[Int(site), customer])
    }
    return .worth(worth)
  }

  /// Why no answer can exist, where that is plain to see.
  var plainlyInfeasible: String? {
    let sizes = capacities.sorted(by: >)
    let most = sizes.prefix(open ?? sizes.count).reduce(0, +)
    if most < demand { return "the largest capacities sum to \(most), the demand to \(demand)" }
    if let greatest = demands.max(), let roomiest = sizes.first, greatest > roomiest {
      return "a customer wants \(greatest), and no site has more than \(roomiest)"
    }
    return nil
  }
}

/// A problem whose answers are judged by a single-source model.
public protocol SingleSourceProblem: SitingProblem {
  var model: SingleSourceModel { get }
}

extension SingleSourceProblem {
  public static var sense: SitingSense { .minimise }
  public var candidates: Int { model.candidates }
  public var plainBound: Int64 { model.plainBound }
  public func judge(_ choice: SiteChoice) -> Judgement { model.judge(choice) }
}

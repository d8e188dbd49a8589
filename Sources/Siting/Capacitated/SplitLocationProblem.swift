/// Capacitated facility location with split sources (CFLP): sites at their opening costs, and the customers' demands carried
/// to them in any parts, no site beyond its capacity.
///
/// An answer names the sites; the carrying is worked out exactly, unit by unit. A unit's cost is rounded to whole units of
/// 1/`scale`, which moves the worth by no more than half of that per unit of demand.
public struct SplitLocationProblem: SitingProblem, Hashable {
  public static let name = "split-location"
  public static let sense = SitingSense.minimise

  /// Of one unit of demand: a row per candidate.
  public let unitCosts: [Int64]
  public let demands: [Int64]
  public let capacities: [Int64]
  public let openingCosts: [Int64]
  /// Whole units in one unit of the source.
  public let scale: Int64

  /// - Throws: `SitingError.badProblem`; also where a worth might not fit 62 bits.
  public init(
    unitCosts: [Int64], demands: [Int64], capacities: [Int64], openingCosts: [Int64], scale: Int64 = 1
  ) throws(SitingError) {
    guard !demands.isEmpty, !capacities.isEmpty, openingCosts.count == capacities.count,
      demands.count <= 1 << 24, capacities.count <= 1 << 24,
      unitCosts.count == demands.count * capacities.count, scale > 0
    else {
      throw .badProblem(
        "a cost per candidate and customer, a capacity and an opening cost per candidate are needed")
    }
    guard (demands + capacities + openingCosts + unitCosts).allSatisfy({ $0 >= 0 }),
      capacities.allSatisfy({ $0 <= 1 << 40 })
    else {
      throw .badProblem("costs, demands and capacities must not be negative, nor a capacity beyond 2^40")
    }
    // Prices may reach four times the costs, and every candidate may gather all of them.
    let limit = (Int64(1) << 62) / (16 * Int64(capacities.count + 1))
    var total: Int64 = 1
    let dearest = unitCosts.max() ?? 0
    for demand in demands {
      let (worst, tooMuch) = demand.multipliedReportingOverflow(by: dearest)
      let (sum, tooMany) = total.addingReportingOverflow(worst)
      guard !tooMuch, !tooMany, demand <= 1 << 31, sum < limit else {
        throw .badProblem("costs and demands are too large to be summed in 62 bits at every candidate")
      }
      total = sum
    }
    for cost in openingCosts {
      let (sum, tooMany) = total.addingReportingOverflow(cost)
      guard !tooMany, sum < limit else {
        throw .badProblem("costs and demands are too large to be summed in 62 bits at every candidate")
      }
      total = sum
    }
    self.unitCosts = unitCosts
    self.demands = demands
    self.capacities = capacities
    self.openingCosts = openingCosts
    self.scale = scale
  }

  public var candidates: Int { capacities.count }
  public var customers: Int { demands.count }
  var demand: Int64 { demands.reduce(0, +) }

  /// Every unit at its cheapest candidate, and opening free.
  public var plainBound: Int64 {
    (0..<customers).reduce(0) { sum, customer in
      sum + demands[customer] * ((0..<candidates).map { unitCosts[$0 * customers + customer] }.min() ?? 0)
    }
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let rule = SiteRules.broken(choice, candidates: candidates, atMost: candidates) {
      return .broken(rule)
    }
    guard let carrying = Transport.cost(self, sites: choice.sites) else {
      let room = choice.sites.reduce(0) { $0 + capacities[Int($1)] }
      return .broken("the open sites hold \(room), the customers want \(demand)")
    }
    return .worth(choice.sites.reduce(carrying) { $0 + openingCosts[Int($1)] })
  }
}

import DistrictModel

/// What the new sites of a plan may cost once its new chargers are paid, in whole CNY.
struct PlanBudget {
  private let given: Int
  private let chargersCNY: Int

  /// - Throws: `SitingError.infeasible` where the chargers alone cost more than the budget.
  init(_ parameters: SitingParameters, in world: World) throws(SitingError) {
    given = parameters.budgetCNY
    chargersCNY = Self.chargersCNY(parameters, in: world)
    guard chargersCNY <= given else {
      throw .infeasible("the new chargers cost \(chargersCNY) CNY, more than the budget of \(given) CNY")
    }
  }

  /// The types follow their shares whatever stations the chargers stand at, so their number alone tells the price.
  private static func chargersCNY(_ parameters: SitingParameters, in world: World) -> Int {
    let standing = world.sites.reduce(0) { $0 + ($1.existing?.chargers.reduce(0, +) ?? 0) }
    var shares = TypeShares(world.chargerTypes)
    let added = shares.split(parameters.chargers - standing)
    let sum = zip(added, world.chargerTypes).reduce(0.0) {
      $0 + Double($1.0) * $1.1.ratedKW * parameters.chargerCostCNYPerKW
    }
    return Int(min(sum, 4e18).rounded(.up))
  }

  static func siteCNY(_ site: Site, in world: World) -> Int {
    site.existing == nil ? world.categories[site.category].stationCostCNY : 0
  }

  /// The limit for a choice among `sites`, of which the required ones are paid first.
  ///
  /// - Throws: `SitingError.infeasible` where the required ones cost more than is left.
  func limit(_ sites: [Site], fixed: [Int], in world: World) throws(SitingError) -> CoveringProblem.Limit {
    let costs = sites.map { Self.siteCNY($0, in: world) }
    let required = fixed.reduce(0) { $0 + costs[$1] }
    let left = given - chargersCNY - required
    guard left >= 0 else {
      throw .infeasible(
        "required sites cost \(required) CNY, but the chargers leave \(given - chargersCNY) CNY of the budget"
      )
    }
    return .budget(Int64(left), costs: costs.map(Int64.init))
  }

  /// A plan of at most so many sites out of one that money alone limits: what is lost least goes first.
  ///
  /// - Returns: sites, value, and the tighter of two bounds: that of the money and that of the number.
  static func fewer(
    _ most: Int, _ covering: CoveringProblem, from placement: Placement, seed: UInt64
  ) throws(SitingError) -> (sites: [Int32], value: Int64, bound: Int64) {
    guard covering.fixed.count <= most else {
      throw .moreExistingThanStations(existing: covering.fixed.count, stations: most)
    }
    let byNumber = try CoveringProblem(
      weights: covering.weights, coverage: covering.coverage, candidates: covering.candidates,
      limit: .count(min(most, covering.candidates)), fixed: covering.fixed)
    let counted = GreedySwap().place(byNumber, seed: seed)
    // The plan by number may happen to fit the money: then it is the better start.
    var sites = placement.sites
    if case .worth = covering.judge(SiteChoice(sites: counted.sites)) { sites = counted.sites }
    let isFixed = SiteSet(covering.fixed, candidates: covering.candidates)
    func value(_ sites: [Int32]) -> Int64 {
      if case .worth(let value) = covering.judge(SiteChoice(sites: sites)) { return value }
      return 0
    }
    while sites.count > most {
      var best: (left: [Int32], value: Int64)?
      for site in sites where !isFixed[site] {
        let left = sites.filter { $0 != site }
        let kept = value(left)
        if kept > best?.value ?? -1 { best = (left, kept) }
      }
      guard let best else { break }
      sites = best.left
    }
    return (sites, value(sites), min(placement.bound, counted.bound))
  }

  func cost(of chosen: [Int], in world: World) -> PlanCost {
    PlanCost(
      budgetCNY: given, sitesCNY: chosen.reduce(0) { $0 + Self.siteCNY(world.sites[$1], in: world) },
      chargersCNY: chargersCNY)
  }
}

public import DistrictModel
import NumericKernels

/// From a world and what its people want to a plan: sites of charging stations by maximal covering in steps of distance,
/// their sizes by marginal benefit, sites of swap stations by maximal covering of those who swap.
public struct DistrictPlanner: Sendable {
  /// Stations whose drivers compare them from one cell when loads are shared out.
  private static let compared = 8
  /// Metres after which a station attracts 1/e as much.
  private static let attractionM = 2000.0

  let parameters: SitingParameters
  let seed: UInt64

  public init(parameters: SitingParameters, seed: UInt64) {
    self.parameters = parameters
    self.seed = seed
  }

  /// The other kinds choose first where kinds may not share sites: they are few, and fewer sites suit them.
  ///
  /// - Throws: `SitingError` that says which limit was met, or which rules contradict each other.
  public func plan(_ world: World, demand: CellDemand) throws(SitingError) -> Plan {
    try checkForms()
    var plan = Plan(stations: [])
    plan.stageYears = parameters.stages.map(\.year)
    let required = Set(
      parameters.sites.filter { $0.kind == .charging && $0.rule == .required }.map(\.id))
    var taken: Set<Int> = []
    /// Sites of one of the other kinds, the years they open in, and how good both are.
    func others(
      _ kind: SitedKind, _ weights: [Int64], _ allows: (SiteCategory) -> Bool
    ) throws(SitingError) -> KindPlanner.Answer {
      guard parameters.stations(of: kind) > 0 else { return .init(sites: [], years: [], quality: []) }
      let allowed = world.sites.indices.filter { row in
        let site = world.sites[row]
        return allows(world.categories[site.category])
          && (parameters.sharesSites
            || (site.existing == nil && !required.contains(site.id) && !taken.contains(row)))
      }
      let answer = try sites(of: kind, among: allowed, weights, in: world)
      if !parameters.sharesSites { taken.formUnion(answer.sites) }
      return answer
    }
    let swaps = try others(.swap, demand.swapWattHoursPerDay, \.allowsSwap)
    plan.swapSites = swaps.sites.map { SiteID($0) }
    plan.swapYears = swaps.years.compactMap(\.self)
    let fuels = try others(.hydrogen, demand.fuelWattHoursPerDay, \.allowsHydrogen)
    plan.hydrogenSites = fuels.sites.map { SiteID($0) }
    plan.hydrogenYears = fuels.years.compactMap(\.self)
    // A site too small for a station of the smallest size cannot be chosen.
    let usable = world.sites.indices.filter { row in
      let site = world.sites[row]
      return site.existing != nil
        || (site.capacity >= parameters.smallestStation && !taken.contains(row))
    }
    let chosen = try sites(of: .charging, among: usable, demand.wattHoursPerDay, in: world)
    do throws(SitingError) {
      plan.stations = try stations(
        chosen.sites, erlangs: erlangs(world, demand, sites: chosen.sites), years: chosen.years, in: world)
    } catch {
      guard case .chargersAboveCapacity(let chargers, let capacity) = error, parameters.budgetCNY > 0 else {
        throw error
      }
      throw .infeasible(
        "a budget of \(parameters.budgetCNY) CNY pays sites for \(capacity) of \(chargers) chargers: raise it, or plan "
          + "fewer chargers")
    }
    plan.quality = chosen.quality + swaps.quality + fuels.quality
    plan.corridors = chosen.corridors + swaps.corridors + fuels.corridors
    if parameters.budgetCNY > 0 {
      plan.cost = try PlanBudget(parameters, in: world).cost(of: chosen.sites, in: world)
    }
    return plan
  }

  /// Sites of charging stations that do best over several futures, beside those of the plan made for best estimates.
  ///
  /// - Parameters:
  ///   - plan: for best estimates, in the same world of sites.
  ///   - futures: what each cell wants in each of them.
  /// - Returns: `nil` where the rules of the plan are beyond what is known over futures.
  /// - Throws: `SitingError` as for a plan.
  public func robust(
    _ plan: Plan, in world: World, futures: [CellDemand]
  ) throws(SitingError) -> RobustPlan? {
    let taken = parameters.sharesSites ? [] : Set((plan.swapSites + plan.hydrogenSites).map { Int($0.row) })
    let usable = world.sites.indices.filter { row in
      let site = world.sites[row]
      return site.existing != nil || (site.capacity >= parameters.smallestStation && !taken.contains(row))
    }
    return try KindPlanner(kind: .charging, parameters: parameters, seed: seed, usable: usable, weights: [])
      .robust(
        world, futures: futures.map(\.wattHoursPerDay), estimate: plan.stations.map { Int($0.site.row) })
  }

  /// What no plan knows together; a scenario's reader says so with a place, other callers learn it here.
  private func checkForms() throws(SitingError) {
    let hasRules = parameters.spacingM > 0 || parameters.quotas.contains { $0.kind == .charging }
    if parameters.objective != .coverage, hasRules || parameters.budgetCNY > 0 {
      throw .badProblem(
        "the objective \(parameters.objective.rawValue) knows neither quotas and distances nor a budget")
    }
    if parameters.budgetCNY > 0, hasRules {
      throw .badProblem("a budget knows neither quotas nor distances, which count stations")
    }
  }

  /// The same sites with chargers shared out anew.
  ///
  /// - Parameter erlangs: connectors busy at the peak hour if nobody waited, for each station of the plan.
  /// - Throws: `SitingError` where the chargers do not fit.
  public func resized(_ plan: Plan, erlangs: [Double], in world: World) throws(SitingError) -> Plan {
    var plan = plan
    plan.stations = try stations(
      plan.stations.map { Int($0.site.row) }, erlangs: erlangs, years: plan.stations.map(\.opensYear),
      in: world)
    return plan
  }

  private func stations(
    _ chosen: [Int], erlangs: [Double], years: [Int?], in world: World
  ) throws(SitingError) -> [PlannedStation] {
    let sizes = try size(world, sites: chosen, erlangs: erlangs)
    var diffusion = TypeShares(world.chargerTypes)
    return chosen.indices.map { row in
      let standing = world.sites[chosen[row]].existing?.chargers
      let before = standing ?? [Int](repeating: 0, count: world.chargerTypes.count)
      let added = diffusion.split(sizes[row] - before.reduce(0, +))
      return PlannedStation(
        site: SiteID(chosen[row]), chargers: zip(before, added).map { $0 + $1 }, isExisting: standing != nil,
        opensYear: years.indices.contains(row) ? years[row] : nil)
    }
  }

  private func sites(
    of kind: SitedKind, among usable: [Int], _ weights: [Int64], in world: World
  ) throws(SitingError) -> KindPlanner.Answer {
    try KindPlanner(kind: kind, parameters: parameters, seed: seed, usable: usable, weights: weights)
      .plan(world)
  }

  /// Loads are shared among the nearest chosen stations by capacity and distance (Huff 1964).
  private func erlangs(_ world: World, _ demand: CellDemand, sites: [Int]) -> [Double] {
    var erlangs = [Double](repeating: 0, count: sites.count)
    for (cell, load) in demand.peakErlangs.enumerated() where load > 0 {
      var near: [(distance: Double, row: Int)] = []
      for (row, site) in sites.enumerated() {
        let distance = world.metresApart(cell: cell, site: site)
        if near.count == Self.compared, let last = near.last, distance >= last.distance { continue }
        near.insert((distance, row), at: near.firstIndex { distance < $0.distance } ?? near.count)
        if near.count > Self.compared { near.removeLast() }
      }
      let pull = near.map {
        Double(world.sites[sites[$0.row]].capacity) * Elementary.exp(-$0.distance / Self.attractionM)
      }
      let sum = pull.reduce(0, +)
      for (entry, weight) in zip(near, pull) {
        erlangs[entry.row] += sum > 0 ? load * weight / sum : load / Double(near.count)
      }
    }
    return erlangs
  }

  private func size(
    _ world: World, sites: [Int], erlangs: [Double]
  ) throws(SitingError) -> [Int] {
    let standing = sites.map { world.sites[$0].existing?.chargers.reduce(0, +) }
    if let counted = Optional(standing.compactMap(\.self).reduce(0, +)), counted > parameters.chargers {
      throw .existingAboveTotal(existing: counted, chargers: parameters.chargers)
    }
    return try StationSizing().sizes(
      sites.indices.map { row in
        let smallest = standing[row] ?? parameters.smallestStation
        return StationSizing.Station(
          erlangs: erlangs[row], smallest: smallest, largest: max(smallest, world.sites[sites[row]].capacity))
      }, total: parameters.chargers)
  }
}

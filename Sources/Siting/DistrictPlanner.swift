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

  /// Swap stations choose first where the kinds may not share sites: they are few, and fewer sites suit them.
  ///
  /// - Throws: `SitingError` that says which limit was met, or which rules contradict each other.
  public func plan(_ world: World, demand: CellDemand) throws(SitingError) -> Plan {
    var plan = Plan(stations: [])
    var swapQuality: [PlanQuality] = []
    if parameters.swapStations > 0 {
      let allowed = world.sites.indices.filter {
        world.categories[world.sites[$0].category].allowsSwap
          && (parameters.sharesSites || world.sites[$0].existing == nil)
      }
      let (swaps, quality) = try sites(of: .swap, among: allowed, demand.swapWattHoursPerDay, in: world)
      plan.swapSites = swaps.map { SiteID($0) }
      swapQuality = [quality]
    }
    let taken = parameters.sharesSites ? [] : Set(plan.swapSites)
    // A site too small for a station of the smallest size cannot be chosen.
    let usable = world.sites.indices.filter { row in
      let site = world.sites[row]
      return site.existing != nil
        || (site.capacity >= parameters.smallestStation && !taken.contains(SiteID(row)))
    }
    let (chosen, quality) = try sites(of: .charging, among: usable, demand.wattHoursPerDay, in: world)
    let sizes = try size(world, demand, sites: chosen)
    var diffusion = TypeShares(world.chargerTypes)
    plan.stations = zip(chosen, sizes).map { site, size in
      let standing = world.sites[site].existing?.chargers
      let before = standing ?? [Int](repeating: 0, count: world.chargerTypes.count)
      let added = diffusion.split(size - before.reduce(0, +))
      return PlannedStation(
        site: SiteID(site), chargers: zip(before, added).map { $0 + $1 }, isExisting: standing != nil)
    }
    plan.quality = [quality] + swapQuality
    return plan
  }

  private func sites(
    of kind: SitedKind, among usable: [Int], _ weights: [Int64], in world: World
  ) throws(SitingError) -> (sites: [Int], quality: PlanQuality) {
    try KindPlanner(kind: kind, parameters: parameters, seed: seed, usable: usable, weights: weights)
      .plan(world)
  }

  /// Loads are shared among the nearest chosen stations by capacity and distance (Huff 1964), then sized.
  private func size(
    _ world: World, _ demand: CellDemand, sites: [Int]
  ) throws(SitingError) -> [Int] {
    var erlangs = [Double](repeating: 0, count: sites.count)
    for (cell, load) in demand.peakErlangs.enumerated() where load > 0 {
      let centre = world.grid.cells[cell].centre
      var near: [(distance: Double, row: Int)] = []
      for (row, site) in sites.enumerated() {
        let distance =
          world.roads == nil
          ? world.sites[site].point.distance(to: centre) : world.metresApart(cell: cell, site: site)
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

/// Splits each station's new chargers by type so that the shares hold over the whole plan, and a station gets the
/// most common type first.
private struct TypeShares {
  private let shares: [Double]
  private var given: [Double]
  private var total = 0.0

  init(_ types: [ChargerType]) {
    shares = types.map(\.share)
    given = [Double](repeating: 0, count: types.count)
  }

  mutating func split(_ count: Int) -> [Int] {
    var added = [Int](repeating: 0, count: shares.count)
    for _ in 0..<max(0, count) {
      total += 1
      var best = 0
      for type in shares.indices where shares[type] * total - given[type] > shares[best] * total - given[best]
      {
        best = type
      }
      given[best] += 1
      added[best] += 1
    }
    return added
  }
}

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

  /// - Throws: `SitingError` that says which limit was met.
  public func plan(_ world: World, demand: CellDemand) throws(SitingError) -> Plan {
    let existing = world.sites.indices.filter { world.sites[$0].existing != nil }
    // A site too small for a station of the smallest size cannot be chosen.
    let usable = world.sites.indices.filter {
      world.sites[$0].existing != nil || world.sites[$0].capacity >= parameters.smallestStation
    }
    guard parameters.stations <= usable.count else {
      throw .moreStationsThanSites(stations: parameters.stations, sites: usable.count)
    }
    let fixed = usable.indices.filter { world.sites[usable[$0]].existing != nil }.map(Int32.init)
    let (chosen, quality) = try cover(
      world, demand.wattHoursPerDay, sites: usable, open: parameters.stations, fixed: fixed,
      radiiM: parameters.radiiM, purpose: "charging")
    let sizes = try size(world, demand, sites: chosen, existing: Set(existing))
    var diffusion = TypeShares(world.chargerTypes)
    let stations = zip(chosen, sizes).map { site, size in
      let standing = world.sites[site].existing?.chargers
      let before = standing ?? [Int](repeating: 0, count: world.chargerTypes.count)
      let added = diffusion.split(size - before.reduce(0, +))
      return PlannedStation(
        site: SiteID(site), chargers: zip(before, added).map { $0 + $1 }, isExisting: standing != nil)
    }
    var plan = Plan(stations: stations, quality: [quality])
    if parameters.swapStations > 0 {
      let allowed = world.sites.indices.filter { world.categories[world.sites[$0].category].allowsSwap }
      guard parameters.swapStations <= allowed.count else {
        throw .moreSwapStationsThanSites(stations: parameters.swapStations, sites: allowed.count)
      }
      let (swaps, swapQuality) = try cover(
        world, demand.swapWattHoursPerDay, sites: allowed, open: parameters.swapStations, fixed: [],
        radiiM: parameters.swapRadiiM, purpose: "swap")
      plan.swapSites = swaps.map { SiteID($0) }
      plan.quality.append(swapQuality)
    }
    return plan
  }

  private func cover(
    _ world: World, _ weights: [Int64], sites: [Int], open: Int, fixed: [Int32], radiiM: [Double],
    purpose: String
  ) throws(SitingError) -> (sites: [Int], quality: PlanQuality) {
    let cells = world.grid.cells.map { SitingPoint(x: $0.centre.x, y: $0.centre.y) }
    let places = sites.map { SitingPoint(x: world.sites[$0].point.x, y: world.sites[$0].point.y) }
    var tables: [CoverageTable] = []
    for radius in radiiM {
      tables.append(
        try world.roads == nil
          ? .within(radius: radius, of: cells, candidates: places)
          : Self.alongRoads(within: radius, in: world, sites))
    }
    let problem = try CoveringProblem(
      weights: radiiM.flatMap { _ in weights }, coverage: CoverageTable(stacking: tables),
      candidates: sites.count, limit: .count(open), fixed: fixed)
    let placement = try SitingCatalogue.place(problem, algorithm: parameters.algorithm, seed: seed)
    let quality = PlanQuality(
      purpose: purpose, algorithm: placement.algorithm, value: placement.value ?? 0, bound: placement.bound,
      total: problem.totalWeight, isProvenOptimal: placement.isProvenOptimal,
      stopReason: placement.stopReason.rawValue,
      seed: seed, radiiM: radiiM, candidates: sites.count, rows: problem.coverage.rowCount,
      mergedRows: MergedCover(problem).rowCount, workUnits: placement.work.units)
    return (placement.sites.map { sites[Int($0)] }, quality)
  }

  /// The sites whose way along the roads is no longer than a usual detour of the radius.
  private static func alongRoads(within radiusM: Double, in world: World, _ sites: [Int]) -> CoverageTable {
    CoverageTable(
      rows: world.grid.cells.indices.map { cell in
        sites.indices.filter { world.metresApart(cell: cell, site: sites[$0]) <= radiusM }.map { Int32($0) }
      })
  }

  /// Loads are shared among the nearest chosen stations by capacity and distance (Huff 1964), then sized.
  private func size(
    _ world: World, _ demand: CellDemand, sites: [Int], existing: Set<Int>
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

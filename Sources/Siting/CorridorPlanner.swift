import DistrictModel

/// The corridors of one kind of station: the sites on their ways, the fewest stations that serve most of their vehicles
/// (flow refuelling, Kuby, Lim 2005), and what a plan's stations are to each.
struct CorridorPlanner {
  /// A corridor and the sites on its way, by whole metres driven from its beginning.
  private struct Way {
    let corridor: Corridor
    let ends: (from: Township, to: Township)
    let lengthM: Int64
    let sites: [(metres: Int64, row: Int)]
  }

  /// Each arc between two sites has a list of sites of its own.
  private static let mostSites = 1000

  private let kind: SitedKind
  /// Rows of the world's sites.
  private let sites: [Int]
  private let ways: [Way]

  /// - Throws: `SitingError.badProblem` for a corridor whose ends are no two townships.
  init(
    _ corridors: [Corridor], of kind: SitedKind, among sites: [Int], in world: World
  ) throws(SitingError) {
    self.kind = kind
    self.sites = sites
    var ways: [Way] = []
    for corridor in corridors where corridor.kind == kind {
      guard let from = world.townships.first(where: { $0.code == corridor.from }),
        let to = world.townships.first(where: { $0.code == corridor.to }), from.code != to.code
      else { throw .badProblem("corridor '\(corridor.id)' does not join two townships") }
      let way = Self.way(corridor, from, to, sites, world)
      guard way.sites.count <= Self.mostSites else {
        throw .badProblem(
          "\(way.sites.count) sites lie on corridor '\(corridor.id)', more than \(Self.mostSites): lower its offset_km"
        )
      }
      ways.append(way)
    }
    self.ways = ways
  }

  var isEmpty: Bool { ways.isEmpty }

  /// Along the straight line with the usual detour: the feet of the sites near it, at its ends too.
  private static func way(
    _ corridor: Corridor, _ from: Township, _ to: Township, _ sites: [Int], _ world: World
  ) -> Way {
    let (start, end) = (from.centre, to.centre)
    let straightM = start.distance(to: end)
    let detour = world.travel.detourFactor
    let near = sites.indices.compactMap { row -> (metres: Int64, row: Int)? in
      let point = world.sites[sites[row]].point
      let along =
        straightM > 0
        ? ((point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y)) / straightM : 0
      let foot = min(max(along, 0), straightM)
      let share = straightM > 0 ? foot / straightM : 0
      let onLine = MetricPoint(
        x: start.x + share * (end.x - start.x), y: start.y + share * (end.y - start.y))
      guard point.distance(to: onLine) <= corridor.offsetKm * 1000 else { return nil }
      return (Int64((foot * detour).rounded()), row)
    }
    return Way(
      corridor: corridor, ends: (from, to), lengthM: Int64((straightM * detour).rounded()),
      sites: near.sorted { ($0.metres, $0.row) < ($1.metres, $1.row) })
  }

  /// The fewest sites that serve as many vehicles as `open` sites can, the fixed ones included.
  ///
  /// - Parameters:
  ///   - fixed: rows of `sites` that stay or have to open.
  ///   - limit: most sites of the plan.
  func chain(
    fixed: [Int], limit: Int, seed: UInt64
  ) throws(SitingError) -> (open: [Int], quality: PlanQuality) {
    let routes = try cover()
    func placement(_ open: Int) throws(SitingError) -> Placement {
      let problem = try FlowRefuellingProblem(routes: routes, open: open, fixed: fixed.map(Int32.init))
      return FlowBranching().place(problem, seed: seed)
    }
    let most = try placement(limit)
    var best = most
    // More stations never serve fewer, so the fewest are found by halving.
    var (low, high) = (fixed.count, limit)
    while low < high {
      let middle = (low + high) / 2
      let tried = try placement(middle)
      if (tried.value ?? 0) >= (most.value ?? 0) {
        (best, high) = (tried, middle)
      } else {
        low = middle + 1
      }
    }
    var quality = PlanQuality(
      purpose: kind.rawValue, algorithm: best.algorithm, value: most.value ?? 0, bound: most.bound,
      total: routes.totalWeight, isProvenOptimal: most.value == most.bound,
      stopReason: most.stopReason.rawValue, seed: seed, radiiM: [], candidates: sites.count,
      rows: routes.rows, mergedRows: routes.rows, workUnits: most.work.units)
    quality.objective = .refuelling
    return (best.sites.map { Int($0) }, quality)
  }

  /// What stations at these rows of `sites` are to each corridor.
  func services(open: [Int]) -> [CorridorService] {
    let isOpen = Set(open)
    return ways.map { way in
      let standing = way.sites.filter { isOpen.contains($0.row) }
      let places = standing.map(\.metres)
      let isServed = Self.isServed(places, way)
      let needed = standing.indices.filter { closed in
        isServed && !Self.isServed(places.indices.filter { $0 != closed }.map { places[$0] }, way)
      }
      return CorridorService(
        id: way.corridor.id, kind: kind.rawValue, from: way.ends.from.name, to: way.ends.to.name,
        lengthKm: Double(way.lengthM) / 1000, vehiclesPerDay: way.corridor.vehiclesPerDay,
        rangeKm: way.corridor.rangeKm, isServed: isServed,
        stations: standing.map { SiteID(sites[$0.row]) },
        needed: needed.map { SiteID(sites[standing[$0].row]) },
        longestGapKm: Self.longestGap(places, way.lengthM).map { Double($0) / 1000 })
    }
  }

  /// Longest way between two stations one after the other on the endless round trip: up to an end and back counts twice.
  private static func longestGap(_ places: [Int64], _ lengthM: Int64) -> Int64? {
    guard let first = places.first, let last = places.last else { return nil }
    let between = zip(places.dropFirst(), places).map { $0 - $1 }.max() ?? 0
    return max(between, 2 * first, 2 * (lengthM - last))
  }

  private static func isServed(_ places: [Int64], _ way: Way) -> Bool {
    guard let gap = longestGap(places, way.lengthM) else { return false }
    return gap <= Int64(way.corridor.rangeKm * 1000)
  }

  private func cover() throws(SitingError) -> RouteCover {
    var weights: [Int64] = []
    var needs: [[[Int32]]] = []
    for way in ways {
      // Nodes of a route: its beginning, the sites in order, its end; ends are no sites.
      let metres = [0] + way.sites.map(\.metres) + [way.lengthM]
      let route = FlowRoute(
        nodes: metres.indices.map { Int32($0) }, lengths: zip(metres.dropFirst(), metres).map { $0 - $1 },
        weight: Int64(way.corridor.vehiclesPerDay))
      weights.append(route.weight)
      needs.append(
        route.poweringNodes(range: Int64(way.corridor.rangeKm * 1000)).map { nodes in
          nodes.compactMap { node in
            way.sites.indices.contains(Int(node) - 1) ? Int32(way.sites[Int(node) - 1].row) : nil
          }
        })
    }
    return try RouteCover(weights: weights, needs: needs, candidates: sites.count)
  }
}

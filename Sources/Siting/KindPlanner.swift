import DistrictModel

/// The sites of one kind of station: what it may stand on, how many, within which distances, under which rules.
struct KindPlanner {
  let kind: SitedKind
  let parameters: SitingParameters
  let seed: UInt64
  /// Rows of the world's sites the kind may stand on, before the rules.
  let usable: [Int]
  let weights: [Int64]

  private var isCharging: Bool { kind == .charging }

  /// Chosen rows of the world's sites, the year each opens in where the plan has stages, and how good both are.
  struct Answer {
    var sites: [Int]
    var years: [Int?]
    var quality: [PlanQuality]
    var corridors: [CorridorService] = []
  }

  /// - Throws: `SitingError.infeasible` with the rules that contradict each other, and what the problems throw.
  func plan(_ world: World) throws(SitingError) -> Answer {
    var (sites, fixed) = choices(world)
    let limit = try limit(world, sites, fixed)
    let corridors = try CorridorPlanner(parameters.corridors, of: kind, among: sites, in: world)
    var chain: PlanQuality?
    if !corridors.isEmpty, case .count(let open) = limit {
      let placed = try corridors.chain(fixed: fixed, limit: open, seed: seed)
      (fixed, chain) = (placed.open, placed.quality)
    }
    let (open, quality) =
      isCharging && parameters.objective == .travel
      ? try travel(world, sites, fixed) : try cover(world, sites, fixed, limit)
    var answer = Answer(
      sites: open.map { sites[$0] }, years: [], quality: [chain, quality].compactMap(\.self),
      corridors: corridors.services(open: open))
    guard !parameters.stages.isEmpty else { return answer }
    let order = try StagePlanner(parameters, kind: kind, seed: seed).order(
      isStanding: answer.sites.map { stands(world, $0) }, coverage: coverage(world, answer.sites),
      weights: radiiM.flatMap { _ in weights }, radiiM: radiiM)
    answer.years = order.years
    answer.quality.append(order.quality)
    return answer
  }

  /// Rows of the world's sites that may be chosen, and places among them that have to be.
  private func choices(_ world: World) -> (sites: [Int], fixed: [Int]) {
    let demands = parameters.sites.filter { $0.kind == kind }
    let required = Set(demands.filter { $0.rule == .required }.map(\.id))
    let forbidden = Set(demands.filter { $0.rule == .forbidden }.map(\.id))
    let masks = parameters.masks
    let sites = usable.filter { row in
      let site = world.sites[row]
      if stands(world, row) || required.contains(site.id) { return true }
      return !forbidden.contains(site.id) && !masks.contains { $0.keepsAway(site, kind) }
    }
    let fixed = sites.indices.filter {
      stands(world, sites[$0]) || required.contains(world.sites[sites[$0]].id)
    }
    return (sites, fixed)
  }

  /// The best plans over futures that want other things, beside the plan for the best estimate. Its sites are rows among those that
  /// may be chosen.
  ///
  /// - Parameters:
  ///   - futures: weights of the cells, future by future.
  ///   - estimate: rows of the world's sites in the plan for the best estimate.
  /// - Returns: `nil` where the plan keeps quotas, distances or corridors, or follows travel: no algorithm knows these over futures.
  func robust(_ world: World, futures: [[Int64]], estimate: [Int]) throws(SitingError) -> RobustPlan? {
    guard parameters.objective == .coverage, parameters.spacingM(of: kind) <= 0, parameters.corridors.isEmpty,
      !parameters.quotas.contains(where: { $0.kind == kind }), !futures.isEmpty
    else { return nil }
    let (sites, fixed) = choices(world)
    let place = Dictionary(sites.enumerated().map { ($1, Int32($0)) }) { $1 }
    return try RobustPlanner().plan(
      coverage: coverage(world, sites), candidates: sites.count, limit: limit(world, sites, fixed),
      fixed: fixed.map(Int32.init), futures: futures.map { weights in radiiM.flatMap { _ in weights } },
      estimate: estimate.compactMap { place[$0] }.sorted(), seed: seed)
  }

  private func stands(_ world: World, _ row: Int) -> Bool { isCharging && world.sites[row].existing != nil }

  private func limit(
    _ world: World, _ sites: [Int], _ fixed: [Int]
  ) throws(SitingError) -> CoveringProblem.Limit {
    if isCharging, parameters.budgetCNY > 0 {
      return try PlanBudget(parameters, in: world).limit(
        sites.map { world.sites[$0] }, fixed: fixed, in: world)
    }
    let open = parameters.stations(of: kind)
    guard open <= sites.count else {
      throw isCharging
        ? .moreStationsThanSites(stations: open, sites: sites.count)
        : .moreOfKindThanSites(kind, stations: open, sites: sites.count)
    }
    return .count(open)
  }

  private func travel(
    _ world: World, _ sites: [Int], _ fixed: [Int]
  ) throws(SitingError) -> (open: [Int], quality: PlanQuality) {
    try TravelPlanner(algorithm: parameters.travelAlgorithm, seed: seed).place(
      world, sites: sites, fixed: fixed, open: parameters.stations, weights: weights)
  }

  private func cover(
    _ world: World, _ sites: [Int], _ fixed: [Int], _ limit: CoveringProblem.Limit
  ) throws(SitingError) -> (open: [Int], quality: PlanQuality) {
    let covering = try CoveringProblem(
      weights: radiiM.flatMap { _ in weights }, coverage: coverage(world, sites), candidates: sites.count,
      limit: limit, fixed: fixed.map(Int32.init))
    let placement = try place(covering, world, sites)
    guard let worth = placement.value else {
      throw .infeasible(
        "\(kind.rawValue) stations: \(placement.reason ?? "no plan was found")")
    }
    var (open, value, bound) = (placement.sites, worth, placement.bound)
    if isCharging, parameters.budgetCNY > 0, open.count > stationLimit(world) {
      (open, value, bound) = try PlanBudget.fewer(
        stationLimit(world), covering, from: placement, seed: seed)
    }
    let quality = PlanQuality(
      purpose: kind.rawValue, algorithm: placement.algorithm, value: value, bound: bound,
      total: covering.totalWeight, isProvenOptimal: value == bound,
      stopReason: placement.stopReason.rawValue, seed: seed, radiiM: radiiM, candidates: sites.count,
      rows: covering.coverage.rowCount, mergedRows: MergedCover(covering).rowCount,
      workUnits: placement.work.units)
    return (open.map { Int($0) }, quality)
  }

  /// As many stations as the chargers of the plan can equip, the standing ones included.
  private func stationLimit(_ world: World) -> Int {
    let standing = world.sites.compactMap(\.existing)
    let chargers = standing.reduce(0) { $0 + $1.chargers.reduce(0, +) }
    return standing.count + max(0, parameters.chargers - chargers) / max(1, parameters.smallestStation)
  }

  private var radiiM: [Double] { parameters.radiiM(of: kind) }

  private func place(
    _ covering: CoveringProblem, _ world: World, _ sites: [Int]
  ) throws(SitingError) -> Placement {
    let quotas = parameters.quotas.filter { $0.kind == kind }
    let spacing = parameters.spacingM(of: kind)
    if quotas.isEmpty, spacing <= 0 {
      return try SitingCatalogue.place(covering, algorithm: parameters.algorithm, seed: seed)
    }
    let places = sites.map { world.sites[$0] }
    let problem = try RuledCoverProblem(
      covering: covering,
      quotas: SiteQuotas(
        townshipOf: places.map(\.township.row), categoryOf: places.map { Int32($0.category) },
        quotas: quotas.map { quota in
          SiteQuotas.Quota(
            name: quota.id,
            township: Self.row(quota.township) { code in world.townships.firstIndex { $0.code == code } },
            category: Self.row(quota.category) { id in world.categories.firstIndex { $0.id == id } },
            atLeast: quota.atLeast, atMost: quota.atMost)
        }),
      apart: Self.apart(places, spacing))
    // Other algorithms do not know the rules.
    return RuledSwap().place(problem, seed: seed)
  }

  /// A word's row; words that are not known stand for a place without sites, and empty ones for all places.
  private static func row(_ word: String, _ find: (String) -> Int?) -> Int32? {
    word.isEmpty ? nil : Int32(find(word) ?? Int(Int32.max))
  }

  private static func apart(_ sites: [Site], _ spacingM: Double) -> [[Int32]] {
    guard spacingM > 0 else { return [] }
    return sites.indices.map { one in
      sites.indices.filter { $0 != one && sites[$0].point.distance(to: sites[one].point) < spacingM }
        .map(Int32.init)
    }
  }

  /// Cells within each radius of each site, one table upon the other.
  private func coverage(_ world: World, _ sites: [Int]) throws(SitingError) -> CoverageTable {
    let cells = world.grid.cells.map { SitingPoint(x: $0.centre.x, y: $0.centre.y) }
    let places = sites.map { SitingPoint(x: world.sites[$0].point.x, y: world.sites[$0].point.y) }
    var tables: [CoverageTable] = []
    for radius in radiiM {
      tables.append(
        try world.roads == nil
          ? .within(radius: radius, of: cells, candidates: places)
          : Self.alongRoads(within: radius, in: world, sites))
    }
    return CoverageTable(stacking: tables)
  }

  /// The sites whose way along the roads is no longer than a usual detour of the radius.
  private static func alongRoads(within radiusM: Double, in world: World, _ sites: [Int]) -> CoverageTable {
    CoverageTable(
      rows: world.grid.cells.indices.map { cell in
        sites.indices.filter { world.metresApart(cell: cell, site: sites[$0]) <= radiusM }.map { Int32($0) }
      })
  }
}

public import DistrictModel
public import Programme

/// The works of a plan: what is to be let in which year, at which cost, and what stands already.
public struct PlanWorks: Sendable {
  public private(set) var works: [Work] = []
  public private(set) var assets: [StandingAsset] = []

  /// What one thing of each kind costs where the plan gives nothing of its own.
  public struct Costs: Sendable {
    /// By station of the plan: its new part, CNY.
    public var stations: [Double]
    /// By swap station and by hydrogen station, in the plan's order; empty where nobody says.
    public var swap: [Double]
    public var hydrogen: [Double]
    public var roadside: Double
    /// An installed charger, for what replaces aged ones.
    public var chargerCNYPerKW: Double

    public init(
      stations: [Double], swap: [Double] = [], hydrogen: [Double] = [], roadside: Double = 0,
      chargerCNYPerKW: Double = 0
    ) {
      self.chargerCNYPerKW = chargerCNYPerKW
      self.stations = stations
      self.swap = swap
      self.hydrogen = hydrogen
      self.roadside = roadside
    }
  }

  /// - Parameters:
  ///   - parameters: `nil` where nothing ages.
  ///   - units: roadside units in the order they are built, with the year of each.
  public init(
    world: World, plan: Plan, costs: Costs, units: [(unit: RoadsideCard.Unit, year: Int)],
    equippedJunctions: Int, computing: ComputingSupply? = nil, parameters: ProgrammeParameters?
  ) {
    let first = plan.stageYears.first ?? 0
    let last = plan.stageYears.last ?? first
    func township(_ site: SiteID) -> Int { Int(world.sites[site].township.row) }
    for (row, station) in plan.stations.enumerated() {
      let site = world.sites[station.site]
      if let existing = site.existing, site.isStanding {
        keep(
          existing, at: station.site, in: world, chargerCNYPerKW: costs.chargerCNYPerKW, first: first,
          last: last,
          parameters)
      }
      var adds = PlanCounts.count(station.newChargers(at: site), in: world)
      if site.isStanding { adds[.chargingStations] = 0 }
      guard adds[.publicChargers] > 0 else { continue }
      works.append(
        Work(
          id: site.id, kind: .charging, township: township(station.site),
          year: station.opensYear ?? last, costCNY: costs.stations[row], adds: adds))
    }
    for (row, site) in plan.swapSites.enumerated() {
      works.append(
        Work(
          id: world.sites[site].id, kind: .swap, township: township(site),
          year: plan.swapYears.indices.contains(row) ? plan.swapYears[row] : last,
          costCNY: costs.swap.indices.contains(row) ? costs.swap[row] : 0,
          adds: StandingCount([.swapStations: 1])))
    }
    for (row, site) in plan.hydrogenSites.enumerated() {
      works.append(
        Work(
          id: world.sites[site].id, kind: .hydrogen, township: township(site),
          year: plan.hydrogenYears.indices.contains(row) ? plan.hydrogenYears[row] : last,
          costCNY: costs.hydrogen.indices.contains(row) ? costs.hydrogen[row] : 0,
          adds: StandingCount([.hydrogenStations: 1])))
    }
    if let computing { add(computing) }
    var junctions = equippedJunctions
    for (row, entry) in units.enumerated() {
      let isNewJunction = entry.unit.isAtJunction && junctions > 0
      if isNewJunction { junctions -= 1 }
      let cell = world.grid.cell(at: entry.unit.point)
      works.append(
        Work(
          id: "unit-\(row + 1)", kind: .roadside,
          township: cell.map { Int(world.population.townshipOfCell[Int($0.row)].row) } ?? 0,
          year: entry.year, costCNY: costs.roadside,
          adds: StandingCount([.roadsideUnits: 1, .roadsideJunctions: isNewJunction ? 1 : 0])))
    }
  }

  /// What the plan has standing at the end of a year, as if all works were let in their year and nothing aged.
  func planned(_ metric: CountedMetric, by year: Int) -> Int {
    assets.reduce(0) { $0 + $1.counts[metric] }
      + works.reduce(0) { $0 + ($1.year <= year ? $1.adds[metric] : 0) }
  }

  /// Whether any work or asset counts for a metric.
  func builds(_ metric: CountedMetric) -> Bool {
    works.contains { $0.adds[metric] > 0 } || assets.contains { $0.counts[metric] > 0 }
  }

  /// Computing power counts for the district and stands in no township of its own; its first one keeps the books.
  private mutating func add(_ computing: ComputingSupply) {
    if computing.todayPflops > 0 {
      assets.append(
        StandingAsset(township: 0, counts: StandingCount([.computingPflops: computing.todayPflops])))
    }
    var standing = computing.todayPflops
    for stage in computing.stages where stage.pflops > standing {
      works.append(
        Work(
          id: "computing-\(stage.year)", kind: .computing, township: 0, year: stage.year,
          costCNY: Double(stage.pflops - standing) * computing.cnyPerPflops,
          adds: StandingCount([.computingPflops: stage.pflops - standing])))
      standing = stage.pflops
    }
  }

  /// A present station, and what replaces it at the end of its life.
  private mutating func keep(
    _ existing: ExistingChargers, at id: SiteID, in world: World, chargerCNYPerKW: Double, first: Int,
    last: Int, _ parameters: ProgrammeParameters?
  ) {
    let counts = PlanCounts.count(existing.chargers, in: world)
    let township = Int(world.sites[id].township.row)
    guard let parameters, let opened = existing.openedYear else {
      assets.append(StandingAsset(township: township, counts: counts))
      return
    }
    // Taken out at the end of the year its life ends in.
    let retires = Double(opened) + parameters.lifeYears - Double(first) + 1
    assets.append(StandingAsset(township: township, counts: counts, retiresMonth: 12 * max(0, retires)))
    let year = Int(min(9999, Double(opened) + parameters.lifeYears))
    guard parameters.replacesAged, year <= last else { return }
    let power = zip(existing.chargers, world.chargerTypes).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
    works.append(
      Work(
        id: "\(world.sites[id].id) (replaced)", kind: .charging, township: township, year: max(first, year),
        costCNY: power * chargerCNYPerKW, adds: counts))
  }
}

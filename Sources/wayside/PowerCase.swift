import Assessment
import ChargingStations
import Demand
import DistrictModel
import DistrictSimulation
import PowerNetwork
import ScenarioFiles

/// What stands behind the plugs of a plan: its grid, the nights at own plugs, stations with sun and battery, and what all
/// that leaves to stations. Worked out once for a run.
struct PowerCase {
  let grid: DistrictGrid
  let ownPlugs: OwnPlugNights
  /// Nights of one replication without public stations.
  let nights: [PlugStay]
  let supplies: [StationSupply]
  /// These nights as the scenario has them, and their mean week.
  private let ownWeek: OwnPlugWeek
  let cellPlugs: CellPlugs
  let headroom: StationHeadroom
  private let world: World
  private let settings: RunSettings

  /// - Parameter roadsideMW: of units and edge nodes by cell; empty for none.
  init(
    _ grid: DistrictGrid, scenario: Scenario, world: World, plan: Plan, roadsideMW: [Double] = []
  ) throws {
    self.grid = grid
    self.world = world
    settings = scenario.run
    ownPlugs = OwnPlugNights(
      world: world, grid: grid, settings: scenario.run, homePrices: scenario.prices.homeCNYPerKWh,
      selling: scenario.selling)
    nights = try Simulator(world: world, plan: plan, rooms: [], settings: scenario.run).nights()
    supplies =
      try scenario.solarStorage.map {
        try Self.supplies($0, grid: grid, scenario: scenario, world: world)
      } ?? []
    let fold = WeekFold(scenario.run, firstWeekday: world.calendar.firstWeekday)
    func megawatts(_ rows: [[Double]]) -> [[Double]] {
      rows.map { row in row.isEmpty ? [] : fold.mean(kW: row).map { $0 / 1000 } }
    }
    ownWeek = ownPlugs.week(nights)
    cellPlugs = CellPlugs(
      estateMW: megawatts(ownWeek.estateKW), depotMW: megawatts(ownWeek.depotKW),
      roadsideMW: grid.supplied(roadsideMW, at: world.grid.cells.map(\.centre)))
    headroom = grid.headroom(ownPlugs: cellPlugs)
  }

  /// Own plugs of the district by quarter hour of the week, MW.
  ///
  /// - Parameter policy: for all classes instead of their own.
  func ownPlugMW(_ policy: OwnPlugPolicy?) -> [Double] {
    WeekFold(settings, firstWeekday: world.calendar.firstWeekday)
      .mean(kW: ownPlugs.week(nights, policy: policy).totalKW).map { $0 / 1000 }
  }

  func card(_ outcome: Outcome, prices: PriceBook) -> GridCard {
    GridCard(
      grid, world: world, outcome: outcome, ownPlugs: cellPlugs,
      policies: [ownWeek] + ownPlugs.weeks(nights, policies: Array(OrderlyStudy.policies.dropFirst())),
      nights: nights.count,
      supplies: supplies.map { ($0.station, $0.controller) }, prices: prices)
  }

  /// The largest stations of the plan, of equal ones the first.
  private static func supplies(
    _ solar: SolarStorage, grid: DistrictGrid, scenario: Scenario, world: World
  ) throws -> [StationSupply] {
    let storage = try SiteStorage(
      capacityKWh: solar.storageKWh, chargeKW: solar.storageKW, dischargeKW: solar.storageKW,
      chargeEfficiency: solar.storageEfficiencyShare, dischargeEfficiency: solar.storageEfficiencyShare,
      ageingCost: SiteStorage.ageingCost(
        pricePerKWh: scenario.prices.storageCNYPerKWh, cycles: scenario.prices.storageCycles))
    let points = world.grid.cells.map(\.centre)
    let middle = MetricPoint(
      x: points.reduce(0) { $0 + $1.x } / Double(max(1, points.count)),
      y: points.reduce(0) { $0 + $1.y } / Double(max(1, points.count)))
    let sun = solar.photovoltaicKW(
      days: scenario.run.days + scenario.run.warmUpDays, at: world.projection.unproject(middle),
      climate: world.climate, seed: scenario.run.seed)
    let largest = grid.ratedKW.indices.sorted { (-grid.ratedKW[$0], $0) < (-grid.ratedKW[$1], $1) }
    return largest.prefix(solar.stations).sorted().map { station in
      StationSupply(
        station: station,
        controller: SiteController(
          photovoltaicKW: sun, storage: storage, exportLimitKW: solar.exportLimitKW,
          prices: world.tariff.energyCNYPerKWh, keptShare: solar.keptShare))
    }
  }
}

public import DistrictModel
public import DistrictSimulation
public import EventEngine
public import PowerNetwork

/// What the plan does to the grid, and what orderly charging of own plugs changes.
public struct GridCard: Codable, Sendable {
  public let study: GridStudy
  /// Own plugs of the district by quarter hour of the week, MW: as the scenario has them, all on arrival, and filling
  /// the valley behind the estates' transformers.
  public let ownPlugMW: [Double]
  public let unmanagedMW: [Double]
  public let orderlyMW: [Double]
  /// Stations whose connection was below what their chargers could ask for.
  public let limitedStations: Int
  /// Swap stations among the stations of the study, behind the charging stations.
  public let swapStations: Int
  /// The same nights under every policy.
  public let orderly: OrderlyStudy
  /// Stations with sun and battery; `nil` where there are none.
  public let sites: SiteCard?

  /// - Parameters:
  ///   - ownPlugs: as the scenario has them, by cell, of one replication.
  ///   - policies: own plugs of one replication under each policy, in the order of `OrderlyStudy.policies`.
  ///   - nights: how many nights they hold.
  ///   - supplies: stations with sun and battery.
  public init(
    _ grid: DistrictGrid, world: World, outcome: Outcome, ownPlugs: CellPlugs, policies: [OwnPlugWeek],
    nights: Int,
    supplies: [(station: Int, controller: SiteController)], prices: PriceBook
  ) {
    let weeks = GridWeeks(grid, world: world, outcome: outcome)
    ownPlugMW = weeks.ownPlugMW
    orderly = OrderlyStudy(
      policies, nights: nights, grid: grid, settings: outcome.settings,
      firstWeekday: world.calendar.firstWeekday,
      stationMW: (0..<StationHeadroom.slots).map { slot in
        weeks.stationKW.reduce(0) { $0 + $1[slot] } / 1000
      }, reinforcementCNYPerKVA: prices.reinforcementCNYPerKVA)
    unmanagedMW = orderly.row(.onArrival)?.weekMW ?? weeks.ownPlugMW
    orderlyMW = orderly.row(.valleyFilling)?.weekMW ?? weeks.ownPlugMW
    sites =
      supplies.isEmpty
      ? nil : SiteCard(supplies, grid: grid, world: world, outcome: outcome, prices: prices)
    study = GridStudy(
      grid, stationKW: weeks.stationKW, ownPlugs: ownPlugs, ambientC: weeks.ambientC)
    limitedStations = grid.ratedKW.indices.count { grid.transformerKW($0) < grid.ratedKW[$0] }
    swapStations = grid.swapStations
  }

  /// Share of the station transformers and cells whose peak exceeds a share of the rating.
  public func count(above loading: Double) -> Int {
    (study.stations + study.cells.compactMap(\.self)).count { Self.exceeds($0.peakLoading, loading) }
  }

  /// A station that charges at its limit is not above it for a rounding.
  public static func exceeds(_ peakLoading: Double, _ loading: Double) -> Bool {
    peakLoading > loading * (1 + 1e-6)
  }
}

/// The mean week of a run as the grid meets it, by quarter hour from Monday's midnight.
public struct GridWeeks: Sendable {
  /// kW of each station transformer of the grid: charging stations, then swap stations.
  public let stationKW: [[Double]]
  /// MW of all own plugs of the district.
  public let ownPlugMW: [Double]
  /// Air, °C.
  public let ambientC: [Double]

  public init(_ grid: DistrictGrid, world: World, outcome: Outcome) {
    let week = WeekFold(outcome.settings, firstWeekday: world.calendar.firstWeekday)
    // Rooms come in the order of the grid's stations; a room that is no load of the grid has no rows.
    let loads = outcome.replications.map { $0.rooms.flatMap(\.loadOfStation) }
    let slots = outcome.settings.days * 96
    stationKW = grid.transformers.indices.map { station in
      week.mean(
        loads.filter { $0.count == slots * grid.transformers.count }.map {
          $0[station * slots..<(station + 1) * slots]
        })
    }
    ownPlugMW = week.mean(outcome.replications.map { $0.ownPlugLoad[...] }).map { $0 / 1000 }
    ambientC = week.mean(
      kW: (0..<slots).map { slot in
        world.climate.celsius(day: outcome.settings.warmUpDays + slot / 96, hour: slot % 96 / 4)
      })
  }
}

/// Folds quarter hours of recorded days into the mean week from Monday's midnight; days of the week that were not
/// recorded are as the mean day.
public struct WeekFold: Sendable {
  /// Quarter hour of the week of every recorded one.
  public let slotOfWeek: [Int]

  public init(_ settings: RunSettings, firstWeekday: Int) {
    slotOfWeek = (0..<settings.days * 96).map { slot in
      (slot + (settings.warmUpDays + firstWeekday - 1) * 96) % StationHeadroom.slots
    }
  }

  /// Mean power in kW by quarter hour of the week of energies in millijoules.
  public func mean(_ loads: [ArraySlice<Millijoules>]) -> [Double] {
    mean(loads.lazy.map { $0.lazy.map { EnergyUnit.kWh($0) * 4 } })
  }

  /// The same of any figure by recorded quarter hour.
  public func mean(kW load: [Double]) -> [Double] { mean([load]) }

  private func mean(_ loads: some Sequence<some Sequence<Double>>) -> [Double] {
    var sums = [Double](repeating: 0, count: StationHeadroom.slots)
    var counts = sums
    for load in loads {
      for (power, slot) in zip(load, slotOfWeek) {
        sums[slot] += power
        counts[slot] += 1
      }
    }
    return sums.indices.map { slot in
      if counts[slot] > 0 { return sums[slot] / counts[slot] }
      let days = stride(from: slot % 96, to: StationHeadroom.slots, by: 96)
      let seen = days.reduce(0) { $0 + counts[$1] }
      return seen > 0 ? days.reduce(0) { $0 + sums[$1] } / seen : 0
    }
  }
}

public import DistrictModel
public import DistrictSimulation
import EventEngine
public import PowerNetwork

/// What the plan costs to build and what its stations earn: means over replications, scaled to a year of equal weeks.
///
/// Energy is bought quarter hour by quarter hour at the tariff drivers pay on, so a station lives on its service fee, on fees
/// for staying, and on what sun and battery spare.
public struct MoneyCard: Codable, Sendable {
  /// New equipment of the plan, CNY.
  public struct Investment: Codable, Hashable, Sendable {
    public var sites = 0.0
    public var chargers = 0.0
    public var connections = 0.0
    public var photovoltaics = 0.0
    public var storage = 0.0
    /// Stations of the other kinds, whole.
    public var swap = 0.0
    public var hydrogen = 0.0

    public var total: Double { sites + chargers + connections + photovoltaics + storage + swap + hydrogen }
  }

  /// A year of one station, CNY.
  public struct Station: Codable, Hashable, Sendable {
    public var paidByDrivers = 0.0
    public var idleFees = 0.0
    public var energyBought = 0.0
    public var energySold = 0.0
    /// By size or by highest quarter hour, whichever is cheaper; nothing where stations are exempt.
    public var connectionCharge = 0.0
    /// What the other way to pay the connection would cost more.
    public var connectionSaving = 0.0
    public var operation = 0.0
    public var annuity = 0.0

    public var profit: Double {
      paidByDrivers + idleFees + energySold - energyBought - connectionCharge - operation - annuity
    }
  }

  public let investment: Investment
  /// By year of the plan; one row without a year where it has no stages.
  public let byYear: [YearRow]
  /// New equipment of each station of the plan.
  public let investmentOfStation: [Investment]
  /// Modules and battery of each station of the plan.
  public let photovoltaicKW: [Double]
  public let storageKWh: [Double]
  /// By station of the plan; empty where nothing was simulated.
  public let stations: [Station]
  /// Mean price drivers pay at stations, CNY per kWh at the meter.
  public let driverCNYPerKWh: Double?
  public let prices: PriceBook

  public struct YearRow: Codable, Hashable, Sendable {
    public let year: Int?
    public let investment: Investment
  }

  /// - Parameters:
  ///   - chargerCNYPerKW: installed.
  ///   - solar: what stations with sun and battery have, by row of the plan.
  ///   - swapCNY: what each swap station of the plan costs, in its order; empty where nobody says.
  ///   - hydrogenCNY: likewise of stations of hydrogen.
  public init(
    world: World, plan: Plan, outcome: Outcome, grid: DistrictGrid?, prices: PriceBook,
    chargerCNYPerKW: Double,
    solar: SolarStorage?, solarStations: [Int], swapCNY: [Double] = [], hydrogenCNY: [Double] = []
  ) {
    self.prices = prices
    let hasSun = Set(solarStations)
    photovoltaicKW = plan.stations.indices.map { hasSun.contains($0) ? solar?.photovoltaicKW ?? 0 : 0 }
    storageKWh = plan.stations.indices.map { hasSun.contains($0) ? solar?.storageKWh ?? 0 : 0 }
    let each = plan.stations.indices.map { row in
      Self.investment(
        row, world, plan, grid, prices, chargerCNYPerKW, hasSun.contains(row) ? solar : nil)
    }
    func sum(_ rows: [Int]) -> Investment {
      rows.reduce(into: Investment()) { total, row in
        total.sites += each[row].sites
        total.chargers += each[row].chargers
        total.connections += each[row].connections
        total.photovoltaics += each[row].photovoltaics
        total.storage += each[row].storage
      }
    }
    func others(_ costs: [Double], _ years: [Int], in year: Int?) -> Double {
      costs.indices.reduce(0) { sum, row in
        let isThen = year == nil || !years.indices.contains(row) || years[row] == year
        return sum + (isThen ? costs[row] : 0)
      }
    }
    func all(_ rows: [Int], in year: Int?) -> Investment {
      var whole = sum(rows)
      whole.swap = others(swapCNY, plan.swapYears, in: year)
      whole.hydrogen = others(hydrogenCNY, plan.hydrogenYears, in: year)
      return whole
    }
    investmentOfStation = each
    investment = all(Array(plan.stations.indices), in: nil)
    byYear =
      plan.stageYears.isEmpty
      ? [YearRow(year: nil, investment: investment)]
      : plan.stageYears.map { year in
        YearRow(
          year: year,
          investment: all(plan.stations.indices.filter { plan.stations[$0].opensYear == year }, in: year))
      }
    let rooms = outcome.replications.compactMap(\.rooms.first)
    let drawn = rooms.reduce(0.0) { $0 + EnergyUnit.kWh($1.load.reduce(0, +)) }
    let paid = rooms.reduce(0.0) {
      $0 + Double($1.stations.reduce(0) { $0 + $1.paidMicroCNY + $1.idleFeeMicroCNY }) / 1e6
    }
    driverCNYPerKWh = drawn > 0 ? paid / drawn : nil
    let slots = outcome.settings.days * 96
    guard !rooms.isEmpty else {
      stations = []
      return
    }
    if let grid, rooms.allSatisfy({ $0.loadOfStation.count == slots * plan.stations.count }) {
      stations = plan.stations.indices.map { row in
        Self.year(
          row, rooms, slots, tariff: world.tariff.energyCNYPerKWh,
          kVA: grid.transformers[row].totalKVA * grid.parameters.transformerFactor, prices,
          each[row].total)
      }
    } else {
      stations = plan.stations.indices.map { row in
        Self.year(row, rooms, slots, prices, each[row].total)
      }
    }
  }

  /// A year of a station without a grid: what drivers pay beyond the service fee is what its energy costs; how high its load was
  /// in a quarter hour is not known, so it pays nothing for its connection.
  private static func year(
    _ row: Int, _ rooms: [RoomOutcome], _ slots: Int, _ prices: PriceBook, _ investment: Double
  ) -> Station {
    var station = Station()
    let perYear = 365 * 96 / Double(max(1, slots)) / Double(max(1, rooms.count))
    for room in rooms {
      let paid = Double(room.stations[row].paidMicroCNY) / 1e6
      station.paidByDrivers += paid
      station.idleFees += Double(room.stations[row].idleFeeMicroCNY) / 1e6
      station.energyBought += max(0, paid - Double(room.stations[row].serviceFeeMicroCNY) / 1e6)
    }
    station.paidByDrivers *= perYear
    station.idleFees *= perYear
    station.energyBought *= perYear
    station.operation = investment * prices.operationShare
    station.annuity = prices.annuity(investment)
    return station
  }

  private static func investment(
    _ row: Int, _ world: World, _ plan: Plan, _ grid: DistrictGrid?, _ prices: PriceBook,
    _ chargerCNYPerKW: Double, _ solar: SolarStorage?
  ) -> Investment {
    let station = plan.stations[row]
    let site = world.sites[station.site]
    var cost = Investment()
    cost.sites = site.existing == nil ? Double(world.categories[site.category].stationCostCNY) : 0
    for (new, type) in zip(station.newChargers(at: site), world.chargerTypes) {
      cost.chargers += Double(new) * type.ratedKW * chargerCNYPerKW
    }
    if let grid, site.existing == nil {
      cost.connections =
        grid.transformers[row].totalKVA * grid.parameters.transformerFactor * prices.connectionCNYPerKVA
    }
    if let solar {
      cost.photovoltaics = solar.photovoltaicKW * prices.photovoltaicCNYPerKW
      cost.storage = solar.storageKWh * prices.storageCNYPerKWh
    }
    return cost
  }

  private static func year(
    _ row: Int, _ rooms: [RoomOutcome], _ slots: Int, tariff: [Double], kVA: Double, _ prices: PriceBook,
    _ investment: Double
  ) -> Station {
    var station = Station()
    let perYear = 365 * 96 / Double(max(1, slots)) / Double(rooms.count)
    for room in rooms {
      station.paidByDrivers += Double(room.stations[row].paidMicroCNY) / 1e6
      station.idleFees += Double(room.stations[row].idleFeeMicroCNY) / 1e6
      var highest = 0.0
      for slot in 0..<slots {
        let energy = EnergyUnit.kWh(room.loadOfStation[row * slots + slot])
        highest = max(highest, energy * 4)
        if energy > 0 {
          station.energyBought += energy * tariff[slot % 96 / 4]
        } else {
          station.energySold -= energy * prices.exportCNYPerKWh
        }
      }
      let bill = prices.connectionCharge.bill(transformerKVA: kVA, quarterHoursKW: [highest])
      // A month's bill for the recorded days' share of a month; scaled with the rest below.
      let months = Double(slots) / 96 * 12 / 365
      if !prices.stationsAreExempt {
        station.connectionCharge += bill.cheaper * months
        station.connectionSaving += bill.saving * months
      }
    }
    station.paidByDrivers *= perYear
    station.idleFees *= perYear
    station.energyBought *= perYear
    station.energySold *= perYear
    station.connectionCharge *= perYear
    station.connectionSaving *= perYear
    station.operation = investment * prices.operationShare
    station.annuity = prices.annuity(investment)
    return station
  }

  public func sum(_ part: (Station) -> Double) -> Double { stations.reduce(0) { $0 + part($1) } }
}

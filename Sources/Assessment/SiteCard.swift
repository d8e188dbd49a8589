public import DistrictModel
public import DistrictSimulation
import EventEngine
public import PowerNetwork

/// What sun and battery do at the stations that have them: means over replications, and the rule against the optimum.
public struct SiteCard: Codable, Sendable {
  public struct Row: Codable, Sendable {
    /// Row of the plan.
    public let station: Int
    /// A week, kWh: chargers, sun, what was bought, sold, thrown away, and what the battery took and gave.
    public let chargersKWh: Double
    public let photovoltaicKWh: Double
    public let importedKWh: Double
    public let exportedKWh: Double
    public let curtailedKWh: Double
    public let chargedKWh: Double
    public let dischargedKWh: Double
    /// Energy and ageing a week, CNY: with the chargers alone, by the simulated rule, and by the optimum that knows the week.
    /// The last two of the first replication, with the battery's change at the price of the cheapest hour.
    public let costAlone: Double
    public let costByRule: Double
    public let costByOptimum: Double
    /// The worst miss of a quarter hour's books against its largest part.
    public let worstResidual: Double
  }

  public let rows: [Row]

  public init(
    _ supplies: [(station: Int, controller: SiteController)], grid: DistrictGrid, world: World,
    outcome: Outcome, prices: PriceBook
  ) {
    let slots = outcome.settings.days * 96
    let perWeek = 7 / Double(max(1, outcome.settings.days)) / Double(max(1, outcome.replications.count))
    let buy = (0..<slots).map { world.tariff.energyCNYPerKWh[$0 % 96 / 4] }
    let sell = [Double](repeating: prices.exportCNYPerKWh, count: slots)
    rows = supplies.indices.map { site in
      let runs = outcome.replications.compactMap { $0.rooms.first?.sites[site].quarters }
      func week(_ part: (SiteQuarter) -> Double) -> Double {
        runs.reduce(0) { $0 + $1.reduce(0) { $0 + part($1) } } * perWeek
      }
      let first = runs.first ?? []
      let storage = supplies[site].controller.storage
      let (alone, rule, optimum) = Self.costs(
        first, storage: storage, keptKWh: supplies[site].controller.storedKWh,
        importLimitKW: grid.transformerKW(supplies[site].station),
        exportLimitKW: min(
          supplies[site].controller.exportLimitKW, grid.transformerKW(supplies[site].station)), buy: buy,
        sell: sell)
      let weeks = Double(slots) / 672
      return Row(
        station: supplies[site].station, chargersKWh: week(\.chargersKWh),
        photovoltaicKWh: week(\.photovoltaicKWh), importedKWh: week(\.importedKWh),
        exportedKWh: week(\.exportedKWh), curtailedKWh: week(\.curtailedKWh), chargedKWh: week(\.chargedKWh),
        dischargedKWh: week(\.dischargedKWh), costAlone: alone / weeks, costByRule: rule / weeks,
        costByOptimum: optimum / weeks,
        worstResidual: runs.joined().reduce(0) { worst, quarter in
          let size = max(
            quarter.chargersKWh + quarter.chargedKWh, quarter.importedKWh + quarter.photovoltaicKWh, 1e-6)
          return max(worst, abs(quarter.residualKWh) / size)
        })
    }
  }

  private static func costs(
    _ quarters: [SiteQuarter], storage: SiteStorage, keptKWh: Double, importLimitKW: Double,
    exportLimitKW: Double, buy: [Double], sell: [Double]
  ) -> (alone: Double, rule: Double, optimum: Double) {
    guard quarters.count == buy.count else { return (0, 0, 0) }
    let alone = zip(quarters, buy).reduce(0) { $0 + $1.0.chargersKWh * $1.1 }
    // The rule's own course, from what the simulation booked.
    let begins = quarters.first.map {
      $0.storedKWh - $0.chargedKWh * storage.chargeEfficiency + $0.dischargedKWh / storage.dischargeEfficiency
    }
    let stored = max(0, begins ?? 0)
    // What the battery holds more or less at the end is worth the same to both.
    let worth = (buy.min() ?? 0) / storage.chargeEfficiency
    let left = ((quarters.last?.storedKWh ?? stored) - stored) * worth
    var rule = -left
    for (slot, quarter) in quarters.enumerated() {
      rule += quarter.importedKWh * buy[slot] - quarter.exportedKWh * sell[slot]
      rule += quarter.dischargedKWh / storage.dischargeEfficiency * storage.ageingCost
    }
    let best = SiteDispatch(
      photovoltaicKW: quarters.map { $0.photovoltaicKWh * 4 },
      chargersKW: quarters.map { $0.chargersKWh * 4 },
      buy: buy, sell: sell, importLimitKW: importLimitKW, exportLimitKW: exportLimitKW, storage: storage,
      storedKWh: stored, hours: SiteController.hours
    ).byOptimum(leftWorth: worth)
    let bestLeft = ((best.storedKWh.last ?? stored) - stored) * worth
    // Where selling pays more than buying the optimum is planned at the buying price, and the rule may be better.
    return (alone, rule, min(rule, best.cost - bestLeft))
  }

  public func sum(_ part: (Row) -> Double) -> Double { rows.reduce(0) { $0 + part($1) } }
}

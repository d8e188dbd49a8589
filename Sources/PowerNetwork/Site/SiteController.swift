public import EventEngine

/// The controller of a station with sun and battery while it is simulated: the rule, quarter hour by quarter hour.
public struct SiteController: Sendable {
  public static let hours = 0.25

  /// AC power of the modules by quarter hour from the run's first midnight, kW.
  public let photovoltaicKW: [Double]
  public let storage: SiteStorage
  public let exportLimitKW: Double
  /// By quarter hour of the day.
  private let levels: [PriceLevel]
  private let rule: SiteRule
  /// kWh in the battery.
  public private(set) var storedKWh: Double

  /// - Parameters:
  ///   - prices: CNY/kWh by hour of the day.
  ///   - keptShare: Of the capacity, kept for the connection's sake and there at the beginning.
  public init(
    photovoltaicKW: [Double], storage: SiteStorage, exportLimitKW: Double, prices: [Double],
    keptShare: Double
  ) {
    self.photovoltaicKW = photovoltaicKW
    self.storage = storage
    self.exportLimitKW = max(0, exportLimitKW)
    levels = PriceLevel.levels((0..<96).map { prices[$0 / 4] })
    storedKWh = min(max(0, keptShare), 1) * storage.capacityKWh
    rule = SiteRule(storage: storage, keptKWh: storedKWh, hours: Self.hours)
  }

  /// What the chargers may draw in a quarter hour: connection, sun and what the battery can give throughout.
  public func reachKW(_ quarter: Int, importLimitKW: Double) -> Double {
    importLimitKW + sunKW(quarter) + rule.give(stored: storedKWh)
  }

  /// Books a quarter hour that is over.
  ///
  /// - Parameter chargersKWh: What the chargers drew, within the reach told before.
  public mutating func close(_ quarter: Int, chargersKWh: Double, importLimitKW: Double) -> SiteQuarter {
    let chargers = chargersKWh / Self.hours
    let net = chargers - sunKW(quarter)
    let power = rule.power(levels[quarter % 96], net: net, stored: storedKWh, importLimitKW: importLimitKW)
    let flow = net + power
    // The connection is as narrow outward as inward.
    let exportKW = min(exportLimitKW, importLimitKW)
    let before = storedKWh
    storedKWh = rule.stored(before, after: power)
    return SiteQuarter(
      chargersKWh: chargersKWh, photovoltaicKWh: sunKW(quarter) * Self.hours,
      importedKWh: max(0, flow) * Self.hours, exportedKWh: min(max(0, -flow), exportKW) * Self.hours,
      curtailedKWh: max(0, -flow - exportKW) * Self.hours, chargedKWh: max(0, power) * Self.hours,
      dischargedKWh: max(0, -power) * Self.hours, storedKWh: storedKWh)
  }

  private func sunKW(_ quarter: Int) -> Double {
    photovoltaicKW.isEmpty ? 0 : photovoltaicKW[quarter % photovoltaicKW.count]
  }
}

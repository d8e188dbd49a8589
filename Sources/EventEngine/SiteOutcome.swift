/// A quarter hour of a station with sun and battery. Law: photovoltaic + imported + discharged = chargers + charged +
/// exported + curtailed.
public struct SiteQuarter: Codable, Hashable, Sendable {
  public var chargersKWh: Double
  public var photovoltaicKWh: Double
  public var importedKWh: Double
  public var exportedKWh: Double
  public var curtailedKWh: Double
  public var chargedKWh: Double
  public var dischargedKWh: Double
  /// At its end.
  public var storedKWh: Double

  public init(
    chargersKWh: Double, photovoltaicKWh: Double, importedKWh: Double, exportedKWh: Double,
    curtailedKWh: Double, chargedKWh: Double, dischargedKWh: Double, storedKWh: Double
  ) {
    self.chargersKWh = chargersKWh
    self.photovoltaicKWh = photovoltaicKWh
    self.importedKWh = importedKWh
    self.exportedKWh = exportedKWh
    self.curtailedKWh = curtailedKWh
    self.chargedKWh = chargedKWh
    self.dischargedKWh = dischargedKWh
    self.storedKWh = storedKWh
  }

  /// What the books miss, kWh.
  public var residualKWh: Double {
    photovoltaicKWh + importedKWh + dischargedKWh - chargersKWh - chargedKWh - exportedKWh - curtailedKWh
  }
}

/// A station with sun and battery over the recorded days.
public struct SiteOutcome: Codable, Hashable, Sendable {
  /// Row of the plan.
  public let station: Int
  public var quarters: [SiteQuarter] = []

  public init(station: Int) { self.station = station }

  public func sum(_ part: (SiteQuarter) -> Double) -> Double { quarters.reduce(0) { $0 + part($1) } }
}

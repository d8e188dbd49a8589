/// Hydrogen made at the station. All its numbers are estimates (grade U).
public struct Electrolyser: Codable, Hashable, Sendable {
  /// kW of the system.
  public var ratedKW: Double
  /// kWh/kg of the system when new.
  public var kWhPerKilogram: Double
  /// Least and most power as a share of the rating; below the least it is off.
  public var leastLoad: Double
  /// Growth of the energy a kilogram takes, a year.
  public var ageingPerYear: Double
  /// Of the gas, Pa: what the compressor starts from.
  public var outletPressure: Double

  public init(
    ratedKW: Double, kWhPerKilogram: Double = 53, leastLoad: Double = 0.3, ageingPerYear: Double = 0.01,
    outletPressure: Double = 3e6
  ) {
    self.ratedKW = ratedKW
    self.kWhPerKilogram = kWhPerKilogram
    self.leastLoad = leastLoad
    self.ageingPerYear = ageingPerYear
    self.outletPressure = outletPressure
  }

  public func kWhPerKilogram(years: Double) -> Double { kWhPerKilogram * (1 + ageingPerYear * years) }

  /// The power it draws where so much is offered, kW.
  public func drawn(offeredKW: Double) -> Double {
    let power = min(offeredKW, ratedKW)
    return power >= leastLoad * ratedKW ? power : 0
  }

  /// kg/h where so much power is offered.
  public func kilogramsPerHour(offeredKW: Double, years: Double = 0) -> Double {
    drawn(offeredKW: offeredKW) / kWhPerKilogram(years: years)
  }
}

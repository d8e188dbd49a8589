/// What a kilowatt-hour and the fuel of the vehicles replaced emit, kg of CO₂. Grades and sources stand in the schema table; none of
/// them is verified.
public struct EmissionFactors: Codable, Hashable, Sendable {
  /// Of the grid, at the meter.
  public var gridKgPerKWh = 0.5366
  public var petrolKgPerL = 2.3
  public var dieselKgPerL = 2.65
  /// What the car, and the heavy vehicle, burn in whose place an electric one drives.
  public var petrolLPer100Km = 7.5
  public var dieselLPer100Km = 28.0
  /// Classes that use at least so much stand in the place of a diesel vehicle.
  public var dieselFromKWhPerKm = 0.5

  public init() {}

  /// What the vehicles replaced would have emitted over the same way, kg.
  ///
  /// - Parameters:
  ///   - energyKWh: that the electric vehicles took in.
  ///   - consumptionKWhPerKm: of theirs; without one there is no way to compare.
  public func replacedKg(energyKWh: Double, consumptionKWhPerKm: Double) -> Double {
    guard consumptionKWhPerKm > 0 else { return 0 }
    let isDiesel = consumptionKWhPerKm >= dieselFromKWhPerKm
    let kgPerKm =
      isDiesel ? dieselLPer100Km * dieselKgPerL / 100 : petrolLPer100Km * petrolKgPerL / 100
    return energyKWh / consumptionKWhPerKm * kgPerKm
  }
}

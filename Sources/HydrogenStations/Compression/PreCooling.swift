/// Cooling of the fuel before the nozzle, and what keeps the cooler cold while nobody comes.
///
///     q = h(p, T_in) - h(p, T_fuel),   P = ṁ q / COP + P_base
public struct PreCooling: Codable, Hashable, Sendable {
  /// Of the fuel at the nozzle, K.
  public var fuelKelvin: Double
  /// Heat over electricity. 1.0 gives the 0.3 kWh/kg that stations with fuel at -40 °C measured at full use.
  public var coefficientOfPerformance: Double
  /// Each dispenser, W, day and night.
  public var baseLoad: Double

  public init(fuelKelvin: Double = 233.15, coefficientOfPerformance: Double = 1, baseLoad: Double = 2000) {
    self.fuelKelvin = fuelKelvin
    self.coefficientOfPerformance = coefficientOfPerformance
    self.baseLoad = baseLoad
  }

  /// Heat to take out at one pressure, J/kg; nothing where the gas is cold enough.
  ///
  /// - Throws: `outsideValidity`.
  public static func heat(pascal: Double, from warm: Double, to cold: Double) throws(HydrogenFault) -> Double
  {
    try HydrogenGas(checkedKelvin: warm, pascal: pascal).enthalpy
      - HydrogenGas(checkedKelvin: cold, pascal: pascal).enthalpy
  }

  /// Heat to take out of gas throttled from a bank to the dispensing pressure, J/kg.
  public func heat(
    bankKelvin: Double, bankPascal: Double, dispensedAt pascal: Double
  ) throws(HydrogenFault) -> Double {
    let throttled = try Throttling.outlet(kelvin: bankKelvin, pascal: bankPascal, to: pascal)
    let cold = try HydrogenGas(checkedKelvin: fuelKelvin, pascal: pascal)
    return max(0, throttled.enthalpy - cold.enthalpy)
  }

  /// Electricity a kilogram, J/kg, with the base load spread over what is sold in a day.
  ///
  /// - Throws: `noDispensers`; `impossible` where nothing is sold.
  public func electricity(
    heat: Double, dispensers: Int, kilogramsPerDay: Double
  ) throws(HydrogenFault) -> Double {
    guard dispensers > 0 else { throw .noDispensers }
    guard kilogramsPerDay > 0 else { throw .impossible("kg a day", value: kilogramsPerDay) }
    guard coefficientOfPerformance > 0 else {
      throw .impossible("coefficient of performance", value: coefficientOfPerformance)
    }
    return heat / coefficientOfPerformance + Double(dispensers) * baseLoad * 86_400 / kilogramsPerDay
  }
}

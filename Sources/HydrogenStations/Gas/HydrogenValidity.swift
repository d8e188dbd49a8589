/// Where the density equation holds, as its paper states (Lemmon et al. 2008).
///
/// 0.01 % at 220-1000 K up to 70 MPa and at 255-1000 K up to 120 MPa; 0.1 % at 200-1000 K up to 200 MPa.
public struct HydrogenValidity: Hashable, Sendable {
  /// K.
  public static let temperatures: ClosedRange<Double> = 200...1000
  /// Pa; above 0.
  public static let highestPressure = 200e6

  /// Stated relative uncertainty of the density; `nil` outside.
  public static func uncertainty(kelvin: Double, pascal: Double) -> Double? {
    guard temperatures.contains(kelvin), pascal > 0, pascal <= highestPressure else { return nil }
    if kelvin >= 220 && pascal <= 70e6 || kelvin >= 255 && pascal <= 120e6 { return 1e-4 }
    return 1e-3
  }

  /// - Throws: `outsideValidity`, which names the quantity, its value and its limits.
  public static func check(kelvin: Double, pascal: Double) throws(HydrogenFault) {
    guard temperatures.contains(kelvin) else {
      throw .outsideValidity(
        .temperature, value: kelvin, lowest: temperatures.lowerBound, highest: temperatures.upperBound)
    }
    guard pascal > 0, pascal <= highestPressure else {
      throw .outsideValidity(.pressure, value: pascal, lowest: 0, highest: highestPressure)
    }
  }
}

extension HydrogenGas {
  /// A state within the equation's validity.
  ///
  /// - Throws: `outsideValidity`.
  public init(checkedKelvin kelvin: Double, pascal: Double) throws(HydrogenFault) {
    try HydrogenValidity.check(kelvin: kelvin, pascal: pascal)
    self.init(kelvin: kelvin, pascal: pascal)
  }
}

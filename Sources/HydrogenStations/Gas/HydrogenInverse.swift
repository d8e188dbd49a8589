internal import NumericKernels

/// States from what is conserved: density and energy, enthalpy, entropy.
///
/// Every one of these functions rises in the unknown wherever the equation holds, so Newton's method inside a bracket
/// finds the one answer. The bracket, 150 to 1200 K and up to 300 MPa, is wider than the equation's validity, so that what
/// lies just outside is told by its value.
extension HydrogenGas {
  /// Temperatures looked at, K.
  static let searched: ClosedRange<Double> = 150...1200

  public init(kelvin: Double, density: Double) throws(HydrogenFault) {
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    guard density > 0, let pascal = isotherm.pressure(density: density) else {
      throw .noState(given: "T = \(kelvin) K, ρ = \(density) kg/m³")
    }
    self.init(isotherm, pascal: pascal)
  }

  /// The state after a throttle, or after heat exchange at one pressure.
  public init(pascal: Double, enthalpy: Double, near start: Double = 300) throws(HydrogenFault) {
    let found = Self.temperature(near: start) { kelvin in
      let gas = HydrogenGas(kelvin: kelvin, pascal: pascal)
      return (gas.enthalpy - enthalpy, gas.isobaricHeatCapacity)
    }
    guard let found else { throw .noState(given: "p = \(pascal) Pa, h = \(enthalpy) J/kg") }
    self.init(kelvin: found, pascal: pascal)
  }

  /// The state after compression or expansion without loss.
  public init(pascal: Double, entropy: Double, near start: Double = 300) throws(HydrogenFault) {
    let found = Self.temperature(near: start) { kelvin in
      let gas = HydrogenGas(kelvin: kelvin, pascal: pascal)
      return (gas.entropy - entropy, gas.isobaricHeatCapacity / kelvin)
    }
    guard let found else { throw .noState(given: "p = \(pascal) Pa, s = \(entropy) J/(kg K)") }
    self.init(kelvin: found, pascal: pascal)
  }

  /// The state of what is in a vessel: mass over volume and energy over mass.
  ///
  /// Newton's method in temperature and pressure at once from a state nearby; where it does not settle, in temperature
  /// alone, with the pressure of each from the density.
  public init(
    density: Double, internalEnergy: Double, near start: (kelvin: Double, pascal: Double)? = nil
  ) throws(HydrogenFault) {
    let fault = HydrogenFault.noState(given: "ρ = \(density) kg/m³, u = \(internalEnergy) J/kg")
    guard density > 0, density.isFinite, internalEnergy.isFinite else { throw fault }
    if let start, let gas = Self.together(density, internalEnergy, from: start) {
      self = gas
      return
    }
    let found = Self.temperature(near: start?.kelvin ?? 300) { kelvin in
      let isotherm = HydrogenIsotherm(kelvin: kelvin)
      // Packed so densely only below this temperature.
      guard let pascal = isotherm.pressure(density: density) else { return (.greatestFiniteMagnitude, 1) }
      let gas = HydrogenGas(isotherm, pascal: pascal)
      return (gas.internalEnergy - internalEnergy, gas.isochoricHeatCapacity)
    }
    guard let found else { throw fault }
    try self.init(kelvin: found, density: density)
  }

  private static func temperature(
    near start: Double, _ function: (Double) -> (value: Double, slope: Double)
  ) -> Double? {
    Roots.newton(
      between: searched.lowerBound, and: searched.upperBound, from: start, tolerance: 1e-8, function)
  }

  private static func together(
    _ density: Double, _ energy: Double, from start: (kelvin: Double, pascal: Double)
  ) -> HydrogenGas? {
    var (kelvin, pascal) = start
    for _ in 0..<20 {
      guard searched.contains(kelvin), pascal > 0, pascal < 300e6 else { return nil }
      let gas = HydrogenGas(kelvin: kelvin, pascal: pascal)
      let missing = density - gas.density
      let warmer = (energy - gas.internalEnergy - gas.energyOverDensity * missing) / gas.isochoricHeatCapacity
      let higher = gas.pressureOverDensity * missing + gas.pressureOverTemperature * warmer
      kelvin += min(max(warmer, -0.2 * kelvin), 0.2 * kelvin)
      pascal += min(max(higher, -0.6 * pascal), 1.5 * pascal)
      // The next step would be the square of this one.
      if abs(warmer) <= 1e-7 * kelvin && abs(higher) <= 1e-7 * pascal {
        return HydrogenGas(kelvin: kelvin, pascal: pascal)
      }
    }
    return nil
  }
}

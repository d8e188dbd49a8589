internal import NumericKernels

/// A fill without time: the first law between start and end.
///
///     ρ₁ u₁ - ρ₀ u₀ = (ρ₁ - ρ₀) h_in - (C_w / V) (T₁ - T₀)
///
/// The wall has the gas's temperature throughout, or is ignored: the two limits between which every real fill ends.
public struct AlgebraicFill: Hashable, Sendable {
  /// K.
  public let kelvin: Double
  /// kg/m³.
  public let density: Double
  /// kg per m³ of tank.
  public let massPerVolume: Double

  /// - Parameter wall: heat capacity of the wall per volume of the tank, J/(K m³).
  /// - Throws: `outsideValidity`, `impossible`, `noState`.
  public init(
    startKelvin: Double, startPressure: Double, supplyKelvin: Double, supplyPressure: Double,
    endPressure: Double,
    wall: Double = 0
  ) throws(HydrogenFault) {
    let start = try HydrogenGas(checkedKelvin: startKelvin, pascal: startPressure)
    let supply = try HydrogenGas(checkedKelvin: supplyKelvin, pascal: supplyPressure)
    try HydrogenValidity.check(kelvin: startKelvin, pascal: endPressure)
    guard endPressure >= startPressure else { throw .impossible("end pressure in Pa", value: endPressure) }
    guard supplyPressure >= endPressure else { throw .bankBelowTank(bank: supplyPressure, tank: endPressure) }
    guard wall >= 0 else { throw .impossible("heat capacity of the wall", value: wall) }
    func surplus(_ kelvin: Double) -> Double {
      let end = HydrogenGas(kelvin: kelvin, pascal: endPressure)
      return end.density * end.internalEnergy - start.density * start.internalEnergy
        - (end.density - start.density) * supply.enthalpy + wall * (kelvin - startKelvin)
    }
    // Hotter gas at one pressure needs less inflow and holds more energy a kilogram: the surplus rises.
    guard
      let found = try? Roots.brent(
        between: HydrogenGas.searched.lowerBound, and: HydrogenGas.searched.upperBound, tolerance: 1e-9,
        surplus)
    else { throw .noState(given: "p = \(endPressure) Pa at the end of the fill") }
    kelvin = found
    density = HydrogenGas(kelvin: found, pascal: endPressure).density
    massPerVolume = density - start.density
  }
}

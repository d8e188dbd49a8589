internal import NumericKernels

/// Hydrogen at one temperature: everything that does not depend on pressure, worked out once.
///
/// A state on it costs two exponentials and a logarithm, a fifth of a state from nothing.
public struct HydrogenIsotherm: Sendable {
  /// K.
  public let kelvin: Double
  let ideal: HydrogenIdealPart
  let plain: SIMD8<Double>
  let first: SIMD8<Double>
  let second: SIMD8<Double>

  public init(kelvin: Double) { self.init(kelvin: kelvin, equation: .lemmon2008) }

  public init(kelvin: Double, equation: HydrogenEquation) {
    self.kelvin = kelvin
    let logarithm = Elementary.log(100 / kelvin)
    ideal = HydrogenIdealPart(kelvin: kelvin, logarithm: logarithm)
    (plain, first, second) = equation.sums(logarithm: logarithm)
  }

  /// Isobaric, of the gas at no pressure, J/(kg K).
  public var idealHeatCapacity: Double { ideal.heatCapacity }

  /// Density alone, kg/m³.
  public func density(pascal: Double) -> Double {
    let powers = HydrogenEquation.powers(megapascal: pascal * 1e-6)
    return pascal / ((1 + plain.dot(powers)) * HydrogenEquation.gasConstant * kelvin)
  }

  /// The pressure in Pa that packs the gas to a density in kg/m³; `nil` above 300 MPa.
  public func pressure(density: Double) -> Double? {
    guard density > 0 else { return density == 0 ? 0 : nil }
    // p / Z(p) = ρ r T, in MPa.
    let aim = density * HydrogenEquation.gasConstant * kelvin * 1e-6
    let packed = 0.0095 * density
    return Roots.newton(
      between: min(1e-9, 0.5 * aim), and: 300, from: aim * (1 + packed * (1 + 0.5 * packed)), tolerance: 1e-8
    ) { pressure in
      let powers = HydrogenEquation.powers(megapascal: pressure)
      let compressibility = 1 + plain.dot(powers)
      let rise = (plain * HydrogenEquation.pressurePowers).dot(powers)
      return (pressure / compressibility - aim, (1 - rise / compressibility) / compressibility)
    }.map { $0 * 1e6 }
  }
}

internal import NumericKernels

/// Normal hydrogen without forces between its molecules: what is left of the gas at no pressure.
///
/// Leachman et al., J. Phys. Chem. Ref. Data 38 (2009) 721, table 4, integrated in closed form. The zero of enthalpy and
/// entropy is the one these sums imply: only differences have a meaning.
struct HydrogenIdealPart {
  /// J/kg.
  let enthalpy: Double
  /// J/(kg K), at 0.1 MPa.
  let entropy: Double
  /// Isobaric, J/(kg K).
  let heatCapacity: Double

  /// - Parameter logarithm: ln(100 K / T), which the caller has at hand.
  @inline(__always) init(kelvin: Double, logarithm: Double) {
    // In the order of their temperatures, so that the sums have one order.
    var sums = SIMD4<Double>.zero
    Self.add(&sums, 1.616, 531, kelvin)
    Self.add(&sums, -0.4117, 751, kelvin)
    Self.add(&sums, -0.792, 1989, kelvin)
    Self.add(&sums, 0.758, 2484, kelvin)
    Self.add(&sums, 1.217, 6859, kelvin)
    let (heat, order, capacity) = (sums.x, sums.y, sums.z)
    let r = HydrogenEquation.gasConstant
    enthalpy = r * (2.5 * kelvin + heat)
    // ln T = ln 100 - ln(100 / T).
    entropy = r * (2.5 * (4.605_170_185_988_091_4 - logarithm) + order)
    heatCapacity = r * (2.5 + capacity)
  }

  /// One oscillator's share in heat, order and heat capacity.
  @inline(__always) private static func add(
    _ sums: inout SIMD4<Double>, _ weight: Double, _ level: Double, _ kelvin: Double
  ) {
    let ratio = level / kelvin
    let decay = Elementary.exp(-ratio)
    let rest = 1 - decay
    let occupied = decay / rest
    sums.x += weight * level * occupied
    sums.y += weight * (ratio * occupied - Elementary.log(rest))
    sums.z += weight * ratio * ratio * occupied / rest
  }
}

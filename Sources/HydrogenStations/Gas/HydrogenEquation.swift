internal import NumericKernels

/// The equation of state of normal hydrogen with nine terms.
///
///     Z = 1 + Σ aᵢ (100 K / T)^bᵢ (p / MPa)^cᵢ,   ρ = p / (Z r T)
///
/// Lemmon, Huber and Leachman, J. Res. NIST 113(6) (2008) 341, table 1. The powers of pressure are 1, 1, 2, 2, 2.42, 2.63,
/// 3, 4 and 5; they are part of the code, so that seven powers serve nine terms.
public struct HydrogenEquation: Hashable, Sendable {
  /// aᵢ in the first nine lanes: in registers, where arrays would cost as much as the arithmetic.
  public var factors: SIMD16<Double>
  /// bᵢ in the first nine lanes.
  public var exponents: SIMD16<Double>

  public static let lemmon2008 = HydrogenEquation(
    factors: SIMD16(
      0.058_884_60, -0.061_361_11, -0.002_650_473, 0.002_731_125, 0.001_802_374, -0.001_150_707,
      0.958_852_8e-4,
      -0.110_904_0e-6, 0.126_440_3e-9, 0, 0, 0, 0, 0, 0, 0),
    exponents: SIMD16(1.325, 1.87, 2.5, 2.8, 2.938, 3.14, 3.37, 3.75, 4.0, 0, 0, 0, 0, 0, 0, 0))

  /// kg/mol.
  public static let molarMass = 2.01588e-3
  /// r = R / M in J/(kg K), with R = 8.314472 J/(mol K) as in the equation's paper.
  public static let gasConstant = 8.314472 / 2.01588e-3

  /// The seven distinct powers of pressure; the eighth lane is idle.
  static let pressurePowers = SIMD8<Double>(1, 2, 2.42, 2.63, 3, 4, 5, 1)

  /// (p/MPa)^c for the seven powers, the idle lane 0.
  @inline(__always) static func powers(megapascal: Double) -> SIMD8<Double> {
    let logarithm = Elementary.log(megapascal)
    let square = megapascal * megapascal
    let fourth = square * square
    return SIMD8(
      megapascal, square, Elementary.exp(2.42 * logarithm), Elementary.exp(2.63 * logarithm),
      square * megapascal,
      fourth, fourth * megapascal, 0)
  }

  /// Sums of aᵢτ^bᵢ over the terms of each power, weighted with 1, b and b(1 - b).
  @inline(__always) func sums(
    logarithm: Double
  ) -> (plain: SIMD8<Double>, first: SIMD8<Double>, second: SIMD8<Double>) {
    // Terms 0 and 1 share p, terms 2 and 3 share p².
    let (b0, b1, b2, b3) = (exponents[0], exponents[1], exponents[2], exponents[3])
    let x0 = factors[0] * Elementary.exp(b0 * logarithm)
    let x1 = factors[1] * Elementary.exp(b1 * logarithm)
    let x2 = factors[2] * Elementary.exp(b2 * logarithm)
    let x3 = factors[3] * Elementary.exp(b3 * logarithm)
    let powers = SIMD8(0, 0, exponents[4], exponents[5], exponents[6], exponents[7], exponents[8], 0)
    let single = SIMD8(
      0, 0, factors[4] * Elementary.exp(powers[2] * logarithm),
      factors[5] * Elementary.exp(powers[3] * logarithm),
      factors[6] * Elementary.exp(powers[4] * logarithm), factors[7] * Elementary.exp(powers[5] * logarithm),
      factors[8] * Elementary.exp(powers[6] * logarithm), 0)
    var plain = single
    plain[0] = x0 + x1
    plain[1] = x2 + x3
    var first = powers * single
    first[0] = b0 * x0 + b1 * x1
    first[1] = b2 * x2 + b3 * x3
    var second = powers * (1 - powers) * single
    second[0] = b0 * (1 - b0) * x0 + b1 * (1 - b1) * x1
    second[1] = b2 * (1 - b2) * x2 + b3 * (1 - b3) * x3
    return (plain, first, second)
  }
}

extension SIMD8<Double> {
  /// The sum of the products, lane by lane in an order of its own that no compiler changes.
  @inline(__always) func dot(_ other: SIMD8<Double>) -> Double {
    let products = self * other
    let four = products.lowHalf + products.highHalf
    let two = four.lowHalf + four.highHalf
    return two.x + two.y
  }
}

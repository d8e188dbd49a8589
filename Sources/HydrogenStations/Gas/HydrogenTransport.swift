internal import NumericKernels

/// Viscosity and thermal conductivity of normal hydrogen gas.
public enum HydrogenTransport {
  /// Pa s; Muzny, Huber and Kazakov, J. Chem. Eng. Data 58 (2013) 969. Stated uncertainty 4 % at most in this region.
  public static func viscosity(kelvin: Double, density: Double) -> Double {
    let reduced = kelvin / 30.41
    let size = 0.297
    let logarithm = Elementary.log(reduced)
    let collisions = Elementary.exp(
      polynomial(logarithm, [0.20963, -0.455274, 0.143602, -0.0335325, 0.00276981]))
    let dilute = 2.1357e-8 * (2.01588 * kelvin).squareRoot() / (size * size * collisions)
    let second = polynomial(1 / reduced, [-0.187, 2.4871, 3.7151, -11.0972, 9.0965, -3.8292, 0.5166])
    // Avogadro's number times the cube of the molecule's size, m³/mol.
    let initial = second * 6.022_141_29e23 * 1e-27 * size * size * size * density / HydrogenEquation.molarMass
    let warm = kelvin / 33.145
    let packed = density / 90.909_090_909
    let square = packed * packed
    let dense =
      6.434_496_73e-6 * square
      * Elementary.exp(
        4.563_340_68e-2 * warm + 2.327_978_68e-1 / warm + 9.583_261_20e-1 * square / (1.279_411_89e-1 + warm)
          + 3.635_765_95e-1 * square * square * square)
    return dilute * (1 + initial) + dense
  }

  /// W/(m K); Assael et al., J. Phys. Chem. Ref. Data 40 (2011) 033101, without the enhancement near the critical
  /// point, which is nothing above 200 K.
  public static func conductivity(kelvin: Double, density: Double) -> Double {
    let warm = kelvin / 33.145
    let packed = density / 31.262
    let dilute =
      polynomial(
        warm, [-0.340976, 4.5882, -1.4508, 0.326394, 0.00316939, 0.000190592, -1.139e-6])
      / polynomial(warm, [138.497, -22.1878, 4.57151, 1.0])
    let level = polynomial(
      packed, [0, 0.0363081, -0.0207629, 0.031481, -0.0143097, 0.0017498])
    let slope = polynomial(
      packed, [0, 0.0018337, -0.00886716, 0.015826, -0.0106283, 0.00280673])
    return dilute + level + slope * warm
  }

  private static func polynomial(_ x: Double, _ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
}

import HydrogenStations
import Testing

@Suite("The equation of state of hydrogen against its publications") struct HydrogenEquationTests {
  /// Lemmon, Huber and Leachman 2008, the points their paper gives for checking programs: K, MPa, Z, mol/L.
  static let published: [(Double, Double, Double, Double)] = [
    (200, 1, 1.00675450, 0.59732645), (300, 10, 1.05985282, 3.78267048), (400, 50, 1.24304763, 12.09449023),
    (500, 200, 1.74461629, 27.57562673), (200, 200, 2.85953449, 42.06006952),
  ]

  @Test("Every published check point is met to its last digit", arguments: published)
  func points(kelvin: Double, megapascal: Double, compressibility: Double, moles: Double) {
    let gas = HydrogenGas(kelvin: kelvin, pascal: megapascal * 1e6)
    #expect(abs(gas.compressibility - compressibility) < 1e-8)
    #expect(abs(gas.density / HydrogenEquation.molarMass / 1000 - moles) < 1e-8)
  }

  /// Planted fault: each coefficient in turn is wrong by a thousandth.
  @Test("A wrong coefficient misses a check point", arguments: 0..<18)
  func fault(number: Int) {
    var equation = HydrogenEquation.lemmon2008
    if number < 9 { equation.factors[number] *= 1.001 } else { equation.exponents[number - 9] *= 1.001 }
    let worst = Self.published.map { kelvin, megapascal, compressibility, _ in
      let isotherm = HydrogenIsotherm(kelvin: kelvin, equation: equation)
      return abs(HydrogenGas(isotherm, pascal: megapascal * 1e6).compressibility - compressibility)
    }.max()!
    #expect(worst > 1e-8)
  }

  /// K, MPa, then Pa s and W/(m K) as CoolProp 8.0 gives them.
  @Test(
    "Viscosity and conductivity are those of their correlations",
    arguments: [
      (233.15, 0.1, 7.506815e-06, 0.1522341), (298.15, 35, 9.712582e-06, 0.2134754),
      (358.15, 87.5, 1.239615e-05, 0.2828351),
    ])
  func transport(kelvin: Double, megapascal: Double, viscosity: Double, conductivity: Double) {
    let density = HydrogenGas(kelvin: kelvin, pascal: megapascal * 1e6).density
    #expect(abs(HydrogenTransport.viscosity(kelvin: kelvin, density: density) / viscosity - 1) < 1e-5)
    #expect(abs(HydrogenTransport.conductivity(kelvin: kelvin, density: density) / conductivity - 1) < 1e-5)
  }
}

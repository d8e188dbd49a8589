internal import NumericKernels

/// Liquid hydrogen as it is stored: boiling parahydrogen.
public struct LiquidHydrogen: Hashable, Sendable {
  /// K.
  public let kelvin: Double
  /// kg/m³.
  public let liquidDensity: Double
  /// kg/m³.
  public let vapourDensity: Double
  /// J/kg.
  public let latentHeat: Double

  /// Pa: from the triple point to a little below the critical point.
  public static let pressures: ClosedRange<Double> = 7042...1.25e6

  /// Liquid and vapour of one pressure, temperature and Gibbs energy.
  ///
  /// - Throws: `impossible` outside the pressures at which liquid boils, `notSolved`.
  public static func boiling(pascal: Double) throws(HydrogenFault) -> LiquidHydrogen {
    guard pressures.contains(pascal) else { throw .impossible("boiling pressure in Pa", value: pascal) }
    let fluid = HelmholtzFluid.parahydrogen
    let found = try? Roots.brent(between: 13.8, and: 32.93, tolerance: 1e-9) {
      Self.vapourPressure($0) - pascal
    }
    guard var kelvin = found else { throw .notSolved("boiling at \(pascal) Pa") }
    var (dense, thin) = (Self.liquidGuess(kelvin), Self.vapourGuess(kelvin))
    for _ in 0..<30 {
      guard let liquid = fluid.state(kelvin: kelvin, pascal: pascal, near: dense),
        let vapour = fluid.state(kelvin: kelvin, pascal: pascal, near: thin)
      else { break }
      (dense, thin) = (liquid.density, vapour.density)
      // d(g of liquid - g of vapour) / dT = s of vapour - s of liquid.
      let step = (vapour.gibbsEnergy - liquid.gibbsEnergy) / (vapour.entropy - liquid.entropy)
      if abs(step) <= 1e-11 * kelvin {
        return LiquidHydrogen(
          kelvin: kelvin, liquidDensity: dense, vapourDensity: thin,
          latentHeat: vapour.enthalpy - liquid.enthalpy)
      }
      kelvin += step
    }
    throw .notSolved("boiling at \(pascal) Pa")
  }

  /// What boils off under a leak of heat, kg/s: ṁ = Q / h_fg, for a heat in W.
  public func boilOff(heat: Double) -> Double { heat / latentHeat }
}

/// Starting values near the line of boiling; what is answered comes from the equation of state.
extension LiquidHydrogen {
  private static func sum(_ kelvin: Double, _ terms: [(n: Double, t: Double)]) -> Double {
    let logarithm = Elementary.log(1 - kelvin / 32.938)
    return terms.reduce(0) { $0 + $1.n * Elementary.exp($1.t * logarithm) }
  }

  private static func vapourPressure(_ kelvin: Double) -> Double {
    let terms = [
      (0.149_003_775_9, 0.852), (-4.782_378_880, 0.986), (1.508_720_307, 1.827), (-0.880_650_150_3, 2.355),
      (1.294_271_395, 3.05), (-0.387_715_089_9, 4.286),
    ]
    return 1_285_800 * Elementary.exp(32.938 / kelvin * sum(kelvin, terms))
  }

  private static func liquidGuess(_ kelvin: Double) -> Double {
    let terms = [
      (2.422_093_142, 0.44), (-0.810_575_764_7, 0.833), (5.292_441_753, 4.399), (-801.409_983_9, 8.501),
      (965.415_839_1, 8.893), (-2288.927_991, 17.08),
    ]
    return 15_538 * HydrogenEquation.molarMass * (1 + sum(kelvin, terms))
  }

  private static func vapourGuess(_ kelvin: Double) -> Double {
    let terms = [
      (-5.102_390_888, 0.533), (15.472_633_15, 1.001), (-25.539_938_12, 1.276), (65.897_129_04, 1.876),
      (-53.561_922_75, 1.958), (-9.178_291_109, 19.379),
    ]
    return 15_538 * HydrogenEquation.molarMass * Elementary.exp(32.938 / kelvin * sum(kelvin, terms))
  }
}

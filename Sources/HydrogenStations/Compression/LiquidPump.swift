/// A pump that takes boiling liquid hydrogen to station pressure.
public struct LiquidPump: Codable, Hashable, Sendable {
  public struct Work: Hashable, Sendable {
    /// J/kg without loss.
    public let isentropic: Double
    /// J/kg at the meter.
    public let electric: Double
    /// K after the pump without loss.
    public let outletKelvin: Double
  }

  public var isentropicEfficiency: Double

  public init(isentropicEfficiency: Double = 0.55) { self.isentropicEfficiency = isentropicEfficiency }

  /// From liquid that boils at the suction pressure.
  ///
  /// - Throws: `impossible`, `notSolved`.
  public func work(suction: Double, discharge: Double) throws(HydrogenFault) -> Work {
    guard discharge >= suction else {
      throw .pressureBelow("discharge", pascal: discharge, least: suction)
    }
    guard discharge <= HydrogenValidity.highestPressure else {
      throw .outsideValidity(
        .pressure, value: discharge, lowest: 0, highest: HydrogenValidity.highestPressure)
    }
    let boiling = try LiquidHydrogen.boiling(pascal: suction)
    let fluid = HelmholtzFluid.parahydrogen
    let inlet = fluid.state(kelvin: boiling.kelvin, density: boiling.liquidDensity)
    guard let outlet = fluid.state(pascal: discharge, entropy: inlet.entropy, from: inlet) else {
      throw .notSolved("liquid pump to \(discharge) Pa")
    }
    let work = outlet.enthalpy - inlet.enthalpy
    return Work(isentropic: work, electric: work / isentropicEfficiency, outletKelvin: outlet.kelvin)
  }
}

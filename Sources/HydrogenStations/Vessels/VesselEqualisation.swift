/// Two vessels at one temperature, opened to each other: both end at one density.
///
///     ρ_eq = (m_source + m_target) / (V_source + V_target)
public struct VesselEqualisation: Hashable, Sendable {
  /// Pa, of both.
  public let pressure: Double
  /// kg into the target.
  public let mass: Double

  /// Volumes in m³, pressures in Pa.
  ///
  /// - Throws: `bankBelowTank`, `outsideValidity`, `impossible`.
  public init(
    source: (volume: Double, pressure: Double), target: (volume: Double, pressure: Double), kelvin: Double
  ) throws(HydrogenFault) {
    guard source.volume > 0 else { throw .impossible("volume of the source in m³", value: source.volume) }
    guard target.volume > 0 else { throw .impossible("volume of the target in m³", value: target.volume) }
    try HydrogenValidity.check(kelvin: kelvin, pascal: source.pressure)
    try HydrogenValidity.check(kelvin: kelvin, pascal: target.pressure)
    guard source.pressure >= target.pressure else {
      throw .bankBelowTank(bank: source.pressure, tank: target.pressure)
    }
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    let (dense, thin) = (isotherm.density(pascal: source.pressure), isotherm.density(pascal: target.pressure))
    let even = (source.volume * dense + target.volume * thin) / (source.volume + target.volume)
    guard let pressure = isotherm.pressure(density: even) else {
      throw .noState(given: "T = \(kelvin) K, ρ = \(even) kg/m³")
    }
    self.pressure = pressure
    mass = target.volume * (even - thin)
  }
}

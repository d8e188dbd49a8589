/// What a tube trailer carries and what it leaves.
///
///     m = V [ρ(p_full) - ρ(p_residual)]
///
/// What stays in the tubes is paid for and never sold, and counts towards the grade of the yard.
public struct TrailerPayload: Hashable, Sendable {
  /// kg.
  public let full: Double
  /// kg.
  public let delivered: Double

  public var utilisation: Double { delivered / full }

  /// - Throws: `outsideValidity`, `impossible`.
  public init(
    volume: Double, full: Double, residual: Double, kelvin: Double
  ) throws(HydrogenFault) {
    guard volume > 0, volume.isFinite else { throw .impossible("volume of a trailer in m³", value: volume) }
    try HydrogenValidity.check(kelvin: kelvin, pascal: full)
    try HydrogenValidity.check(kelvin: kelvin, pascal: residual)
    guard residual <= full else { throw .impossible("residual pressure in Pa", value: residual) }
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    self.full = volume * isotherm.density(pascal: full)
    delivered = self.full - volume * isotherm.density(pascal: residual)
  }
}

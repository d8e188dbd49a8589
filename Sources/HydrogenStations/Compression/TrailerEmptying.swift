/// Compressing the gas of a vessel that empties on the way: the last kilograms cost several times the first.
///
///     w̄ = ∫ w(p) dm / ∫ dm   over the density from full to left
public struct TrailerEmptying: Hashable, Sendable {
  /// Mean over the mass, J/kg.
  public let isentropic: Double
  /// At the meter, J/kg.
  public let electric: Double
  /// Of the last kilogram, at the meter, J/kg.
  public let electricAtEnd: Double
  /// kg per m³ of vessel.
  public let massPerVolume: Double

  /// The gas stays at one temperature, as a trailer that stands for hours does.
  ///
  /// Gauss and Legendre's rule of eight points in density: work grows smoothly as the suction falls.
  public init(
    train: CompressionTrain, kelvin: Double, full: Double, left: Double, discharge: Double
  ) throws(HydrogenFault) {
    guard left > 0, full > left else { throw .impossible("residual pressure in Pa", value: left) }
    try HydrogenValidity.check(kelvin: kelvin, pascal: full)
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    let (dense, thin) = (isotherm.density(pascal: full), isotherm.density(pascal: left))
    var mean = 0.0
    for (place, weight) in Self.points {
      for sign in [-1.0, 1.0] {
        let density = 0.5 * (dense + thin) + sign * 0.5 * place * (dense - thin)
        let suction = try HydrogenGas(kelvin: kelvin, density: density)
        mean += 0.5 * weight * (try Self.lift(train, suction, to: discharge))
      }
    }
    let efficiency = train.isentropicEfficiency * train.motorEfficiency
    isentropic = mean
    electric = mean / efficiency
    electricAtEnd = try Self.lift(train, HydrogenGas(isotherm, pascal: left), to: discharge) / efficiency
    massPerVolume = dense - thin
  }

  /// Nothing is to be done where the vessel is above the bank: the gas flows over by itself.
  private static func lift(
    _ train: CompressionTrain, _ suction: HydrogenGas, to discharge: Double
  ) throws(HydrogenFault) -> Double {
    guard discharge > suction.pressure else { return 0 }
    return try train.work(suction: suction, discharge: discharge).isentropic
  }

  private static let points: [(Double, Double)] = [
    (0.183_434_642_495_649_8, 0.362_683_783_378_362_0), (0.525_532_409_916_329_0, 0.313_706_645_877_887_3),
    (0.796_666_477_413_626_7, 0.222_381_034_453_374_5), (0.960_289_856_497_536_3, 0.101_228_536_290_376_3),
  ]
}

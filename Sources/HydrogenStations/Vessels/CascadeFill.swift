/// One fill from banks at one temperature, drawn in their order; each evens out with the tank, or stops at the target.
public struct CascadeFill: Hashable, Sendable {
  /// What one bank gave.
  public struct Draw: Hashable, Sendable {
    /// Pa, after it.
    public let bankPressure: Double
    /// Pa, after it.
    public let tankPressure: Double
    /// kg.
    public let mass: Double
  }

  /// One a bank, in the order given; a bank that could not give anything stays as it was.
  public let draws: [Draw]
  /// Pa.
  public let tankPressure: Double
  /// kg.
  public let mass: Double

  /// Volumes in m³, pressures in Pa. A bank of no volume is not there.
  ///
  /// - Throws: `bankBelowTank` where no bank can give anything; `outsideValidity`, `impossible`.
  public init(
    banks: [(volume: Double, pressure: Double)], tank: (volume: Double, pressure: Double), target: Double,
    kelvin: Double
  ) throws(HydrogenFault) {
    guard tank.volume > 0 else { throw .impossible("volume of the tank in m³", value: tank.volume) }
    try HydrogenValidity.check(kelvin: kelvin, pascal: tank.pressure)
    try HydrogenValidity.check(kelvin: kelvin, pascal: target)
    guard target >= tank.pressure else {
      throw .pressureBelow("target", pascal: target, least: tank.pressure)
    }
    let standing = banks.filter { $0.volume > 0 }
    for bank in standing { try HydrogenValidity.check(kelvin: kelvin, pascal: bank.pressure) }
    let highest = standing.map(\.pressure).max() ?? 0
    guard highest > tank.pressure else { throw .bankBelowTank(bank: highest, tank: tank.pressure) }
    let isotherm = HydrogenIsotherm(kelvin: kelvin)
    let start = isotherm.density(pascal: tank.pressure)
    let full = isotherm.density(pascal: target)
    var (density, pressure) = (start, tank.pressure)
    var draws: [Draw] = []
    for bank in banks {
      guard bank.volume > 0, bank.pressure > pressure, density < full else {
        draws.append(Draw(bankPressure: bank.pressure, tankPressure: pressure, mass: 0))
        continue
      }
      let dense = isotherm.density(pascal: bank.pressure)
      let even = (bank.volume * dense + tank.volume * density) / (bank.volume + tank.volume)
      let next = min(even, full)
      let mass = tank.volume * (next - density)
      let left = dense - mass / bank.volume
      guard let bankPressure = isotherm.pressure(density: left),
        let tankPressure = next < full ? isotherm.pressure(density: next) : target
      else { throw .noState(given: "T = \(kelvin) K, ρ = \(left) kg/m³") }
      (density, pressure) = (next, tankPressure)
      draws.append(Draw(bankPressure: bankPressure, tankPressure: tankPressure, mass: mass))
    }
    self.draws = draws
    tankPressure = pressure
    mass = tank.volume * (density - start)
  }
}

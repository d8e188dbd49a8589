/// The vessel in a vehicle, all its cylinders as one.
public struct OnBoardTank: Hashable, Sendable {
  /// What takes heat from the gas.
  public enum Wall: Hashable, Sendable {
    /// The wall is ignored.
    case adiabatic
    /// A wall of one temperature: W/K inside, W/K outside, J/K.
    case lumped(inner: Double, outer: Double, heatCapacity: Double)
    /// Layers with conduction, and a film that follows the inflow (``InnerFilm``).
    case layered(CylinderWall)
  }

  /// m³.
  public var volume: Double
  /// Nominal working pressure, Pa.
  public var nominalPressure: Double
  public var wall: Wall

  public init(volume: Double, nominalPressure: Double, wall: Wall) {
    self.volume = volume
    self.nominalPressure = nominalPressure
    self.wall = wall
  }

  /// Density of a full tank: at the nominal pressure and 15 °C, kg/m³.
  public var fullDensity: Double { Self.fullDensity(nominalPressure: nominalPressure) }

  public static func fullDensity(nominalPressure: Double) -> Double {
    HydrogenIsotherm(kelvin: 288.15).density(pascal: nominalPressure)
  }
}

extension OnBoardTank {
  /// Eight cylinders of 175 L and their like, with walls of one temperature: those of the reference runs of
  /// `tank_fill_ode`. Grade U: no vehicle was measured.
  public static let bus35 = OnBoardTank(
    volume: 1.40, nominalPressure: 35e6, wall: .lumped(inner: 900, outer: 80, heatCapacity: 420_000))
  public static let truck35 = OnBoardTank(
    volume: 1.68, nominalPressure: 35e6, wall: .lumped(inner: 1200, outer: 100, heatCapacity: 500_000))
  public static let car70 = OnBoardTank(
    volume: 0.1222, nominalPressure: 70e6, wall: .lumped(inner: 150, outer: 8, heatCapacity: 60_000))
  public static let truck70 = OnBoardTank(
    volume: 1.75, nominalPressure: 70e6, wall: .lumped(inner: 1800, outer: 120, heatCapacity: 900_000))
}

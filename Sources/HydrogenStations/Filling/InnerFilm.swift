internal import NumericKernels

/// Heat from the gas to the wall of a tank that is being filled: one law for every tank and every speed.
///
///     Nu³ = (C Re_d)³ + (0.104 Ra^0.352)³,   h = Nu k / D
///
/// The second term is Woodfield's natural convection in a standing cylinder (Woodfield, Monde and Takano, J. Thermal Sci.
/// Technol. 3 (2008) 241). The first is the jet: it draws along 0.32 x/d times its own mass (Ricou and Spalding, J. Fluid
/// Mech. 11 (1961) 21), and what it draws along sweeps the wall, so h A grows as c_p ṁ D/d, which is Nu in proportion to
/// Re_d = 4 ṁ / (π d μ). Cubes blend forced and natural convection as usual (Churchill). C is the one number fitted, to the
/// two published fills in the reference data; d is rarely told and then 5 mm.
public enum InnerFilm {
  /// C.
  public static let jetFactor = 0.004
  /// m; grade U.
  public static let usualInlet = 0.005

  /// W/(m² K) for a flow into one cylinder in kg/s.
  public static func coefficient(
    gas: HydrogenGas, wallKelvin: Double, flow: Double, diameter: Double, inlet: Double
  ) -> Double {
    let viscosity = HydrogenTransport.viscosity(kelvin: gas.temperature, density: gas.density)
    let conductivity = HydrogenTransport.conductivity(kelvin: gas.temperature, density: gas.density)
    let reynolds = 4 * max(0, flow) / (Double.pi * inlet * viscosity)
    let rayleigh =
      9.80665 * gas.expansion * abs(gas.temperature - wallKelvin) * diameter * diameter * diameter
      * gas.density
      * gas.density * gas.isobaricHeatCapacity / (viscosity * conductivity)
    let jet = jetFactor * reynolds
    let natural = rayleigh > 0 ? 0.104 * Elementary.exp(0.352 * Elementary.log(rayleigh)) : 0
    // Still gas conducts: no film is worth less than that.
    let cubes = jet * jet * jet + natural * natural * natural + 1
    return conductivity / diameter * Elementary.exp(Elementary.log(cubes) / 3)
  }
}

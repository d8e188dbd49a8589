/// What happens to gas on its way from bank to nozzle.
public enum Throttling {
  /// The state behind a valve: the same enthalpy at a lower pressure. Hydrogen warms.
  ///
  /// - Throws: `outsideValidity`, `impossible` for a pressure behind the valve above the one before it, `noState`.
  public static func outlet(
    kelvin: Double, pascal: Double, to lower: Double
  ) throws(HydrogenFault) -> HydrogenGas {
    let inlet = try HydrogenGas(checkedKelvin: kelvin, pascal: pascal)
    try HydrogenValidity.check(kelvin: kelvin, pascal: lower)
    guard lower <= pascal else { throw .impossible("pressure behind the valve in Pa", value: lower) }
    return try HydrogenGas(pascal: lower, enthalpy: inlet.enthalpy, near: kelvin)
  }
}

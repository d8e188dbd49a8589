import DistrictModel
import HydrogenStations
import Testing

@Suite("Hydrogen as a real gas") struct HydrogenGasLaws {
  /// The equation's whole validity, corners among them.
  static let grid: [(kelvin: Double, pascal: Double)] = [200, 220, 255, 288.15, 358.15, 500, 731, 1000]
    .flatMap {
      kelvin in [1e3, 1e5, 2e6, 2e7, 7e7, 1.2e8, 2e8].map { (kelvin, $0) }
    }

  @Test("Heat capacities and slopes are the derivatives of what they belong to", arguments: grid)
  func derivatives(kelvin: Double, pascal: Double) {
    let gas = HydrogenGas(kelvin: kelvin, pascal: pascal)
    let (warm, small) = (kelvin * 1e-5, pascal * 1e-5)
    let (hot, cold) = (
      HydrogenGas(kelvin: kelvin + warm, pascal: pascal), HydrogenGas(kelvin: kelvin - warm, pascal: pascal)
    )
    let (up, down) = (
      HydrogenGas(kelvin: kelvin, pascal: pascal + small), HydrogenGas(kelvin: kelvin, pascal: pascal - small)
    )
    func meets(_ value: Double, _ difference: Double, _ name: String, within: Double = 1e-6) {
      #expect(
        abs(value - difference) <= within * max(abs(value), abs(difference)), "\(name) \(value) \(difference)"
      )
    }
    meets(gas.isobaricHeatCapacity, (hot.enthalpy - cold.enthalpy) / (2 * warm), "cp = dh/dT")
    meets(
      gas.isobaricHeatCapacity / kelvin, (hot.entropy - cold.entropy) / (2 * warm), "ds = dh/T at constant p")
    // (∂h/∂p)_T = v (1 - T β): the sum of a large term and its opposite near no pressure.
    let slope = (up.enthalpy - down.enthalpy) / (2 * small)
    let exact = (1 - kelvin * gas.expansion) / gas.density
    #expect(abs(slope - exact) <= 1e-6 * abs(exact) + 1e-8 / gas.density, "dh/dp \(slope) \(exact)")
    meets(-gas.expansion / gas.density, (up.entropy - down.entropy) / (2 * small), "ds/dp = -dv/dT")
    meets(gas.expansion, -(hot.density - cold.density) / (2 * warm) / gas.density, "expansion")
    meets(1 / gas.pressureOverDensity, (up.density - down.density) / (2 * small), "dρ/dp")
    // Along a line of one density: c_v = du/dT, and the pressure's slope.
    let line = [kelvin + warm, kelvin - warm].compactMap {
      try? HydrogenGas(kelvin: $0, density: gas.density)
    }
    #expect(line.count == 2)
    meets(
      gas.isochoricHeatCapacity, (line[0].internalEnergy - line[1].internalEnergy) / (2 * warm), "cv = du/dT")
    meets(gas.pressureOverTemperature, (line[0].pressure - line[1].pressure) / (2 * warm), "dp/dT")
  }

  @Test("Every inverse leads back to the state it came from", arguments: grid)
  func inverses(kelvin: Double, pascal: Double) throws {
    let gas = HydrogenGas(kelvin: kelvin, pascal: pascal)
    let found = [
      try HydrogenGas(kelvin: kelvin, density: gas.density),
      try HydrogenGas(pascal: pascal, enthalpy: gas.enthalpy),
      try HydrogenGas(pascal: pascal, entropy: gas.entropy),
      try HydrogenGas(density: gas.density, internalEnergy: gas.internalEnergy),
      try HydrogenGas(
        density: gas.density, internalEnergy: gas.internalEnergy, near: (kelvin * 0.97, pascal * 1.1)),
      try HydrogenGas(density: gas.density, internalEnergy: gas.internalEnergy, near: (160, 1e3)),
    ]
    for (number, state) in found.enumerated() {
      #expect(abs(state.temperature - kelvin) <= 1e-10 * kelvin, "\(number)")
      #expect(abs(state.pressure - pascal) <= 1e-9 * pascal, "\(number)")
    }
  }

  @Test("At no pressure it is an ideal gas")
  func ideal() {
    let gas = HydrogenGas(kelvin: 300, pascal: 1)
    #expect(abs(gas.compressibility - 1) < 1e-8)
    #expect(
      abs(gas.isobaricHeatCapacity - gas.isochoricHeatCapacity - HydrogenEquation.gasConstant) < 1e-3)
    #expect(abs(gas.density * HydrogenEquation.gasConstant * 300 - 1) < 1e-8)
  }

  @Test("Throttled hydrogen warms")
  func throttle() throws {
    let bank = HydrogenGas(kelvin: 298.15, pascal: 45e6)
    #expect(bank.jouleThomson < 0)
    #expect(try HydrogenGas(pascal: 2e6, enthalpy: bank.enthalpy).temperature > 310)
  }

  @Test("Outside its validity a state is refused with the limit, in both languages")
  func validity() throws {
    let above = #expect(throws: HydrogenFault.self) { try HydrogenGas(checkedKelvin: 300, pascal: 250e6) }
    #expect(above == .outsideValidity(.pressure, value: 250e6, lowest: 0, highest: 200e6))
    #expect(
      above?.message.en
        == "pressure 250.0 MPa is outside the validity of the equation of state, above 0 and up to 200.0 MPa")
    #expect(above?.message.zh == "压力 250.0 MPa 超出氢气状态方程的有效范围（大于 0，至多 200.0 MPa）")
    for (kelvin, pascal) in [(300, 0), (300, -1), (300, .nan), (199, 1e6), (1001, 1e6), (.nan, 1e6)] {
      #expect(throws: HydrogenFault.self) { try HydrogenGas(checkedKelvin: kelvin, pascal: pascal) }
    }
    #expect(HydrogenValidity.uncertainty(kelvin: 230, pascal: 70e6) == 1e-4)
    #expect(HydrogenValidity.uncertainty(kelvin: 230, pascal: 71e6) == 1e-3)
    #expect(HydrogenValidity.uncertainty(kelvin: 300, pascal: 120e6) == 1e-4)
  }

  @Test("What no state has is told, never guessed")
  func noState() {
    #expect(throws: HydrogenFault.self) { try HydrogenGas(pascal: 1e6, enthalpy: -1e9) }
    #expect(throws: HydrogenFault.self) { try HydrogenGas(pascal: 1e6, entropy: 1e9) }
    #expect(throws: HydrogenFault.self) { try HydrogenGas(kelvin: 300, density: 200) }
    #expect(throws: HydrogenFault.self) { try HydrogenGas(kelvin: 300, density: .nan) }
    #expect(throws: HydrogenFault.self) { try HydrogenGas(density: 20, internalEnergy: 1e9) }
    #expect(throws: HydrogenFault.self) {
      try HydrogenGas(density: 20, internalEnergy: .nan, near: (300, 1e6))
    }
  }
}

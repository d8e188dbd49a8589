import HydrogenStations

/// States of the gas, their inverse, and fills.
let hydrogenBenchmark = Benchmark(name: "hydrogen") {
  let known = HydrogenGas(kelvin: 288.15, pascal: 35e6)
  guard abs(known.enthalpy - 3_722_115.58126) < 0.01, abs(known.density - 23.9950287248) < 1e-9 else {
    throw Wrong("the state at 15 °C and 35 MPa: \(known.density) kg/m³, \(known.enthalpy) J/kg")
  }
  let count = 1_000_000
  let (sum, seconds) = measured {
    var sum = 0.0
    for number in 0..<count {
      // Temperatures from 233 to 358 K and pressures from 0.1 to 100 MPa, none twice.
      let place = Double(number) / Double(count)
      let gas = HydrogenGas(
        kelvin: 233 + 125 * place, pascal: 1e5 + 999e5 * ((97 * place).truncatingRemainder(dividingBy: 1)))
      sum += gas.density + gas.enthalpy + gas.entropy + gas.isobaricHeatCapacity
    }
    return sum
  }
  guard sum.isFinite else { throw Wrong("no number") }
  let (miss, inverse) = measured {
    var worst = 0.0
    for number in 0..<100_000 {
      let place = Double(number) / 100_000
      let kelvin = 233 + 125 * place
      let gas = HydrogenGas(
        kelvin: kelvin, pascal: 1e5 + 999e5 * ((97 * place).truncatingRemainder(dividingBy: 1)))
      let found = try? HydrogenGas(
        density: gas.density, internalEnergy: gas.internalEnergy, near: (kelvin * 1.01, gas.pressure * 1.02))
      worst = max(worst, abs((found?.temperature ?? .infinity) - kelvin))
    }
    return worst
  }
  guard miss < 1e-8 else { throw Wrong("an inverse is \(miss) K off") }
  let fill = TankFill(
    tank: .truck35, startPressure: 5e6, startKelvin: 298.15, ambientKelvin: 298.15, control: .massFlow(0.05),
    fuel: .nozzle(kelvin: 273.15), limits: .vehicle(.truck35))
  let (outcome, filling) = try measured { () throws -> TankFillOutcome in
    for _ in 0..<99 { _ = try fill.run() }
    return try fill.run()
  }
  guard outcome.stop == .full else { throw Wrong("a fill ended by \(outcome.stop)") }
  return [
    "\(fixed(Double(count) / seconds / 1e6, 2)) M gas states per core-second (ρ, h, s, c_p)",
    "\(fixed(0.1 / inverse, 2)) M states from density and energy per core-second, with the state they came from",
    "\(fixed(100 / filling, 0)) fills of a truck per core-second",
  ]
}

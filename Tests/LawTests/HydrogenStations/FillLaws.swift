import HydrogenStations
import NumericKernels
import Testing

@Suite("Filling an on-board tank") struct FillLaws {
  private func fill(
    _ tank: OnBoardTank, control: TankFill.Control = .massFlow(0.03),
    fuel: TankFill.Fuel = .nozzle(kelvin: 273.15),
    limits: TankFill.Limits
  ) -> TankFill {
    TankFill(
      tank: tank, startPressure: 5e6, startKelvin: 298.15, ambientKelvin: 298.15, control: control,
      fuel: fuel,
      limits: limits)
  }

  @Test("Without a wall a fill from a supply ends where the first law says")
  func firstLaw() throws {
    let tank = OnBoardTank(volume: 1.4, nominalPressure: 35e6, wall: .adiabatic)
    for control in [TankFill.Control.massFlow(0.02), .ramp(1e5, mostFlow: 10)] {
      let end = try fill(
        tank, control: control, fuel: .supply(kelvin: 298.15, pascal: 45e6),
        limits: TankFill.Limits(pressure: 35e6)
      ).run().end
      let exact = try AlgebraicFill(
        startKelvin: 298.15, startPressure: 5e6, supplyKelvin: 298.15, supplyPressure: 45e6, endPressure: 35e6
      )
      #expect(abs(end.gasKelvin - exact.kelvin) < 1e-4)
      #expect(abs(end.mass / 1.4 - exact.density) < 1e-5)
      #expect(abs(end.pressure - 35e6) < 10)
    }
  }

  @Test("A ramp rises as it was told, flow takes the time its mass needs")
  func controls() throws {
    let ramp = try fill(.truck35, control: .ramp(5e4, mostFlow: 1), limits: TankFill.Limits(pressure: 35e6))
      .run()
    #expect(abs(ramp.end.seconds - 600) < 0.01)
    let flow = try fill(.truck35, limits: TankFill.Limits(pressure: 35e6)).run()
    #expect(abs(flow.end.seconds * 0.03 - (flow.end.mass - flow.start.mass)) < 1e-6)
    let slow = try fill(
      .truck35, control: .ramp(1e6, mostFlow: 0.03), limits: TankFill.Limits(pressure: 35e6)
    ).run()
    #expect(abs(slow.end.seconds - flow.end.seconds) < 0.01, "the most flow holds the ramp back")
  }

  @Test("A vehicle's fill ends full, never above its pressure or its temperature")
  func limits() throws {
    let cool = try fill(.truck35, limits: .vehicle(.truck35)).run()
    #expect(cool.stop == .full && abs(cool.end.stateOfCharge - 1) < 1e-6)
    let hot = try fill(
      .car70, control: .massFlow(0.05), fuel: .nozzle(kelvin: 313.15), limits: .vehicle(.car70)
    ).run(samples: Array(stride(from: 0, through: 600, by: 5)))
    for sample in hot.samples {
      #expect(sample.gasKelvin <= 358.65 && sample.pressure <= 87.5e6 * (1 + 1e-6))
    }
    var strict = TankFill.Limits.vehicle(.car70)
    strict.easesWithTemperature = false
    let stopped = try fill(
      .car70, control: .massFlow(0.05), fuel: .nozzle(kelvin: 313.15), limits: strict
    ).run()
    #expect(stopped.stop == .temperature && abs(stopped.end.gasKelvin - 358.15) < 1e-3)
    let weak = try fill(
      .truck35, fuel: .supply(kelvin: 298.15, pascal: 20e6), limits: TankFill.Limits(pressure: 35e6)
    ).run()
    #expect(weak.stop == .supply && abs(weak.end.pressure - 20e6) < 10)
    let short = try fill(.truck35, limits: TankFill.Limits(pressure: 35e6, seconds: 60)).run()
    #expect(short.stop == .time && short.end.seconds == 60)
  }

  @Test("After the stop mass stays and the gas cools towards its wall")
  func hold() throws {
    let run = try fill(.bus35, limits: TankFill.Limits(pressure: 20e6)).run(samples: [0, 100, 2000, 20_000])
    #expect(run.samples.count == 4 && abs(run.samples[0].gasKelvin - 298.15) < 1e-9)
    #expect(run.samples[2].mass == run.end.mass && run.samples[3].mass == run.end.mass)
    #expect(run.samples[2].gasKelvin < run.end.gasKelvin)
    #expect(abs(run.samples[3].gasKelvin - 298.15) < 3)
  }

  @Test("What a wall in layers takes in is what the gas gives, and faster fills are hotter")
  func layers() throws {
    let wall = CylinderWall(
      diameter: 0.36, length: 0.75,
      layers: [
        CylinderWall.Layer(thickness: 0.004, specificHeat: 900, density: 2700),
        CylinderWall.Layer(thickness: 0.015, specificHeat: 1494, density: 938),
      ], outerFilm: 0)
    let tank = OnBoardTank(volume: wall.volume, nominalPressure: 35e6, wall: .layered(wall))
    var before = 0.0
    for rate in [2.5e5 / 3, 5e5 / 3, 5e5] {
      let supply = HydrogenGas(kelvin: 298.15, pascal: 45e6)
      let run = try fill(
        tank, control: .ramp(rate, mostFlow: 1), fuel: .supply(kelvin: 298.15, pascal: 45e6),
        limits: TankFill.Limits(pressure: 30e6)
      ).run()
      let gas = { (state: TankState) in
        state.mass * HydrogenGas(kelvin: state.gasKelvin, pascal: state.pressure).internalEnergy
      }
      let capacity = wall.area * (0.004 * 900 * 2700 + 0.015 * 1494 * 938)
      let brought = (run.end.mass - run.start.mass) * supply.enthalpy
      let kept = gas(run.end) - gas(run.start) + capacity * (run.end.wallKelvin - 298.15)
      #expect(abs(brought - kept) < 1e-6 * brought)
      #expect(run.end.gasKelvin > before)
      before = run.end.gasKelvin
    }
  }

  @Test("A fill table meets the fills it is made of and what lies between them")
  func table() throws {
    let axes = FillTable.Axes(
      startPressures: [3e6, 8e6], ambientKelvins: [283.15, 303.15], fuelKelvins: [253.15, 283.15],
      flows: [0.03, 0.05])
    let table = try FillTable(tank: .truck35, axes: axes)
    let corner = table.fill(startPressure: 8e6, ambientKelvin: 283.15, fuelKelvin: 253.15, flow: 0.05)
    #expect(corner == table.fills[9])
    #expect(table.fill(startPressure: 1e6, ambientKelvin: 0, fuelKelvin: 0, flow: 0) == table.fills[0])
    let middle = table.fill(startPressure: 5e6, ambientKelvin: 293.15, fuelKelvin: 268.15, flow: 0.04)
    let exact = try TankFill(
      tank: .truck35, startPressure: 5e6, startKelvin: 293.15, ambientKelvin: 293.15,
      control: .massFlow(0.04),
      fuel: .nozzle(kelvin: 268.15), limits: .vehicle(.truck35)
    ).run()
    #expect(abs(middle.seconds / exact.end.seconds - 1) < 0.08)
    #expect(abs(middle.stateOfCharge - exact.end.stateOfCharge) < 0.02)
    #expect(throws: HydrogenFault.self) {
      try FillTable(
        tank: .truck35,
        axes: FillTable.Axes(startPressures: [], ambientKelvins: [300], fuelKelvins: [250], flows: [0.1]))
    }
  }

  @Test("Fills that make no sense are refused")
  func faults() {
    let limits = TankFill.Limits(pressure: 35e6)
    #expect(throws: HydrogenFault.bankBelowTank(bank: 4e6, tank: 5e6)) {
      try fill(.truck35, fuel: .supply(kelvin: 298.15, pascal: 4e6), limits: limits).run()
    }
    for control in [
      TankFill.Control.massFlow(0), .massFlow(.nan), .ramp(-1, mostFlow: 1), .ramp(1, mostFlow: 0),
      .measured(seconds: [0, 1], flows: [1]), .measured(seconds: [1, 1], flows: [1, 1]),
    ] {
      #expect(throws: HydrogenFault.self) { try fill(.truck35, control: control, limits: limits).run() }
    }
    #expect(throws: HydrogenFault.self) { try fill(.truck35, limits: TankFill.Limits(pressure: 4e6)).run() }
    #expect(throws: HydrogenFault.self) { try fill(.truck35, limits: TankFill.Limits(pressure: 250e6)).run() }
    #expect(throws: HydrogenFault.self) {
      try AlgebraicFill(
        startKelvin: 300, startPressure: 5e6, supplyKelvin: 300, supplyPressure: 20e6, endPressure: 35e6)
    }
  }
}

@Suite("Ordinary differential equations") struct DifferentialEquationLaws {
  private let accuracy = OrdinaryDifferentialEquation.Accuracy(relative: 1e-10, scales: [1, 1])

  @Test("A swing keeps its exact course by both methods, and stops where it is told")
  func swing() throws {
    for method in [OrdinaryDifferentialEquation.Method.fehlberg45, .princeDormand87] {
      var state = [0.0, 1.0]
      let end = try OrdinaryDifferentialEquation.integrate(
        &state, from: 0, to: 2, method: method, accuracy: accuracy
      ) { _, y, slope in
        slope[0] = y[1]
        slope[1] = -y[0]
        return true
      }
      #expect(end == 2)
      #expect(
        abs(state[0] - 0.909_297_426_825_681_7) < 1e-8 && abs(state[1] + 0.416_146_836_547_142_4) < 1e-8)
      state = [0, 1]
      let turn: (Double, [Double]) -> Double = { _, y in -y[1] }
      let quarter = try OrdinaryDifferentialEquation.integrate(
        &state, from: 0, to: 9, method: method, accuracy: accuracy, until: turn
      ) { _, y, slope in
        slope[0] = y[1]
        slope[1] = -y[0]
        return true
      }
      #expect(abs(quarter - 0.5 * Double.pi) < 1e-8 && abs(state[0] - 1) < 1e-8)
    }
  }

  @Test("A function that has no answer, too few steps and senseless scales are told apart")
  func faults() {
    var state = [0.0, 1.0]
    #expect(throws: NumericsError.notConverged) {
      try OrdinaryDifferentialEquation.integrate(&state, from: 0, to: 1, accuracy: accuracy) { _, _, _ in
        false
      }
    }
    var few = accuracy
    few.maximumSteps = 2
    #expect(throws: NumericsError.notConverged) {
      try OrdinaryDifferentialEquation.integrate(&state, from: 0, to: 1e3, accuracy: few) { _, y, slope in
        slope[0] = y[1]
        slope[1] = -y[0]
        return true
      }
    }
    for scales in [[1.0], [1, 0], []] {
      #expect(throws: NumericsError.outOfDomain) {
        try OrdinaryDifferentialEquation.integrate(
          &state, from: 0, to: 1, accuracy: .init(scales: scales)
        ) { _, _, _ in true }
      }
    }
  }
}

internal import NumericKernels

/// The equations of a fill: y = (m, m u, wall cells from the gas outwards).
///
/// A class, because the place of the last state is where the next inversion starts.
final class FillSystem {
  private let fill: TankFill
  private let cells: WallCells?
  /// m² of one cylinder and how many there are.
  private let area: Double
  private let fullDensity: Double
  private let start: HydrogenGas
  private var near: (kelvin: Double, pascal: Double)

  init(_ fill: TankFill, start: HydrogenGas) {
    self.fill = fill
    self.start = start
    near = (start.temperature, start.pressure)
    fullDensity = fill.tank.fullDensity
    if case .layered(let wall) = fill.tank.wall {
      cells = WallCells(wall)
      area = wall.area * wall.count
    } else {
      cells = nil
      area = 0
    }
  }

  var initial: [Double] {
    let mass = start.density * fill.tank.volume
    return [mass, mass * start.internalEnergy]
      + [Double](repeating: fill.startKelvin, count: cells?.capacities.count ?? 1)
  }

  var scales: [Double] {
    let mass = fill.tank.fullDensity * fill.tank.volume
    return [mass, mass * 2e6] + [Double](repeating: 300, count: cells?.capacities.count ?? 1)
  }

  /// The gas of a mass and an energy; `nil` where there is none.
  private func gas(_ mass: Double, _ energy: Double) -> HydrogenGas? {
    guard mass > 0 else { return nil }
    let gas = try? HydrogenGas(
      density: mass / fill.tank.volume, internalEnergy: energy / mass, near: near)
    if let gas { near = (gas.temperature, gas.pressure) }
    return gas
  }

  func derivative(
    _ time: Double, _ y: UnsafeBufferPointer<Double>, _ slope: UnsafeMutableBufferPointer<Double>,
    isOpen: Bool
  ) -> Bool {
    guard let gas = gas(y[0], y[1]) else { return false }
    let inflow = isOpen ? inletEnthalpy(gas) : 0
    var flow = 0.0
    var heat = 0.0
    switch fill.tank.wall {
    case .adiabatic:
      flow = isOpen ? self.flow(time, gas, inflow: inflow, mass: y[0], heat: 0) : 0
      slope[2] = 0
    case .lumped(let inner, let outer, let capacity):
      heat = inner * (gas.temperature - y[2])
      flow = isOpen ? self.flow(time, gas, inflow: inflow, mass: y[0], heat: heat) : 0
      slope[2] = capacity > 0 ? (heat - outer * (y[2] - fill.ambientKelvin)) / capacity : 0
    case .layered(let wall):
      guard let cells else { return false }
      (flow, heat) = filmed(time, gas, wall, cells, inflow: inflow, mass: y[0], inner: y[2], isOpen: isOpen)
      conduct(cells, wall, from: heat / area, y, slope)
    }
    slope[0] = flow
    slope[1] = flow * inflow - heat
    return true
  }

  /// Flow and film depend on each other where the pressure is what is given: a few rounds settle both.
  private func filmed(
    _ time: Double, _ gas: HydrogenGas, _ wall: CylinderWall, _ cells: WallCells, inflow: Double,
    mass: Double,
    inner: Double, isOpen: Bool
  ) -> (flow: Double, heat: Double) {
    var (flow, heat) = (0.0, 0.0)
    for _ in 0..<20 {
      let film = InnerFilm.coefficient(
        gas: gas, wallKelvin: inner, flow: flow / wall.count, diameter: wall.diameter,
        inlet: wall.inletDiameter)
      heat = area * (gas.temperature - inner) / (1 / film + cells.resistances[0])
      guard isOpen else { break }
      let next = self.flow(time, gas, inflow: inflow, mass: mass, heat: heat)
      let isSettled = abs(next - flow) <= 1e-8 * abs(next)
      flow = next
      if isSettled { break }
    }
    return (flow, heat)
  }

  private func conduct(
    _ cells: WallCells, _ wall: CylinderWall, from flux: Double, _ y: UnsafeBufferPointer<Double>,
    _ slope: UnsafeMutableBufferPointer<Double>
  ) {
    var incoming = flux
    let last = cells.capacities.count - 1
    for cell in 0...last {
      let outgoing: Double
      if cell < last {
        outgoing = (y[2 + cell] - y[3 + cell]) / cells.resistances[cell + 1]
      } else {
        outgoing =
          wall.outerFilm > 0
          ? (y[2 + cell] - fill.ambientKelvin) / (1 / wall.outerFilm + cells.resistances[last + 1]) : 0
      }
      slope[2 + cell] = (incoming - outgoing) / cells.capacities[cell]
      incoming = outgoing
    }
  }

  private func inletEnthalpy(_ gas: HydrogenGas) -> Double {
    switch fill.fuel {
    case .nozzle(let kelvin): HydrogenGas(kelvin: kelvin, pascal: gas.pressure).enthalpy
    case .supply(let kelvin, let pascal): HydrogenGas(kelvin: kelvin, pascal: pascal).enthalpy
    }
  }

  private func flow(
    _ time: Double, _ gas: HydrogenGas, inflow: Double, mass: Double, heat: Double
  ) -> Double {
    var flow: Double
    switch fill.control {
    case .massFlow(let given): flow = given
    case .ramp(let rate, let most):
      let rise =
        gas.pressureOverDensityAtConstantEnergy / fill.tank.volume
        + gas.pressureOverEnergy * (inflow - gas.internalEnergy) / mass
      flow = min(most, max(0, (rate + gas.pressureOverEnergy * heat / mass) / rise))
    case .measured(let seconds, let flows): flow = Self.between(seconds, flows, time)
    }
    guard fill.limits.easesWithTemperature, let limit = fill.limits.temperature else { return flow }
    // The flow that keeps the temperature where it is; the last 2 K lead there.
    let warming = (inflow - gas.internalEnergy) / mass - gas.energyOverDensity / fill.tank.volume
    guard warming > 0 else { return flow }
    let held = min(flow, max(0, heat / mass / warming))
    return held + (flow - held) * min(1, max(0, (limit - gas.temperature) / 2))
  }

  private static func between(_ seconds: [Double], _ flows: [Double], _ time: Double) -> Double {
    guard time <= seconds[seconds.count - 1] else { return 0 }
    guard let next = seconds.firstIndex(where: { $0 >= time }) else { return 0 }
    guard next > 0 else { return flows[0] }
    let share = (time - seconds[next - 1]) / (seconds[next] - seconds[next - 1])
    return flows[next - 1] + share * (flows[next] - flows[next - 1])
  }
}

extension FillSystem {
  /// How far past its stop the fill is, by each of them; 0 at the stop.
  private func excesses(_ time: Double, _ gas: HydrogenGas, mass: Double) -> [(TankFill.Stop, Double)] {
    var list = [(TankFill.Stop.pressure, gas.pressure / fill.limits.pressure - 1)]
    if let charge = fill.limits.stateOfCharge {
      list.append((.full, mass / (fill.tank.volume * fullDensity * charge) - 1))
    }
    if let limit = fill.limits.temperature {
      // Where the flow is taken back the limit is neared, not reached.
      let margin = fill.limits.easesWithTemperature ? 1.0 : 0
      list.append((.temperature, (gas.temperature - limit - margin) / limit))
    }
    if case .supply(_, let pascal) = fill.fuel { list.append((.supply, gas.pressure / pascal - 1)) }
    if case .measured(let seconds, _) = fill.control {
      list.append((.time, (time - seconds[seconds.count - 1]) / max(1, seconds[seconds.count - 1])))
    }
    return list
  }

  func excess(_ time: Double, _ y: [Double]) -> Double {
    guard let gas = gas(y[0], y[1]) else { return .nan }
    return excesses(time, gas, mass: y[0]).map(\.1).max() ?? -1
  }

  func stop(_ time: Double, _ y: [Double]) -> TankFill.Stop? {
    guard let gas = gas(y[0], y[1]) else { return nil }
    // The root is met to a few digits only.
    if let reached = excesses(time, gas, mass: y[0]).first(where: { $0.1 >= -1e-8 }) { return reached.0 }
    return time >= fill.limits.seconds ? .time : nil
  }

  func moment(_ time: Double, _ y: [Double]) throws(HydrogenFault) -> TankState {
    guard let gas = gas(y[0], y[1]) else { throw .notSolved("tank fill at \(time) s") }
    var wall = y[2]
    if let cells {
      let heat = zip(cells.capacities, y.dropFirst(2)).reduce(0) { $0 + $1.0 * $1.1 }
      wall = heat / cells.capacities.reduce(0, +)
    }
    return TankState(
      seconds: time, pressure: gas.pressure, gasKelvin: gas.temperature, wallKelvin: wall, mass: y[0],
      stateOfCharge: gas.density / fullDensity)
  }
}

internal import NumericKernels

extension TankFill {
  /// Integrates gas and wall: dm/dt = ṁ, d(m u)/dt = ṁ h_in - Q, and the wall's cells.
  ///
  /// - Throws: `outsideValidity`, `impossible`, `bankBelowTank`, `unreachable`, `notSolved`.
  public func run(samples times: [Double] = []) throws(HydrogenFault) -> TankFillOutcome {
    try check()
    let start = HydrogenGas(kelvin: startKelvin, pascal: startPressure)
    let system = FillSystem(self, start: start)
    let initial = system.initial
    var state = initial
    var time = 0.0
    var samples: [TankState] = []
    var ended: (state: TankState, stop: Stop)?
    // Every time asked for is a stop of its own, as is the end of the fill.
    for aim in times.filter({ $0 >= 0 }).sorted() + [limits.seconds] {
      if ended == nil, aim >= time {
        let reached = try advance(system, &state, from: time, to: min(aim, limits.seconds), isOpen: true)
        time = reached
        if let stop = system.stop(time, state) {
          ended = (try system.moment(time, state), stop)
        }
      }
      guard samples.count < times.count else { break }
      if aim > time {
        time = try advance(system, &state, from: time, to: aim, isOpen: false)
      }
      samples.append(try system.moment(aim, state))
    }
    guard let ended else { throw .unreachable("\(limits.pressure) Pa") }
    return TankFillOutcome(
      start: try system.moment(0, initial), end: ended.state, stop: ended.stop, samples: samples)
  }

  private func advance(
    _ system: FillSystem, _ state: inout [Double], from time: Double, to aim: Double, isOpen: Bool
  ) throws(HydrogenFault) -> Double {
    guard aim > time else { return time }
    let accuracy = OrdinaryDifferentialEquation.Accuracy(
      relative: 1e-8, scales: system.scales, maximumSteps: 10_000)
    do {
      return try OrdinaryDifferentialEquation.integrate(
        &state, from: time, to: aim, accuracy: accuracy,
        until: isOpen ? { system.excess($0, $1) } : nil
      ) { time, values, slopes in
        system.derivative(time, values, slopes, isOpen: isOpen)
      }
    } catch {
      throw .notSolved("tank fill at \(time) s")
    }
  }

  private func check() throws(HydrogenFault) {
    try HydrogenValidity.check(kelvin: startKelvin, pascal: startPressure)
    try HydrogenValidity.check(kelvin: startKelvin, pascal: limits.pressure)
    guard tank.volume > 0, tank.volume.isFinite else {
      throw .impossible("tank volume in m³", value: tank.volume)
    }
    guard tank.nominalPressure > 0 else { throw .impossible("nominal pressure", value: tank.nominalPressure) }
    guard HydrogenValidity.temperatures.contains(ambientKelvin) else {
      throw .outsideValidity(
        .temperature, value: ambientKelvin, lowest: HydrogenValidity.temperatures.lowerBound,
        highest: HydrogenValidity.temperatures.upperBound)
    }
    guard limits.pressure >= startPressure else {
      throw .impossible("stop pressure below the start, Pa", value: limits.pressure)
    }
    switch fuel {
    case .nozzle(let kelvin):
      try HydrogenValidity.check(kelvin: kelvin, pascal: startPressure)
    case .supply(let kelvin, let pascal):
      try HydrogenValidity.check(kelvin: kelvin, pascal: pascal)
      guard pascal > startPressure else { throw .bankBelowTank(bank: pascal, tank: startPressure) }
    }
    switch control {
    case .massFlow(let flow):
      guard flow > 0, flow.isFinite else { throw .impossible("flow in kg/s", value: flow) }
    case .ramp(let rate, let flow):
      guard rate > 0, rate.isFinite else { throw .impossible("ramp in Pa/s", value: rate) }
      guard flow > 0 else { throw .impossible("most flow in kg/s", value: flow) }
    case .measured(let seconds, let flows):
      guard seconds.count == flows.count, !flows.isEmpty, zip(seconds, seconds.dropFirst()).allSatisfy(<)
      else {
        throw .impossible("number of flows for the seconds given", value: Double(flows.count))
      }
    }
    switch tank.wall {
    case .adiabatic: break
    case .lumped(let inner, let outer, let capacity):
      guard inner >= 0, outer >= 0, capacity > 0 || inner == 0 else {
        throw .impossible("heat capacity of the wall in J/K", value: capacity)
      }
    case .layered(let wall):
      guard !wall.layers.isEmpty, wall.diameter > 0, wall.length > 0, wall.inletDiameter > 0 else {
        throw .impossible("layers of the wall", value: Double(wall.layers.count))
      }
    }
  }
}

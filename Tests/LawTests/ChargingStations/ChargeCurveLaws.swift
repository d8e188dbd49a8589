import ChargingStations
import DistrictModel
import NumericKernels
import Testing

private func curve(_ points: [(Double, Double)], limitKW: Double = .infinity) -> ChargeCurve {
  ChargeCurve(
    points: points.map { CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1) }, capacityKWh: 50,
    limitKW: limitKW)
}

private let curves = [
  curve([(0, 0.75), (0.15, 1.5), (0.5, 1.5), (1, 0.05)]),
  curve([(0, 0.75), (0.15, 1.5), (0.5, 1.5), (1, 0.05)], limitKW: 47),
  // Steps: two points at one state (MATSim `ev`, fast charging of a truck).
  curve([(0, 1.75), (0.5, 1.75), (0.5, 1.25), (0.75, 1.25), (0.75, 0.5), (1, 0.5)]),
  curve([(0, 1), (0.8, 1), (1, 0)]),
  curve([(0, 1), (0.5, 1.000001), (1, 1)]),
]

@Suite("Laws of the charge curve") struct ChargeCurveLaws {
  @Test("The time of a charge is the sum over its parts", arguments: curves)
  func additive(curve: ChargeCurve) {
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test"))
    for _ in 0..<300 {
      let states = [random.uniform(), random.uniform(), random.uniform()].sorted()
      let whole = curve.hours(from: states[0], to: states[2])
      let parts = curve.hours(from: states[0], to: states[1]) + curve.hours(from: states[1], to: states[2])
      #expect(abs(whole - parts) <= 1e-12 * max(1, whole))
    }
  }

  @Test("State and time are inverse to each other", arguments: curves)
  func inverse(curve: ChargeCurve) {
    for step in 0...1000 {
      let state = Double(step) / 1000 * curve.ceiling
      #expect(abs(curve.state(at: curve.clock(at: state)) - state) < 1e-12)
    }
  }

  @Test("More time never means less charge, and more charge never less time", arguments: curves)
  func monotone(curve: ChargeCurve) {
    var last = (clock: -1.0, state: -1.0)
    for step in 0...2000 {
      let clock = curve.clock(at: Double(step) / 2000)
      let state = curve.state(at: Double(step) / 500)
      #expect(clock >= last.clock)
      #expect(state >= last.state)
      #expect(state <= 1)
      last = (clock, state)
    }
  }

  @Test("A curve that ends at nothing is followed to one ten-thousandth before, others to the end")
  func ceilings() {
    #expect(curve([(0, 1), (0.8, 1), (1, 0)]).ceiling < 1)
    #expect(curve([(0, 1), (0.8, 1), (1, 0)]).ceiling > 0.9998)
    #expect(curve([(0, 1), (0.8, 1), (1, 0)]).hours(from: 0, to: 1).isFinite)
    // The planted opposite: a little power at the end fills the battery.
    #expect(curve([(0, 1), (0.8, 1), (1, 0.01)]).ceiling == 1)
  }

  @Test("At a step the lower power counts from the step on")
  func steps() {
    let truck = curves[2]
    #expect(abs(truck.hours(from: 0, to: 0.5) - 0.5 / 1.75) < 1e-12)
    #expect(abs(truck.hours(from: 0.5, to: 0.75) - 0.25 / 1.25) < 1e-12)
    #expect(abs(truck.hours(from: 0.4, to: 1) - (0.1 / 1.75 + 0.25 / 1.25 + 0.25 / 0.5)) < 1e-12)
  }

  @Test("A charge that asks for nothing takes no time", arguments: curves)
  func zeroLength(curve: ChargeCurve) {
    #expect(curve.hours(from: 0.5, to: 0.5) == 0)
    #expect(curve.hours(from: 0.6, to: 0.5) == 0)
    #expect(curve.hours(from: 1, to: 1) == 0)
    #expect(curve.hours(from: 0.5, to: 0.51) > 0)
  }

  @Test("A connector without power, or a curve without points, is told as dead")
  func dead() {
    #expect(curve([(0, 1), (1, 1)], limitKW: 0).isDead)
    #expect(curve([]).isDead)
    #expect(curve([(0, 0), (1, 0)]).isDead)
    #expect(!curve([(0, 1), (1, 1)], limitKW: 0.001).isDead)
  }

  @Test("Less power never shortens a charge")
  func weaker() {
    var last = Double.infinity
    for limit in stride(from: 5.0, through: 100, by: 5) {
      let hours = curve([(0, 0.75), (0.15, 1.5), (0.5, 1.5), (1, 0.05)], limitKW: limit).hours(
        from: 0.1, to: 0.9)
      #expect(hours <= last)
      last = hours
    }
  }
}

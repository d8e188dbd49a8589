import ChargingStations
import DistrictModel
import Testing

@Suite("Charge times in closed form") struct ChargeCurveTests {
  /// Worked out by hand from the closed form; hours for a battery of 1 kWh on the curve of MATSim `ev`.
  @Test(
    "Charge times equal the closed form to 1e-9",
    arguments: [
      (0.20, 0.90, Double.infinity, 0.711818886028), (0.50, 1.00, .infinity, 1.172826683332),
      (0.20, 0.80, .infinity, 0.499138126795), (0.00, 0.15, .infinity, 0.138629436112),
      (0.30, 0.95, .infinity, 0.836857756963), (0.20, 0.90, 1.0, 0.844417124611),
      (0.20, 0.90, 0.5, 1.422642234763),
    ])
  func vectors(from start: Double, to end: Double, clamp: Double, hours: Double) {
    let curve = ChargeCurve(points: VehicleClass.teslaLike, capacityKWh: 1, limitKW: clamp)
    #expect(abs(curve.hours(from: start, to: end) - hours) <= 1e-9 * hours)
  }

  @Test("A plug of 60 kW at 95 % takes 0.657061727 h from 20 to 80 % of 60 kWh")
  func plugLimit() {
    let curve = ChargeCurve(points: VehicleClass.teslaLike, capacityKWh: 60, limitKW: 57)
    #expect(abs(curve.hours(from: 0.2, to: 0.8) - 0.657061727) < 1e-9)
  }

  @Test("States after a time equal the closed form")
  func states() {
    let curve = ChargeCurve(points: VehicleClass.teslaLike, capacityKWh: 1, limitKW: .infinity)
    #expect(abs(curve.state(at: curve.clock(at: 0.40) + 0.5) - 0.870033904726) < 1e-9)
    #expect(abs(curve.state(at: curve.clock(at: 0.10) + 1.0) - 0.955006050880) < 1e-9)
  }

  /// The two-stage model of ACN-Sim (Lee et al. 2019): 5 % per period to 80 %, then a rate that falls to zero.
  @Test("The two-stage battery follows its published periods")
  func twoStage() {
    let points = [(0.0, 0.05), (0.8, 0.05), (1.0, 0.0)].map {
      CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1)
    }
    let curve = ChargeCurve(points: points, capacityKWh: 1, limitKW: .infinity)
    let periods = [
      0.75, 0.80, 0.844239843386, 0.878693868057, 0.905526689452, 0.926424111766, 0.942699040628,
      0.955373967970,
    ]
    for (index, state) in periods.enumerated() {
      #expect(abs(curve.state(at: curve.clock(at: 0.7) + Double(index + 1)) - state) < 1e-9)
    }
    #expect(curve.ceiling < 1, "a curve that ends at zero is never full")
  }

  @Test("A mean of the end powers is wrong by more than a tenth: the planted fault")
  func plantedFault() {
    let trapezoid = 0.5 / ((1.5 + 0.05) / 2)
    #expect(abs(trapezoid - 1.172826683332) > 0.1)
  }

  @Test(
    "State and clock are inverse, and durations add up", arguments: [0.0, 0.1, 0.15, 0.33, 0.5, 0.72, 0.99])
  func inverse(state: Double) {
    let curve = ChargeCurve(
      points: VehicleClass.teslaLike, capacityKWh: 60, limitKW: 80, acceptanceFactor: 0.7)
    #expect(abs(curve.state(at: curve.clock(at: state)) - state) < 1e-12)
    let whole = curve.hours(from: state, to: 1)
    let parts = curve.hours(from: state, to: (1 + state) / 2) + curve.hours(from: (1 + state) / 2, to: 1)
    #expect(abs(whole - parts) < 1e-12 * max(1, whole))
  }

  @Test("Steps, full batteries and dead inlets end in an answer")
  func edges() {
    let steps = [(0.0, 1.75), (0.5, 1.75), (0.5, 1.25), (1.0, 1.25)].map {
      CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1)
    }
    let curve = ChargeCurve(points: steps, capacityKWh: 1, limitKW: 2)
    #expect(abs(curve.hours(from: 0, to: 1) - (0.5 / 1.75 + 0.5 / 1.25)) < 1e-12)
    #expect(curve.hours(from: 0.9, to: 0.8) == 0)
    let dead = ChargeCurve(points: VehicleClass.teslaLike, capacityKWh: 60, limitKW: 0)
    #expect(dead.isDead)
    #expect(dead.hours(from: 0.2, to: 0.8) == 0)
  }
}

import DistrictModel
import EventEngine
import Fixtures
import Foundation
import Testing

/// Hours of a charge from the textbook form, written out here a second time: t = (E / m) ln(P1 / P0) on a falling or
/// rising line, E ds / P on a level one, each piece cut where the limit crosses it.
private func closedForm(
  _ points: [CurvePoint], kWh: Double, limitKW: Double, factor: Double, from start: Double, to end: Double
) -> Double {
  var hours = 0.0
  for (low, high) in zip(points, points.dropFirst()) where high.stateOfCharge > low.stateOfCharge {
    let (s0, s1) = (low.stateOfCharge, high.stateOfCharge)
    let (p0, p1) = (low.powerPerCapacity * kWh * factor, high.powerPerCapacity * kWh * factor)
    let slope = (p1 - p0) / (s1 - s0)
    var cuts = [s0, s1, start, end]
    if slope != 0 { cuts.append(s0 + (limitKW - p0) / slope) }
    let inside = cuts.filter { $0 >= max(s0, start) && $0 <= min(s1, end) }.sorted()
    for (a, b) in zip(inside, inside.dropFirst()) where b > a {
      let (pa, pb) = (p0 + slope * (a - s0), p0 + slope * (b - s0))
      if (pa + pb) / 2 >= limitKW || slope == 0 {
        hours += kWh * (b - a) / min(limitKW, (pa + pb) / 2)
      } else {
        hours += kWh / slope * log(pb / pa)
      }
    }
  }
  return hours
}

@Suite("The room's own charge times against the closed form") struct RoomChargeTimeTests {
  struct Curve: Sendable {
    let name: String
    let points: [CurvePoint]

    init(_ name: String, _ points: [(Double, Double)]) {
      self.name = name
      self.points = points.map { CurvePoint(stateOfCharge: $0.0, powerPerCapacity: $0.1) }
    }
  }

  static let curves = [
    Curve("tesla-like", [(0, 0.75), (0.15, 1.5), (0.5, 1.5), (1, 0.05)]),
    Curve("leaf-like", [(0, 0.75), (0.1, 1.75), (0.6, 1.75), (1, 0.05)]),
    Curve("truck", [(0, 1.75), (0.5, 1.75), (0.5, 1.25), (0.75, 1.25), (0.75, 0.5), (1, 0.5)]),
  ]

  /// A room with one class and one kind of connector.
  private func scene(_ curve: Curve, powerKW: Double, celsius: Double) throws -> StationScene {
    try StationScene(chargers: [[200]], days: 7) {
      $0.climate = Climate(dailyMeanC: [celsius])
      $0.chargerTypes = [StationScene.connector("dc", powerKW: powerKW)]
      $0.chargerTypes[0].efficiencyShare = 0.95
      $0.fleets[0].curve = curve.points
      $0.fleets[0].dcLimitKW = 1000
      $0.fleets[0].batterySpreadShare = 0.4
    }
  }

  private static let spans = [(0.0, 0.15), (0.05, 0.9), (0.2, 0.8), (0.5, 1), (0.62, 0.97), (0.8, 0.9)]

  /// Sessions through the room: its table of pieces, battery sizes, cold factor, limits and whole nanoseconds.
  @Test("Every session takes the time of the closed form to 1e-9", arguments: curves, [20.0, 60, 250])
  func sessions(curve: Curve, powerKW: Double) throws {
    for celsius in [-12.0, 0, 20] {
      var scene = try scene(curve, powerKW: powerKW, celsius: celsius)
      let sizes = VehicleTypes.batteriesKWh(scene.world.fleets[0])
      for (row, span) in Self.spans.enumerated() {
        for (size, kWh) in sizes.enumerated() {
          scene.open(Int32(row * 4 + size), at: 0) {
            $0.vehicleType = UInt16(size)
            $0.energy = EnergyUnit.millijoules(kWh: span.0 * kWh)
            $0.target = EnergyUnit.millijoules(kWh: span.1 * kWh)
          }
        }
      }
      scene.finish()
      for (row, span) in Self.spans.enumerated() {
        for (size, kWh) in sizes.enumerated() {
          let exact = closedForm(
            curve.points, kWh: kWh, limitKW: min(powerKW, 250) * 0.95,
            factor: Climate.acceptanceFactor(celsius), from: span.0, to: span.1)
          let found = scene.leftAt(Int32(row * 4 + size))
          #expect(
            abs(found - exact) <= 1e-9 * exact,
            "\(curve.name) \(powerKW) kW \(celsius) °C \(span): \(found), \(exact)")
        }
      }
    }
  }

  @Test("Without the cold factor, the clamp or the taper the times differ: the planted faults")
  func plantedFaults() throws {
    var scene = try scene(Self.curves[0], powerKW: 60, celsius: 0)
    let kWh = VehicleTypes.batteriesKWh(scene.world.fleets[0])[1]
    scene.open(1, at: 0) {
      $0.vehicleType = 1
      $0.energy = EnergyUnit.millijoules(kWh: 0.2 * kWh)
      $0.target = EnergyUnit.millijoules(kWh: 0.9 * kWh)
    }
    scene.finish()
    for (limit, factor) in [(57.0, 1.0), (500, Climate.acceptanceFactor(0))] {
      let wrong = closedForm(
        Self.curves[0].points, kWh: kWh, limitKW: limit, factor: factor, from: 0.2, to: 0.9)
      #expect(abs(scene.leftAt(1) - wrong) > 0.01 * wrong)
    }
    #expect(scene.leftAt(1) > 1.1 * kWh * 0.7 / 57)
  }
}

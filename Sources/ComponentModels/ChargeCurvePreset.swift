import DistrictModel

/// Charge curves by name, per kWh of capacity. Sources: tesla-like, leaf-like and truck-fast MATSim `ev`; the knee
/// curves V2Sim and ACN-Sim (published).
struct ChargeCurvePreset: Sendable {
  let name: String
  let points: [CurvePoint]

  private init(_ name: String, _ points: [(Double, Double)]) {
    self.name = name
    self.points = points.map(CurvePoint.init)
  }

  static let all = [
    ChargeCurvePreset(
      "tesla-like", VehicleClass.teslaLike.map { ($0.stateOfCharge, $0.powerPerCapacity) }),
    ChargeCurvePreset("leaf-like", [(0, 0.75), (0.1, 1.75), (0.6, 1.75), (1, 0.05)]),
    ChargeCurvePreset(
      "truck-fast", [(0, 1.75), (0.5, 1.75), (0.5, 1.25), (0.75, 1.25), (0.75, 0.5), (1, 0.5)]),
    ChargeCurvePreset("two-stage", [(0, 2), (0.8, 2), (1, 0)]),
    ChargeCurvePreset("v2sim", [(0, 2), (0.8, 2), (1, 0.8)]),
  ]

  static func named(_ name: String) -> ChargeCurvePreset? { all.first { $0.name == name } }
}

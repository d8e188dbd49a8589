import ChargingStations
import DistrictModel

/// Charges that would take months: a power or a curve that nobody meant, which would keep every connector forever.
extension ScenarioChecks {
  /// The longest charge that may be meant, in hours: 30 days.
  private static let longestCharge = 720.0

  func checkCharges() {
    let keys = [
      "power_kw", "current", "standard", "efficiency_share", "misalignment_loss_share", "cabinet_kw",
    ]
    guard keys.allSatisfy(areTypesRead) else { return }
    for kind in draft.fleet where !kind.id.isEmpty {
      let path = "fleet.\(kind.id)"
      guard areRead(path, "battery_kwh", "curve", "target_share", "ac_limit_kw", "dc_limit_kw"),
        areRead(path, "wireless_limit_kw", "accepts_chaoji")
      else { continue }
      if tell(hours(kind, limitKW: .greatestFiniteMagnitude), kind, "\(path).curve") { continue }
      for type in draft.charging.types where kind.limitKW(at: type) > 0 {
        let limit = kind.limitKW(at: type)
        let place = "charging.charger_types.\(type.id)"
        if tell(hours(kind, limitKW: limit), kind, limitingPath(kind, type, place)) { continue }
        guard type.cabinetKW > 0 else { continue }
        let alone = min(limit, type.cabinetKW * type.effectiveEfficiency)
        _ = tell(hours(kind, limitKW: alone), kind, "\(place).cabinet_kw")
      }
    }
  }

  /// From the empty battery to the target.
  private func hours(_ kind: VehicleClass, limitKW: Double) -> Double {
    ChargeCurve(points: kind.curve, capacityKWh: kind.batteryKWh, limitKW: limitKW)
      .hours(from: 0, to: kind.targetShare)
  }

  /// The key that keeps the power low: of the vehicle's inlet or of the charger.
  private func limitingPath(_ kind: VehicleClass, _ type: ChargerType, _ place: String) -> String {
    let own = min(type.powerKW, type.usedStandard.limitKW) * type.effectiveEfficiency
    guard kind.limitKW(at: type) < own else { return "\(place).power_kw" }
    return "fleet.\(kind.id).\(type.current.rawValue)_limit_kw"
  }

  private func tell(_ hours: Double, _ kind: VehicleClass, _ path: String) -> Bool {
    guard !(hours <= Self.longestCharge) else { return false }
    let days = hours < 24e6 ? Numeral.text((hours / 24).rounded()) : "1000000"
    // One place is told once, however many classes meet there.
    guard reader.isRead(path) else { return true }
    reader.fail(path)
    reader.complain(
      "E0628", path: path, zh: "\(path)：\(kind.id) 从空电量充到目标需 \(days) 天以上；至多 30 天",
      en:
        "\(path): a charge of \(kind.id) from empty to its target would take \(days) days; at most 30 are allowed"
    )
    return true
  }
}

import DistrictModel
import SwapStations

extension ComponentModel {
  /// How long a pack charges in the rack.
  static let rackChargeTime = ComponentModel(
    id: "charge_time_taper",
    summary: BilingualText(
      zh: "换电站充电架的充电时间：拐点前恒功率，之后线性降至充满功率（闭式解）",
      en:
        "charge time in the rack: constant power to the knee, then linear down to the power at full, closed form"
    ),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("E_kWh", unit: "kWh", .number(1e-3...1e6), zh: "电池容量", en: "capacity of the pack"),
          InputColumn("P_max_kW", unit: "kW", .number(1e-3...1e5), zh: "拐点前功率", en: "power below the knee"),
          InputColumn("P_at_full_kW", unit: "kW", .number(0...1e5), zh: "充满时功率", en: "power when full"),
          InputColumn("soc_start", .number(0...1), zh: "开始荷电状态", en: "state of charge at the start"),
          InputColumn("soc_target", .number(0...1), zh: "目标荷电状态", en: "state of charge wanted"),
          InputColumn("soc_knee", .number(0...1), zh: "拐点荷电状态", en: "state of charge of the knee"),
        ],
        outputs: [
          OutputColumn("t_charge_h", unit: "h", zh: "充电时间", en: "time of the charge"),
          OutputColumn("mean_power_kW", unit: "kW", zh: "平均功率", en: "mean power"),
          OutputColumn("energy_kWh", unit: "kWh", zh: "充入电量", en: "energy into the pack"),
        ], formula: rackCharge)
    ])

  @Sendable private static func rackCharge(_ row: ModelRow) throws(ModelRefusal) -> [Double] {
    let capacity = row.number("E_kWh")
    let start = row.number("soc_start")
    let target = row.number("soc_target")
    let charge = RackCharge(
      capacityKWh: capacity, powerKW: row.number("P_max_kW"), powerAtFullKW: row.number("P_at_full_kW"),
      knee: row.number("soc_knee"))
    guard let charge else {
      throw ModelRefusal("P_at_full_kW", zh: "高于拐点前功率：不是降功率", en: "above P_max_kW: the power does not taper")
    }
    guard start <= target else {
      throw ModelRefusal("soc_target", zh: "低于 soc_start", en: "below soc_start")
    }
    let hours = charge.hours(from: start, to: target)
    guard hours.isFinite else {
      throw ModelRefusal(
        "soc_target", zh: "充满时功率降为零：永远达不到目标",
        en: "the power falls to zero before: the target is never reached")
    }
    let energy = (target - start) * capacity
    return [hours, hours > 0 ? energy / hours : 0, energy]
  }
}

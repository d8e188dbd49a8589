import ChargingStations
import DistrictModel

extension ComponentModel {
  /// How long a charge takes, from the closed form of the curve that the simulation uses.
  static let chargeTime = ComponentModel(
    id: "charge_time",
    summary: BilingualText(
      zh: "充电时间（闭式解）：线性降功率，或按名称给出的曲线",
      en: "time of a charge in closed form: a linear taper above a knee, or a curve by its name"),
    forms: [
      ModelForm(
        inputs: [
          .capacity,
          InputColumn("P_max_kW", unit: "kW", .number(1e-3...1e5), zh: "拐点前功率", en: "power below the knee"),
          InputColumn("P_at_full_kW", unit: "kW", .number(0...1e5), zh: "充满时功率", en: "power when full"),
          .startState, .targetState,
          InputColumn("soc_knee", .number(0...1), zh: "拐点荷电状态", en: "state of charge of the knee"),
        ], outputs: .session
      ) { row throws(ModelRefusal) in
        let capacity = row.number("E_kWh")
        let knee = row.number("soc_knee")
        let full = row.number("P_at_full_kW")
        let rate = row.number("P_max_kW") / capacity
        guard full <= row.number("P_max_kW") else {
          throw ModelRefusal(
            "P_at_full_kW", zh: "高于拐点前功率：不是降功率", en: "above P_max_kW: the power does not taper")
        }
        var points = [(0.0, rate)]
        if knee > 0, knee < 1 { points.append((knee, rate)) }
        points.append((1, knee < 1 ? full / capacity : rate))
        return try session(
          row, ChargeCurve(points: points.map(CurvePoint.init), capacityKWh: capacity, limitKW: .infinity))
      },
      ModelForm(
        inputs: [.curveName, .capacity, .powerLimit, .acceptance, .startState, .targetState],
        outputs: .session
      ) { row throws(ModelRefusal) in try session(row, namedCurve(row)) },
    ])

  /// Where a charge stands after some time.
  static let chargeState = ComponentModel(
    id: "charge_state",
    summary: BilingualText(
      zh: "充电一段时间后的荷电状态（闭式解）", en: "state of charge after a time, in closed form"),
    forms: [
      ModelForm(
        inputs: [
          .curveName, .capacity, .powerLimit, .acceptance, .startState,
          InputColumn("t_h", unit: "h", .number(0...1e4), zh: "充电时间", en: "time of charging"),
        ],
        outputs: [
          OutputColumn("soc_end", zh: "结束时荷电状态", en: "state of charge at the end"),
          OutputColumn("energy_kWh", unit: "kWh", zh: "充入电量", en: "energy into the battery"),
        ]
      ) { row throws(ModelRefusal) in
        let start = row.number("soc_start")
        let curve = namedCurve(row)
        guard !curve.isDead else { throw noPower("curve") }
        let end = max(start, curve.state(at: curve.clock(at: start) + row.number("t_h")))
        return [end, (end - start) * row.number("E_kWh")]
      }
    ])

  private static func namedCurve(_ row: ModelRow) -> ChargeCurve {
    ChargeCurve(
      points: ChargeCurvePreset.named(row.word("curve"))?.points ?? [], capacityKWh: row.number("E_kWh"),
      limitKW: row.number("P_limit_kW"), acceptanceFactor: row.number("acceptance"))
  }

  private static func noPower(_ column: String) -> ModelRefusal {
    ModelRefusal(column, zh: "曲线没有功率", en: "the curve gives no power")
  }

  private static func session(_ row: ModelRow, _ curve: ChargeCurve) throws(ModelRefusal) -> [Double] {
    let start = row.number("soc_start")
    let target = row.number("soc_target")
    guard start <= target else {
      throw ModelRefusal("soc_target", zh: "低于 soc_start", en: "below soc_start")
    }
    guard !curve.isDead else { throw noPower("E_kWh") }
    guard target <= curve.ceiling else {
      throw ModelRefusal(
        "soc_target", zh: "充满时功率降为零：曲线只计算到 \(curve.ceiling)，与模拟相同",
        en:
          "the power falls to zero at the end: the curve is followed to \(curve.ceiling), as in the simulation"
      )
    }
    let hours = curve.hours(from: start, to: target)
    let energy = (target - start) * row.number("E_kWh")
    return [hours, hours > 0 ? energy / hours : 0, energy]
  }
}

extension InputColumn {
  fileprivate static let curveName = InputColumn(
    "curve", .word(ChargeCurvePreset.all.map(\.name)), zh: "曲线名称", en: "name of the curve")
  fileprivate static let capacity = InputColumn(
    "E_kWh", unit: "kWh", .number(1e-3...1e6), zh: "电池容量", en: "usable capacity of the battery")
  fileprivate static let powerLimit = InputColumn(
    "P_limit_kW", unit: "kW", .number(1e-3...1e9), zh: "电池侧功率上限（枪 × 效率、车辆接口取小）",
    en: "limit at the battery: connector × efficiency, or the vehicle's inlet", fallback: .number(1e9))
  fileprivate static let acceptance = InputColumn(
    "acceptance", .number(1e-3...10), zh: "电池接受能力系数（低温）",
    en: "factor on the battery's own acceptance, as in the cold",
    fallback: .number(1))
  fileprivate static let startState = InputColumn(
    "soc_start", .number(0...1), zh: "开始荷电状态", en: "state of charge at the start")
  fileprivate static let targetState = InputColumn(
    "soc_target", .number(0...1), zh: "目标荷电状态", en: "state of charge wanted")
}

extension [OutputColumn] {
  fileprivate static let session = [
    OutputColumn("t_charge_h", unit: "h", zh: "充电时间", en: "time of the charge"),
    OutputColumn("mean_power_kW", unit: "kW", zh: "平均功率", en: "mean power"),
    OutputColumn("energy_kWh", unit: "kWh", zh: "充入电量", en: "energy into the battery"),
  ]
}

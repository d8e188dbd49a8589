import DistrictModel
import SwapStations

extension ComponentModel {
  /// Packs that leave the vehicle on arrival.
  static let windowFillRate = ComponentModel(
    id: "window_fill_rate",
    summary: BilingualText(
      zh: "时间窗满足率：到站即卸下电池，充电位充足，固定充电时间",
      en: "window fill rate: packs leave the vehicle on arrival, ample chargers, fixed charge time"),
    forms: [
      ModelForm(
        inputs: [
          .arrivals, .chargeTime("tau_charge_h", zh: "固定充电时间", en: "fixed charge time"),
          InputColumn("N_spares", .whole(1...100_000), zh: "备用电池数", en: "spare packs"),
        ],
        outputs: [
          OutputColumn("P_no_wait", zh: "无需等待的比例", en: "share that does not wait"),
          OutputColumn("P_wait_le_10min", zh: "等待不超过 10 分钟的比例", en: "share that waits at most 10 min"),
          OutputColumn("P_wait_le_20min", zh: "等待不超过 20 分钟的比例", en: "share that waits at most 20 min"),
          OutputColumn("EBO", zh: "平均欠供电池数", en: "mean vehicles that wait for a pack"),
          OutputColumn("mean_wait_min", unit: "min", zh: "平均等待", en: "mean wait of all arrivals"),
        ]
      ) { row throws(ModelRefusal) in
        let window = PackWindow(
          arrivalsPerHour: row.number("lambda_per_h"), chargeHours: row.number("tau_charge_h"),
          spares: row.whole("N_spares"))
        guard let window else {
          throw ModelRefusal(
            "lambda_per_h", zh: "充电时间内到达超过 10^9 辆", en: "more than 10^9 arrivals within a charge time")
        }
        return [
          window.waitsAtMost(hours: 0), window.waitsAtMost(hours: 1.0 / 6),
          window.waitsAtMost(hours: 1.0 / 3),
          window.meanBackOrders, window.meanWaitHours * 60,
        ]
      }
    ])

  /// Packs on charge under a demand that swings over the day.
  static let packsOnCharge = ComponentModel(
    id: "time_varying_mt_g_inf",
    summary: BilingualText(
      zh: "需求随时间正弦变化时的平均在充电池数（Mt/G/∞）", en: "mean packs on charge under a sinusoidal demand (Mt/G/inf)"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "lambda_mean_per_h", unit: "1/h", .number(0...1e6), zh: "每小时平均到达数", en: "mean arrivals per hour"),
          InputColumn("beta", .number(0...1), zh: "波动幅度占平均的比例", en: "swing as a share of the mean"),
          .chargeTime("period_h", zh: "周期", en: "period"),
          .chargeTime("tau_charge_h", zh: "平均充电时间", en: "mean charge time"),
          InputColumn("t_h", unit: "h", .number(-1e6...1e6), zh: "时刻", en: "instant"),
        ],
        outputs: [
          OutputColumn(
            "mean_in_charge_deterministic", zh: "固定充电时间的平均在充电池数", en: "mean packs on charge, fixed charge"),
          OutputColumn(
            "mean_in_charge_exponential", zh: "指数充电时间的平均在充电池数", en: "mean packs on charge, exponential charge"
          ),
        ]
      ) { row in
        let demand = PacksOnCharge(
          arrivalsPerHour: row.number("lambda_mean_per_h"), swing: row.number("beta"),
          periodHours: row.number("period_h"), chargeHours: row.number("tau_charge_h"))
        let hour = row.number("t_h")
        return [
          demand.meanWithFixedCharge(atHour: hour), demand.meanWithExponentialCharge(atHour: hour),
        ]
      }
    ])
}

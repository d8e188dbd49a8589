import DistrictModel
import NumericKernels
import SwapStations

extension ComponentModel {
  /// Who finds no full pack goes away.
  static let lostDemand = ComponentModel(
    id: "lost_demand_erlang_b",
    summary: BilingualText(
      zh: "换电站损失需求：换电瞬时完成，无满电电池即离开（Erlang B）",
      en: "lost demand of a swap station: the swap takes no time, who finds no full pack goes away (Erlang B)"
    ),
    forms: [.packsLost])

  /// Who finds no full pack waits; exponential charge.
  static let waitingExponentialCharge = ComponentModel(
    id: "waiting_exponential_charge",
    summary: BilingualText(
      zh: "换电站电池等待：指数充电时间，充电位不多于电池", en: "waiting for packs: exponential charge, no more chargers than packs"),
    forms: [.packsWaitExponential])

  /// Who finds no full pack waits; fixed charge.
  static let waitingDeterministicCharge = ComponentModel(
    id: "waiting_deterministic_charge",
    summary: BilingualText(
      zh: "换电站电池等待：固定充电时间，每块电池一个充电位（M/D/N）",
      en: "waiting for packs: fixed charge time, a charger for every pack (M/D/N)"),
    forms: [.packsWaitDeterministic])
}

extension ModelForm {
  /// Shared by `erlang_b` and the swap station's own word.
  static let packsLost = ModelForm(
    inputs: [
      .arrivals, .chargeTime("tau_charge_h", zh: "平均充电时间", en: "mean charge time"), .packs,
    ],
    outputs: [
      OutputColumn("offered_load_a", unit: "erlang", zh: "提供负载", en: "offered load"),
      OutputColumn("P_lost", zh: "因无满电电池离开的比例", en: "share lost because no pack is full"),
      OutputColumn("served_per_day", unit: "1/d", zh: "每日换电次数", en: "swaps per day"), .fullPacks,
    ]
  ) { row in
    let load = row.number("lambda_per_h") * row.number("tau_charge_h")
    let lost = ErlangQueue.lossProbability(servers: row.whole("N_batteries"), offeredLoad: load)
    return [
      load, lost, row.number("lambda_per_h") * 24 * (1 - lost),
      row.number("N_batteries") - load * (1 - lost),
    ]
  }

  /// Shared by `erlang_c` and the swap station's own word.
  static let packsWaitExponential = ModelForm(
    inputs: [
      .arrivals,
      .chargeTime("tau_charge_mean_h", zh: "平均充电时间（指数分布）", en: "mean charge time, exponential"),
      .packs,
      InputColumn(
        "C_chargers", .whole(1...100_000), zh: "充电位数（不多于电池数）", en: "chargers, no more than packs"),
    ],
    outputs: [
      .waitShare, .queueLength, .waitMinutes, .fullPacks,
      OutputColumn("charger_utilisation", zh: "充电位利用率", en: "load per charger"),
    ]
  ) { row throws(ModelRefusal) in
    let chargers = row.whole("C_chargers")
    guard chargers <= row.whole("N_batteries") else {
      throw ModelRefusal(
        "C_chargers", zh: "充电位多于电池，多余的永远空闲", en: "more chargers than packs: the rest is never used")
    }
    let hours = row.number("tau_charge_mean_h")
    let answer = PackWaiting.exponential(
      arrivalsPerHour: row.number("lambda_per_h"), chargeHours: hours, packs: row.whole("N_batteries"),
      chargers: chargers)
    guard let answer else { throw .growing }
    return columns(answer)
  }

  /// Shared by `mdc_queue` and the swap station's own word.
  static let packsWaitDeterministic = ModelForm(
    inputs: [
      .arrivals,
      .chargeTime("tau_charge_deterministic_h", zh: "固定充电时间", en: "fixed charge time"), .packs,
    ],
    outputs: [
      .waitShare, .queueLength, .waitMinutes, .fullPacks,
      OutputColumn("battery_utilisation", zh: "电池利用率", en: "load per pack"),
    ]
  ) { row throws(ModelRefusal) in
    let hours = row.number("tau_charge_deterministic_h")
    let answer = PackWaiting.fixed(
      arrivalsPerHour: row.number("lambda_per_h"), chargeHours: hours, packs: row.whole("N_batteries"))
    guard let answer else { throw .growing }
    return columns(answer)
  }

  private static func columns(_ answer: PackWaiting) -> [Double] {
    [
      answer.waitProbability, answer.meanQueue, answer.meanWaitHours * 60, answer.meanFullPacks,
      answer.utilisation,
    ]
  }
}

extension ModelRefusal {
  /// The queue has no steady state.
  fileprivate static let growing = ModelRefusal(
    "lambda_per_h", zh: "负载不低于服务台数，队列无限增长",
    en: "the load is not below the servers: the queue grows without end")
}

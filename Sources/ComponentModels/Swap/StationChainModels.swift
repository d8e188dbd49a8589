import DistrictModel
import SwapStations

extension ComponentModel {
  /// Bays, packs and chargers together, all times exponential.
  static let stationChain = ComponentModel(
    id: "station_ctmc",
    summary: BilingualText(
      zh: "整座换电站的马尔可夫链（工位、电池、充电位、场地容量；时间均为指数分布，精确解）",
      en:
        "a whole swap station as a Markov chain: bays, packs, chargers, places; all times exponential, exact"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn(
            "lambda_per_h", unit: "1/h", .number(1e-6...1e6), zh: "每小时到达数", en: "arrivals per hour"),
          .meanSwapTime, .meanChargeTime, .fewPacks, .fewChargers, .bays,
          InputColumn("K_max_vehicles", .whole(1...5000), zh: "站内最多车辆数", en: "most vehicles on site"),
        ],
        outputs: [
          OutputColumn("P_block", zh: "因站满离开的比例", en: "share lost because all places are taken"),
          .throughput,
          OutputColumn("L_vehicles", zh: "站内平均车辆数", en: "mean vehicles on site"),
          .stay, .queueWait, .bayUse, .chargerUse,
          OutputColumn(
            "mean_full_batteries_incl_reserved", zh: "平均满电电池数（含已预留）",
            en: "mean full packs, reserved ones included"),
          .noFullPack,
        ]
      ) { row throws(ModelRefusal) in
        let chain = try solved(
          row, .open(perHour: row.number("lambda_per_h"), places: row.whole("K_max_vehicles")),
          size: "K_max_vehicles")
        return [
          chain.fullProbability, chain.throughputPerHour, chain.meanVehicles, chain.meanStayHours * 60,
          chain.meanWaitHours * 60, chain.bayUtilisation, chain.chargerUtilisation, chain.meanFullPacks,
          chain.noFullPackProbability,
        ]
      }
    ])

  /// The same chain with vehicles of its own.
  static let fleetChain = ComponentModel(
    id: "fleet_closed_ctmc",
    summary: BilingualText(
      zh: "专用车队与换电站的马尔可夫链（车辆数有限，精确解）", en: "a fleet bound to a swap station as a Markov chain, exact"),
    forms: [
      ModelForm(
        inputs: [
          InputColumn("M_trucks", .whole(1...5000), zh: "车队车辆数", en: "vehicles of the fleet"),
          .chargeTime(
            "Z_mean_h_between_visits", zh: "两次到站之间的平均时间", en: "mean time from leaving to the next arrival"),
          .meanSwapTime, .meanChargeTime, .fewPacks, .fewChargers, .bays,
        ],
        outputs: [
          .throughput, .swapsPerDay,
          OutputColumn("L_vehicles_at_station", zh: "站内平均车辆数", en: "mean vehicles at the station"),
          .stay, .queueWait, .bayUse, .chargerUse, .noFullPack,
          OutputColumn(
            "fleet_availability", zh: "车队可用率", en: "share of the fleet's time away from the station"),
        ]
      ) { row throws(ModelRefusal) in
        let trucks = row.whole("M_trucks")
        let chain = try solved(
          row, .fleet(vehicles: trucks, hoursBetweenVisits: row.number("Z_mean_h_between_visits")),
          size: "M_trucks")
        return [
          chain.throughputPerHour, chain.throughputPerHour * 24, chain.meanVehicles, chain.meanStayHours * 60,
          chain.meanWaitHours * 60, chain.bayUtilisation, chain.chargerUtilisation,
          chain.noFullPackProbability, chain.availability(vehicles: trucks),
        ]
      }
    ])

  private static func solved(
    _ row: ModelRow, _ arrivals: StationChain.Arrivals, size: String
  ) throws(ModelRefusal) -> StationChain {
    let equipment = StationChain.Equipment(
      packs: row.whole("N_batteries"), chargers: row.whole("C_chargers"), bays: row.whole("S_bays"),
      swapHours: row.number("t_swap_mean_h"), chargeHours: row.number("t_charge_mean_h"))
    guard equipment.packs >= equipment.bays else {
      throw ModelRefusal("N_batteries", zh: "电池少于换电工位", en: "fewer packs than bays")
    }
    do {
      return try StationChain(equipment, arrivals)
    } catch {
      switch error {
      case .tooLarge(let states, let most):
        throw ModelRefusal(
          size, zh: "状态数 \(states) 超过 \(most)：减少车辆或电池",
          en: "\(states) states, at most \(most): fewer vehicles or packs")
      case .outOfRange, .notSolved:
        throw ModelRefusal(
          "t_charge_mean_h", zh: "各速率相差过大，结果没有有效数字", en: "the rates lie so far apart that no digit is left")
      }
    }
  }
}

extension ComponentModel {
  /// What a station does at most.
  static let closedNetworkCapacity = ComponentModel(
    id: "closed_network_capacity",
    summary: BilingualText(
      zh: "饱和换电站的能力：闭合排队网络（Buzen）与固定时间上限",
      en: "capacity of a saturated swap station: closed network (Buzen) and the bound of fixed times"),
    forms: [
      ModelForm(
        inputs: [
          .packs,
          InputColumn("S_bays", .whole(1...100_000), zh: "换电工位数", en: "bays"),
          .chargeTime("t_swap_h", zh: "平均换电时间", en: "mean swap time"),
          InputColumn("C_chargers", .whole(1...100_000), zh: "充电位数", en: "chargers"),
          .chargeTime("t_charge_h", zh: "平均充电时间", en: "mean charge time"),
        ],
        outputs: [
          OutputColumn(
            "throughput_exp_per_h", unit: "1/h", zh: "指数时间的能力", en: "swaps per hour, exponential times"),
          OutputColumn(
            "throughput_exp_per_day", unit: "1/d", zh: "指数时间的每日能力", en: "swaps per day, exponential times"),
          OutputColumn(
            "deterministic_bound_per_day", unit: "1/d", zh: "固定时间的每日上限",
            en: "swaps per day that fixed times allow"),
        ]
      ) { row throws(ModelRefusal) in
        let capacity = SaturatedStation(
          StationChain.Equipment(
            packs: row.whole("N_batteries"), chargers: row.whole("C_chargers"), bays: row.whole("S_bays"),
            swapHours: row.number("t_swap_h"), chargeHours: row.number("t_charge_h")))
        guard let capacity else {
          throw ModelRefusal("t_charge_h", zh: "数值超出范围", en: "the numbers leave the range")
        }
        return [
          capacity.exponentialPerHour, capacity.exponentialPerHour * 24, capacity.fixedTimePerHour * 24,
        ]
      }
    ])
}

extension InputColumn {
  fileprivate static let meanSwapTime = chargeTime(
    "t_swap_mean_h", zh: "平均换电时间（指数分布）", en: "mean swap time, exponential")
  fileprivate static let meanChargeTime = chargeTime(
    "t_charge_mean_h", zh: "平均充电时间（指数分布）", en: "mean charge time, exponential")
  fileprivate static let fewPacks = InputColumn(
    "N_batteries", .whole(1...5000), zh: "站内电池数", en: "packs owned by the station")
  fileprivate static let fewChargers = InputColumn("C_chargers", .whole(1...5000), zh: "充电位数", en: "chargers")
  fileprivate static let bays = InputColumn("S_bays", .whole(1...5000), zh: "换电工位数", en: "bays")
}

extension OutputColumn {
  fileprivate static let throughput = OutputColumn(
    "throughput_per_h", unit: "1/h", zh: "每小时换电次数", en: "swaps per hour")
  fileprivate static let swapsPerDay = OutputColumn(
    "swaps_per_day", unit: "1/d", zh: "每日换电次数", en: "swaps per day")
  fileprivate static let stay = OutputColumn(
    "W_total_min", unit: "min", zh: "平均在站时间", en: "mean time on site")
  fileprivate static let queueWait = OutputColumn(
    "W_queue_min", unit: "min", zh: "平均等待（不含换电）", en: "mean wait, the swap itself not included")
  fileprivate static let bayUse = OutputColumn(
    "bay_utilisation", zh: "工位利用率", en: "share of time a bay swaps")
  fileprivate static let chargerUse = OutputColumn(
    "charger_utilisation", zh: "充电位利用率", en: "share of time a charger charges")
  fileprivate static let noFullPack = OutputColumn(
    "P_no_full_battery", zh: "无满电电池的时间比例", en: "share of time without a full pack")
}

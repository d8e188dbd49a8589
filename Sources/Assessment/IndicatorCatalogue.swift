import DistrictModel
import DistrictSimulation
import EventEngine

/// What an indicator is worked out from.
struct Evidence {
  let world: World
  let plan: Plan
  let demand: CellDemand
  var outcome: Outcome
  let coverage: Coverage
  let targets: [Target]
  /// `nil` where no grid is simulated.
  var grid: GridCard?
  /// `nil` where nobody counted it.
  var money: MoneyCard?
  /// `nil` where swap stations are sited and not operated.
  var swap: SwapCard?
  /// `nil` where no hydrogen is simulated.
  var hydrogen: HydrogenCard?
  /// `nil` where the scenario has no roadside units.
  var roadside: RoadsideCard?

  /// What the plan holds of a counted promise, as a share of it; undefined without such a target.
  func completion(_ metric: String, _ count: Int) -> Estimate {
    Estimate(exact: targets.first { $0.metric == metric }.flatMap { ratio(Double(count), $0.value) })
  }

  var residents: [Double] { world.population.perCell.map(Double.init) }
  var insideKm2: [Double] { world.grid.cells.map { $0.insideShare * world.grid.squareKm2 } }
  var demandWeights: [Double] { demand.wattHoursPerDay.map(Double.init) }
  var vehicles: Double { Double(world.vehicleCount) }
  var chargers: Double { Double(plan.chargerCount) }
  var days: Double { Double(outcome.settings.days) }

  var connectors: Double {
    Double(plan.stations.reduce(0) { $0 + connectors(of: $1) })
  }

  func connectors(of station: PlannedStation) -> Int {
    zip(station.chargers, world.chargerTypes).reduce(0) { $0 + $1.0 * $1.1.connectors }
  }

  func powerKW(of station: PlannedStation) -> Double {
    zip(station.chargers, world.chargerTypes).reduce(0) {
      $0 + Double($1.0) * $1.1.ratedKW
    }
  }

  var powerKW: Double { plan.stations.reduce(0) { $0 + powerKW(of: $1) } }

  /// A figure of the charging room, replication by replication.
  func charging(_ figure: (RoomOutcome) -> Double?) -> Estimate {
    Estimate(outcome.replications.map { $0.rooms.first.flatMap(figure) })
  }
}

/// One line of the catalogue: an indicator with its number in the list of the report, words and formula.
struct IndicatorDefinition {
  let id: String
  let number: Int
  let name: BilingualText
  let formula: BilingualText
  let unit: BilingualText
  let decimals: Int
  let estimate: (Evidence) -> Estimate

  init(
    _ id: String, _ number: Int, zh: String, en: String, formulaZh: String, formulaEn: String, unitZh: String,
    unitEn: String, decimals: Int, _ estimate: @escaping (Evidence) -> Estimate
  ) {
    self.id = id
    self.number = number
    name = BilingualText(zh: zh, en: en)
    formula = BilingualText(zh: formulaZh, en: formulaEn)
    unit = BilingualText(zh: unitZh, en: unitEn)
    self.decimals = decimals
    self.estimate = estimate
  }
}

/// Every indicator that the landed rooms carry. Adding one is one entry here.
enum IndicatorCatalogue {
  static var all: [IndicatorDefinition] {
    supply + access + use + service + swap + hydrogen + roadside + load + grid + money
  }

  private static var supply: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "station_completion_share", 1, zh: "站点完成率", en: "station target completion",
        formulaZh: "规划充电站数 / 目标数",
        formulaEn: "stations of the plan / promised", unitZh: "比例", unitEn: "share", decimals: 3
      ) { $0.completion("charging_stations", $0.plan.stations.count) },
      IndicatorDefinition(
        "swap_station_completion_share", 1, zh: "换电站完成率", en: "swap-station target completion",
        formulaZh: "规划换电站数 / 目标数", formulaEn: "swap stations of the plan / promised", unitZh: "比例",
        unitEn: "share", decimals: 3
      ) { $0.completion("swap_stations", $0.plan.swapSites.count) },
      IndicatorDefinition(
        "charger_completion_share", 2, zh: "公共充电桩完成率", en: "public-charger completion",
        formulaZh: "规划公共充电桩数 / 目标数", formulaEn: "public chargers of the plan / promised", unitZh: "比例",
        unitEn: "share", decimals: 3
      ) { $0.completion("public_chargers", $0.plan.chargerCount) },
      IndicatorDefinition(
        "ev_per_public_charger", 3, zh: "车桩比（公共）", en: "EVs per public charger",
        formulaZh: "新能源汽车保有量 / 公共充电桩数", formulaEn: "EVs / public chargers", unitZh: "辆/台",
        unitEn: "EVs per charger", decimals: 2
      ) { Estimate(exact: ratio($0.vehicles, $0.chargers)) },
      IndicatorDefinition(
        "connectors_per_100_ev", 4, zh: "枪车比", en: "connectors per 100 EVs", formulaZh: "100 × 充电枪数 / 保有量",
        formulaEn: "100 × connectors / EVs", unitZh: "把/百辆", unitEn: "per 100 EVs", decimals: 2
      ) { Estimate(exact: ratio(100 * $0.connectors, $0.vehicles)) },
      IndicatorDefinition(
        "charger_density_populated", 5, zh: "公共桩密度（有人口网格）", en: "charger density (cells with residents)",
        formulaZh: "公共充电桩数 / 有常住人口网格的区内面积",
        formulaEn: "public chargers / area of the cells that have residents",
        unitZh: "台/平方公里", unitEn: "per km²", decimals: 2
      ) { evidence in
        let area = zip(evidence.insideKm2, evidence.residents).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
        return Estimate(exact: ratio(evidence.chargers, area))
      },
      IndicatorDefinition(
        "chargers_per_station", 2, zh: "站均桩数", en: "chargers per station", formulaZh: "公共充电桩数 / 充电站数",
        formulaEn: "public chargers / charging stations", unitZh: "台/座", unitEn: "per station", decimals: 1
      ) { Estimate(exact: ratio($0.chargers, Double($0.plan.stations.count))) },
    ]
  }

  private static var access: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "area_coverage_share", 6, zh: "服务半径覆盖率（面积）", en: "area coverage", formulaZh: "Σ 面积[直线距离≤R] / Σ 面积",
        formulaEn: "Σ area [straight distance ≤ R] / Σ area", unitZh: "比例", unitEn: "share",
        decimals: 3
      ) { Estimate(exact: $0.coverage.share($0.insideKm2)) },
      IndicatorDefinition(
        "population_coverage_share", 7, zh: "人口覆盖率", en: "population coverage",
        formulaZh: "Σ 人口[直线距离≤R] / Σ 人口", formulaEn: "Σ residents [straight distance ≤ R] / Σ residents",
        unitZh: "比例", unitEn: "share",
        decimals: 3
      ) { Estimate(exact: $0.coverage.share($0.residents)) },
      IndicatorDefinition(
        "demand_coverage_share", 8, zh: "需求覆盖率", en: "demand coverage", formulaZh: "Σ 需求[直线距离≤R] / Σ 需求",
        formulaEn: "Σ demand [straight distance ≤ R] / Σ demand", unitZh: "比例", unitEn: "share",
        decimals: 3
      ) { Estimate(exact: $0.coverage.share($0.demandWeights)) },
      IndicatorDefinition(
        "mean_distance_m", 9, zh: "平均最近距离（按人口）", en: "mean distance to the nearest station (by residents)",
        formulaZh: "Σ 人口 × 最近直线距离 / Σ 人口", formulaEn: "Σ residents × nearest straight distance / Σ residents",
        unitZh: "米", unitEn: "m", decimals: 0
      ) { Estimate(exact: $0.coverage.mean($0.residents)) },
      IndicatorDefinition(
        "p95_distance_m", 9, zh: "P95 最近距离（按人口）", en: "95 % quantile of that distance",
        formulaZh: "按人口加权的 95 % 分位数", formulaEn: "95 % quantile weighted by residents", unitZh: "米",
        unitEn: "m", decimals: 0
      ) { Estimate(exact: $0.coverage.quantile(0.95, $0.residents)) },
      IndicatorDefinition(
        "mean_service_radius_m", 10, zh: "平均服务半径", en: "mean service radius", formulaZh: "√(面积 / (π × 站数))",
        formulaEn: "√(area / (π × stations))", unitZh: "米", unitEn: "m", decimals: 0
      ) { evidence in
        let area = evidence.insideKm2.reduce(0, +)
        return Estimate(
          exact: ratio(area, .pi * Double(evidence.plan.stations.count)).map { 1000 * $0.squareRoot() })
      },
      IndicatorDefinition(
        "distance_gini", 22, zh: "可达性基尼系数", en: "Gini coefficient of the distance",
        formulaZh: "最近距离按人口的基尼系数，0 为完全均等",
        formulaEn: "Gini of the nearest distance over residents, 0 is equal",
        unitZh: "—", unitEn: "–", decimals: 3
      ) { Estimate(exact: $0.coverage.gini($0.residents)) },
    ]
  }

  private static var use: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "occupancy_share", 11, zh: "时间利用率（占用）", en: "time utilisation (connector taken)",
        formulaZh: "Σ 占用时长 / (24 × 充电枪数 × 天数)", formulaEn: "Σ taken hours / (24 × connectors × days)",
        unitZh: "比例", unitEn: "share",
        decimals: 4
      ) { evidence in
        evidence.charging { room in
          let taken = room.stations.reduce(0.0) { $0 + Duration.inHours($1.occupied) }
          return ratio(taken, 24 * evidence.connectors * evidence.days)
        }
      },
      IndicatorDefinition(
        "charging_time_share", 11, zh: "充电时间利用率", en: "time utilisation (power flows)",
        formulaZh: "Σ 充电时长 / (24 × 充电枪数 × 天数)", formulaEn: "Σ charging hours / (24 × connectors × days)",
        unitZh: "比例", unitEn: "share",
        decimals: 4
      ) { evidence in
        evidence.charging { room in
          ratio(Duration.inHours(room.chargingTime), 24 * evidence.connectors * evidence.days)
        }
      },
      IndicatorDefinition(
        "availability_share", 11, zh: "可用率", en: "connectors in working order",
        formulaZh: "1 − Σ 停用时长 / (24 × 充电枪数 × 天数)",
        formulaEn: "1 − Σ hours out of order / (24 × connectors × days)",
        unitZh: "比例", unitEn: "share",
        decimals: 4
      ) { evidence in
        evidence.charging { room in
          let out = room.stations.reduce(0.0) { $0 + Duration.inHours($1.outOfOrder) }
          return ratio(out, 24 * evidence.connectors * evidence.days).map { 1 - $0 }
        }
      },
      IndicatorDefinition(
        "power_use_share", 12, zh: "功率利用率", en: "energy utilisation", formulaZh: "Σ 电量 / (24 × 额定功率 × 天数)",
        formulaEn: "Σ kWh / (24 × rated power × days)", unitZh: "比例", unitEn: "share",
        decimals: 4
      ) { evidence in
        evidence.charging { room in
          ratio(EnergyUnit.kWh(room.load.reduce(0, +)), 24 * evidence.powerKW * evidence.days)
        }
      },
      IndicatorDefinition(
        "sessions_per_charger_day", 13, zh: "周转率", en: "charging sessions per charger-day",
        formulaZh: "充电次数 / (公共充电桩数 × 天数)", formulaEn: "charging sessions / (chargers × days)",
        unitZh: "次/台·日",
        unitEn: "per charger-day", decimals: 2
      ) { evidence in
        evidence.charging { room in
          ratio(Double(room.sessionsOfClass.reduce(0, +)), evidence.chargers * evidence.days)
        }
      },
      IndicatorDefinition(
        "energy_kwh_per_charger_day", 12, zh: "桩日均电量", en: "energy per charger-day",
        formulaZh: "Σ 电量（电网侧） / (公共充电桩数 × 天数)", formulaEn: "Σ grid kWh / (chargers × days)",
        unitZh: "千瓦时/台·日", unitEn: "kWh per charger-day", decimals: 1
      ) { evidence in
        evidence.charging { room in
          ratio(EnergyUnit.kWh(room.load.reduce(0, +)), evidence.chargers * evidence.days)
        }
      },
    ]
  }

  private static var service: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "mean_wait_min", 14, zh: "平均等待（全部已服务）", en: "mean wait (all served)", formulaZh: "Σ 等待 / 充电次数",
        formulaEn: "Σ waits / sessions", unitZh: "分钟", unitEn: "min", decimals: 2
      ) { evidence in
        evidence.charging { ratio(Duration.inMinutes($0.waitSum), Double($0.sessionsOfClass.reduce(0, +))) }
      },
      IndicatorDefinition(
        "mean_wait_of_queued_min", 14, zh: "平均等待（排队者）", en: "mean wait (those who queued)",
        formulaZh: "Σ 等待 / 排队后充电次数", formulaEn: "Σ waits / sessions after a wait", unitZh: "分钟",
        unitEn: "min",
        decimals: 2
      ) { evidence in
        evidence.charging { room in
          ratio(
            Duration.inMinutes(room.waitSum), Double(room.stations.reduce(0) { $0 + $1.sessionsAfterWait }))
        }
      },
      IndicatorDefinition(
        "p95_wait_min", 14, zh: "P95 等待", en: "95 % quantile of the wait", formulaZh: "已服务者等待的 95 % 分位数（整分钟）",
        formulaEn: "95 % quantile over the served, in whole minutes", unitZh: "分钟", unitEn: "min", decimals: 1
      ) { $0.charging { quantile(0.95, of: $0.waits) } },
      IndicatorDefinition(
        "left_unserved_share", 14, zh: "流失率", en: "share left unserved", formulaZh: "未获服务的需求 / 全部需求",
        formulaEn: "needs left unserved / needs", unitZh: "比例", unitEn: "share",
        decimals: 5
      ) { evidence in
        evidence.charging { room in
          let unserved = room.count(.noStation) + room.count(.balked) + room.count(.lostPatience)
          return ratio(Double(unserved), Double(room.needs))
        }
      },
      IndicatorDefinition(
        "energy_served_share", 15, zh: "需求满足率", en: "energy served",
        formulaZh: "实际充入电量 / 需要的电量（期末未结束者不计）",
        formulaEn: "energy delivered / energy wanted, without those still charging at the end", unitZh: "比例",
        unitEn: "share",
        decimals: 4
      ) { $0.charging { ratio(Double($0.delivered), Double($0.wanted)) } },
      IndicatorDefinition(
        "kwh_per_session", 13, zh: "次均电量", en: "energy per session", formulaZh: "充入电池的电量 / 已结束的充电次数",
        formulaEn: "energy into batteries / sessions that have ended", unitZh: "千瓦时", unitEn: "kWh",
        decimals: 1
      ) { $0.charging { ratio(EnergyUnit.kWh($0.delivered), Double($0.count(.served))) } },
      IndicatorDefinition(
        "driving_foregone_share", 15, zh: "未能行驶的里程能耗占比", en: "driving foregone for lack of charge",
        formulaZh: "因电量不足未行驶的能耗 / 计划行驶能耗", formulaEn: "energy of driving foregone / energy of driving wanted",
        unitZh: "比例", unitEn: "share",
        decimals: 5
      ) { evidence in
        Estimate(
          evidence.outcome.replications.map {
            ratio(Double($0.balance.foregone), Double($0.balance.driven + $0.balance.foregone))
          })
      },
    ]
  }

  private static var load: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "public_peak_mw", 19, zh: "公共充电峰值负荷", en: "peak load of public charging", formulaZh: "max 15 分钟平均负荷",
        formulaEn: "largest quarter-hour mean", unitZh: "兆瓦", unitEn: "MW", decimals: 1
      ) { $0.charging { $0.load.max().map { EnergyUnit.kWh($0) * 4 / 1000 } } },
      IndicatorDefinition(
        "public_energy_mwh_day", 19, zh: "公共充电日电量", en: "public charging energy per day",
        formulaZh: "Σ 电量（电网侧） / 天数", formulaEn: "Σ grid energy / days", unitZh: "兆瓦时/日", unitEn: "MWh/day",
        decimals: 1
      ) { evidence in
        evidence.charging { ratio(EnergyUnit.kWh($0.load.reduce(0, +)) / 1000, evidence.days) }
      },
    ]
  }

  /// Whole minutes below which a share of the counts lies.
  private static func quantile(_ share: Double, of bins: [Int]) -> Double? {
    let total = bins.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0
    for (minute, count) in bins.enumerated() {
      sum += count
      if Double(sum) >= share * Double(total) { return minute == 0 ? 0 : Double(minute) }
    }
    return Double(bins.count - 1)
  }
}

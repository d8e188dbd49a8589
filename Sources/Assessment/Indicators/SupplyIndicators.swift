import DistrictModel

extension IndicatorCatalogue {
  /// 1 to 5: what the plan holds, against promises, vehicles and area.
  static var supply: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "station_completion_share", 1, zh: "站点完成率", en: "station target completion",
        formulaZh: "规划充电站数 / 目标数", formulaEn: "stations of the plan / promised", unit: .share, scope: .plan,
        decimals: 3, needs: .target("charging_stations")
      ) { $0.completion("charging_stations", $0.plan.stations.count) },
      IndicatorDefinition(
        "swap_station_completion_share", 1, zh: "换电站完成率", en: "swap-station target completion",
        formulaZh: "规划换电站数 / 目标数", formulaEn: "swap stations of the plan / promised", unit: .share,
        scope: .plan, decimals: 3, needs: .target("swap_stations")
      ) { $0.completion("swap_stations", $0.plan.swapSites.count) },
      IndicatorDefinition(
        "hydrogen_station_completion_share", 1, zh: "加氢站完成率", en: "hydrogen-station target completion",
        formulaZh: "规划加氢（含甲醇、氨）站数 / 目标数",
        formulaEn: "stations of hydrogen, methanol and ammonia of the plan / promised", unit: .share,
        scope: .plan, decimals: 3, needs: .target("hydrogen_stations")
      ) { $0.completion("hydrogen_stations", $0.plan.hydrogenSites.count) },
      IndicatorDefinition(
        "charger_completion_share", 2, zh: "公共充电桩完成率", en: "public-charger completion",
        formulaZh: "规划公共充电桩数（台） / 目标数", formulaEn: "public chargers (cabinets) of the plan / promised",
        unit: .share, scope: .publicChargers, decimals: 3, needs: .target("public_chargers")
      ) { $0.completion("public_chargers", $0.plan.chargerCount) },
      IndicatorDefinition(
        "chargers_per_station", 2, zh: "站均桩数", en: "chargers per station", formulaZh: "公共充电桩数 / 充电站数",
        formulaEn: "public chargers / charging stations", unit: IndicatorUnit("台/座", "per station"),
        scope: .publicChargers, decimals: 1
      ) { Estimate(exact: ratio($0.chargers, Double($0.plan.stations.count))) },
      IndicatorDefinition(
        "connectors_per_charger", 2, zh: "桩均枪数", en: "connectors per charger",
        formulaZh: "充电枪数（把） / 公共充电桩数（台）",
        formulaEn: "connectors (plugs) / public chargers (cabinets)",
        unit: IndicatorUnit("把/台", "per charger"), scope: .publicChargers, decimals: 2
      ) { Estimate(exact: ratio($0.connectors, $0.chargers)) },
      IndicatorDefinition(
        "ev_per_charger", 3, zh: "车桩比（全部）", en: "EVs per charger, own plugs included",
        formulaZh: "电动汽车保有量 / (公共充电桩数 + 自有桩数)", formulaEn: "EVs / (public chargers + own plugs)",
        unit: IndicatorUnit("辆/台", "EVs per charger"),
        scope: IndicatorScope(
          "公共桩与自有桩（按各类车的拥有比例）", "public chargers and own plugs, by the classes' shares"), decimals: 2
      ) { Estimate(exact: ratio($0.electricVehicles, $0.chargers + $0.ownPlugs)) },
      IndicatorDefinition(
        "ev_per_public_charger", 3, zh: "车桩比（公共）", en: "EVs per public charger",
        formulaZh: "电动汽车保有量 / 公共充电桩数", formulaEn: "EVs / public chargers",
        unit: IndicatorUnit("辆/台", "EVs per charger"), scope: .publicChargers, decimals: 2
      ) { Estimate(exact: ratio($0.electricVehicles, $0.chargers)) },
      IndicatorDefinition(
        "connectors_per_100_ev", 4, zh: "枪车比", en: "connectors per 100 EVs",
        formulaZh: "100 × 充电枪数 / 电动汽车保有量",
        formulaEn: "100 × connectors / EVs", unit: IndicatorUnit("把/百辆", "per 100 EVs"),
        scope: .publicChargers, decimals: 2
      ) { Estimate(exact: ratio(100 * $0.connectors, $0.electricVehicles)) },
      IndicatorDefinition(
        "charger_density_populated", 5, zh: "公共桩密度（有人口网格）", en: "charger density (cells with residents)",
        formulaZh: "公共充电桩数 / 有常住人口网格的区内面积",
        formulaEn: "public chargers / area of the cells that have residents",
        unit: IndicatorUnit("台/平方公里", "per km²"),
        scope: IndicatorScope(
          "有常住人口的网格，代替建成区", "cells that have residents, in place of the built-up area"), decimals: 2
      ) { evidence in
        let area = zip(evidence.insideKm2, evidence.residents).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
        return Estimate(exact: ratio(evidence.chargers, area))
      },
      IndicatorDefinition(
        "charger_density_district", 5, zh: "公共桩密度（行政区）", en: "charger density (whole district)",
        formulaZh: "公共充电桩数 / 规划区面积", formulaEn: "public chargers / area inside the outline",
        unit: IndicatorUnit("台/平方公里", "per km²"),
        scope: IndicatorScope("规划区边界以内全部面积", "all area inside the outline"), decimals: 2
      ) { Estimate(exact: ratio($0.chargers, $0.insideKm2.reduce(0, +))) },
    ]
  }
}

import DistrictModel
import RoadsideUnits

extension IndicatorCatalogue {
  /// Roadside units: coverage, what arrives, gaps, delay, computing and informed drivers.
  static var roadside: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "v2x_road_coverage_share", 18, zh: "车联网道路覆盖率", en: "road covered by roadside units",
        formulaZh: "Σ 路长[投递率≥门限] / Σ 路长（需覆盖道路）",
        formulaEn: "Σ length [delivery ≥ threshold] / Σ length, of the roads to be covered",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.roadside?.figures.wanted.summary.coveredByLength) },
      IndicatorDefinition(
        "v2x_traffic_coverage_share", 18, zh: "车联网流量覆盖率", en: "traffic covered by roadside units",
        formulaZh: "Σ 车公里[投递率≥门限] / Σ 车公里（需覆盖道路）",
        formulaEn: "Σ vehicle-km [delivery ≥ threshold] / Σ vehicle-km, of the roads to be covered",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.roadside?.figures.wanted.summary.coveredByTraffic) },
      IndicatorDefinition(
        "v2x_junction_coverage_share", 18, zh: "路口覆盖率", en: "junctions covered",
        formulaZh: "投递率≥门限的路口 / 路口", formulaEn: "junctions with delivery ≥ threshold / junctions",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { evidence in
        Estimate(
          exact: evidence.roadside.flatMap {
            ratio(Double($0.figures.coveredJunctions), Double($0.figures.junctions))
          })
      },
      IndicatorDefinition(
        "v2x_delivery_share", 18, zh: "忙时车车投递率", en: "delivery from vehicle to vehicle in the busiest hour",
        formulaZh: "解析模型（LTE-V2X 模式 4）按路长平均，不含饱和路段",
        formulaEn: "analytic model of LTE-V2X mode 4, mean over length that is not saturated",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.roadside?.figures.wanted.vehicleDeliveredShare) },
      IndicatorDefinition(
        "v2x_longest_gap_m", 18, zh: "最长覆盖空档", en: "longest gap of coverage",
        formulaZh: "max 连续未覆盖路长", formulaEn: "largest run of uncovered road", unitZh: "米", unitEn: "m",
        decimals: 0
      ) { Estimate(exact: $0.roadside?.figures.wanted.summary.longestGapM) },
      IndicatorDefinition(
        "v2x_information_age_s", 18, zh: "信息平均滞后", en: "mean age of information",
        formulaZh: "∫ 距上次收到的时长，按车流平均", formulaEn: "time since something was last heard, mean over drivers",
        unitZh: "秒",
        unitEn: "s", decimals: 1
      ) { Estimate(exact: $0.roadside?.figures.wanted.meanAgeOfDriversSeconds) },
      IndicatorDefinition(
        "v2x_edge_use_share", 18, zh: "边缘节点利用率", en: "use of an edge node",
        formulaZh: "需要的运算 / (TOPS × 持续效率)", formulaEn: "operations wanted / (TOPS × sustained efficiency)",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.roadside?.edge.utilisation) },
      IndicatorDefinition(
        "v2x_perception_latency_ms", 18, zh: "感知类业务时延", en: "latency of services that perceive",
        formulaZh: "半帧 + 传感 + 边缘 + 回传 + 接入（均值）",
        formulaEn: "half a frame + sensor + edge + back-haul + access, mean",
        unitZh: "毫秒", unitEn: "ms", decimals: 0
      ) { evidence in
        Estimate(
          exact: evidence.roadside.flatMap { card in
            card.edge.latencies.lazy.compactMap { latency -> Double? in
              guard latency.useCase.way == .perception, case .milliseconds(let mean, _) = latency.answer
              else {
                return nil
              }
              return mean
            }.first
          })
      },
      IndicatorDefinition(
        "v2x_informed_share", 18, zh: "知情驾驶员占比", en: "share of drivers who know the stations' state",
        formulaZh: "1 − (1 − 其他途径) × (1 − 入网率 × 途中收到 × 站点发布)",
        formulaEn: "1 − (1 − other means) × (1 − connected × heard on the approach × published)",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.roadside?.informed.first?.share) },
    ]
  }
}

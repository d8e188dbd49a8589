import DistrictModel
import RoadsideUnits

extension IndicatorCatalogue {
  /// 18: roadside units: coverage, what arrives, gaps, delay, computing and informed drivers.
  static var roadside: [IndicatorDefinition] {
    [
      entry(
        "v2x_road_coverage_share", zh: "车联网道路覆盖率", en: "road covered by roadside units",
        formulaZh: "Σ 路长[投递率≥门限] / Σ 路长", formulaEn: "Σ length [delivery ≥ threshold] / Σ length",
        unit: .share, decimals: 3
      ) { $0.figures.wanted.summary.coveredByLength },
      entry(
        "v2x_traffic_coverage_share", zh: "车联网流量覆盖率", en: "traffic covered by roadside units",
        formulaZh: "Σ 车公里[投递率≥门限] / Σ 车公里",
        formulaEn: "Σ vehicle-km [delivery ≥ threshold] / Σ vehicle-km", unit: .share, decimals: 3
      ) { $0.figures.wanted.summary.coveredByTraffic },
      entry(
        "v2x_junction_equipped_share", zh: "路口设备率", en: "junctions with a roadside unit",
        formulaZh: "设有路侧单元的路口 / 路口", formulaEn: "junctions with a unit / junctions", unit: .share,
        scope: junctions, decimals: 3
      ) { ratio(Double($0.figures.equippedJunctions), Double($0.figures.junctions)) },
      entry(
        "v2x_junction_coverage_share", zh: "路口覆盖率", en: "junctions covered", formulaZh: "投递率≥门限的路口 / 路口",
        formulaEn: "junctions with delivery ≥ threshold / junctions", unit: .share, scope: junctions,
        decimals: 3
      ) { ratio(Double($0.figures.coveredJunctions), Double($0.figures.junctions)) },
      entry(
        "v2x_delivery_share", zh: "忙时车车投递率", en: "delivery from vehicle to vehicle in the busiest hour",
        formulaZh: "解析模型（LTE-V2X 模式 4）按路长平均，不含饱和路段",
        formulaEn: "analytic model of LTE-V2X mode 4, mean over length that is not saturated", unit: .share,
        decimals: 3
      ) { $0.figures.wanted.vehicleDeliveredShare },
      entry(
        "v2x_zone_coverage_share", zh: "车联网道路覆盖率：覆盖最差的片区或走廊",
        en: "road covered by roadside units: the zone or corridor with least",
        formulaZh: "min Σ 路长[投递率≥门限] / Σ 路长（各片区、走廊）",
        formulaEn: "min over zones of Σ length [delivery ≥ threshold] / Σ length", unit: .share,
        scope: IndicatorScope("片区与走廊内需覆盖的道路", "roads to be covered in zones and corridors"), decimals: 3,
        needs: .section("roadside.zones"), remark: leastCoveredName
      ) { leastCovered($0)?.figures.wanted.summary.coveredByLength },
      entry(
        "v2x_longest_gap_m", zh: "最长覆盖空档", en: "longest gap of coverage", formulaZh: "max 连续未覆盖路长",
        formulaEn: "largest run of uncovered road", unit: .metres, decimals: 0
      ) { $0.figures.wanted.summary.longestGapM },
      entry(
        "v2x_information_age_s", zh: "信息平均滞后", en: "mean age of information", formulaZh: "∫ 距上次收到的时长，按车流平均",
        formulaEn: "time since something was last heard, mean over drivers", unit: IndicatorUnit("秒", "s"),
        decimals: 1
      ) { $0.figures.wanted.meanAgeOfDriversSeconds },
      entry(
        "v2x_edge_use_share", zh: "边缘节点利用率", en: "use of an edge node", formulaZh: "需要的运算 / (TOPS × 持续效率)",
        formulaEn: "operations wanted / (TOPS × sustained efficiency)", unit: .share, scope: junctions,
        decimals: 3
      ) { $0.edge.utilisation },
      entry(
        "v2x_perception_latency_ms", zh: "感知类业务时延", en: "latency of services that perceive",
        formulaZh: "半帧 + 传感 + 边缘 + 回传 + 接入（均值）",
        formulaEn: "half a frame + sensor + edge + back-haul + access, mean",
        unit: IndicatorUnit("毫秒", "ms"), scope: junctions, decimals: 0
      ) { card in
        card.edge.latencies.lazy.compactMap { latency -> Double? in
          guard latency.useCase.way == .perception, case .milliseconds(let mean, _) = latency.answer
          else { return nil }
          return mean
        }.first
      },
      entry(
        "v2x_informed_share", zh: "知情驾驶员占比", en: "share of drivers who know the stations' state",
        formulaZh: "1 − (1 − 其他途径) × (1 − 入网率 × 途中收到 × 站点发布)",
        formulaEn: "1 − (1 − other means) × (1 − connected × heard on the approach × published)",
        unit: .share,
        scope: IndicatorScope("首类补能站的驾驶员", "drivers to the first kind of station"), decimals: 3
      ) { $0.informed.first?.share },
    ]
  }

  /// 18 by class of road, in the words of OpenStreetMap and GMNS.
  static var roadsideByClass: [IndicatorDefinition] {
    classes.map { word, zh, en in
      entry(
        "v2x_\(word)_coverage_share", zh: "车联网道路覆盖率：\(zh)", en: "road covered by roadside units: \(en)",
        formulaZh: "Σ 路长[投递率≥门限] / Σ 路长（该类道路）",
        formulaEn: "Σ length [delivery ≥ threshold] / Σ length of that class", unit: .share,
        scope: IndicatorScope("区内该类道路", "roads of that class inside the outline"), decimals: 3,
        needs: .roadOfClass
      ) { card in card.figures.roads.first { $0.name == word }?.summary.coveredByLength }
    }
  }

  private static let classes = [
    ("motorway", "高速公路", "motorway"), ("trunk", "快速路", "trunk"), ("primary", "主干路", "primary"),
    ("secondary", "次干路", "secondary"), ("tertiary", "支路", "tertiary"),
    ("residential", "街坊路", "residential"), ("connector", "连接线", "connector"), ("other", "其他", "other"),
  ]

  private static let junctions = IndicatorScope("需覆盖道路的路口", "junctions of the roads to be covered")

  /// The first of the zones with least cover, those without roads to be covered left out.
  private static func leastCovered(_ card: RoadsideCard) -> RoadsideCard.Zone? {
    card.zones.filter { $0.figures.wanted.summary.kilometres > 0 }
      .min { $0.figures.wanted.summary.coveredByLength < $1.figures.wanted.summary.coveredByLength }
  }

  private static func leastCoveredName(_ evidence: Evidence) -> BilingualText? {
    evidence.roadside.flatMap(leastCovered)?.zone.name
  }

  private static func entry(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String, unit: IndicatorUnit,
    scope: IndicatorScope = .roads, decimals: Int, needs: IndicatorNeed = .section("roadside"),
    remark: @escaping (Evidence) -> BilingualText? = { _ in nil },
    _ figure: @escaping (RoadsideCard) -> Double?
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 18, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: unit, scope: scope,
      decimals: decimals, needs: needs, remark: remark
    ) { Estimate(exact: $0.roadside.flatMap(figure)) }
  }
}

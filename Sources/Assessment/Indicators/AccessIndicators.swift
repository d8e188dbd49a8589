import DistrictModel

extension IndicatorCatalogue {
  /// 6 to 10: how near people and demand are to a charging station.
  static var access: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "area_coverage_share", 6, zh: "服务半径覆盖率（面积）", en: "area coverage", formulaZh: "Σ 面积[直线距离≤R] / Σ 面积",
        formulaEn: "Σ area [straight distance ≤ R] / Σ area", unit: .share, scope: .people, decimals: 3,
        remark: radius
      ) { Estimate(exact: $0.coverage.share($0.insideKm2)) },
      IndicatorDefinition(
        "population_coverage_share", 7, zh: "人口覆盖率", en: "population coverage",
        formulaZh: "Σ 人口[直线距离≤R] / Σ 人口", formulaEn: "Σ residents [straight distance ≤ R] / Σ residents",
        unit: .share, scope: .people, decimals: 3, remark: radius
      ) { Estimate(exact: $0.coverage.share($0.residents)) },
      IndicatorDefinition(
        "demand_coverage_share", 8, zh: "需求覆盖率", en: "demand coverage", formulaZh: "Σ 需求[直线距离≤R] / Σ 需求",
        formulaEn: "Σ demand [straight distance ≤ R] / Σ demand", unit: .share, scope: .people, decimals: 3,
        remark: radius
      ) { Estimate(exact: $0.coverage.share($0.demandWeights)) },
      IndicatorDefinition(
        "mean_distance_m", 9, zh: "平均最近距离（按人口）", en: "mean distance to the nearest station (by residents)",
        formulaZh: "Σ 人口 × 最近直线距离 / Σ 人口", formulaEn: "Σ residents × nearest straight distance / Σ residents",
        unit: .metres, scope: .people, decimals: 0
      ) { Estimate(exact: $0.coverage.mean($0.residents)) },
      IndicatorDefinition(
        "p95_distance_m", 9, zh: "P95 最近距离（按人口）", en: "95 % quantile of that distance",
        formulaZh: "按人口加权的 95 % 分位数", formulaEn: "95 % quantile weighted by residents", unit: .metres,
        scope: .people, decimals: 0
      ) { Estimate(exact: $0.coverage.quantile(0.95, $0.residents)) },
      IndicatorDefinition(
        "mean_service_radius_m", 10, zh: "平均服务半径", en: "mean service radius", formulaZh: "√(面积 / (π × 站数))",
        formulaEn: "√(area / (π × stations))", unit: .metres,
        scope: IndicatorScope(
          "规划区全部面积，公共充电站；不是覆盖率的 R", "all area inside the outline, charging stations; not the R of coverage"),
        decimals: 0
      ) { evidence in
        let area = evidence.insideKm2.reduce(0, +)
        return Estimate(
          exact: ratio(area, .pi * Double(evidence.plan.stations.count)).map { 1000 * $0.squareRoot() })
      },
    ]
  }

  /// The R of coverage.
  private static func radius(_ evidence: Evidence) -> BilingualText? {
    let metres = Findings.fixed(evidence.coverage.radiusM, 0)
    return BilingualText(zh: "R = \(metres) 米", en: "R = \(metres) m")
  }
}

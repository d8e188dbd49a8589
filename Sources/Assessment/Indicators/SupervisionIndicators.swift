import DistrictModel

extension IndicatorCatalogue {
  /// 11, beside the availability it keeps up: what a year of verification and inspection takes once the whole plan stands.
  static var supervision: [IndicatorDefinition] {
    [
      supervised(
        "verifications_per_year", zh: "年计量检定数", en: "verifications of meters a year",
        formulaZh: "充电枪数（把） / 检定周期（年）", formulaEn: "connectors / interval in years",
        IndicatorUnit("把/年", "a year"),
        decimals: 0, \.verifications),
      supervised(
        "inspections_per_year", zh: "年安全检查与质量抽查数", en: "safety visits and quality checks a year",
        formulaZh: "充电站数 × 每站年检查次数 + 公共充电桩数 × 抽查比例",
        formulaEn: "stations × visits a year + chargers × share checked", IndicatorUnit("次/年", "a year"),
        decimals: 0
      ) { $0.visits + $0.qualityChecks },
      supervised(
        "inspectors", zh: "所需检查人员", en: "inspectors it takes", formulaZh: "Σ 次数 × 工时 / 每人年工时",
        formulaEn: "Σ number × hours / hours an inspector works in a year", IndicatorUnit("人", "people"),
        decimals: 1,
        \.inspectors),
    ]
  }

  private static func supervised(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String, _ unit: IndicatorUnit,
    decimals: Int, _ figure: @escaping (Supervision.Year) -> Double
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 11, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: unit, scope: .plan,
      decimals: decimals
    ) { evidence in Estimate(exact: figure(evidence.supervisionYear(of: evidence.plan))) }
  }
}

extension Evidence {
  /// What a year of supervision takes for the public charging stations of a plan.
  func supervisionYear(of plan: Plan) -> Supervision.Year {
    supervision.year(
      stations: plan.stations.count, chargers: plan.chargerCount,
      connectors: plan.stations.reduce(0) { $0 + connectors(of: $1) })
  }
}

import DistrictModel

extension IndicatorCatalogue {
  /// 26: how good the choice of sites is; the units of the objective are those of its kind.
  static var siting: [IndicatorDefinition] {
    [
      entry(
        "siting_objective", zh: "求解质量：目标值", en: "solution quality: objective",
        formulaZh: "覆盖：Σ 各级半径内需求；出行：Σ 需求 × 距离",
        formulaEn: "coverage: Σ demand within the steps; travel: Σ demand × distance",
        unit: IndicatorUnit("瓦时/日，或瓦时·米/日", "Wh/day, or Wh·m/day"), decimals: 0, remark: words
      ) { Double($0.value) },
      entry(
        "siting_bound", zh: "求解质量：界", en: "solution quality: bound", formulaZh: "任何方案都不能超过的值（经整数核证）",
        formulaEn: "what no choice can be better than, certified in whole numbers",
        unit: IndicatorUnit("瓦时/日，或瓦时·米/日", "Wh/day, or Wh·m/day"), decimals: 0
      ) { Double($0.bound) },
      entry(
        "siting_gap_share", zh: "求解质量：差距", en: "solution quality: gap", formulaZh: "|界 − 目标值| / 目标值",
        formulaEn: "|bound − objective| / objective", unit: .share, decimals: 5,
        remark: proof
      ) { $0.gapShare },
      entry(
        "siting_seed", zh: "求解质量：随机种子", en: "solution quality: seed", formulaZh: "求解所用种子",
        formulaEn: "seed of the search", unit: IndicatorUnit("—", "–"), decimals: 0
      ) { Double($0.seed) },
    ]
  }

  private static func entry(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String, unit: IndicatorUnit,
    decimals: Int, remark: @escaping (Evidence) -> BilingualText? = { _ in nil },
    _ figure: @escaping (PlanQuality) -> Double
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 26, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: unit, scope: .siting,
      decimals: decimals, needs: .siting, remark: remark
    ) { Estimate(exact: $0.plan.quality.first.map(figure)) }
  }

  private static func proof(_ evidence: Evidence) -> BilingualText? {
    evidence.plan.quality.first?.isProvenOptimal == true
      ? BilingualText(zh: "已证明最优", en: "proven optimal") : nil
  }

  private static func words(_ evidence: Evidence) -> BilingualText? {
    evidence.plan.quality.first.map { quality in
      let text = "\(quality.objective.rawValue), \(quality.algorithm)"
      return BilingualText(zh: text, en: text)
    }
  }
}

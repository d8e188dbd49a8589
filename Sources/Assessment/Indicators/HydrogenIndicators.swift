import DistrictModel

extension IndicatorCatalogue {
  /// 17: stations of hydrogen, methanol and ammonia.
  static var hydrogen: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "hydrogen_coverage_share", 17, zh: "加氢需求覆盖率", en: "coverage of the demand for hydrogen",
        formulaZh: "Σ 燃料需求[直线距离≤选址最大半径] / Σ 燃料需求",
        formulaEn: "Σ demand for fuel [straight distance ≤ widest radius of siting] / Σ demand for fuel",
        unit: .share, scope: IndicatorScope("全区网格，全部燃料站", "cells of the district, stations of every fuel"),
        decimals: 3, needs: .section("hydrogen")
      ) { Estimate(exact: $0.hydrogen?.coveredShare) },
      IndicatorDefinition(
        "hydrogen_possible_kg_per_day", 17, zh: "日供氢能力", en: "hydrogen that could be sold a day",
        formulaZh: "Σ min(加氢机, 压缩机, 供应)", formulaEn: "Σ min(dispensers, compressors, supply)",
        unit: IndicatorUnit("千克/日", "kg/day"), scope: .hydrogen, decimals: 0, needs: .section("hydrogen")
      ) { Estimate(pooled: $0.hydrogen?.main.possibleKgPerDay) },
      IndicatorDefinition(
        "hydrogen_capacity_ratio", 17, zh: "加氢能力与需求之比", en: "hydrogen that could be sold over what is wanted",
        formulaZh: "Σ min(加氢机, 压缩机, 供应) / (加注 + 未满足)",
        formulaEn: "Σ min(dispensers, compressors, supply) / (sold + unserved)", unit: .ratio,
        scope: .hydrogen, decimals: 2, needs: .section("hydrogen")
      ) { evidence in
        Estimate(
          pooled: evidence.hydrogen.flatMap { card in
            ratio(card.main.possibleKgPerDay, card.main.wantedKgPerDay)
          })
      },
    ]
  }
}

import DistrictModel

extension IndicatorCatalogue {
  /// Stations of hydrogen, methanol and ammonia.
  static var hydrogen: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "hydrogen_coverage_share", 17, zh: "加氢需求覆盖率", en: "coverage of the demand for hydrogen",
        formulaZh: "Σ 燃料需求[直线距离≤选址最大半径] / Σ 燃料需求",
        formulaEn: "Σ demand for fuel [straight distance ≤ widest radius of siting] / Σ demand for fuel",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { Estimate(exact: $0.hydrogen?.coveredShare) },
      IndicatorDefinition(
        "hydrogen_capacity_ratio", 17, zh: "加氢能力与需求之比", en: "hydrogen that could be sold over what is wanted",
        formulaZh: "Σ min(加氢机, 压缩机, 供应) / (加注 + 未满足)",
        formulaEn: "Σ min(dispensers, compressors, supply) / (sold + unserved)", unitZh: "比值",
        unitEn: "ratio",
        decimals: 2
      ) { evidence in
        Estimate(
          exact: evidence.hydrogen.flatMap { card in
            ratio(card.main.possibleKgPerDay, card.main.wantedKgPerDay)
          })
      },
    ]
  }
}

import DistrictModel
import PowerNetwork

extension IndicatorCatalogue {
  /// 20: what only a run with a grid knows.
  static var grid: [IndicatorDefinition] {
    [
      entry(
        "transformer_peak_loading_share", zh: "变压器最大负载率", en: "peak transformer loading",
        formulaZh: "max S / S 额定（站用变与台区变）", formulaEn: "max S / rating, stations and cells", unit: .share,
        decimals: 3
      ) { grid in (grid.study.stations + grid.study.cells.compactMap(\.self)).map(\.peakLoading).max() },
      entry(
        "transformers_above_80_count", zh: "负载率超过 80% 的变压器", en: "transformers above 80 %",
        formulaZh: "最大负载率 > 0.8 的站与台区数", formulaEn: "stations and cells above 0.8 at their peak",
        unit: .places, decimals: 0
      ) { Double($0.count(above: 0.8)) },
      entry(
        "transformers_above_100_count", zh: "负载率超过 100% 的变压器", en: "transformers above 100 %",
        formulaZh: "最大负载率 > 1 的站与台区数", formulaEn: "stations and cells above 1 at their peak",
        unit: .places, decimals: 0
      ) { Double($0.count(above: 1)) },
      entry(
        "feeder_peak_loading_share", zh: "馈线最大负载率", en: "peak feeder loading", formulaZh: "max S / S 额定（各馈线）",
        formulaEn: "max S / rating over the feeders", unit: .share, decimals: 3
      ) { $0.study.feeders.map(\.peakLoading).max() },
      entry(
        "feeders_above_80_count", zh: "负载率超过 80% 的馈线", en: "feeders above 80 %",
        formulaZh: "最大负载率 > 0.8 的馈线数",
        formulaEn: "feeders above 0.8 at their peak", unit: .places, decimals: 0
      ) { grid in Double(grid.study.feeders.count { GridCard.exceeds($0.peakLoading, 0.8) }) },
      entry(
        "feeders_above_100_count", zh: "负载率超过 100% 的馈线", en: "feeders above 100 %",
        formulaZh: "最大负载率 > 1 的馈线数", formulaEn: "feeders above 1 at their peak", unit: .places, decimals: 0
      ) { grid in Double(grid.study.feeders.count { GridCard.exceeds($0.peakLoading, 1) }) },
      entry(
        "feeder_lowest_voltage_pu", zh: "馈线最低电压", en: "lowest feeder voltage", formulaZh: "平均周的最低电压",
        formulaEn: "lowest voltage of the mean week", unit: IndicatorUnit("标幺", "pu"), decimals: 3
      ) { $0.study.feeders.compactMap(\.lowestPU).min() },
    ]
  }

  private static func entry(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String, unit: IndicatorUnit,
    decimals: Int, _ figure: @escaping (GridCard) -> Double?
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 20, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: unit, scope: .week,
      decimals: decimals, needs: .section("power")
    ) { Estimate(pooled: $0.grid.flatMap(figure)) }
  }
}

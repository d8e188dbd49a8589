import DistrictModel
import EventEngine
import PowerNetwork

extension IndicatorCatalogue {
  /// What only a run with a grid knows; undefined without one.
  static var grid: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "transformer_peak_loading_share", 20, zh: "变压器最大负载率", en: "peak transformer loading",
        formulaZh: "max S / S 额定（站用变与台区变，平均周）", formulaEn: "max S / rating, stations and cells, mean week",
        unitZh: "比例", unitEn: "share", decimals: 3
      ) { evidence in
        Estimate(
          exact: evidence.grid.flatMap { grid in
            (grid.study.stations + grid.study.cells.compactMap(\.self)).map(\.peakLoading).max()
          })
      },
      IndicatorDefinition(
        "transformers_above_80_count", 20, zh: "负载率超过 80% 的变压器", en: "transformers above 80 %",
        formulaZh: "最大负载率 > 0.8 的站与台区数", formulaEn: "stations and cells above 0.8 at their peak", unitZh: "处",
        unitEn: "places", decimals: 0
      ) { evidence in Estimate(exact: evidence.grid.map { Double($0.count(above: 0.8)) }) },
      IndicatorDefinition(
        "transformers_above_100_count", 20, zh: "负载率超过 100% 的变压器", en: "transformers above 100 %",
        formulaZh: "最大负载率 > 1 的站与台区数", formulaEn: "stations and cells above 1 at their peak", unitZh: "处",
        unitEn: "places", decimals: 0
      ) { evidence in Estimate(exact: evidence.grid.map { Double($0.count(above: 1)) }) },
      IndicatorDefinition(
        "feeder_peak_loading_share", 20, zh: "馈线最大负载率", en: "peak feeder loading",
        formulaZh: "max S / S 额定（各馈线）", formulaEn: "max S / rating over the feeders", unitZh: "比例",
        unitEn: "share", decimals: 3
      ) { evidence in Estimate(exact: evidence.grid.flatMap { $0.study.feeders.map(\.peakLoading).max() }) },
      IndicatorDefinition(
        "feeder_lowest_voltage_pu", 20, zh: "馈线最低电压", en: "lowest feeder voltage",
        formulaZh: "平均周的最低电压", formulaEn: "lowest voltage of the mean week", unitZh: "标幺", unitEn: "pu",
        decimals: 3
      ) { evidence in Estimate(exact: evidence.grid.flatMap { $0.study.feeders.compactMap(\.lowestPU).min() })
      },
      IndicatorDefinition(
        "v2g_flexibility_mw", 21, zh: "V2G 可调能力", en: "V2G flexibility",
        formulaZh: "最忙小时内接入的双向枪 × 额定功率（全部参与）",
        formulaEn: "bidirectional connectors taken in the busiest hour × rated power, all taking part",
        unitZh: "兆瓦",
        unitEn: "MW", decimals: 2
      ) { evidence in
        let types = evidence.world.chargerTypes
        guard types.contains(where: \.isBidirectional) else { return Estimate(exact: nil) }
        return evidence.charging { room in
          let weeks = max(1, evidence.days / 7)
          return (0..<168).map { hour in
            types.indices.reduce(0.0) { sum, type in
              guard types[type].isBidirectional else { return sum }
              let taken = Duration.inHours(room.occupiedOfType[type][hour]) / weeks
              return sum + taken * types[type].powerKW / 1000
            }
          }.max()
        }
      },
    ]
  }
}

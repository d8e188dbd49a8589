import DistrictSimulation
import EventEngine
import NumericKernels

extension IndicatorCatalogue {
  /// 16: swap stations; without their operation there is nothing to tell.
  static var swap: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "swap_capacity_ratio", 16, zh: "换电站服务能力", en: "swap capacity ratio",
        formulaZh: "平均等候不超过 5 分钟时全部换电站的日换电次数 / 日换电需求次数",
        formulaEn: "swaps a day of all stations at a mean wait of five minutes / swaps wanted a day",
        unit: .share, scope: .swap, decimals: 2, needs: .section("swap")
      ) { evidence in
        Estimate(
          pooled: evidence.swap.flatMap { card in
            ratio(card.perDay { $0.atMeanWait?.mean ?? 0 }, card.wantedPerDay)
          })
      },
      IndicatorDefinition(
        "swap_served_share", 16, zh: "换电需求满足率", en: "swaps served", formulaZh: "完成换电次数 / 换电需求次数",
        formulaEn: "vehicles that got a full pack / vehicles that asked for one", unit: .share, scope: .swap,
        decimals: 3, needs: .section("swap")
      ) { evidence in
        Estimate(
          evidence.outcome.replications.map { run in
            run.rooms.first { $0.room == "swap" }.flatMap {
              ratio(Double($0.count(.served)), Double($0.needs))
            }
          })
      },
    ]
  }
}

import DistrictSimulation
import EventEngine

extension IndicatorCatalogue {
  /// 14 and 15: what drivers get.
  static var service: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "mean_wait_min", 14, zh: "平均等待（全部已服务）", en: "mean wait (all served)", formulaZh: "Σ 等待 / 充电次数",
        formulaEn: "Σ waits / sessions", unit: .minutes, scope: .needs, decimals: 2
      ) { evidence in
        evidence.charging { ratio(Duration.inMinutes($0.waitSum), Double($0.sessionsOfClass.reduce(0, +))) }
      },
      IndicatorDefinition(
        "mean_wait_of_queued_min", 14, zh: "平均等待（排队者）", en: "mean wait (those who queued)",
        formulaZh: "Σ 等待 / 排队后充电次数", formulaEn: "Σ waits / sessions after a wait", unit: .minutes,
        scope: .needs, decimals: 2
      ) { evidence in
        evidence.charging { room in
          ratio(
            Duration.inMinutes(room.waitSum), Double(room.stations.reduce(0) { $0 + $1.sessionsAfterWait }))
        }
      },
      IndicatorDefinition(
        "p95_wait_min", 14, zh: "P95 等待", en: "95 % quantile of the wait", formulaZh: "已服务者等待的 95 % 分位数（整分钟）",
        formulaEn: "95 % quantile over the served, in whole minutes", unit: .minutes, scope: .needs,
        decimals: 1
      ) { $0.charging { quantile(0.95, of: $0.waits) } },
      IndicatorDefinition(
        "left_unserved_share", 14, zh: "流失率", en: "share left unserved", formulaZh: "未获服务的需求 / 全部需求",
        formulaEn: "needs left unserved / needs", unit: .share, scope: .needs, decimals: 5
      ) { evidence in
        evidence.charging { room in
          let unserved = room.count(.noStation) + room.count(.balked) + room.count(.lostPatience)
          return ratio(Double(unserved), Double(room.needs))
        }
      },
      IndicatorDefinition(
        "energy_served_share", 15, zh: "需求满足率", en: "energy served",
        formulaZh: "实际充入电量 / 需要的电量（期末未结束者不计）",
        formulaEn: "energy delivered / energy wanted, without those still charging at the end", unit: .share,
        scope: .needs, decimals: 4
      ) { $0.charging { ratio(Double($0.delivered), Double($0.wanted)) } },
      IndicatorDefinition(
        "driving_foregone_share", 15, zh: "未能行驶的里程能耗占比", en: "driving foregone for lack of charge",
        formulaZh: "因电量不足未行驶的能耗 / 计划行驶能耗", formulaEn: "energy of driving foregone / energy of driving wanted",
        unit: .share, scope: IndicatorScope("记录日，全部车辆", "recorded days, all vehicles"), decimals: 5
      ) { evidence in
        Estimate(
          evidence.outcome.replications.map {
            ratio(Double($0.balance.foregone), Double($0.balance.driven + $0.balance.foregone))
          })
      },
      IndicatorDefinition(
        "neighbour_energy_share", 15, zh: "区外充电占比", en: "public charging taken outside the district",
        formulaZh: "在区外站点充入的电量 / 区内、区外公共充电的电量",
        formulaEn:
          "energy delivered at stations outside / energy delivered at public stations inside and outside",
        unit: .share,
        scope: IndicatorScope(
          "记录日产生的公共充电需求，区内外站点", "needs of public charging that arise on recorded days, stations on both sides"
        ),
        decimals: 4, needs: .section("charging.neighbours")
      ) { evidence in Estimate(evidence.outcome.replications.map(NeighbourCard.energyShare)) },
    ]
  }

  /// Whole minutes below which a share of the counts lies.
  private static func quantile(_ share: Double, of bins: [Int]) -> Double? {
    let total = bins.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0
    for (minute, count) in bins.enumerated() {
      sum += count
      if Double(sum) >= share * Double(total) { return minute == 0 ? 0 : Double(minute) }
    }
    return Double(bins.count - 1)
  }
}

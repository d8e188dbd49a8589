import DistrictModel
import DistrictSimulation
import EventEngine
import PowerNetwork

extension IndicatorCatalogue {
  /// 21: what vehicles could give back or take more.
  static var flexibility: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "v2g_flexibility_mw", 21, zh: "公共桩 V2G 可调能力", en: "V2G flexibility of public chargers",
        formulaZh: "最忙小时内接入的双向枪 × 额定功率（全部参与）",
        formulaEn: "bidirectional connectors taken in the busiest hour × rated power, all taking part",
        unit: .megawatts, scope: .charging, decimals: 2, needs: .bidirectional
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
      ownPlugs(
        "v2g_up_mw", zh: "自有桩 V2G 上调能力", en: "V2G of own plugs, up",
        formulaZh: "max（按电价定时的负荷 − V2G 时的负荷），即削减与放电",
        formulaEn: "largest fall of the load by V2G against timed charging: less charging and giving back",
        unit: .megawatts, decimals: 2, remark: busiestHour { $0 - $1 }
      ) { timed, selling, _ in zip(timed.weekMW, selling.weekMW).map { $0 - $1 }.max().map { max(0, $0) } },
      ownPlugs(
        "v2g_down_mw", zh: "自有桩 V2G 下调能力", en: "V2G of own plugs, down",
        formulaZh: "max（V2G 时的负荷 − 按电价定时的负荷），即多充",
        formulaEn: "largest rise of the load by V2G against timed charging: more charging", unit: .megawatts,
        decimals: 2, remark: busiestHour { $1 - $0 }
      ) { timed, selling, _ in zip(timed.weekMW, selling.weekMW).map { $1 - $0 }.max().map { max(0, $0) } },
      ownPlugs(
        "v2g_energy_kwh_per_night", zh: "自有桩 V2G 放电量", en: "energy given back by own plugs",
        formulaZh: "Σ 放电量 / 模拟的停车夜次", formulaEn: "Σ energy given back / nights at own plugs",
        unit: IndicatorUnit("千瓦时/夜次", "kWh per night of a car"), decimals: 3
      ) { _, selling, nights in ratio(selling.soldKWh, Double(nights)) },
    ]
  }

  private typealias Row = OrderlyStudy.Row

  private static func ownPlugs(
    _ id: String, zh: String, en: String, formulaZh: String, formulaEn: String, unit: IndicatorUnit,
    decimals: Int, remark: @escaping (Evidence) -> BilingualText? = { _ in nil },
    _ figure: @escaping (Row, Row, Int) -> Double?
  ) -> IndicatorDefinition {
    IndicatorDefinition(
      id, 21, zh: zh, en: en, formulaZh: formulaZh, formulaEn: formulaEn, unit: unit,
      scope: IndicatorScope(
        "自有桩，一次重复的平均周；参与比例由情景给定",
        "own plugs, mean week of one replication; the scenario gives the share that takes part"),
      decimals: decimals, needs: .section("power"), remark: remark
    ) { evidence in
      Estimate(
        pooled: evidence.grid.flatMap { grid in
          guard let timed = grid.orderly.row(.timed), let selling = grid.orderly.row(.vehicleToGrid) else {
            return nil
          }
          return figure(timed, selling, grid.orderly.nights)
        })
    }
  }

  /// The hour of the week in which a difference of the two loads is largest.
  private static func busiestHour(
    _ difference: @escaping (Double, Double) -> Double
  ) -> (Evidence) -> BilingualText? {
    { evidence in
      guard let study = evidence.grid?.orderly, let timed = study.row(.timed),
        let selling = study.row(.vehicleToGrid)
      else { return nil }
      let values = zip(timed.weekMW, selling.weekMW).map(difference)
      guard let largest = values.max(), largest > 0, let slot = values.firstIndex(of: largest) else {
        return nil
      }
      let (day, hour) = (slot / 96, slot % 96 / 4)
      let (zh, en) = (
        ["一", "二", "三", "四", "五", "六", "日"], ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      )
      guard zh.indices.contains(day) else { return nil }
      return BilingualText(zh: "周\(zh[day]) \(hour) 时", en: "\(en[day]) \(hour):00")
    }
  }
}

import DistrictModel
import DistrictSimulation
import EventEngine

extension IndicatorCatalogue {
  /// 19: what charging draws, before and after orderly charging of own plugs.
  static var load: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "public_peak_mw", 19, zh: "公共充电峰值负荷", en: "peak load of public charging", formulaZh: "max 15 分钟平均负荷",
        formulaEn: "largest quarter-hour mean", unit: .megawatts, scope: .charging, decimals: 1
      ) { $0.charging { $0.load.max().map { EnergyUnit.kWh($0) * 4 / 1000 } } },
      IndicatorDefinition(
        "public_energy_mwh_day", 19, zh: "公共充电日电量", en: "public charging energy per day",
        formulaZh: "Σ 电量（电网侧） / 天数", formulaEn: "Σ grid energy / days",
        unit: IndicatorUnit("兆瓦时/日", "MWh/day"), scope: .charging, decimals: 1
      ) { evidence in
        evidence.charging { ratio(EnergyUnit.kWh($0.load.reduce(0, +)) / 1000, evidence.days) }
      },
      IndicatorDefinition(
        "charging_peak_mw", 19, zh: "全部充电峰值负荷", en: "peak load of all charging",
        formulaZh: "max（公共充电 + 换电 + 自有桩）15 分钟平均负荷",
        formulaEn: "largest quarter-hour mean of public charging, swap stations and own plugs together",
        unit: .megawatts, scope: IndicatorScope("记录日，全部充电", "recorded days, all charging"), decimals: 1
      ) { evidence in Estimate(evidence.outcome.replications.map(peakMW)) },
      IndicatorDefinition(
        "charging_peak_unmanaged_mw", 19, zh: "全部充电峰值负荷：有序充电前", en: "peak load of all charging, unmanaged",
        formulaZh: "max（公共充电 + 即插即充的自有桩）",
        formulaEn: "largest quarter hour of public charging and own plugs that charge on arrival",
        unit: .megawatts, scope: .week, decimals: 1, needs: .section("power")
      ) { evidence in Estimate(pooled: evidence.grid.flatMap { evidence.weekPeakMW(with: $0.unmanagedMW) }) },
      IndicatorDefinition(
        "charging_peak_orderly_mw", 19, zh: "全部充电峰值负荷：有序充电后", en: "peak load of all charging, orderly",
        formulaZh: "max（公共充电 + 台区变压器后填谷的自有桩）；填谷看总负荷，充电自身的峰值可能升高",
        formulaEn:
          "largest quarter hour of public charging and own plugs that fill the valley of all load, so their own peak may rise",
        unit: .megawatts, scope: .week, decimals: 1, needs: .section("power")
      ) { evidence in Estimate(pooled: evidence.grid.flatMap { evidence.weekPeakMW(with: $0.orderlyMW) }) },
      districtPeak(
        "district_peak_unmanaged_mw", zh: "全区峰值负荷：有序充电前", en: "peak load of the district, unmanaged",
        .onArrival),
      districtPeak(
        "district_peak_orderly_mw", zh: "全区峰值负荷：有序充电后", en: "peak load of the district, orderly",
        .valleyFilling),
    ]
  }

  /// What orderly charging is to lower: base load, stations and own plugs together.
  private static func districtPeak(
    _ id: String, zh: String, en: String, _ policy: OwnPlugPolicy
  ) -> IndicatorDefinition {
    let unmanaged = policy == .onArrival
    return IndicatorDefinition(
      id, 19, zh: zh, en: en, formulaZh: "max（基础负荷 + 站 + \(unmanaged ? "即插即充" : "填谷")的自有桩）",
      formulaEn:
        "largest quarter hour of base load, stations and own plugs that \(unmanaged ? "charge on arrival" : "fill the valley")",
      unit: .megawatts, scope: .week, decimals: 1, needs: .section("power")
    ) { Estimate(pooled: $0.grid?.orderly.row(policy)?.districtPeakMW) }
  }

  /// Public chargers, swap stations and own plugs together; stations of hydrogen charge nothing.
  private static func peakMW(_ run: ReplicationOutcome) -> Double? {
    let rooms = run.rooms.filter { $0.room != "hydrogen" }
    return run.ownPlugLoad.indices.map { slot in
      rooms.reduce(run.ownPlugLoad[slot]) { $0 + ($1.load.indices.contains(slot) ? $1.load[slot] : 0) }
    }.max().map { EnergyUnit.kWh($0) * 4 / 1000 }
  }
}

extension Evidence {
  /// Peak of the mean week of public charging with own plugs given by quarter hour, MW.
  fileprivate func weekPeakMW(with ownPlugMW: [Double]) -> Double? {
    let loads = outcome.replications.compactMap { $0.rooms.first?.load[...] }
    let week = WeekFold(outcome.settings, firstWeekday: world.calendar.firstWeekday).mean(loads)
    return zip(week, ownPlugMW).map { $0 / 1000 + $1 }.max()
  }
}

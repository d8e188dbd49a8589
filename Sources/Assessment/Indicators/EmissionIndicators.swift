import DistrictModel
import DistrictSimulation
import EventEngine

extension IndicatorCatalogue {
  /// 25: what public charging and swapping spare the air.
  static var emissions: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "co2_avoided_t_year", 25, zh: "减排量", en: "CO₂ avoided",
        formulaZh: "365 / 天数 × Σ（充入电量 / 车辆电耗 × 被替代车油耗 × 油品因子 − 电网侧电量 × 电网因子）",
        formulaEn:
          "365 / days × Σ (energy delivered / consumption × fuel of the vehicle replaced × its factor − grid energy × grid factor)",
        unit: IndicatorUnit("吨/年", "t/year"),
        scope: IndicatorScope(
          "公共充电与换电的电量；因子见 emissions 部分，氢等燃料不计",
          "energy of public charging and swapping; factors of the section `emissions`, hydrogen not counted"),
        decimals: 0, remark: factors
      ) { evidence in
        Estimate(evidence.outcome.replications.map { evidence.avoidedTonnesPerYear($0) }, isSigned: true)
      }
    ]
  }

  private static func factors(_ evidence: Evidence) -> BilingualText? {
    let own = evidence.emissions
    let (grid, petrol, diesel) = (
      Findings.fixed(own.gridKgPerKWh, 4), Findings.fixed(own.petrolKgPerL, 2),
      Findings.fixed(own.dieselKgPerL, 2)
    )
    return BilingualText(
      zh: "电网 \(grid) kg/kWh，汽油 \(petrol) kg/L，柴油 \(diesel) kg/L",
      en: "grid \(grid) kg/kWh, petrol \(petrol) kg/l, diesel \(diesel) kg/l")
  }
}

extension Evidence {
  /// Tonnes a year of one replication; `nil` where nothing was recorded.
  fileprivate func avoidedTonnesPerYear(_ run: ReplicationOutcome) -> Double? {
    let rooms = run.rooms.filter { $0.room == "charging" || $0.room == "swap" }
    guard !rooms.isEmpty, days > 0 else { return nil }
    var kilograms = 0.0
    for (row, kind) in world.fleets.enumerated() where kind.fuel == .electricity {
      let delivered = rooms.reduce(0.0) { sum, room in
        sum + (room.deliveredToClass.indices.contains(row) ? EnergyUnit.kWh(room.deliveredToClass[row]) : 0)
      }
      kilograms += emissions.replacedKg(energyKWh: delivered, consumptionKWhPerKm: kind.consumptionKWhPerKm)
    }
    let drawn = rooms.reduce(0.0) { $0 + EnergyUnit.kWh($1.load.reduce(0, +)) }
    return (kilograms - drawn * emissions.gridKgPerKWh) * 365 / days / 1000
  }
}

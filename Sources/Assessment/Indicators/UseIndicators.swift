import DistrictSimulation
import EventEngine

extension IndicatorCatalogue {
  /// 11 to 13: how much the public chargers are used.
  static var use: [IndicatorDefinition] {
    [
      IndicatorDefinition(
        "occupancy_share", 11, zh: "时间利用率（占用）", en: "time utilisation (connector taken)",
        formulaZh: "Σ 占用时长 / (24 × 充电枪数 × 天数)", formulaEn: "Σ taken hours / (24 × connectors × days)",
        unit: .share, scope: .charging, decimals: 4
      ) { evidence in
        evidence.charging { room in
          let taken = room.stations.reduce(0.0) { $0 + Duration.inHours($1.occupied) }
          return ratio(taken, 24 * evidence.connectors * evidence.days)
        }
      },
      IndicatorDefinition(
        "charging_time_share", 11, zh: "充电时间利用率", en: "time utilisation (power flows)",
        formulaZh: "Σ 充电时长 / (24 × 充电枪数 × 天数)", formulaEn: "Σ charging hours / (24 × connectors × days)",
        unit: .share, scope: .charging, decimals: 4
      ) { evidence in
        evidence.charging { room in
          ratio(Duration.inHours(room.chargingTime), 24 * evidence.connectors * evidence.days)
        }
      },
      IndicatorDefinition(
        "availability_share", 11, zh: "可用率", en: "connectors in working order",
        formulaZh: "1 − Σ 停用时长 / (24 × 充电枪数 × 天数)",
        formulaEn: "1 − Σ hours out of order / (24 × connectors × days)", unit: .share, scope: .charging,
        decimals: 4
      ) { evidence in
        evidence.charging { room in
          let out = room.stations.reduce(0.0) { $0 + Duration.inHours($1.outOfOrder) }
          return ratio(out, 24 * evidence.connectors * evidence.days).map { 1 - $0 }
        }
      },
      IndicatorDefinition(
        "power_use_share", 12, zh: "功率利用率", en: "energy utilisation", formulaZh: "Σ 电量 / (24 × 额定功率 × 天数)",
        formulaEn: "Σ kWh / (24 × rated power × days)", unit: .share, scope: .charging, decimals: 4
      ) { evidence in
        evidence.charging { room in
          ratio(EnergyUnit.kWh(room.load.reduce(0, +)), 24 * evidence.powerKW * evidence.days)
        }
      },
      IndicatorDefinition(
        "energy_kwh_per_charger_day", 12, zh: "桩日均电量", en: "energy per charger-day",
        formulaZh: "Σ 电量（电网侧） / (公共充电桩数 × 天数)", formulaEn: "Σ grid kWh / (chargers × days)",
        unit: IndicatorUnit("千瓦时/台·日", "kWh per charger-day"), scope: .charging, decimals: 1
      ) { evidence in
        evidence.charging { room in
          ratio(EnergyUnit.kWh(room.load.reduce(0, +)), evidence.chargers * evidence.days)
        }
      },
      IndicatorDefinition(
        "sessions_per_charger_day", 13, zh: "周转率", en: "charging sessions per charger-day",
        formulaZh: "充电次数 / (公共充电桩数 × 天数)", formulaEn: "charging sessions / (chargers × days)",
        unit: IndicatorUnit("次/台·日", "per charger-day"), scope: .charging, decimals: 2
      ) { evidence in
        evidence.charging { room in
          ratio(Double(room.sessionsOfClass.reduce(0, +)), evidence.chargers * evidence.days)
        }
      },
      IndicatorDefinition(
        "kwh_per_session", 13, zh: "次均电量", en: "energy per session", formulaZh: "充入电池的电量 / 已结束的充电次数",
        formulaEn: "energy into batteries / sessions that have ended",
        unit: IndicatorUnit("千瓦时", "kWh"), scope: .charging, decimals: 1
      ) { $0.charging { ratio(EnergyUnit.kWh($0.delivered), Double($0.count(.served))) } },
    ]
  }
}

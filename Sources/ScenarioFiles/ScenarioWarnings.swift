import DistrictModel
import DistrictSimulation
import HydrogenStations
import PowerNetwork
import Siting

/// What is allowed and yet does nothing, said where it stands.
struct ScenarioWarnings {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    warnOfUnusedTypes()
    warnOfIdleProvision()
    warnOfMissingStations()
    warnOfUnusedPower()
    warnOfIdleHydrogen()
    warnOfRoadside()
    warnOfIncentives()
  }

  /// Classes whose fuel no station of the plan sells, and closures after the end of the run.
  private func warnOfIdleHydrogen() {
    guard let hydrogen = draft.hydrogen, reader.isRead("hydrogen"), reader.isRead("fleet") else { return }
    let planned = Set(hydrogen.kinds(of: draft.siting.hydrogenStations)).map { hydrogen.kinds[$0] }
    for kind in draft.fleet where kind.fuel != .electricity {
      let pressure = hydrogen.pressureMPa(of: kind.id)
      func sells(_ station: HydrogenStationKind) -> Bool {
        station.fuel == kind.fuel && (kind.fuel != .hydrogen || station.pressureMPa == pressure)
      }
      // Where no kind sells it, that is told as an error.
      guard hydrogen.kinds.contains(where: { sells($0) && $0.share > 0 }), !planned.contains(where: sells)
      else {
        continue
      }
      reader.complain(
        "W0645", path: "fleet.\(kind.id).fuel",
        zh: "方案的 \(draft.siting.hydrogenStations) 座加氢站中没有一座供应 '\(kind.id)' 的燃料；其需求不计入未满足量",
        en:
          "none of the plan's \(draft.siting.hydrogenStations) stations fills '\(kind.id)'; what these vehicles want is not counted as unserved",
        help: BilingualText(
          zh: "增加 siting.hydrogen_stations 或提高该类站的 share",
          en: "raise siting.hydrogen_stations, or the share of the kind that sells it"),
        severity: .warning)
    }
    for (row, outage) in hydrogen.outages.enumerated() where outage.fromDay > draft.run.settings.days {
      reader.complain(
        "W0646", path: "hydrogen.outages[\(row)].from_day",
        zh: "停运自第 \(outage.fromDay) 日起，而模拟只有 \(draft.run.settings.days) 日",
        en: "the closure begins on day \(outage.fromDay) of a run of \(draft.run.settings.days) days",
        severity: .warning)
    }
  }

  /// Keys of synthetic feeders beside given ones, and terms of selling where nobody sells.
  private func warnOfUnusedPower() {
    func idle(_ path: String, _ why: BilingualText) {
      guard reader.isGiven(path) else { return }
      reader.complain(
        "W0644", path: path, zh: "\(path)：\(why.zh)，不起作用", en: "\(path): has no effect, \(why.en)",
        severity: .warning)
    }
    if let power = draft.power, !power.feeders.isEmpty {
      for key in [
        "feeder_kv", "feeder_fill_share", "feeders_per_substation", "resistance_ohm_per_km",
        "reactance_ohm_per_km",
      ] {
        idle("power.\(key)", .init(zh: "馈线由 power.feeders 给定", en: "power.feeders gives the feeders"))
      }
    }
    if draft.power == nil {
      idle("v2g", .init(zh: "没有 power 部分", en: "there is no section power"))
    }
  }

  private func warnOfMissingStations() {
    guard let wanted = draft.solarStorage?.stations, draft.siting.budgetCNY == 0,
      wanted > draft.siting.stations, reader.isRead("solar_storage"), reader.isRead("siting")
    else { return }
    reader.complain(
      "W0643", path: "solar_storage.stations",
      zh: "要求 \(wanted) 座光储充一体站，而规划充电站只有 \(draft.siting.stations) 座；多出的不建",
      en:
        "\(wanted) stations with sun and battery are wanted, but the plan has \(draft.siting.stations) stations; the rest is not built",
      severity: .warning)
  }

  private func warnOfUnusedTypes() {
    // Where the plan has no charging stations the types are only there because a district names some.
    guard reader.isRead("fleet"), !draft.fleet.isEmpty, draft.siting.stations > 0 else { return }
    for type in draft.charging.types where type.share > 0 && !type.id.isEmpty {
      guard draft.fleet.allSatisfy({ $0.limitKW(at: type) <= 0 }) else { continue }
      let key =
        type.usedStandard == .wireless
        ? "wireless_limit_kw" : type.current == .ac ? "ac_limit_kw" : "dc_limit_kw"
      reader.complain(
        "W0640", path: "charging.charger_types.\(type.id)", zh: "没有车型能使用充电桩类型 '\(type.id)'，其桩位将一直空闲",
        en: "no class can use charger type '\(type.id)': its connectors stay empty",
        help: BilingualText(
          zh: "给某个车型设 \(key)（接口标准 \(type.usedStandard.rawValue)）",
          en: "give a class a \(key) (the connector is \(type.usedStandard.rawValue))"),
        severity: .warning)
    }
  }

  private func warnOfIdleProvision() {
    guard !draft.provision.isEmpty, draft.run.yearsAhead == 0 else { return }
    reader.complain(
      "W0641", path: "provision", zh: "run.years_ahead 为 0，配建规则不起作用",
      en: "run.years_ahead is 0, so the rules of provision add nothing",
      help: BilingualText(
        zh: "设 run.years_ahead 为推演的年数", en: "set run.years_ahead to the years to look ahead"),
      severity: .warning)
  }
}

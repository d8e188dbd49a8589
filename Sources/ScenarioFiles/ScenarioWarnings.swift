import DistrictModel

/// What is allowed and yet does nothing, said where it stands.
struct ScenarioWarnings {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    warnOfUnusedTypes()
    warnOfIdleProvision()
  }

  private func warnOfUnusedTypes() {
    guard reader.isRead("fleet"), !draft.fleet.isEmpty else { return }
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

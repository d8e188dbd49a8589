import ChargingStations
import DistrictModel

/// Checks of charger types, operators and prices.
extension ScenarioChecks {
  func checkChargers() {
    checkOutages()
    let types = draft.charging.types
    if types.count > 64 {
      reader.complain(
        "E0620", path: "charging.charger_types", zh: "充电桩类型至多 64 种",
        en: "at most 64 charger types are allowed")
    }
    if !types.isEmpty, areTypesRead("share"), let sum = Self.sumUnlessOne(types.map(\.share)) {
      reader.complain(
        "E0609", path: "charging.charger_types", zh: "各类型占比之和为 \(sum)，应为 1",
        en: "the shares of the charger types sum to \(sum), not to 1")
    }
    for type in types {
      let path = "charging.charger_types.\(type.id)"
      checkStandard(of: type, path)
      checkMisalignment(of: type, path)
      checkSharing(of: type, path)
    }
  }

  /// The sum as a person reads it, where shares that have to make a whole do not.
  static func sumUnlessOne(_ shares: [Double]) -> String? {
    let sum = shares.reduce(0, +)
    return abs(sum - 1) > 1e-6 ? Numeral.text((sum * 1e6).rounded() / 1e6) : nil
  }

  private func checkStandard(of type: ChargerType, _ path: String) {
    guard areRead(path, "current", "standard") else { return }
    let standard = type.usedStandard
    guard standard.current == type.current else {
      let fitting = ConnectorStandard.allCases.filter { $0.current == type.current }.map(\.rawValue)
        .joined(separator: ", ")
      reader.complain(
        "E0623", path: "\(path).standard",
        zh:
          "\(path).standard：\(standard.rawValue) 是 \(standard.current.rawValue) 接口，而 current 为 \(type.current.rawValue)",
        en:
          "\(path).standard: \(standard.rawValue) carries \(standard.current.rawValue), but current is \(type.current.rawValue)",
        help: BilingualText(
          zh: "\(type.current.rawValue) 可用：\(fitting)",
          en: "for \(type.current.rawValue) there is: \(fitting)"))
      return
    }
    guard areRead(path, "power_kw"), type.powerKW > standard.limitKW else { return }
    let stronger = ConnectorStandard.allCases.filter {
      $0.current == type.current && $0.limitKW >= type.powerKW
    }.map { "\($0.rawValue) (\(Numeral.text($0.limitKW)))" }.joined(separator: ", ")
    let limit = Numeral.text(standard.limitKW)
    reader.complain(
      "E0624", path: "\(path).power_kw",
      zh: "\(path).power_kw：\(Numeral.text(type.powerKW)) 超出 \(standard.rawValue) 接口的上限 \(limit)",
      en:
        "\(path).power_kw: \(Numeral.text(type.powerKW)) is more than \(standard.rawValue) carries, \(limit)",
      help: stronger.isEmpty
        ? nil
        : BilingualText(zh: "可写 standard：\(stronger)", en: "a standard that carries it: \(stronger)"))
  }

  private func checkMisalignment(of type: ChargerType, _ path: String) {
    guard areRead(path, "current", "misalignment_loss_share"), type.current != .wireless,
      type.misalignmentLossShare > 0
    else { return }
    reader.complain(
      "E0625", path: "\(path).misalignment_loss_share",
      zh: "\(path).misalignment_loss_share：只用于 current: wireless 的充电桩",
      en: "\(path).misalignment_loss_share: only a pad, current: wireless, loses power to misalignment")
  }

  private func checkSharing(of type: ChargerType, _ path: String) {
    guard areRead(path, "cabinet_kw", "sharing", "module_kw") else { return }
    for key in ["sharing", "module_kw"] where type.cabinetKW == 0 && reader.isGiven("\(path).\(key)") {
      reader.complain(
        "E0626", path: "\(path).\(key)", zh: "\(path).\(key)：没有 cabinet_kw，不起作用",
        en: "\(path).\(key): has no effect without cabinet_kw",
        help: BilingualText(
          zh: "写出各枪共享的总功率 cabinet_kw，或删去 \(key)",
          en: "give cabinet_kw, the power the connectors share, or remove \(key)"))
    }
    if type.cabinetKW > 0, type.sharing != .modules, reader.isGiven("\(path).module_kw") {
      reader.complain(
        "E0626", path: "\(path).module_kw", zh: "\(path).module_kw：只用于 sharing: modules",
        en: "\(path).module_kw: has no effect without sharing: modules", help: nil)
    }
  }

  func checkOperators() {
    let operators = draft.charging.operators
    if operators.count > 250 {
      reader.complain(
        "E0618", path: "charging.operators", zh: "运营商至多 250 家", en: "at most 250 operators are allowed")
    } else if !operators.isEmpty, operators.allSatisfy({ areRead("charging.operators.\($0.id)", "share") }),
      let sum = Self.sumUnlessOne(operators.map(\.share))
    {
      reader.complain(
        "E0619", path: "charging.operators", zh: "各运营商占比之和为 \(sum)，应为 1",
        en: "the shares of the operators sum to \(sum), not to 1")
    }
  }

  /// Energy price, service fee and the operator's fee together; only the last can be below zero.
  func checkPrices() {
    guard reader.isRead("charging.tariff"), areTypesRead("service_fee_cny_per_kwh") else { return }
    let energy = draft.charging.tariff.energyCNYPerKWh
    let types = draft.charging.types
    guard let hour = energy.indices.min(by: { energy[$0] < energy[$1] }),
      let type = types.min(by: { $0.serviceFeeCNYPerKWh < $1.serviceFeeCNYPerKWh })
    else { return }
    for one in draft.charging.operators {
      let path = "charging.operators.\(one.id).extra_fee_cny_per_kwh"
      let fee = one.extraFeeCNYPerKWh
      guard reader.isRead(path), energy[hour] + type.serviceFeeCNYPerKWh + fee < -1e-9 else { continue }
      let (price, service) = (Numeral.text(energy[hour]), Numeral.text(type.serviceFeeCNYPerKWh))
      reader.complain(
        "E0627", path: path,
        zh: "\(path)：\(hour) 时 \(type.id) 的总价为负：电价 \(price)，服务费 \(service)，加价 \(Numeral.text(fee))",
        en:
          "\(path): at hour \(hour) the price of \(type.id) is below zero: energy \(price), service \(service), extra \(Numeral.text(fee))"
      )
    }
  }
}

extension ScenarioChecks {
  /// A connector that breaks every minute would have the run do nothing else.
  private func checkOutages() {
    for type in draft.charging.types where type.availabilityShare < 1 && !type.id.isEmpty {
      let path = "charging.charger_types.\(type.id)"
      let hours = type.repairHours * type.availabilityShare / (1 - type.availabilityShare)
      guard hours < 1, areRead(path, "availability_share", "repair_hours") else { continue }
      let minutes = Numeral.text((hours * 600).rounded() / 10)
      reader.complain(
        "E0642", path: "\(path).availability_share",
        zh: "\(path)：按此可用率和修复时间，平均每 \(minutes) 分钟故障一次，须不少于 60 分钟",
        en:
          "\(path): with this availability and repair a connector fails every \(minutes) min on average; at least 60 are expected",
        help: BilingualText(zh: "提高可用率或修复时间", en: "raise the availability or the time to repair"))
    }
  }
}

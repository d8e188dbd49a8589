import DistrictModel
import Finance
import RoadsideUnits

/// Checks of firms with incentives, operators and fleets.
struct FirmChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    guard !reader.isRefused("firms") else { return }
    var runs: [String: String] = [:]
    for firm in draft.firms where !firm.id.isEmpty {
      let path = "firms.\(firm.id)"
      check(
        firm.operators, "\(path).operators", of: draft.charging.operators.map(\.id), "charging.operators",
        .init(zh: "运营商", en: "operator"))
      check(
        firm.fleets, "\(path).fleets", of: draft.roadside?.automatedFleets.map(\.id) ?? [],
        "roadside.automated_fleets", .init(zh: "自动驾驶车队", en: "automated fleet"))
      for (key, words) in [
        ("operators", firm.operators), ("fleets", firm.fleets), ("runs", firm.runs.map(\.rawValue)),
      ] {
        for word in words {
          if let other = runs["\(key).\(word)"] {
            complain(
              "E0744", "\(path).\(key)", zh: "'\(word)' 已由 '\(other)' 运营",
              en: "'\(word)' is run by '\(other)' already")
          } else {
            runs["\(key).\(word)"] = firm.id
          }
        }
      }
      for (row, declared) in firm.declares.enumerated() {
        checkDeclaration(declared, "\(path).declares[\(row)]")
      }
    }
  }

  private func check(
    _ words: [String], _ path: String, of known: [String], _ section: String, _ what: BilingualText
  ) {
    guard reader.isRead(path), reader.isRead(section) else { return }
    for word in words where !known.contains(word) {
      complain(
        "E0743", path, zh: "没有\(what.zh) '\(word)'", en: "there is no \(what.en) '\(word)'",
        help: NearestName.help(word, among: known)
          ?? .init(zh: "\(section) 中没有任何一项", en: "there is none in \(section)"))
    }
  }

  private func checkDeclaration(_ declared: Firm.Declaration, _ path: String) {
    guard reader.isRead("\(path).basis"), reader.isRead("\(path).level") else { return }
    guard declared.basis.mayBeDeclared else {
      let known = IncentiveBasis.allCases.filter(\.mayBeDeclared).map(\.rawValue)
      complain(
        "E0742", "\(path).basis", zh: "'\(declared.basis.rawValue)' 由模拟得出，企业不能申报",
        en: "'\(declared.basis.rawValue)' comes from the simulation and cannot be declared",
        help: .init(
          zh: "可申报：\(known.joined(separator: ", "))",
          en: "what can be declared: \(known.joined(separator: ", "))"))
      return
    }
    let levels = draft.incentives.flatMap(\.components).filter { $0.basis == declared.basis }
      .flatMap(\.levels).map(\.level)
    guard !levels.isEmpty, !levels.contains(declared.level), reader.isRead("incentives") else { return }
    complain(
      "E0745", declared.level.isEmpty ? "\(path).basis" : "\(path).level",
      zh: declared.level.isEmpty
        ? "'\(declared.basis.rawValue)' 按级别支持，须写 level" : "没有级别 '\(declared.level)'",
      en: declared.level.isEmpty
        ? "'\(declared.basis.rawValue)' is paid by level, and no level is given"
        : "there is no level '\(declared.level)'",
      help: NearestName.help(declared.level, among: levels))
  }

  private func complain(_ code: String, _ path: String, zh: String, en: String, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: zh, en: en, help: help)
  }
}

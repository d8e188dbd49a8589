import DistrictModel
import Finance
import RoadsideUnits
import Siting

/// Checks of incentives with themselves, with each other and with what is simulated.
struct IncentiveChecks {
  let draft: ScenarioDraft
  let reader: ScenarioReader

  func run() {
    guard !reader.isRefused("incentives") else { return }
    for incentive in draft.incentives where !incentive.id.isEmpty {
      checkValidity(incentive)
      checkGroup(incentive)
      checkGrades(incentive)
      for (row, component) in incentive.components.enumerated() {
        let path = "incentives.\(incentive.id).components[\(row)]"
        guard reader.isRead(path) else { continue }
        checkRates(component, path)
        checkProducer(component.basis, path)
      }
    }
    CapChecks(incentives: draft.incentives, reader: reader).run()
  }

  private func checkValidity(_ incentive: Incentive) {
    let path = "incentives.\(incentive.id)"
    guard reader.isRead("\(path).valid_from"), reader.isRead("\(path).valid_to"),
      !incentive.validFrom.isEmpty, !incentive.validTo.isEmpty, incentive.validTo < incentive.validFrom
    else { return }
    complain(
      "E0736", "\(path).valid_to", zh: "截止日期 \(incentive.validTo) 早于施行日期 \(incentive.validFrom)",
      en: "it ends on \(incentive.validTo), before it begins on \(incentive.validFrom)")
  }

  private func checkGroup(_ incentive: Incentive) {
    guard !incentive.alternative.isEmpty, incentive.group.isEmpty,
      reader.isRead("incentives.\(incentive.id).group")
    else { return }
    complain(
      "E0738", "incentives.\(incentive.id).alternative", zh: "只有组（group）内才有 alternative",
      en: "an alternative is one of a group, and no group is given",
      help: .init(zh: "加一行 group:，或删去 alternative", en: "add a line group:, or remove alternative"))
  }

  private func checkGrades(_ incentive: Incentive) {
    guard incentive.gradeActs == .afterCaps else { return }
    for (row, grade) in incentive.gradeFactors.enumerated() where grade.factor > 1 {
      let path = "incentives.\(incentive.id).grades[\(row)].factor"
      guard reader.isRead(path) else { continue }
      complain(
        "E0737", path, zh: "限额之后的系数 \(Numeral.text(grade.factor)) 大于 1，会突破限额",
        en: "a factor of \(Numeral.text(grade.factor)) after the caps breaks them",
        help: .init(
          zh: "系数不大于 1，或写 grade_acts: before_caps", en: "at most 1, or write grade_acts: before_caps"))
    }
  }

  private func checkRates(_ part: IncentiveComponent, _ path: String) {
    var forms: [String] = []
    if reader.isGiven("\(path).rate") { forms.append("rate") }
    if !part.tiers.isEmpty { forms.append("tiers") }
    if !part.steps.isEmpty { forms.append("steps") }
    if !part.levels.isEmpty { forms.append("levels") }
    if forms.count != 1 {
      let given = forms.joined(separator: ", ")
      complain(
        "E0730", forms.count > 1 ? "\(path).\(forms[1])" : path,
        zh: forms.isEmpty ? "没有给出补贴标准" : "同时给出了 \(given)，无法确定按哪一项计算",
        en: forms.isEmpty
          ? "nothing says how much it pays"
          : "\(given) are both given, and only one can say how much it pays",
        help: .init(
          zh: "rate、tiers、steps、levels 只写其中之一", en: "write one of rate, tiers, steps and levels"))
    }
    checkOrder(part.tiers.map(\.from), "\(path).tiers")
    checkOrder(part.steps.map(\.from), "\(path).steps")
    guard part.hoursCap > 0, part.basis != .stationKWh, part.basis != .v2gKWh else { return }
    complain(
      "E0739", "\(path).hours_cap", zh: "hours_cap 只用于电量（station_kwh、v2g_kwh）",
      en: "hours_cap is for energy only, station_kwh or v2g_kwh")
  }

  private func checkOrder(_ starts: [Double], _ path: String) {
    for row in starts.indices.dropFirst() where starts[row] <= starts[row - 1] {
      complain(
        "E0731", "\(path)[\(row)].from",
        zh: "分档须从小到大：\(Numeral.text(starts[row])) 不大于 \(Numeral.text(starts[row - 1]))",
        en:
          "brackets stand in ascending order: \(Numeral.text(starts[row])) is not above \(Numeral.text(starts[row - 1]))"
      )
    }
  }

  private func checkProducer(_ basis: IncentiveBasis, _ path: String) {
    guard let producer = basis.producer, !simulates(producer) else { return }
    let isDeclared = draft.firms.contains { $0.declares.contains { $0.basis == basis } }
    guard !(basis.mayBeDeclared && isDeclared) else { return }
    complain(
      "E0732", "\(path).basis", zh: "本方案的模拟不产生补贴依据 '\(basis.rawValue)'（\(basis.meaning.zh)）",
      en: "the simulation of this scenario does not produce '\(basis.rawValue)' (\(basis.meaning.en))",
      help: .init(zh: "需要 \(producer.need.zh)", en: "it needs \(producer.need.en)"))
  }

  /// A part that could not be read is told already and counts as there.
  private func simulates(_ producer: BasisProducer) -> Bool {
    switch producer {
    case .charging:
      draft.siting.stations > 0 || draft.siting.budgetCNY > 0 || !reader.isRead("siting")
    case .solarStorage: draft.solarStorage != nil
    case .orderlyCharging:
      !reader.isRead("fleet")
        || draft.fleet.contains { $0.ownPlugPolicy.isOrdered && $0.ownPlugShare > 0 }
    case .vehicleToGrid:
      !reader.isRead("fleet") || draft.fleet.contains { $0.ownPlugPolicy == .vehicleToGrid }
    case .swap: draft.swap != nil
    case .hydrogen: draft.hydrogen != nil
    case .roadside: draft.roadside != nil
    case .automatedFleets:
      !(draft.roadside?.automatedFleets.isEmpty ?? true)
        || (draft.roadside != nil && !reader.isRead("roadside.automated_fleets"))
    case .platformComputing: draft.roadside != nil && (draft.finance?.computeCNYPerPetaflopYear ?? 0) > 0
    }
  }

  /// Once the townships are known.
  func checkTownships(_ codes: [String]) {
    for incentive in draft.incentives {
      for code in incentive.eligibility.townships where !codes.contains(code) {
        complain(
          "E0752", "incentives.\(incentive.id).eligible.townships", zh: "没有街镇代码 '\(code)'",
          en: "there is no township with the code '\(code)'", help: NearestName.help(code, among: codes))
      }
    }
  }

  private func complain(_ code: String, _ path: String, zh: String, en: String, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: zh, en: en, help: help)
  }
}

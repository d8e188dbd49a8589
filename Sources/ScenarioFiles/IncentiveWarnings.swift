import DistrictModel
import Finance
import Siting

/// What incentives and firms allow and yet answer otherwise than one may think.
extension ScenarioWarnings {
  func warnOfIncentives() {
    for incentive in draft.incentives {
      warnOfValidity(incentive)
      warnOfGroup(incentive)
      warnOfNobody(incentive)
      warnOfProof(incentive)
    }
    warnOfNoFinance()
    for firm in draft.firms {
      for (row, declared) in firm.declares.enumerated() {
        warnOfDate(declared, "firms.\(firm.id).declares[\(row)]")
      }
    }
  }

  /// The year in which the plan begins, as far as the scenario says.
  private var firstYear: Int? { draft.siting.stages.first?.year ?? draft.finance?.priceYear }

  private func warnOfValidity(_ incentive: Incentive) {
    guard let year = firstYear, !incentive.validTo.isEmpty, let last = Int(incentive.validTo.prefix(4)),
      last < year
    else { return }
    warn(
      "W0650", "incentives.\(incentive.id).valid_to",
      zh: "该政策在规划首年 \(year) 年之前已于 \(incentive.validTo) 到期：仍纳入测算，但不支付规划期内的申报",
      en:
        "it ended on \(incentive.validTo), before the plan's first year \(year): it is worked out and pays no claim of the plan"
    )
  }

  private func warnOfGroup(_ incentive: Incentive) {
    guard !incentive.group.isEmpty, draft.incentives.filter({ $0.group == incentive.group }).count == 1 else {
      return
    }
    warn(
      "W0651", "incentives.\(incentive.id).group", zh: "组 '\(incentive.group)' 只有这一项，没有可比较的政策",
      en: "the group '\(incentive.group)' has no other member, so there is nothing it could be better than")
  }

  /// What only firms can tell, and no firm tells; words that no firm has.
  private func warnOfNobody(_ incentive: Incentive) {
    for (row, part) in incentive.components.enumerated()
    where part.basis.producer == nil
      && !draft.firms.contains(where: { $0.declares.contains { $0.basis == part.basis } })
    {
      warn(
        "W0652", "incentives.\(incentive.id).components[\(row)].basis",
        zh: "'\(part.basis.rawValue)' 只能由企业申报，而 firms 中没有企业申报",
        en: "'\(part.basis.rawValue)' is only known from firms, and no firm declares it")
    }
    for word in incentive.eligibility.requires
    where !draft.firms.isEmpty && !draft.firms.contains(where: { $0.has.contains(word) }) {
      warn(
        "W0654", "incentives.\(incentive.id).eligible.requires", zh: "没有企业具备 '\(word)'",
        en: "no firm has '\(word)'",
        help: NearestName.help(word, among: draft.firms.flatMap(\.has)))
    }
  }

  /// What is asked of claims and nothing here can show.
  private func warnOfProof(_ incentive: Incentive) {
    let path = "incentives.\(incentive.id)"
    let grades = draft.firms.flatMap { [$0.grade] + $0.declares.map(\.grade) }
    if !incentive.gradeFactors.isEmpty,
      !incentive.gradeFactors.contains(where: { grades.contains($0.grade) })
    {
      warn(
        "W0670", "\(path).grades", zh: "没有企业具有所列评级，因此不支付",
        en: "no firm has any of these grades, so nothing is paid",
        help: .init(
          zh: "在 firms[].grade 或 declares[].grade 写评级", en: "write firms[].grade or declares[].grade"))
    }
    let isSimulated = incentive.components.allSatisfy { !$0.basis.mayBeDeclared }
    if incentive.eligibility.firstTime, isSimulated {
      warn(
        "W0671", "\(path).eligible.first_time", zh: "只有企业申报的数额能表明首次，本条均由模拟得出，因此不支付",
        en:
          "only what firms declare can be a first time; all of this comes from the simulation, so nothing is paid"
      )
    }
    if incentive.eligibility.mustBeOrdered,
      !incentive.components.contains(where: { $0.basis.projectKind == .ownPlugs })
    {
      warn(
        "W0671", "\(path).eligible.ordered", zh: "只有自有桩可以接入有序充电，本条支持其他设施，因此不支付",
        en: "only own plugs charge in order, and this pays for other things, so nothing is paid",
        help: .init(zh: "依据 ordered_plug_count 或 v2g_kwh", en: "basis ordered_plug_count or v2g_kwh"))
    }
  }

  /// Incentives and firms are settled as part of the money over the years.
  private func warnOfNoFinance() {
    guard draft.finance == nil, reader.isRead("finance"), let first = draft.incentives.first else { return }
    warn(
      "W0672", "incentives.\(first.id)", zh: "情景没有 finance 部分，政策支持不予测算",
      en: "the scenario has no section finance, so incentives are not worked out",
      help: .init(zh: "加一节 finance:", en: "add a section finance:"))
  }

  private func warnOfDate(_ declared: Firm.Declaration, _ path: String) {
    let fitting = draft.incentives.filter { $0.components.contains { $0.basis == declared.basis } }
    guard
      !fitting.contains(where: {
        ($0.validFrom.isEmpty || declared.date >= $0.validFrom)
          && ($0.validTo.isEmpty || declared.date <= $0.validTo)
      })
    else { return }
    if fitting.isEmpty {
      warn(
        "W0655", "\(path).basis", zh: "没有政策支持 '\(declared.basis.rawValue)'",
        en: "no incentive pays for '\(declared.basis.rawValue)'")
    } else {
      warn(
        "W0653", "\(path).date", zh: "\(declared.date) 不在任何支持 '\(declared.basis.rawValue)' 的政策有效期内",
        en: "no incentive that pays for '\(declared.basis.rawValue)' is valid on \(declared.date)")
    }
  }

  private func warn(_ code: String, _ path: String, zh: String, en: String, help: BilingualText? = nil) {
    reader.complain(code, path: path, zh: zh, en: en, help: help, severity: .warning)
  }
}

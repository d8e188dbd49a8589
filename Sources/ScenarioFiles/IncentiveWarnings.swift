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
    }
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

import DistrictModel
import DistrictSimulation

/// What a scenario must have for an indicator, and what is said where it is missing: never a number.
enum IndicatorNeed {
  case nothing
  /// A target of this metric.
  case target(String)
  /// A section of the scenario, by its key.
  case section(String)
  /// Roadside units, and roads of the class.
  case roadOfClass
  case bidirectional
  case stages
  case existingCoverage
  case siting

  /// Why an indicator is undefined.
  func absence(in evidence: Evidence) -> BilingualText {
    switch self {
    case .target: BilingualText(zh: "情景没有此项目标", en: "the scenario has no such target")
    case .section(let key) where !evidence.has(key):
      BilingualText(zh: "未模拟：情景没有 \(key) 部分", en: "not simulated: the scenario has no `\(key)`")
    case .roadOfClass where evidence.roadside != nil:
      BilingualText(zh: "区内没有该类道路", en: "no road of that class inside the outline")
    case .roadOfClass:
      BilingualText(zh: "未模拟：情景没有 roadside 部分", en: "not simulated: the scenario has no `roadside`")
    case .bidirectional where !evidence.world.chargerTypes.contains(where: \.isBidirectional):
      BilingualText(
        zh: "未模拟：没有双向充电桩类型（bidirectional）", en: "not simulated: no charger type is bidirectional")
    case .stages where evidence.plan.stageYears.isEmpty:
      BilingualText(zh: "规划不分年度（siting.stages）", en: "the plan has no stages (`siting.stages`)")
    case .existingCoverage: BilingualText(zh: "覆盖人口没有增加", en: "nobody more is covered")
    case .siting: BilingualText(zh: "没有求解：站点由情景给定", en: "nothing was searched: the stations are given")
    case _ where evidence.outcome.replications.isEmpty:
      BilingualText(zh: "未模拟：只选址", en: "not simulated: sites were chosen only")
    default: BilingualText(zh: "无定义：没有可除的数或没有记录", en: "undefined: nothing to divide by, or nothing recorded")
    }
  }
}

extension Evidence {
  /// Whether a section of the scenario left anything to judge.
  fileprivate func has(_ section: String) -> Bool {
    switch section {
    case "power": grid != nil
    case "swap": swap != nil
    case "hydrogen": hydrogen != nil
    case "roadside": roadside != nil
    case "finance": finance != nil
    case "charging.neighbours": !world.neighbours.isEmpty
    case "roadside.zones": roadside?.zones.isEmpty == false
    default: true
    }
  }
}

package import DistrictModel

/// The words of plans, for pages and terminals alike.
package enum PlanWords {
  /// What is sited, and whether the quality is that of the order of stages.
  package static func kind(_ quality: PlanQuality) -> BilingualText {
    let kind: BilingualText =
      switch quality.purpose {
      case "swap": .init(zh: "换电站", en: "swap stations")
      case "charging": .init(zh: "公共充电站", en: "charging stations")
      case "hydrogen": .init(zh: "加氢站", en: "hydrogen stations")
      default: .same(quality.purpose)
      }
    return switch quality.objective {
    case .stages: .init(zh: "\(kind.zh)分期", en: "\(kind.en), stages")
    case .refuelling: .init(zh: "\(kind.zh)通道", en: "\(kind.en), corridors")
    case .coverage, .travel: kind
    }
  }

  /// What value and bound count, with their unit.
  package static func objective(_ objective: PlanObjective) -> BilingualText {
    switch objective {
    case .coverage: .init(zh: "覆盖需求（kWh/日，各级合计）", en: "demand covered (kWh/day, all steps)")
    case .travel: .init(zh: "需求 × 距离（kWh·km/日）", en: "demand × distance (kWh·km/day)")
    case .stages: .init(zh: "各期覆盖需求之和（kWh/日）", en: "demand covered, summed over stages (kWh/day)")
    case .refuelling: .init(zh: "通道往返可续行车辆（辆次/日）", en: "vehicles of corridors that never run empty (a day)")
    }
  }

  /// A value or bound in the unit of its objective.
  package static func amount(_ value: Int64, _ quality: PlanQuality) -> String {
    switch quality.objective {
    case .coverage, .stages: NumberText.fixed(Double(value) / 1e3, 1)
    case .travel: NumberText.fixed(Double(value) / 1e6, 1)
    case .refuelling: NumberText.fixed(Double(value), 0)
    }
  }

  /// A gap is undefined where the value is nothing although the bound is something.
  package static func gap(_ quality: PlanQuality, _ decimals: Int) -> String {
    quality.value == 0 && quality.bound != 0
      ? NumberText.dash : NumberText.percentAtMost(quality.gapShare, decimals)
  }

  package static func trial(_ trial: PlanTrial) -> BilingualText {
    let origin: BilingualText =
      trial.objective == .travel ? .init(zh: "按出行距离", en: "by travel") : .init(zh: "按覆盖", en: "by coverage")
    guard trial.resized > 0 else { return origin }
    return .init(
      zh: "\(origin.zh)，第 \(trial.resized) 次调整桩数",
      en: "\(origin.en), chargers shared out anew (\(trial.resized))")
  }

  /// Difference from the first plan; a dash where chance is not known.
  package static func difference(_ trial: PlanTrial) -> String {
    guard let low = trial.differenceLowMin, let high = trial.differenceHighMin else { return NumberText.dash }
    return "\(NumberText.fixed(low, 3)) … \(NumberText.fixed(high, 3))"
  }

  package static func stop(_ reason: String) -> BilingualText {
    switch reason {
    case "proof": .init(zh: "已证明", en: "proof")
    case "finished": .init(zh: "步骤完成", en: "finished")
    case "interrupted": .init(zh: "被中止", en: "interrupted")
    default: .same(reason)
    }
  }
}

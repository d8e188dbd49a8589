import Assessment
import DistrictModel
import Programme

/// Every promise with what stands today, what the plan holds, what is attained, and how surely.
func targetTable(_ scorecard: Scorecard) -> ReportTable {
  let columns: [ReportTable.Column] = [
    .text("目标（计量）", "target (counted)"),
    .text("依据、期限", "source, deadline"),
    .number("目标值", "target value"),
    .number("现状", "today"),
    .number("方案", "plan"),
    .number("达到", "attained"),
    .number("差距", "gap"),
    .number("达标概率", "probability"),
    .text("结论", "verdict"),
  ]
  let rows = scorecard.targets.map { result -> [ReportTable.Entry] in
    let text = MetricText(of: result.target, in: scorecard)
    return [
      .text(targetName(result.target)),
      .text(targetSource(result.target)),
      .text(promised(result.target, text)),
      .number(text.value(result.existing)),
      .number(text.value(result.planned)),
      .text(attained(result, text)),
      .text(text.difference(result.gap)),
      .number(NumberText.percent(result.probabilityMet, 0)),
      .text(verdictText(result), verdict(of: result)),
    ]
  }
  return ReportTable(
    caption: .init(zh: "规划目标、现状、方案与差距", en: "Targets, today, plan and gap"), columns: columns, rows: rows,
    note: tableNote(scorecard))
}

private func tableNote(_ scorecard: Scorecard) -> BilingualText {
  guard let programme = scorecard.programme else {
    return .init(
      zh: "达标概率为达到目标的重复模拟次数占比，共 \(scorecard.replications) 次；不含随机性的数量目标只有 0% 或 100%。",
      en:
        "Probability: share of the \(scorecard.replications) replications in which the target is met; counts do not depend "
        + "on chance and are 0% or 100%.")
  }
  let draws = NumberText.whole(programme.parameters.draws)
  let inputs: BilingualText =
    scorecard.futures == nil
    ? .init(zh: "车队规模等输入的不确定性未计入。", en: "Uncertainty of inputs such as the size of the fleet is not in it.")
    : .init(
      zh: "输入取最可能值；其不确定性见“多情景下的达标概率”。",
      en: "Inputs are at their best estimates; for their uncertainty see Promises over many futures.")
  return .init(
    zh: "数量目标：“达到”为期限前建成数，概率为 \(draws) 次建设过程抽样（开工、周期、造价与年度预算）中按期达标的占比；"
      + "实测类目标：概率为 \(scorecard.replications) 次重复模拟中达标的占比。" + inputs.zh,
    en:
      "Counts: attained is what stands by the date, its probability the share of \(draws) draws of construction (letting, lead "
      + "times, costs, the years' budgets) that keep it; measured targets: the share of \(scorecard.replications) replications. "
      + inputs.en)
}

private func promised(_ target: Target, _ text: MetricText) -> BilingualText {
  guard target.form != .text else { return .init(zh: "文字目标", en: "in words") }
  let unit = text.unit(target.unit)
  let value = text.value(target.value)
  return switch target.sense {
  case .atLeast: .init(zh: "≥ " + value + unit.zh, en: "≥ " + value + unit.en)
  case .atMost: .init(zh: "≤ " + value + unit.zh, en: "≤ " + value + unit.en)
  case .about: .init(zh: "约 " + value + unit.zh, en: "about " + value + unit.en)
  }
}

private func attained(_ result: TargetResult, _ text: MetricText) -> BilingualText {
  let value = text.value(result.attained)
  guard let range = text.interval(result.low, result.high) else { return .same(value) }
  let (zh, en): (String, String) =
    result.ground == .programme
    ? ("95% 区间 \(range)，\(result.samples) 次抽样", "95% interval \(range), \(result.samples) draws")
    : ("95% 置信区间 \(range)，\(result.samples) 次重复", "95% interval \(range), \(result.samples) replications")
  return .init(zh: "\(value)（\(zh)）", en: "\(value) (\(en))")
}

private func targetName(_ target: Target) -> BilingualText {
  let words = target.countingWords
  let scope = CountedMetric(rawValue: target.metric) == nil ? nil : target.scope.words
  guard !words.zh.isEmpty || !words.en.isEmpty else { return target.name }
  return .init(
    zh: "\(target.name.zh)（\(scope.map { $0.zh + "；" } ?? "")\(words.zh)）",
    en: "\(target.name.en) (\(scope.map { $0.en + "; " } ?? "")\(words.en))")
}

private func targetSource(_ target: Target) -> BilingualText {
  let parts = [target.document, target.clause, target.deadline].filter { !$0.isEmpty }
  return parts.isEmpty ? .init(zh: "无出处", en: "no source") : .same(parts.joined(separator: ", "))
}

/// Met surely; met on the mean but not surely, or missed and yet possible, or not judged; missed.
func verdict(of result: TargetResult) -> Verdict {
  let probability = result.probabilityMet ?? (result.isMet ? 1 : 0)
  return switch result.status {
  case .met: probability >= 0.9 ? .good : .notice
  case .missed: probability > 0.05 ? .notice : .warning
  case .notJudged: .notice
  }
}

private func verdictText(_ result: TargetResult) -> BilingualText {
  let isDated = result.ground == .programme || result.ground == .others
  let words: BilingualText =
    switch (result.status, verdict(of: result)) {
    case (.notJudged, _): .init(zh: "未模拟", en: "not simulated")
    case (.met, .good): .init(zh: "达到", en: "met")
    case (.met, _):
      isDated
        ? .init(zh: "多半达到，不稳妥", en: "met more likely than not, not surely")
        : .init(zh: "均值达到，不稳定", en: "met on the mean, not surely")
    case (.missed, .notice):
      isDated
        ? .init(zh: "多半不能按期达到", en: "missed more likely than not")
        : .init(zh: "均值未达到，有可能", en: "missed on the mean, possible")
    default: .init(zh: "未达到", en: "missed")
    }
  guard !result.note.zh.isEmpty else { return words }
  return .init(zh: words.zh + "；" + result.note.zh, en: words.en + "; " + result.note.en)
}

import Assessment
import DistrictModel

/// All indicators with formula, unit, scope, interval and number of replications, and those that have no value with the reason.
func indicatorSection(_ input: ReportInput) -> ReportSection {
  let indicators = input.scorecard.indicators
  let table = indicatorTable(
    indicators.filter { $0.value != nil || $0.remark == nil }, caption: .init(zh: "评估指标", en: "Indicators"),
    withFormula: true)
  let missing = indicators.filter { $0.value == nil && $0.remark != nil }
  return ReportSection(
    id: "indicators", title: .init(zh: "指标", en: "Indicators"),
    blocks: [
      .paragraph(
        .init(
          zh: "每一项由模拟得到的指标都附有 95% 置信区间和重复模拟次数；不含随机性的指标只有一个值；由各次重复合并得出的指标没有区间。",
          en:
            "Every simulated indicator carries its 95% interval and the number of replications; one that does not depend on "
            + "chance has one value, and one that is worked out from all replications together has no interval."
        ))
    ] + precisionBlocks(input.scorecard) + [.table(table.listing())]
      + (missing.isEmpty ? [] : [.table(missingTable(missing))]))
}

/// How many replications it took to know the figure that was asked for.
private func precisionBlocks(_ scorecard: Scorecard) -> [ReportBlock] {
  guard let card = scorecard.precision, let indicator = scorecard.indicator(card.figure) else {
    return []
  }
  let share = NumberText.percent(card.withinShare, card.withinShare < 0.01 ? 2 : 0)
  let told = MetricText.phrase(indicator)
  if card.isReached {
    return [
      .paragraph(
        .init(
          zh: "重复模拟至“\(indicator.name.zh)”的 95% 置信区间半宽不超过均值的 \(share)：\(told.zh)。",
          en:
            "Replications were made until \(indicator.name.en) was known to ±\(share) of its mean: \(told.en)."
        ))
    ]
  }
  return [
    .callout(
      Callout(
        .warning,
        .init(
          zh: "重复模拟 \(card.replications) 次后，“\(indicator.name.zh)”仍未达到所要求的精度（均值的 ±\(share)）：\(told.zh)。",
          en:
            "After \(card.replications) replications \(indicator.name.en) is not known to ±\(share) of its mean as was asked: \(told.en)."
        )))
  ]
}

func indicatorTable(_ indicators: [Indicator], caption: BilingualText, withFormula: Bool = false)
  -> ReportTable
{
  var columns: [ReportTable.Column] = [
    .text("指标", "indicator"), .number("编号", "no."), .number("值", "value"), .text("单位", "unit"),
    .number("95% 置信区间", "95% interval"), .number("重复次数", "replications"),
  ]
  if withFormula { columns += [.text("计算公式", "formula"), .text("统计范围", "scope")] }
  let rows = indicators.map { indicator -> [ReportTable.Entry] in
    let text = MetricText(of: indicator)
    var row: [ReportTable.Entry] = [
      .text(titled(indicator)),
      .number(indicator.number > 0 ? "\(indicator.number)" : NumberText.dash),
      .number(text.value(indicator.value)),
      .text(text.isShare ? .same("%") : indicator.unit),
      .text(interval(indicator, text)),
      .number(indicator.replications > 1 ? "\(indicator.replications)" : NumberText.dash),
    ]
    if withFormula { row += [.text(indicator.formula), .text(indicator.scope)] }
    return row
  }
  return ReportTable(caption: caption, columns: columns, rows: rows)
}

/// The name, and in brackets what belongs to the figure.
private func titled(_ indicator: Indicator) -> BilingualText {
  guard let remark = indicator.remark else { return indicator.name }
  return .init(zh: "\(indicator.name.zh)（\(remark.zh)）", en: "\(indicator.name.en) (\(remark.en))")
}

private func interval(_ indicator: Indicator, _ text: MetricText) -> BilingualText {
  if indicator.replications > 1 {
    guard let low = indicator.low, let high = indicator.high else { return .same(NumberText.dash) }
    return .same(text.value(low) + " – " + text.value(high))
  }
  switch indicator.basis {
  case .plan: return .init(zh: "不含随机性", en: "no chance in it")
  case .pooled: return .init(zh: "各次重复合并", en: "replications together")
  case .replications: return .init(zh: "只有一次重复", en: "one replication only")
  }
}

/// What has no value, by number and reason.
private func missingTable(_ indicators: [Indicator]) -> ReportTable {
  struct Group {
    let number: Int
    let reason: BilingualText
    var names: [BilingualText]
  }
  var groups: [Group] = []
  for indicator in indicators {
    guard let reason = indicator.remark else { continue }
    if let last = groups.indices.last, groups[last].number == indicator.number, groups[last].reason == reason
    {
      groups[last].names.append(indicator.name)
    } else {
      groups.append(Group(number: indicator.number, reason: reason, names: [indicator.name]))
    }
  }
  return ReportTable(
    caption: .init(zh: "没有数值的指标及原因", en: "Indicators without a value, and why"),
    columns: [.text("指标", "indicator"), .number("编号", "no."), .text("原因", "reason")],
    rows: groups.map { group in
      [
        .text(
          .init(
            zh: group.names.map(\.zh).joined(separator: "；"),
            en: group.names.map(\.en).joined(separator: "; "))),
        .number("\(group.number)"), .text(group.reason),
      ]
    })
}

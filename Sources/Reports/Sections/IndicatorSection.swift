import Assessment
import DistrictModel

/// All indicators with formula, unit, interval and number of replications.
func indicatorSection(_ input: ReportInput) -> ReportSection {
  let table = indicatorTable(
    input.scorecard.indicators, caption: .init(zh: "评估指标", en: "Indicators"), withFormula: true)
  return ReportSection(
    id: "indicators", title: .init(zh: "指标", en: "Indicators"),
    blocks: [
      .paragraph(
        .init(
          zh: "每一项由模拟得到的指标都附有 95% 置信区间和重复模拟次数；不含随机性的指标只有一个值。",
          en:
            "Every simulated indicator carries its 95% interval and the number of replications; one that does not depend on "
            + "chance has one value.")),
      .table(table),
    ])
}

func indicatorTable(_ indicators: [Indicator], caption: BilingualText, withFormula: Bool = false)
  -> ReportTable
{
  var columns: [ReportTable.Column] = [
    .text("指标", "indicator"), .number("编号", "no."), .number("值", "value"), .text("单位", "unit"),
    .number("95% 置信区间", "95% interval"), .number("重复次数", "replications"),
  ]
  if withFormula { columns.append(.text("计算公式", "formula")) }
  let rows = indicators.map { indicator -> [ReportTable.Entry] in
    let text = MetricText(of: indicator)
    let simulated = indicator.replications > 1
    let interval: BilingualText =
      if let low = indicator.low, let high = indicator.high, simulated {
        .same(text.value(low) + " – " + text.value(high))
      } else {
        simulated ? .same(NumberText.dash) : .init(zh: "不含随机性", en: "no chance in it")
      }
    var row: [ReportTable.Entry] = [
      .text(indicator.name),
      .number(indicator.number > 0 ? "\(indicator.number)" : NumberText.dash),
      .number(text.value(indicator.value)),
      .text(text.isShare ? .same("%") : indicator.unit),
      .text(interval),
      .number(simulated ? "\(indicator.replications)" : NumberText.dash),
    ]
    if withFormula { row.append(.text(indicator.formula)) }
    return row
  }
  return ReportTable(caption: caption, columns: columns, rows: rows)
}

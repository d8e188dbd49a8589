import Assessment
import DistrictModel

/// Targets of all runs, each with its difference to the first.
func targetComparisonTable(_ comparison: RunComparison) -> ReportTable {
  ReportTable(
    caption: .init(zh: "目标对照", en: "Targets side by side"),
    columns: [.text("目标", "target"), .number("目标值", "promised")]
      + figureColumns(comparison, first: "达到", "attained"),
    rows: comparison.targets.map { target in
      let text = FigureText(target.figure)
      let promised = target.promised.map { text.value($0) }
      let isOne = Set(promised).count == 1
      return [
        .text(target.figure.name),
        .number(
          isOne
            ? promised[0]
            : zip(promised.indices, promised).map { "\(RunLabel.of($0)): \($1)" }.joined(separator: "; ")
        ),
      ]
        + figureEntries(target.figure, text) { run in
          target.isMet[run].map { $0 ? Verdict.good : Verdict.warning }
        }
    }, note: differenceNote(comparison))
}

/// Indicators that some run has a value for, by number.
func indicatorComparisonTable(_ comparison: RunComparison) -> ReportTable {
  ReportTable(
    caption: .init(zh: "指标对照", en: "Indicators side by side"),
    columns: [.text("指标", "indicator"), .number("编号", "no."), .text("单位", "unit")]
      + figureColumns(comparison, first: "值", "value"),
    rows: comparison.indicators.filter { $0.values.contains { $0 != nil } }.map { row in
      [
        .text(row.name), .number(row.number > 0 ? "\(row.number)" : NumberText.dash),
        .text(row.isShare ? .same("%") : row.unit),
      ] + figureEntries(row, FigureText(row)) { _ in nil }
    }, note: differenceNote(comparison))
}

private func figureColumns(_ comparison: RunComparison, first zh: String, _ en: String) -> [ReportTable
  .Column]
{
  comparison.runs.indices.flatMap { run -> [ReportTable.Column] in
    let label = RunLabel.of(run)
    let value = ReportTable.Column.number("\(label) \(zh)", "\(label) \(en)")
    return run == 0 ? [value] : [value, .number("\(label) − A", "\(label) − A")]
  }
}

private func figureEntries(
  _ row: RunComparison.Row, _ text: FigureText, _ verdict: (Int) -> Verdict?
) -> [ReportTable.Entry] {
  row.values.indices.flatMap { run -> [ReportTable.Entry] in
    let value = ReportTable.Entry(text: .same(text.value(row.values[run])), verdict: verdict(run))
    return run == 0 ? [value] : [value, .number(text.difference(row.differences[run]))]
  }
}

private func differenceNote(_ comparison: RunComparison) -> BilingualText {
  let hasPairs = comparison.sides.dropFirst().contains { $0.isPaired }
  let hasOthers = comparison.sides.dropFirst().contains { !$0.isPaired }
  var (zh, en) = ("方括号内为差值的 95% 置信区间", "In brackets the 95 % interval of the difference")
  if hasPairs {
    zh += "；随机数相同的运行按每次重复逐一相减"
    en += "; of runs with common random numbers it is taken replication by replication"
  }
  if hasOthers {
    zh += "；设置不同的运行按两组独立模拟计算（Welch）"
    en += "; runs with other settings are compared as independent ones (Welch)"
  }
  return BilingualText(
    zh: zh + "。* 表示区间不含 0（并无差异的指标约每二十项也会有一项被标出）；不含随机性的差值没有区间，不为 0 时标 ≠；由各次重复合并或只有一次重复的指标只给差值，不作判断。",
    en: en
      + ". * marks an interval without 0 (of twenty figures that do not differ one is marked all the same). What does not depend on chance has no interval "
      + "and is marked ≠ where it differs; figures of all replications together, or of one, are told without a verdict."
  )
}

/// How the values of a row and their differences are printed; differences of percentages are in percentage points.
struct FigureText {
  private let row: RunComparison.Row
  private let decimals: Int

  init(_ row: RunComparison.Row) {
    self.row = row
    decimals = row.isShare ? 1 : min(2, max(0, row.decimals))
  }

  func value(_ value: Double?) -> String {
    row.isShare ? NumberText.percent(value, decimals) : NumberText.fixed(value, decimals)
  }

  /// With as many decimals as it takes to see it, at most six.
  func difference(_ difference: FigureDifference?) -> String {
    guard let difference else { return NumberText.dash }
    let factor = row.isShare ? 100.0 : 1
    var places = decimals
    func text(_ value: Double) -> String { NumberText.signed(value * factor, places) }
    func isZero(_ text: String) -> Bool { !text.contains { ("1"..."9").contains($0) } }
    while difference.value != 0, places < 6, isZero(text(difference.value)) { places += 1 }
    let value = text(difference.value)
    switch difference.method {
    case .exact: return difference.isClear ? "\(value) ≠" : value
    case .point: return value
    case .paired, .welch:
      guard let low = difference.low, let high = difference.high else { return value }
      return "\(value) [\(text(low)), \(text(high))]" + (difference.isClear ? " *" : "")
    }
  }
}

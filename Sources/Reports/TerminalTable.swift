public import Assessment
import DistrictModel

/// A table in plain text; Chinese characters count two columns.
public struct TerminalTable: Hashable, Sendable {
  public var header: [String]
  public var rows: [[String]]
  /// Columns set flush right.
  public var numbers: Set<Int>

  public init(header: [String], rows: [[String]], numbers: Set<Int> = []) {
    self.header = header
    self.rows = rows
    self.numbers = numbers
  }

  /// Two spaces between columns, a rule under the header, no spaces at the ends of lines. Control characters are
  /// left out, so that no name in a file can steer the terminal.
  public var text: String {
    let table = ([header] + rows).map { $0.map(Self.printable) }
    let count = table.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      table.map { column < $0.count ? TextWidth.columns(of: $0[column]) : 0 }.max() ?? 0
    }
    var lines = table.map { line($0, widths) }
    lines.insert(widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "), at: 1)
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ fields: [String], _ widths: [Int]) -> String {
    let padded = fields.enumerated().map { column, field in
      let gap = String(repeating: " ", count: widths[column] - TextWidth.columns(of: field))
      return numbers.contains(column) ? gap + field : field + gap
    }
    let joined = padded.joined(separator: "  ")
    return String(joined[..<(joined.lastIndex { $0 != " " }.map(joined.index(after:)) ?? joined.startIndex)])
  }

  private static func printable(_ field: String) -> String {
    var text = ""
    text.unicodeScalars.append(
      contentsOf: field.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    return text
  }
}

extension TerminalTable {
  /// Target, today, plan, attained, gap, probability and verdict of every promise.
  public init(targetsOf scorecard: Scorecard, language: ReportLanguage) {
    let text = HTMLText(language: language)
    let word = { (zh: String, en: String) in text.plain(.init(zh: zh, en: en)) }
    let rows = scorecard.targets.map { result -> [String] in
      let metric = MetricText(of: result.target, in: scorecard)
      let range = metric.interval(result.low, result.high).map { " [\($0)]" } ?? ""
      let verdict: Verdict = verdict(of: result)
      let outcome =
        switch result.status {
        case .met: word("达到", "met")
        case .missed: word("未达到", "missed")
        case .notJudged: word("未模拟", "not simulated")
        }
      return [
        text.plain(result.target.name),
        result.target.form == .text
          ? NumberText.dash
          : metric.value(result.target.value) + text.plain(metric.unit(result.target.unit), separator: " /"),
        metric.value(result.existing),
        metric.value(result.planned),
        metric.value(result.attained) + range,
        text.plain(metric.difference(result.gap)),
        NumberText.percent(result.probabilityMet, 0),
        verdict.sign + " " + outcome,
      ]
    }
    self.init(
      header: [
        word("目标", "target"), word("目标值", "promised"), word("现状", "today"), word("方案", "plan"),
        word("达到 [95% 区间]", "attained [95%]"), word("差距", "gap"), word("概率", "probability"),
        word("结论", "verdict"),
      ],
      rows: rows, numbers: [1, 2, 3, 4, 5, 6])
  }
}

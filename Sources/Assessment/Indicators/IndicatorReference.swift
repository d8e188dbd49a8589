import DistrictModel

/// The catalogue as a page for people.
public enum IndicatorReference {
  public static func markdown() -> String {
    let all = IndicatorCatalogue.all
    var lines = [
      "# Indicators", "",
      "Made from the catalogue by `wayside schema --format indicators`. Numbers are those of the list of 26 in the report; a",
      "target may name any id as its metric. 编号为报告所列 26 项指标的编号；目标的 metric 可取任一 id。", "",
      "| no. | id | 名称 / name | 公式 / formula | 单位 / unit | 统计范围 / scope |", "|---|---|---|---|---|---|",
    ]
    for number in IndicatorCatalogue.numbers {
      for one in all where one.number == number {
        let cells = [
          "\(number)", "`\(one.id)`", cell(one.name), cell(one.formula), cell(one.unit.text),
          cell(one.scope.text),
        ]
        lines.append("| " + cells.joined(separator: " | ") + " |")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Both languages, Chinese first; a bar would end the cell.
  private static func cell(_ text: BilingualText) -> String {
    let words = text.zh == text.en ? text.zh : "\(text.zh)<br>\(text.en)"
    return words.replacing("|", with: "\\|")
  }
}

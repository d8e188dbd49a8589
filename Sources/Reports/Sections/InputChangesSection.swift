import Assessment
import DistrictModel

/// What changed in the inputs of each run against the first.
func comparedInputsSection(_ comparison: RunComparison) -> ReportSection {
  var blocks: [ReportBlock] = []
  for run in comparison.runs.indices.dropFirst() {
    let (label, changes) = (RunLabel.of(run), comparison.sides[run].inputs)
    if changes.isEmpty {
      blocks.append(
        .paragraph(
          .init(zh: "\(label) 与 A 的输入完全相同。", en: "The inputs of \(label) and A are the same.")))
      continue
    }
    if !(changes.changed.isEmpty && changes.added.isEmpty && changes.removed.isEmpty) {
      blocks.append(.table(valueTable(changes, label)))
    }
    if !changes.resourced.isEmpty {
      let paths = changes.resourced.prefix(20).joined(separator: ", ")
      let more = changes.resourced.count > 20 ? " …" : ""
      blocks.append(
        .paragraph(
          .init(
            zh: "取值相同而来源或等级写法不同的输入 \(changes.resourced.count) 项：\(paths)\(more)",
            en:
              "\(changes.resourced.count) inputs have equal values of another origin, grade or source: \(paths)\(more)"
          )))
    }
    if !changes.files.isEmpty { blocks.append(.table(fileTable(changes, label))) }
  }
  return ReportSection(
    id: "inputs", title: .init(zh: "输入的变化", en: "What changed in the inputs"), blocks: blocks)
}

private func valueTable(_ changes: InputChanges, _ label: String) -> ReportTable {
  func shown(_ text: String) -> String { text.isEmpty ? NumberText.dash : text }
  let changed = changes.changed.map { one -> [ReportTable.Entry] in
    [
      .text(one.path), .text(.init(zh: "改", en: "changed")), .number(shown(one.before)),
      .number(shown(one.after)), .text(one.unit),
    ]
  }
  let added = changes.added.map { one -> [ReportTable.Entry] in
    [
      .text(one.path), .text(.init(zh: "增", en: "added")), .number(NumberText.dash),
      .number(shown(one.value)),
      .text(one.unit),
    ]
  }
  let removed = changes.removed.map { one -> [ReportTable.Entry] in
    [
      .text(one.path), .text(.init(zh: "删", en: "removed")), .number(shown(one.value)),
      .number(NumberText.dash), .text(one.unit),
    ]
  }
  return ReportTable(
    caption: .init(zh: "输入的变化：\(label) 与 A", en: "Inputs of \(label) against A"),
    columns: [
      .text("参数", "parameter"), .text("变化", "change"), .number("A", "A"), .number(label, label),
      .text("单位", "unit"),
    ], rows: changed + added + removed)
}

private func fileTable(_ changes: InputChanges, _ label: String) -> ReportTable {
  func sum(_ text: String?) -> String { text.map { String($0.prefix(12)) } ?? NumberText.dash }
  return ReportTable(
    caption: .init(zh: "内容不同的输入文件：\(label) 与 A", en: "Input files of \(label) that differ from A's"),
    columns: [.text("文件", "file"), .text("A（SHA-256 前 12 位）", "A (first of SHA-256)"), .text(label, label)],
    rows: changes.files.map { [.text($0.path), .text(sum($0.before)), .text(sum($0.after))] })
}

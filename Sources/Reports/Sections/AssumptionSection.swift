import DistrictModel

/// Every number that went into the run, how well it is known and where it comes from.
func assumptionSection(_ input: ReportInput) -> ReportSection {
  let all = input.assumptions
  let unsourced = all.filter {
    $0.origin == .standard && ($0.source.isEmpty || $0.source.hasSuffix("no source"))
  }
  var blocks: [ReportBlock] = []
  if all.isEmpty {
    blocks.append(.paragraph(.init(zh: "本次运行没有记录假设。", en: "This run recorded no assumptions.")))
  } else {
    blocks.append(
      .callout(
        Callout(
          unsourced.isEmpty ? .good : .notice,
          .init(
            zh: "共 \(all.count) 项输入；其中 \(unsourced.count) 项为没有出处的默认值，在表中标为“无出处”，应由情景以本地数据替换。",
            en:
              "\(all.count) inputs; \(unsourced.count) of them are defaults without a source, marked 'no source', which the "
              + "scenario should replace with local data."))))
  }
  for grade in Grade.allCases {
    let group = all.filter { $0.grade == grade }
    guard !group.isEmpty else { continue }
    blocks.append(.table(assumptionTable(group, grade)))
  }
  return ReportSection(
    id: "assumptions", title: .init(zh: "假设与数据来源", en: "Assumptions and sources"), blocks: blocks)
}

private func assumptionTable(_ group: [Assumption], _ grade: Grade) -> ReportTable {
  let name = gradeName(grade)
  return ReportTable(
    caption: .init(zh: "输入与假设：\(name.zh)", en: "Inputs and assumptions: \(name.en)"),
    columns: [
      .text("参数", "parameter"), .text("含义", "meaning"), .number("取值", "value"), .text("单位", "unit"),
      .text("来自", "given by"), .text("出处", "source"),
    ],
    rows: group.map { assumption in
      let isGiven = assumption.origin == .scenario
      return [
        .text(assumption.path), .text(assumption.meaning),
        .number(assumption.value.isEmpty ? NumberText.dash : assumption.value),
        .text(assumption.unit),
        .text(isGiven ? .init(zh: "情景", en: "scenario") : .init(zh: "默认值", en: "default")),
        assumption.source.isEmpty
          ? .text(.init(zh: "无出处", en: "no source"), .notice) : .text(assumption.source),
      ]
    })
}

private func gradeName(_ grade: Grade) -> BilingualText {
  switch grade {
  case .measured: .init(zh: "实测或普查", en: "measured or counted")
  case .published: .init(zh: "论文、标准或官方文件", en: "published: paper, standard or official text")
  case .reported: .init(zh: "二手资料", en: "reported on secondary pages only")
  case .assumed: .init(zh: "假定", en: "assumed")
  }
}

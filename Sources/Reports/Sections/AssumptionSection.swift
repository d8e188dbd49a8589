import DistrictModel

/// Every number that went into the run, how well it is known and where it comes from.
func assumptionSection(_ input: ReportInput) -> ReportSection {
  let all = input.assumptions
  let unsourced = all.filter {
    $0.origin == .standard && ($0.source.isEmpty || $0.source.hasSuffix("no source"))
  }
  let folded = FoldedAssumptions(all)
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
  if folded.rows.count < all.count {
    blocks.append(
      .paragraph(
        .init(
          zh: "同一列表中含义、取值、单位、等级和出处都相同的输入并为一行，参数中以 * 代替各项代号；各项不同的输入列为对照表。",
          en:
            "Inputs of a list that are alike in meaning, value, unit, grade and source share a row, with * for the entries' "
            + "words; those that differ stand side by side.")))
  }
  for grade in Grade.allCases {
    let rows = folded.rows.filter { $0.input.grade == grade }
    if !rows.isEmpty { blocks.append(.table(assumptionTable(rows, grade))) }
    for grid in folded.grids where grid.grade == grade {
      blocks += gridTables(grid, entryNames(grid.list, input)).map(ReportBlock.table)
    }
  }
  return ReportSection(
    id: "assumptions", title: .init(zh: "假设与数据来源", en: "Assumptions and sources"), blocks: blocks)
}

private func assumptionTable(_ rows: [AssumptionRow], _ grade: Grade) -> ReportTable {
  let name = gradeName(grade)
  return ReportTable(
    caption: .init(zh: "输入与假设：\(name.zh)", en: "Inputs and assumptions: \(name.en)"),
    columns: [
      .text("参数", "parameter"), .text("含义", "meaning"), .number("取值", "value"), .text("单位", "unit"),
      .text("来自", "given by"), .text("出处", "source"),
    ],
    rows: rows.map { row in
      let (input, who) = (row.input, row.appliesTo)
      let meaning = who.map { who in
        BilingualText(zh: "\(input.meaning.zh)（\(who.zh)）", en: "\(input.meaning.en) (\(who.en))")
      }
      return [
        .text(row.path), .text(meaning ?? input.meaning),
        .number(input.value.isEmpty ? NumberText.dash : input.value), .text(input.unit),
        .text(Origin(input).word),
        input.source.isEmpty ? .text(noSource, .notice) : .text(input.source),
      ]
    })
}

/// A grid as one table or, with many entries, several.
private func gridTables(_ grid: AssumptionGrid, _ names: [String: BilingualText]) -> [ReportTable] {
  let name = gradeName(grid.grade)
  let count = (grid.entries.count + FoldedAssumptions.widest - 1) / FoldedAssumptions.widest
  let width = (grid.entries.count + count - 1) / count
  return (0..<count).map { part in
    let entries = Array(grid.entries.dropFirst(part * width).prefix(width))
    let part = count == 1 ? "" : " (\(part + 1)/\(count))"
    var marks = OriginMarks(grid.keys.flatMap { key in entries.compactMap { key.inputs[$0] } })
    let words: [ReportTable.Entry] =
      [.text("id"), .text(.init(zh: "代号", en: "word")), .text("")] + entries.map { .number($0) }
    let rows: [[ReportTable.Entry]] = grid.keys.map { key in
      let any = grid.entries.lazy.compactMap { key.inputs[$0] }.first
      return [
        .text(key.key), .text(any?.meaning ?? .same("")), .text(any?.unit ?? ""),
      ]
        + entries.map { entry in
          .number(key.inputs[entry].map { marks.marked($0) } ?? NumberText.dash)
        }
    }
    return ReportTable(
      caption: .init(
        zh: "各项\(grid.list.name.zh)不同的输入：\(name.zh)\(part)",
        en: "Inputs that differ between \(grid.list.name.en): \(name.en)\(part)"),
      columns: [
        .text("\(grid.list.path).*", "\(grid.list.path).*"), .text("含义", "meaning"), .text("单位", "unit"),
      ]
        + entries.map {
          .init(
            header: names[$0].flatMap { $0.zh.isEmpty || $0.en.isEmpty ? nil : $0 } ?? .same($0),
            isNumber: true)
        },
      rows: [words] + rows, note: marks.note)
  }
}

/// Where an input comes from, apart from its grade.
private struct Origin: Hashable {
  let origin: Assumption.Origin
  let source: String

  init(_ input: Assumption) {
    origin = input.origin
    source = input.source
  }

  var word: BilingualText {
    origin == .scenario ? .init(zh: "情景", en: "scenario") : .init(zh: "默认值", en: "default")
  }

  var sentence: BilingualText {
    .init(
      zh: "\(word.zh)，\(source.isEmpty ? noSource.zh : source)",
      en: "\(word.en), \(source.isEmpty ? noSource.en : source)")
  }
}

/// Signs behind the values of a grid for where they come from; the most frequent origin has none.
private struct OriginMarks {
  private let usual: Origin?
  private var marked: [Origin] = []

  init(_ inputs: [Assumption]) {
    var counts: [Origin: Int] = [:]
    var order: [Origin] = []
    for origin in inputs.map(Origin.init) {
      if counts[origin] == nil { order.append(origin) }
      counts[origin, default: 0] += 1
    }
    let most = counts.values.max()
    usual = order.first { counts[$0] == most }
  }

  mutating func marked(_ input: Assumption) -> String {
    let value = input.value.isEmpty ? "\"\"" : input.value
    let origin = Origin(input)
    guard origin != usual else { return value }
    if !marked.contains(origin) { marked.append(origin) }
    return "\(value) \(Self.sign(marked.firstIndex(of: origin) ?? 0))"
  }

  /// A circled number, as far as there are such characters.
  private static func sign(_ index: Int) -> String {
    guard index < 20, let sign = UnicodeScalar(0x2460 + UInt32(index)) else { return "(\(index + 1))" }
    return String(Character(sign))
  }

  var note: BilingualText {
    let usual = usual?.sentence ?? noSource
    let signs = marked.indices.map { (Self.sign($0), marked[$0].sentence) }
    return .init(
      zh: (["未加标记：\(usual.zh)"] + signs.map { "\($0.0) \($0.1.zh)" }).joined(separator: "；")
        + "。— 表示该项没有此参数。",
      en: (["Without a sign: \(usual.en)"] + signs.map { "\($0.0) \($0.1.en)" }).joined(separator: "; ")
        + ". — where an entry has no such key.")
  }
}

/// The names of a list's entries by their words, where the report knows them.
private func entryNames(_ list: AssumptionList, _ input: ReportInput) -> [String: BilingualText] {
  let names: [(id: String, zh: String, en: String)] =
    switch list.path {
    case "fleet": input.world.fleets.map { ($0.id, $0.nameZh, $0.nameEn) }
    case "charging.charger_types": input.world.chargerTypes.map { ($0.id, $0.nameZh, $0.nameEn) }
    case "charging.operators": input.world.operators.map { ($0.id, $0.nameZh, $0.nameEn) }
    case "district.sites.categories": input.world.categories.map { ($0.id, $0.nameZh, $0.nameEn) }
    default: []
    }
  return Dictionary(names.map { ($0.id, BilingualText(zh: $0.zh, en: $0.en)) }) { first, _ in first }
}

private let noSource = BilingualText(zh: "无出处", en: "no source")

private func gradeName(_ grade: Grade) -> BilingualText {
  switch grade {
  case .measured: .init(zh: "实测或普查", en: "measured or counted")
  case .published: .init(zh: "论文、标准或官方文件", en: "published: paper, standard or official text")
  case .reported: .init(zh: "二手资料", en: "reported on secondary pages only")
  case .assumed: .init(zh: "假定", en: "assumed")
  }
}

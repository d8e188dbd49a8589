public import Assessment
public import DistrictModel

/// The sentences of a comparison, on the page and on the terminal alike.
public enum RunComparisonText {
  /// One sentence for each run against the first.
  public static func conclusions(of comparison: RunComparison) -> [BilingualText] {
    comparison.runs.indices.dropFirst().map { conclusion(comparison, $0) }
  }

  private static func conclusion(_ comparison: RunComparison, _ run: Int) -> BilingualText {
    let (label, side) = (RunLabel.of(run), comparison.sides[run])
    if side.isSame {
      return .init(
        zh: "\(label) 与 A 没有差异：所有目标、指标、站点与网格的差值恰为 0。",
        en:
          "No difference between \(label) and A: every target, indicator, station and cell differs by exactly 0."
      )
    }
    let clear = comparison.indicators.count { $0.differences[run]?.isClear ?? false }
    let unclear = comparison.indicators.count {
      $0.differences[run].map { !$0.isClear && $0.value != 0 } ?? false
    }
    var zh = "\(label) 与 A 相比：\(clear) 项指标差异明显，\(unclear) 项的差异可能出于偶然或无从判断"
    var en =
      "\(label) against A: \(clear) \(clear == 1 ? "indicator differs" : "indicators differ") clearly, \(unclear) by what may be chance or cannot be judged"
    for sentence in verdicts(comparison, run) {
      zh += "；" + sentence.zh
      en += "; " + sentence.en
    }
    let places = places(side.places)
    return .init(zh: zh + "；\(places.zh)。", en: en + "; \(places.en).")
  }

  /// How a verdict turns; `nil` is one that was not judged.
  private static let turns: [(before: Bool?, after: Bool?, words: BilingualText)] = [
    (false, true, .init(zh: "目标由未达到变为达到", en: "now met")),
    (true, false, .init(zh: "目标由达到变为未达到", en: "now missed")),
    (nil, true, .init(zh: "目标由未模拟变为达到", en: "now simulated, and met")),
    (nil, false, .init(zh: "目标由未模拟变为未达到", en: "now simulated, and missed")),
    (true, nil, .init(zh: "原已达到的目标不再模拟", en: "met before and no longer simulated")),
    (false, nil, .init(zh: "原未达到的目标不再模拟", en: "missed before and no longer simulated")),
  ]

  /// The targets whose verdict turned, or that none did; nothing where no run has a target.
  private static func verdicts(_ comparison: RunComparison, _ run: Int) -> [BilingualText] {
    guard !comparison.targets.isEmpty else { return [] }
    // A promise in words promises no number: runs share a target by its id.
    let own = Set(comparison.runs[run].promises.map(\.id))
    let ids = Set(comparison.runs[0].promises.map(\.id)).intersection(own)
    let shared = comparison.targets.filter { ids.contains($0.figure.id) }
    let turned = turns.compactMap { turn -> BilingualText? in
      let names = shared.filter { $0.isMet[0] == turn.before && $0.isMet[run] == turn.after }.map(
        \.figure.name)
      guard !names.isEmpty else { return nil }
      return .init(
        zh: "\(turn.words.zh)：\(names.map(\.zh).joined(separator: "、"))",
        en: "\(turn.words.en): \(names.map(\.en).joined(separator: ", "))")
    }
    guard turned.isEmpty else { return turned }
    switch shared.count {
    case 0: return [.init(zh: "两次运行没有共同的目标", en: "the two have no target in common")]
    case comparison.targets.count: return [.init(zh: "各项目标的结论不变", en: "the verdict on every target stays")]
    case 1: return [.init(zh: "共有的 1 项目标结论不变", en: "the verdict on the one target in common stays")]
    case let count:
      return [
        .init(zh: "共有的 \(count) 项目标结论不变", en: "the verdict on the \(count) targets in common stays")
      ]
    }
  }

  /// What stands in one run only, each kind counted on its own.
  private static func places(_ places: PlaceChanges) -> BilingualText {
    var kinds = ["charging_station", "swap_station", "hydrogen_station", "roadside_unit"]
    for station in places.onlyFirst + places.onlyOther where !kinds.contains(station.kind) {
      kinds.append(station.kind)
    }
    let told = kinds.compactMap { kind -> BilingualText? in
      let gone = places.onlyFirst.count { $0.kind == kind }
      let new = places.onlyOther.count { $0.kind == kind }
      guard gone + new > 0 else { return nil }
      let name = StationWords.name(kind)
      let (fewer, more) = (NumberText.whole(gone), NumberText.whole(new))
      return .init(zh: "\(name.zh)减 \(fewer)、增 \(more)", en: "\(name.en)s: \(fewer) fewer, \(more) more")
    }
    guard !told.isEmpty else { return .init(zh: "站点位置不变", en: "all stations stand where they stood") }
    return .init(
      zh: told.map(\.zh).joined(separator: "；"), en: told.map(\.en).joined(separator: "; "))
  }

  /// What the reader must know before trusting a difference.
  public static func warnings(of comparison: RunComparison) -> [BilingualText] {
    guard let first = comparison.runs.first else { return [] }
    return comparison.runs.indices.dropFirst().flatMap { run -> [BilingualText] in
      let (label, own, side) = (RunLabel.of(run), comparison.runs[run], comparison.sides[run])
      var warnings: [BilingualText] = []
      if !side.isPaired {
        warnings.append(
          .init(
            zh:
              "A 与 \(label) 的设置不同（\(side.unpairedBy.map(\.zh).joined(separator: "；"))），不能逐次配对；差值按两组独立模拟计算（Welch 区间），比配对时宽。",
            en:
              "A and \(label) were run with other settings (\(side.unpairedBy.map(\.en).joined(separator: "; "))): their replications are no pairs. Differences are those of independent runs (Welch intervals), wider than pairs would give."
          ))
      } else if own.settings.replications < 2 {
        warnings.append(
          .init(
            zh: "只有一次重复，无从判断 \(label) 与 A 的差异是否出于偶然。",
            en: "With one replication nothing tells whether the differences of \(label) and A are chance."))
      }
      if own.toolVersion != first.toolVersion {
        warnings.append(
          .init(
            zh: "A 与 \(label) 的程序版本不同（\(first.toolVersion) 与 \(own.toolVersion)），差异可能来自程序。",
            en:
              "A and \(label) were made by versions \(first.toolVersion) and \(own.toolVersion): a difference may be the program's."
          ))
      }
      if side.places.cells == nil {
        warnings.append(
          .init(
            zh: "A 与 \(label) 的规划区边界或网格不同：指标照样相减，不绘制网格差异图。",
            en: "Outline or grid of A and \(label) differ: figures are compared all the same, cells are not.")
        )
      }
      return warnings
    }
  }

  /// The tables of a comparison as the terminal prints them, with the sentences before.
  public static func terminal(_ comparison: RunComparison, language: ReportLanguage) -> String {
    let text = HTMLText(language: language)
    var lines: [String] = []
    for run in comparison.runs.indices { lines.append("\(RunLabel.of(run)) = \(comparison.runs[run].name)") }
    lines.append("")
    for (sign, sentences) in [("•", conclusions(of: comparison)), ("△", warnings(of: comparison))] {
      lines += sentences.map { "\(sign) " + text.plain($0, separator: "\n  ") }
    }
    lines.append("")
    if !comparison.targets.isEmpty {
      lines.append(TerminalTable(of: targetComparisonTable(comparison), language: language).text)
    }
    let indicators = indicatorComparisonTable(comparison)
    lines.append(TerminalTable(of: indicators, language: language).text)
    if let note = indicators.note { lines.append(text.plain(note, separator: "\n")) }
    lines += changes(comparison, text)
    return lines.joined(separator: "\n")
  }

  private static func changes(_ comparison: RunComparison, _ text: HTMLText) -> [String] {
    comparison.runs.indices.dropFirst().flatMap { run -> [String] in
      let (label, inputs) = (RunLabel.of(run), comparison.sides[run].inputs)
      guard !inputs.isEmpty else {
        return [
          text.plain(.init(zh: "\(label) 与 A 的输入完全相同", en: "the inputs of \(label) and A are the same"))
        ]
      }
      func line(_ sign: String, _ path: String, _ words: String) -> String { "  \(sign) \(path): \(words)" }
      var lines = ["", text.plain(.init(zh: "输入的变化（\(label) 与 A）", en: "inputs of \(label) against A"))]
      lines += inputs.changed.map { line("~", $0.path, "\($0.before) → \($0.after) \($0.unit)") }
      lines += inputs.added.map { line("+", $0.path, "\($0.value) \($0.unit)") }
      lines += inputs.removed.map { line("-", $0.path, "\($0.value) \($0.unit)") }
      lines += inputs.files.map { file in
        let words: BilingualText =
          file.before == nil
          ? .init(zh: "仅在 \(label)", en: "only in \(label)")
          : file.after == nil ? .init(zh: "仅在 A", en: "only in A") : .init(zh: "内容不同", en: "other content")
        return line("≠", file.path, text.plain(words))
      }
      return lines.map(Self.clean)
    }
  }

  /// No value of a file steers the terminal, none leaves spaces at the end.
  private static func clean(_ line: String) -> String {
    var clean = ""
    clean.unicodeScalars.append(
      contentsOf: line.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) })
    while clean.hasSuffix(" ") { clean.removeLast() }
    return clean
  }
}

extension TerminalTable {
  /// A table of a report in plain text.
  init(of table: ReportTable, language: ReportLanguage) {
    let text = HTMLText(language: language)
    self.init(
      header: table.columns.map { text.plain($0.header) },
      rows: table.rows.map { row in
        row.map { ($0.verdict.map { "\($0.sign) " } ?? "") + text.plain($0.text) }
      }, numbers: Set(table.columns.indices.filter { table.columns[$0].isNumber }))
  }
}

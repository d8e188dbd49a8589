public import Assessment
import DistrictModel

extension ReportCatalogue {
  /// Runs side by side, as one page.
  public static func document(of comparison: RunComparison) -> ReportDocument {
    let first = comparison.runs.first
    let names = Set(comparison.runs.map(\.district))
    let district =
      names.count == 1 ? first?.district ?? .same("") : .init(zh: "多个规划区", en: "Several districts")
    return ReportDocument(
      title: .init(zh: "\(district.zh)：模拟结果对照", en: "\(district.en): runs compared"),
      subtitle: .init(
        zh: "\(comparison.runs.count) 次运行，以 A（\(first?.name ?? "")）为基准",
        en: "\(comparison.runs.count) runs, A (\(first?.name ?? "")) is the yardstick"),
      sections: [
        comparedRunsSection(comparison), comparedTargetsSection(comparison),
        comparedPlacesSection(comparison),
        comparedIndicatorsSection(comparison), comparedInputsSection(comparison),
        comparedStationsSection(comparison),
      ])
  }
}

/// What came out, what was compared, and what stands in the way of comparing it.
private func comparedRunsSection(_ comparison: RunComparison) -> ReportSection {
  var blocks: [ReportBlock] = RunComparisonText.conclusions(of: comparison).map(ReportBlock.lead)
  blocks += RunComparisonText.warnings(of: comparison).map { .callout(Callout(.notice, $0)) }
  blocks.append(
    .table(
      ReportTable(
        caption: .init(zh: "对照的运行", en: "The runs"),
        columns: [
          .text("运行", "run"), .text("名称", "name"), .text("规划区", "district"), .number("随机种子", "seed"),
          .number("记录天数", "recorded days"), .number("重复次数", "replications"), .text("随机数", "random numbers"),
        ],
        rows: comparison.runs.indices.map { run in
          let (own, settings) = (comparison.runs[run], comparison.runs[run].settings)
          return [
            .text(RunLabel.of(run)), .text(own.name), .text(own.district), .number("\(settings.seed)"),
            .whole(settings.days), .whole(settings.replications),
            .text(
              run == 0
                ? .init(zh: "基准", en: "yardstick")
                : comparison.sides[run].isPaired
                  ? .init(zh: "与 A 相同，逐次配对", en: "those of A, paired")
                  : .init(zh: "与 A 不同，不配对", en: "others than A, unpaired")),
          ]
        })))
  return ReportSection(id: "runs", title: .init(zh: "结论", en: "Conclusion"), blocks: blocks)
}

private func comparedTargetsSection(_ comparison: RunComparison) -> ReportSection {
  ReportSection(
    id: "targets", title: .init(zh: "目标", en: "Targets"),
    blocks: [
      comparison.targets.isEmpty
        ? .paragraph(.init(zh: "各次运行都没有目标。", en: "None of the runs has a target."))
        : .table(targetComparisonTable(comparison))
    ])
}

private func comparedIndicatorsSection(_ comparison: RunComparison) -> ReportSection {
  let missing = comparison.indicators.count { $0.values.allSatisfy { $0 == nil } }
  var blocks: [ReportBlock] = [.table(indicatorComparisonTable(comparison))]
  if missing > 0 {
    blocks.append(
      .paragraph(
        .init(
          zh: "另有 \(missing) 项指标在各次运行中都没有数值，原因见各自的报告。",
          en: "\(missing) more indicators have no value in any run; each report says why.")))
  }
  return ReportSection(id: "indicators", title: .init(zh: "指标", en: "Indicators"), blocks: blocks)
}

private func comparedPlacesSection(_ comparison: RunComparison) -> ReportSection {
  var blocks: [ReportBlock] = []
  let maps = RunMaps(of: comparison).maps
  if !maps.isEmpty {
    blocks.append(
      .paragraph(
        .init(
          zh: "以下各图范围与分级一致；在浏览器中，缩放、拖动与图层开关对各图同时起作用。",
          en:
            "These maps share frame and classes; in a browser zoom, drag and layer switches act on all of them together."
        )))
    blocks.append(.maps(maps))
  }
  for run in comparison.runs.indices.dropFirst() {
    let (label, places) = (RunLabel.of(run), comparison.sides[run].places)
    blocks.append(.heading(.init(zh: "\(label) 与 A", en: "\(label) against A")))
    if let cells = places.cells {
      let drawing = ChangeMap(
        first: comparison.runs[0], other: comparison.runs[run], label: label, places: places, cells: cells)
      if places.onlyFirst.isEmpty, places.onlyOther.isEmpty,
        cells.allSatisfy({ ($0.distanceM ?? 0) == 0 })
      {
        blocks.append(
          .paragraph(
            .init(zh: "站点位置与最近距离都没有变化。", en: "Stations stand at the same places, no distance differs.")))
      } else {
        blocks.append(.map(drawing.distances))
      }
      if cells.contains(where: { $0.unservedPerDay != 0 }) { blocks.append(.map(drawing.unserved)) }
    } else {
      blocks.append(
        .paragraph(
          .init(
            zh: "\(label) 与 A 的边界或网格不同，不绘制网格差异图。",
            en: "Outline or grid of \(label) and A differ: no map of cells is drawn.")))
    }
  }
  return ReportSection(id: "places", title: .init(zh: "站点与服务的空间变化", en: "Where it differs"), blocks: blocks)
}

/// Every station that differs, last: plans of hundreds of stations make long tables.
private func comparedStationsSection(_ comparison: RunComparison) -> ReportSection {
  let tables = comparison.runs.indices.dropFirst().compactMap { run -> ReportBlock? in
    let rows = stationRows(comparison.sides[run].places, RunLabel.of(run))
    return rows.isEmpty ? nil : .table(stationTable(rows, RunLabel.of(run)))
  }
  return ReportSection(
    id: "stations", title: .init(zh: "站点变化一览", en: "Stations that differ"),
    blocks: tables.isEmpty
      ? [.paragraph(.init(zh: "各站的位置与桩数没有变化。", en: "No station differs in place or chargers."))] : tables)
}

private func stationRows(_ places: PlaceChanges, _ label: String) -> [[ReportTable.Entry]] {
  func row(_ change: BilingualText, _ station: RunDigest.Station, _ first: Int?, _ other: Int?)
    -> [ReportTable.Entry]
  {
    let counts = station.kind == "charging_station"
    return [
      .text(station.id), .text(station.name), .text(StationWords.name(station.kind)), .text(change),
      .number(counts ? first.map(NumberText.whole) ?? NumberText.dash : NumberText.dash),
      .number(counts ? other.map(NumberText.whole) ?? NumberText.dash : NumberText.dash),
    ]
  }
  return places.onlyFirst.map {
    row(.init(zh: "仅在 A", en: "only in A"), $0, $0.chargers, nil)
  }
    + places.onlyOther.map {
      row(.init(zh: "仅在 \(label)", en: "only in \(label)"), $0, nil, $0.chargers)
    }
    + places.resized.map {
      row(.init(zh: "桩数不同", en: "other chargers"), $0.other, $0.first.chargers, $0.other.chargers)
    }
}

private func stationTable(_ rows: [[ReportTable.Entry]], _ label: String) -> ReportTable {
  ReportTable(
    caption: .init(zh: "站点变化：\(label) 与 A", en: "Stations of \(label) against A"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("种类", "kind"), .text("变化", "change"),
      .number("A 桩数", "chargers, A"), .number("\(label) 桩数", "chargers, \(label)"),
    ], rows: rows)
}

/// Words of the kinds of `plan.geojson`.
enum StationWords {
  static func name(_ kind: String) -> BilingualText {
    switch kind {
    case "charging_station": .init(zh: "充电站", en: "charging station")
    case "swap_station": .init(zh: "换电站", en: "swap station")
    case "hydrogen_station": .init(zh: "加氢站", en: "hydrogen station")
    case "roadside_unit": .init(zh: "路侧单元", en: "roadside unit")
    default: .same(kind)
    }
  }
}

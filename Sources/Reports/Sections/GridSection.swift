import Assessment
import DistrictModel
import PowerNetwork

/// What the plan does to feeders and transformers, and what orderly charging changes.
func gridSection(_ input: ReportInput) -> ReportSection {
  let title = BilingualText(zh: "电网衔接", en: "The grid")
  guard let grid = input.scorecard.grid else {
    return ReportSection(
      id: "grid", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "情景没有 power 部分，未模拟电网：充电站功率不受馈线和变压器限制。",
            en:
              "The scenario has no power section: no grid is simulated, and neither feeders nor transformers limit stations."
          ))
      ])
  }
  let study = grid.study
  let beyond = study.feeders.count { GridCard.exceeds($0.peakLoading, 1) }
  let origin = origin(study)
  let low = study.feeders.count { ($0.lowestPU ?? 0) < study.lowestAllowedPU }
  let before = peak(study.baseMW, grid.unmanagedMW, study.stationMW)
  let after = peak(study.baseMW, grid.orderlyMW, study.stationMW)
  let unsolved = study.feeders.reduce(0) { $0 + $1.unsolved }
  let collapse =
    unsolved == 0
    ? BilingualText(zh: "", en: "")
    : BilingualText(
      zh: "有 \(NumberText.whole(unsolved)) 个“馈线·15 分钟”无潮流解（电压崩溃；馈线 \(collapsed(study))），未计入最低电压与损耗。",
      en:
        " In \(NumberText.whole(unsolved)) quarter hours of feeders there is no solution (voltage collapse; feeders \(collapsed(study))); "
        + "the lowest voltage and the losses leave them out.")
  return ReportSection(
    id: "grid", title: title,
    blocks: [
      .lead(
        .init(
          zh: "\(study.feeders.count) 回\(origin.zh)馈线中，\(beyond) 回过载，\(low) 回最低电压越限；"
            + "\(grid.count(above: 1)) 处变压器最大负载率超过 100%。"
            + "自有桩由即插即充改为填谷，全区最大负荷由 \(mega(before)) MW 变为 \(mega(after)) MW。" + collapse.zh,
          en:
            "Of \(study.feeders.count) \(origin.en) feeders, overloaded: \(beyond), below the voltage band: \(low); "
            + "transformers above their rating: \(grid.count(above: 1)). With own plugs filling the valley instead of charging on arrival, "
            + "the district's peak goes from \(mega(before)) to \(mega(after)) MW." + collapse.en)),
      .chart(chart(grid)), .table(table(grid)), .map(gridMap(input, grid)),
    ] + orderlyBlocks(grid) + [
      .paragraph(.init(zh: source(study).zh + rule.zh, en: source(study).en + rule.en))
    ])
}

private let rule = BilingualText(
  zh: "站用变限制充电功率，受限车辆实际充得更慢。变压器热点与老化按 IEC 60076-7（油浸式配变，箱内加 10 K）。",
  en:
    "A station's transformer limits its chargers, and cars behind it really charge slower. Hot spots and ageing follow "
    + "IEC 60076-7 (oil-immersed distribution transformer, 10 K for the kiosk).")

/// Names of feeders without a solution at some time, those with most such times first.
private func collapsed(_ study: GridStudy) -> String {
  let rows = study.feeders.filter { $0.unsolved > 0 }
    .sorted { (-$0.unsolved, $0.name) < (-$1.unsolved, $1.name) }
  return rows.prefix(5).map(\.name).joined(separator: ", ") + (rows.count > 5 ? " …" : "")
}

/// The files that feeders were read from, each once.
private func files(_ study: GridStudy) -> [String] {
  var seen = Set<String>()
  return study.feeders.compactMap(\.file).filter { seen.insert($0).inserted }
}

private func origin(_ study: GridStudy) -> BilingualText {
  files(study).isEmpty ? .init(zh: "合成", en: "synthetic") : .init(zh: "给定", en: "given")
}

/// Where feeders and transformers come from.
private func source(_ study: GridStudy) -> BilingualText {
  let files = files(study)
  guard !files.isEmpty else {
    return .init(
      zh: "馈线、变压器与基础负荷均由规则合成，没有电网公司资料；",
      en: "Feeders, transformers and base load are made from rules, not from a utility's data. ")
  }
  return .init(
    zh: "馈线及其基础负荷读自 \(files.joined(separator: "、"))；站用变与台区变压器由规则选定；",
    en:
      "Feeders and their base load are read from \(files.joined(separator: ", ")); the transformers of stations and cells "
      + "are chosen by rules. ")
}

private func mega(_ value: Double) -> String { NumberText.fixed(value, 1) }

private func peak(_ parts: [Double]...) -> Double {
  (parts.first?.indices ?? 0..<0).map { slot in parts.reduce(0) { $0 + $1[slot] } }.max() ?? 0
}

/// The mean day: 96 quarter hours over the seven days of the week.
private func day(_ week: [Double]) -> [Double] {
  (0..<96).map { slot in (0..<7).reduce(0) { $0 + week[$1 * 96 + slot] } / 7 }
}

private func chart(_ grid: GridCard) -> ReportChart {
  let study = grid.study
  let (unmanaged, orderly) = (day(grid.unmanagedMW), day(grid.orderlyMW))
  let others = zip(day(study.baseMW), day(study.stationMW)).map { $0 + $1 }
  let before = zip(others, unmanaged).map { $0 + $1 }.max() ?? 0
  let after = zip(others, orderly).map { $0 + $1 }.max() ?? 0
  var chart = ReportChart(
    title: .init(zh: "有序充电前后的负荷", en: "Load before and after orderly charging"),
    finding: .init(
      zh: "平均日全区最大负荷（含基础负荷）：自有桩即插即充 \(mega(before)) MW，填谷 \(mega(after)) MW。",
      en:
        "The district's peak of the mean day, base load included, is \(mega(before)) MW when own plugs charge on arrival, \(mega(after)) MW when they fill the valley."
    ),
    horizontal: .init(zh: "时刻", en: "time of day"), vertical: .init(zh: "负荷（MW）", en: "load (MW)"), steps: 96,
    ticks: hourTicks(steps: 96))
  chart.lines = [
    .init(name: .init(zh: "自有桩（即插即充）", en: "own plugs, on arrival"), values: unmanaged, isDashed: true),
    .init(name: .init(zh: "自有桩（填谷）", en: "own plugs, valley filling"), values: orderly, isDashed: false),
    .init(name: .init(zh: "公共充电站", en: "public stations"), values: day(study.stationMW), isDashed: false),
  ]
  let base = day(study.baseMW)
  chart.note = .init(
    zh: "平均日；不含基础负荷（\(mega(base.min() ?? 0)) 至 \(mega(base.max() ?? 0)) MW）。",
    en: "Mean day, without the base load of \(mega(base.min() ?? 0)) to \(mega(base.max() ?? 0)) MW.")
  return chart
}

private func table(_ grid: GridCard) -> ReportTable {
  let study = grid.study
  func row(_ zh: String, _ en: String, _ rows: [GridStudy.TransformerRow]) -> [ReportTable.Entry] {
    let hot = rows.map(\.hotSpotC).max()
    let ageing = rows.map(\.ageingRate).max()
    return [
      .text(.init(zh: zh, en: en)), .whole(rows.count),
      .number(NumberText.fixed(rows.reduce(0) { $0 + $1.kVA } / 1000, 1)),
      .number(NumberText.percent(rows.map(\.peakLoading).max(), 0)),
      .whole(rows.count { GridCard.exceeds($0.peakLoading, 0.8) }),
      .whole(rows.count { GridCard.exceeds($0.peakLoading, 1) }),
      .number(NumberText.fixed(hot, 0)), .number(NumberText.short(ageing)),
      .number(NumberText.dash),
    ]
  }
  let feeders = study.feeders
  let feederRow: [ReportTable.Entry] = [
    .text(.init(zh: "馈线（\(origin(study).zh)）", en: "feeders (\(origin(study).en))")), .whole(feeders.count),
    .number(NumberText.fixed(feeders.reduce(0) { $0 + $1.ratingMVA }, 1)),
    .number(NumberText.percent(feeders.map(\.peakLoading).max(), 0)),
    .whole(feeders.count { GridCard.exceeds($0.peakLoading, 0.8) }),
    .whole(feeders.count { GridCard.exceeds($0.peakLoading, 1) }),
    .number(NumberText.dash), .number(NumberText.dash),
    .number(NumberText.fixed(feeders.compactMap(\.lowestPU).min(), 3)),
  ]
  let loss = feeders.reduce(0) { $0 + $1.lossMWh }
  let unsolved = feeders.reduce(0) { $0 + $1.unsolved }
  let several = feeders.count { $0.circuits > 1 }
  let parallel =
    several == 0
    ? BilingualText(zh: "", en: "")
    : BilingualText(
      zh:
        "\(NumberText.whole(several)) 回馈线由多根电缆并联，合计 \(NumberText.whole(feeders.reduce(0) { $0 + $1.circuits })) 根。",
      en:
        "\(NumberText.whole(several)) feeders are several cables side by side, \(NumberText.whole(feeders.reduce(0) { $0 + $1.circuits })) in all. "
    )
  let swaps =
    grid.swapStations == 0
    ? BilingualText(zh: "", en: "")
    : BilingualText(
      zh: "站用变压器含 \(NumberText.whole(grid.swapStations)) 座换电站。",
      en: " Swap stations among the stations: \(NumberText.whole(grid.swapStations)).")
  return ReportTable(
    caption: .init(zh: "馈线与变压器", en: "Feeders and transformers"),
    columns: [
      .text("设备", "equipment"), .number("数量", "count"), .number("容量（MVA）", "rating (MVA)"),
      .number("最大负载率", "peak loading"), .number("> 80%", "> 80 %"), .number("> 100%", "> 100 %"),
      .number("最高热点（°C）", "hot spot (°C)"), .number("最快老化（天/天）", "ageing (days a day)"),
      .number("最低电压（pu）", "lowest voltage (pu)"),
    ],
    rows: [
      feederRow, row("站用变压器", "station transformers", study.stations),
      row("台区变压器（按网格）", "distribution transformers by cell", study.cells.compactMap(\.self)),
    ],
    note: .init(
      zh: parallel.zh + "平均周，各次重复的均值；馈线周损耗 \(mega(loss)) MWh，无潮流解的 15 分钟 \(NumberText.whole(unsolved)) 个。"
        + "\(grid.limitedStations) 座站的变压器小于充电桩额定功率之和。" + swaps.zh,
      en: parallel.en
        + "Mean week, mean of the replications; the feeders lose \(mega(loss)) MWh a week and have no solution in "
        + "\(NumberText.whole(unsolved)) quarter hours. The transformers of \(grid.limitedStations) stations are smaller than "
        + "their chargers together." + swaps.en))
}

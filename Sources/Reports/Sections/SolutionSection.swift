import Assessment
import DistrictModel

/// How large the stations are and how good the choice of their sites is known to be.
func solutionSection(_ input: ReportInput) -> ReportSection {
  var blocks: [ReportBlock] = []
  let sizes = input.scorecard.stationSizes
  if sizes.count == 6 {
    blocks.append(
      .lead(
        .init(
          zh: "半数公共充电站不超过 \(NumberText.whole(sizes[2])) 台充电桩，最大一座 \(NumberText.whole(sizes[5])) 台。",
          en: "Half of the stations have at most \(NumberText.whole(sizes[2])) chargers; the largest has "
            + "\(NumberText.whole(sizes[5])).")))
    let columns: [ReportTable.Column] =
      [.text("分位", "quantile")]
      + ["10%", "25%", "50%", "75%", "90%"].map { .number($0, $0) } + [.number("最大", "largest")]
    blocks.append(
      .table(
        ReportTable(
          caption: .init(zh: "公共充电站规模（台/座）", en: "Station sizes (chargers per station)"), columns: columns,
          rows: [[.text(.init(zh: "充电桩（台）", en: "chargers"))] + sizes.map { .whole($0) }])))
  }
  if input.plan.quality.isEmpty {
    blocks.append(
      .paragraph(
        .init(
          zh: "站点由情景给定，没有经过选址算法计算，因此没有求解质量可言。",
          en: "The sites were given by the scenario, not computed; there is no solution quality to state.")))
  } else {
    blocks.append(.table(qualityTable(input.plan.quality)))
  }
  return ReportSection(
    id: "solution", title: .init(zh: "站点规模与选址求解质量", en: "Station sizes and solution quality"), blocks: blocks)
}

/// One column per problem: committees read down, engineers compare across.
private func qualityTable(_ qualities: [PlanQuality]) -> ReportTable {
  func row(_ zh: String, _ en: String, _ entry: (PlanQuality) -> ReportTable.Entry) -> [ReportTable.Entry] {
    [.text(.init(zh: zh, en: en))] + qualities.map(entry)
  }
  let rows = [
    row("结论", "verdict") { quality in
      isProven(quality)
        ? .text(.init(zh: "最优（已证明）", en: "optimal (proven)"), .good)
        : .text(
          .init(zh: "可行解，差距不超过 \(gap(quality))", en: "feasible, gap at most \(gap(quality))"), .notice)
    },
    row("差距上限", "gap, at most") { .number(gap($0)) },
    row("覆盖需求（kWh/日，各级合计）", "demand covered (kWh/day, all steps)") { .number(kilowattHours($0.value)) },
    row("上界（kWh/日）", "bound (kWh/day)") { .number(kilowattHours($0.bound)) },
    row("占全部需求（各级平均）", "share of all demand (mean of the steps)") { quality in
      .number(NumberText.percent(quality.total > 0 ? Double(quality.value) / Double(quality.total) : nil))
    },
    row("算法", "algorithm") { .text($0.algorithm) },
    row("停止原因", "stopped because") { .text($0.stopReason) },
    row("随机种子", "seed") { .number("\($0.seed)") },
    row("分级覆盖半径（m）", "radii of coverage (m)") { quality in
      .number(quality.radiiM.map { NumberText.fixed($0, 0) }.joined(separator: " / "))
    },
    row("候选点（个）", "candidates") { .whole($0.candidates) },
    row("需求行（合并后）", "demand rows (merged)") { quality in
      .number("\(NumberText.whole(quality.rows)) → \(NumberText.whole(quality.mergedRows))")
    },
    row("工作量（步）", "work units") { .whole($0.workUnits) },
  ]
  return ReportTable(
    caption: .init(zh: "选址求解质量", en: "Quality of the choice of sites"),
    columns: [.text("项目", "item")] + qualities.map { .init(header: purpose($0.purpose), isNumber: false) },
    rows: rows,
    note: .init(
      zh: "差距上限 =（上界 − 值）/ 值：在同样数量的站点下，任何方案覆盖的需求至多多出这一比例。",
      en: "Gap = (bound − value) / value: no choice of equally many sites covers more than this share on top."
    ))
}

/// A claim that its own numbers contradict is not repeated.
private func isProven(_ quality: PlanQuality) -> Bool {
  quality.isProvenOptimal && quality.value == quality.bound
}

/// The words siting uses for its two problems; any other is printed as it is.
private func purpose(_ word: String) -> BilingualText {
  switch word {
  case _ where word.contains("swap"): .init(zh: "换电站", en: "swap stations")
  case _ where word.contains("charg"): .init(zh: "公共充电站", en: "charging stations")
  default: .same(word)
  }
}

/// A gap is undefined where nothing is covered although something could be.
private func gap(_ quality: PlanQuality) -> String {
  quality.value == 0 && quality.bound != 0 ? NumberText.dash : NumberText.percent(quality.gapShare, 2)
}

private func kilowattHours(_ wattHours: Int64) -> String { NumberText.fixed(Double(wattHours) / 1000, 1) }

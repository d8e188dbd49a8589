import Assessment
import DistrictModel

/// How good the choice of sites is known to be.
func solutionSection(_ input: ReportInput) -> ReportSection {
  var blocks: [ReportBlock] = []
  if input.plan.quality.isEmpty {
    blocks.append(
      .paragraph(
        .init(
          zh: "站点由情景给定，没有经过选址算法计算，因此没有求解质量可言。",
          en: "The sites were given by the scenario, not computed; there is no solution quality to state.")))
  } else {
    blocks.append(.table(qualityTable(input.plan.quality)))
  }
  if !input.plan.trials.isEmpty { blocks.append(.table(trialTable(input.plan.trials))) }
  return ReportSection(
    id: "solution", title: .init(zh: "选址求解质量", en: "Solution quality"), blocks: blocks)
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
          .init(
            zh: "可行解，差距不超过 \(PlanWords.gap(quality, 2))",
            en: "feasible, gap at most \(PlanWords.gap(quality, 2))"), .notice)
    },
    row("差距上限", "gap, at most") { .number(PlanWords.gap($0, 2)) },
    row("目标", "objective") { .text(PlanWords.objective($0.objective)) },
    row("值", "value") { .number(PlanWords.amount($0.value, $0)) },
    row("界", "bound") { .number(PlanWords.amount($0.bound, $0)) },
    row("占全部需求（各级平均）", "share of all demand (mean of the steps)") { quality in
      let hasShare = quality.objective != .travel && quality.total > 0
      return .number(NumberText.percent(hasShare ? Double(quality.value) / Double(quality.total) : nil))
    },
    row("需求加权平均距离（m，直线当量）", "mean distance weighted by demand (m, straight equivalent)") { quality in
      .number(quality.meanDistanceM.map { NumberText.fixed($0, 0) } ?? NumberText.dash)
    },
    row("算法", "algorithm") { .text($0.algorithm) },
    row("停止原因", "stopped because") { .text(PlanWords.stop($0.stopReason)) },
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
    columns: [.text("项目", "item")]
      + qualities.map { .init(header: PlanWords.kind($0), isNumber: false) },
    rows: rows,
    note: .init(
      zh: "差距上限 = |界 − 值| / 值：在同样的规则下，任何方案至多好出这一比例。",
      en: "Gap = |bound − value| / value: under the same rules no plan is better by more than this share."
    ))
}

/// The plans that were simulated to choose one.
private func trialTable(_ trials: [PlanTrial]) -> ReportTable {
  let counted = NumberText.short(trials.first?.unservedWaitMin)
  return ReportTable(
    caption: .init(zh: "按模拟等待时间选定方案", en: "The plan was chosen by simulated waiting"),
    columns: [
      .text("方案", "plan"), .number("平均等待（分钟，未获服务计 \(counted) 分钟）", "mean wait (min, unserved as \(counted))"),
      .number("与首个方案之差（95 %）", "against the first (95 %)"), .number("未获服务", "unserved"), .text("", ""),
    ],
    rows: trials.map { trial in
      [
        .text(PlanWords.trial(trial)), .number(NumberText.fixed(trial.meanWaitMin, 3)),
        .number(PlanWords.difference(trial)),
        .number(NumberText.percent(trial.unservedShare, 2)),
        trial.isChosen ? .text(.init(zh: "选定", en: "chosen"), .good) : .text(.same("")),
      ]
    },
    note: .init(
      zh: "各方案使用相同随机数；未获服务的需求按情景给定的等候时间计入。",
      en:
        "Equal random numbers for all plans; a need that is not served counts with the wait the scenario gives."
    ))
}

/// A claim that its own numbers contradict is not repeated.
private func isProven(_ quality: PlanQuality) -> Bool {
  quality.isProvenOptimal && quality.value == quality.bound
}

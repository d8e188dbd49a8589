public import Assessment
import DistrictModel
import NumericKernels

/// The plans of several algorithms for one district, as one page.
public struct ComparisonReportInput: Sendable {
  public var comparison: PlanComparison
  /// One per plan, in the same order: what its map is drawn from.
  public var plans: [ReportInput]

  public init(comparison: PlanComparison, plans: [ReportInput]) {
    self.comparison = comparison
    self.plans = plans
  }
}

/// The table of plans and a map of each.
func comparisonSection(_ input: ComparisonReportInput) -> ReportSection {
  let rows = input.comparison.rows
  var blocks: [ReportBlock] = [.table(qualityTable(rows, input.comparison.coverageRadiusM))]
  if rows.contains(where: { $0.service != nil }) {
    let least = input.comparison.leastWait?.name ?? ""
    blocks.append(
      .lead(
        least == rows.first?.name
          ? .init(
            zh: "没有方案的平均等待明显短于第一个方案“\(least)”。",
            en: "No plan has a clearly shorter mean wait than the first, '\(least)'.")
          : .init(
            zh: "平均等待最短且与第一个方案差异明显的是“\(least)”。",
            en: "'\(least)' has the shortest mean wait, clearly shorter than that of the first plan.")))
    blocks.append(.table(serviceTable(rows)))
  }
  for (row, plan) in zip(rows, input.plans) { blocks.append(.map(planMap(of: plan, named: row.name))) }
  return ReportSection(
    id: "comparison", title: .init(zh: "方案比较", en: "Plans side by side"), blocks: blocks)
}

private func qualityTable(_ rows: [PlanComparison.Row], _ radiusM: Double) -> ReportTable {
  let radius = NumberText.fixed(radiusM, 0)
  return ReportTable(
    caption: .init(zh: "各方案与求解质量", en: "The plans and how good they are"),
    columns: [
      .text("方案", "plan"), .text("站的种类", "kind"), .text("目标", "objective"), .number("目标值", "value"),
      .number("界", "bound"),
      .number("差距", "gap"), .text("已证明最优", "proven"), .number("\(radius) m 内人口", "people within \(radius) m"),
      .number("平均距离（m）", "mean distance, m"), .number("P95 距离（m）", "95 % within, m"),
    ],
    rows: rows.flatMap { row in
      row.quality.enumerated().map { index, quality -> [ReportTable.Entry] in
        // The distances are those of charging stations.
        let own = index == 0
        return [
          .text(row.name == quality.algorithm ? row.name : "\(row.name) (\(quality.algorithm))"),
          .text(PlanWords.kind(quality)), .text(PlanWords.objective(quality.objective)),
          .text(PlanWords.amount(quality.value, quality)), .text(PlanWords.amount(quality.bound, quality)),
          .text(PlanWords.gap(quality, 3)),
          .text(quality.isProvenOptimal ? .init(zh: "是", en: "yes") : .init(zh: "否", en: "no")),
          .text(
            own ? row.coveredShare.map { NumberText.percent($0, 2) } ?? NumberText.dash : NumberText.dash),
          .text(own ? NumberText.fixed(row.meanDistanceM, 0) : NumberText.dash),
          .text(own ? NumberText.fixed(row.p95DistanceM, 0) : NumberText.dash),
        ]
      }
    },
    note: .init(
      zh: "覆盖目标越大越好，出行目标越小越好；目标不同的数值不可互比。界经整数核证，差距 = |界 − 值| / 值。距离为直线距离。",
      en:
        "Coverage is better when larger, travel when smaller; values of different objectives do not compare. The bound is "
        + "certified in whole numbers, the gap is |bound − value| / value. Distances are straight."))
}

private func serviceTable(_ rows: [PlanComparison.Row]) -> ReportTable {
  func interval(_ interval: ConfidenceInterval, _ decimals: Int, times factor: Double = 1) -> String {
    let mean = NumberText.fixed(factor * interval.mean, decimals)
    guard interval.replications > 1 else { return mean }
    return "\(mean) [\(NumberText.fixed(factor * interval.low, decimals)), "
      + "\(NumberText.fixed(factor * interval.high, decimals))]"
  }
  return ReportTable(
    caption: .init(zh: "各方案的模拟服务水平", en: "What the plans do for drivers"),
    columns: [
      .text("方案", "plan"), .number("平均等待（分钟）", "mean wait, min"),
      .number("与第一个方案之差", "against the first"), .number("流失率（%）", "left unserved, %"),
      .number("与第一个方案之差", "against the first"),
    ],
    rows: rows.compactMap { row in
      row.service.map { service in
        [
          .text(row.name), .text(interval(service.meanWaitMin, 3)),
          .text(interval(service.waitDifferenceMin, 3)),
          .text(interval(service.unservedShare, 3, times: 100)),
          .text(interval(service.unservedDifference, 3, times: 100)),
        ]
      }
    },
    note: .init(
      zh: "平均等待只计获得服务者。方括号内为 95% 置信区间，只有一次重复时不给出；各方案使用相同的随机数，差值按每次重复逐一相减。区间不含 0 即差异明显。",
      en:
        "Waits of those who were served. In brackets the 95 % intervals, none from one replication. All plans use the same random numbers and differences are taken replication by "
        + "replication; an interval without 0 is a clear difference."))
}

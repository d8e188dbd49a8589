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
    caption: .init(zh: "各算法的方案与求解质量", en: "Plans of the algorithms and how good they are"),
    columns: [
      .text("算法", "algorithm"), .text("站的种类", "kind"), .number("目标值", "value"), .number("上界", "bound"),
      .number("差距", "gap"), .text("已证明最优", "proven"), .number("\(radius) m 内人口", "people within \(radius) m"),
      .number("平均距离（m）", "mean distance, m"), .number("P95 距离（m）", "95 % within, m"),
    ],
    rows: rows.flatMap { row in
      row.quality.enumerated().map { index, quality -> [ReportTable.Entry] in
        // The distances are those of charging stations.
        let own = index == 0
        return [
          .text(row.name == quality.algorithm ? row.name : "\(row.name) (\(quality.algorithm))"),
          .text(
            quality.purpose == SitedWord.charging
              ? .init(zh: "充电站", en: "charging") : .init(zh: "换电站", en: "swap")),
          .text(NumberText.whole(Int(quality.value))), .text(NumberText.whole(Int(quality.bound))),
          .text(NumberText.percent(quality.gapShare, 3)),
          .text(quality.isProvenOptimal ? .init(zh: "是", en: "yes") : .init(zh: "否", en: "no")),
          .text(
            own ? row.coveredShare.map { NumberText.percent($0, 2) } ?? NumberText.dash : NumberText.dash),
          .text(own ? NumberText.fixed(row.meanDistanceM, 0) : NumberText.dash),
          .text(own ? NumberText.fixed(row.p95DistanceM, 0) : NumberText.dash),
        ]
      }
    },
    note: .init(
      zh: "目标值为各级半径内覆盖的日需求之和（Wh）；上界经整数核证，差距为上界超出目标值的比例。距离为直线距离。",
      en:
        "The value sums the daily demand covered within each radius, in Wh; the bound is certified in whole numbers, the gap is "
        + "how far it lies above the value. Distances are straight."))
}

/// Words of kinds as the planner writes them.
private enum SitedWord {
  static let charging = "charging"
}

private func serviceTable(_ rows: [PlanComparison.Row]) -> ReportTable {
  func interval(_ interval: ConfidenceInterval, _ decimals: Int, times factor: Double = 1) -> String {
    "\(NumberText.fixed(factor * interval.mean, decimals)) [\(NumberText.fixed(factor * interval.low, decimals)), "
      + "\(NumberText.fixed(factor * interval.high, decimals))]"
  }
  return ReportTable(
    caption: .init(zh: "各方案的模拟服务水平", en: "What the plans do for drivers"),
    columns: [
      .text("算法", "algorithm"), .number("平均等待（分钟）", "mean wait, min"),
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
      zh: "方括号内为 95% 置信区间；各方案使用相同的随机数，差值按每次重复逐一相减。区间不含 0 即差异明显。",
      en:
        "In brackets the 95 % intervals. All plans use the same random numbers and differences are taken replication by "
        + "replication; an interval without 0 is a clear difference."))
}

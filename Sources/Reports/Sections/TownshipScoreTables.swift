import Assessment
import DistrictModel

/// Promises shared out to townships, the order of the townships, and what other weights make of it.
func townshipScoreBlocks(_ scores: TownshipScores, _ input: ReportInput) -> [ReportBlock] {
  var blocks: [ReportBlock] = []
  if scores.rows.contains(where: { !$0.shares.isEmpty }) {
    blocks.append(.heading(.init(zh: "目标分解与完成", en: "Targets by township")))
    blocks += shareTables(scores, input).map { .table($0.listing(township: 0)) }
  }
  blocks.append(.heading(.init(zh: "综合排序", en: "Order of the townships")))
  blocks.append(.table(rankTable(scores, input).listing(township: 0)))
  return blocks
}

private func basis(_ scores: TownshipScores) -> BilingualText {
  switch scores.scoring.allocateBy {
  case .need: .init(zh: "按预计公共充电需求", en: "by expected public energy")
  case .residents: .init(zh: "按常住人口", en: "by residents")
  case .stated: .init(zh: "按情景指定份额", en: "by shares the scenario states")
  }
}

/// A table for each year: all years side by side are more columns than a page is wide.
func shareTables(_ scores: TownshipScores, _ input: ReportInput) -> [ReportTable] {
  let targets = input.scorecard.targets.map(\.target).filter { target in
    scores.rows.contains { $0.shares.contains { $0.target == target.id } }
  }
  let years = Set(scores.rows.flatMap { $0.shares.map(\.year) }).sorted()
  return years.map { year in
    let own = targets.filter { target in
      scores.rows.contains { $0.shares.contains { $0.target == target.id && $0.year == year } }
    }
    let columns: [ReportTable.Column] =
      [.text("街道（镇）", "township")] + own.map { ReportTable.Column.number($0.name.zh, $0.name.en) }
    return ReportTable(
      caption: year == 0
        ? .init(zh: "分街镇的目标与完成（分解 / 建成）", en: "Targets by township: allocated / standing")
        : .init(
          zh: "\(year) 年分街镇的目标与完成（分解 / 建成）",
          en: "Targets by township in \(year): allocated / standing"),
      columns: columns,
      rows: scores.rows.map { row -> [ReportTable.Entry] in
        [.text(townshipName(row.township, input.world))]
          + own.map { target -> ReportTable.Entry in
            let share = row.shares.first { $0.target == target.id && $0.year == year }
            return .number(
              share.map { "\(NumberText.whole($0.allocated)) / \(standing($0.attained))" } ?? NumberText.dash)
          }
      },
      note: year == years.last ? shareNote(scores) : nil)
  }
}

/// A count; the mean of few over draws with one decimal, unless that is a zero.
private func standing(_ count: Double) -> String {
  let isWhole = (count * 10).rounded() == count.rounded() * 10
  return NumberText.fixed(count, count < 10 && !isWhole ? 1 : 0)
}

private func shareNote(_ scores: TownshipScores) -> BilingualText {
  .init(
    zh: "\(basis(scores).zh)分解，取整用最大余数法；前几年分解的是当年计划数。建成数为抽样均值，情景没有建设进度时为计划数。",
    en:
      "Shared out \(basis(scores).en), whole by largest remainders; in earlier years what the plan has standing is shared out. "
      + "Standing is the mean over draws of construction, or the plan where none are drawn.")
}

private func rankTable(_ scores: TownshipScores, _ input: ReportInput) -> ReportTable {
  let weights = [
    scores.scoring.attainmentWeight, scores.scoring.coverageWeight, scores.scoring.serviceWeight,
  ].map { NumberText.short($0) }.joined(separator: " : ")
  let spread = NumberText.percent(scores.scoring.weightSpreadShare, 0)
  let ordered = scores.rows.sorted {
    $0.rank < $1.rank || $0.rank == $1.rank && $0.township.row < $1.township.row
  }
  return ReportTable(
    caption: .init(zh: "街镇综合排序及其稳健性", en: "Order of the townships, and how sure it is"),
    columns: [
      .text("街道（镇）", "township"), .number("排序", "place"), .number("权重变动时", "under other weights"),
      .number("得分", "score"), .number("目标完成", "targets"), .number("居民覆盖", "residents covered"),
      .number("需求满足", "needs served"), .number("每千人公共桩", "chargers per 1,000"),
    ],
    rows: ordered.map { row in
      [
        .text(townshipName(row.township, input.world)), .whole(row.rank),
        .number("\(row.rankLow)–\(row.rankHigh)"), .number(NumberText.fixed(100 * row.score, 1)),
        .number(NumberText.percent(row.attainment)), .number(NumberText.percent(row.coverage)),
        .number(NumberText.percent(row.service)), .number(NumberText.fixed(row.chargersPerThousand, 1)),
      ]
    },
    note: .init(
      zh:
        "权重 \(weights)，抽样 \(scores.scoring.rankingDraws) 次、各权重 ±\(spread)：首位不变 \(NumberText.percent(scores.bestIsSureShare, 0))，"
        + "末位不变 \(NumberText.percent(scores.worstIsSureShare, 0))。每千人公共桩的基尼系数 \(NumberText.fixed(scores.chargerGini, 3))，"
        + "得分的基尼系数 \(NumberText.fixed(scores.scoreGini, 3))（按人口，0 为均等）。",
      en:
        "Weights \(weights); in \(scores.scoring.rankingDraws) draws of weights within ±\(spread) the first stays first in "
        + "\(NumberText.percent(scores.bestIsSureShare, 0)), the last stays last in \(NumberText.percent(scores.worstIsSureShare, 0)). Gini coefficient "
        + "over residents of chargers per resident \(NumberText.fixed(scores.chargerGini, 3)), of the score \(NumberText.fixed(scores.scoreGini, 3)); 0 is even."
    ))
}

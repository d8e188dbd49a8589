import Assessment
import DistrictModel

/// Who is covered, where stations stand and what they do, by township.
func townshipSection(_ input: ReportInput) -> ReportSection {
  let rows = input.scorecard.townships
  let radius = NumberText.fixed(input.scorecard.coverageRadiusM, 0)
  let table = rows.map { row -> [ReportTable.Entry] in
    [
      .text(townshipName(row.township, input.world)),
      .whole(row.residents),
      .number(NumberText.percent(coveredShare(row))),
      .whole(row.stations), .whole(row.chargers), .whole(row.swapStations),
      .number(NumberText.fixed(row.meanDistanceM, 0)),
      .number(NumberText.short(row.needsPerDay)),
      .number(NumberText.percent(row.unservedShare)),
      .number(NumberText.short(row.energyKWhPerDay)),
    ]
  }
  var blocks: [ReportBlock] = []
  let peopled = rows.filter { $0.residents > 0 }
  if let best = peopled.max(by: { (coveredShare($0) ?? 0) < (coveredShare($1) ?? 0) }),
    let worst = peopled.min(by: { (coveredShare($0) ?? 0) < (coveredShare($1) ?? 0) })
  {
    let (bestName, worstName) = (
      townshipName(best.township, input.world), townshipName(worst.township, input.world)
    )
    let (bestShare, worstShare) = (
      NumberText.percent(coveredShare(best)), NumberText.percent(coveredShare(worst))
    )
    blocks.append(
      .lead(
        .init(
          zh: "按 \(radius) m 直线距离计，居民覆盖率最高的是\(bestName.zh)（\(bestShare)），最低的是\(worstName.zh)（\(worstShare)）。",
          en:
            "Within \(radius) m in a straight line \(bestName.en) has the best coverage of residents (\(bestShare)), "
            + "\(worstName.en) the worst (\(worstShare)).")))
  }
  let result = ReportTable(
    caption: .init(zh: "分街道（镇）布局与服务水平", en: "Stations and service by township"),
    columns: [
      .text("街道（镇）", "township"), .number("居民（人）", "residents"), .number("居民覆盖率", "residents covered"),
      .number("公共充电站（座）", "charging stations"), .number("公共充电桩（台）", "chargers"),
      .number("换电站（座）", "swap stations"), .number("平均最近距离（m）", "mean distance (m)"),
      .number("充电需求（次/日）", "needs per day"), .number("未获服务", "unserved"),
      .number("站点供电量（kWh/日）", "energy of stations (kWh/day)"),
    ],
    rows: table, note: input.scorecard.meansNote)
  blocks.append(.table(result.listing(township: 0)))
  if let scores = input.scorecard.scores { blocks += townshipScoreBlocks(scores, input) }
  return ReportSection(id: "townships", title: .init(zh: "分街道（镇）结果", en: "Townships"), blocks: blocks)
}

func townshipName(_ id: TownshipID, _ world: World) -> BilingualText {
  world.townships.indices.contains(Int(id.row)) ? world.townships[id].name : .same(NumberText.dash)
}

private func coveredShare(_ row: TownshipRow) -> Double? {
  row.residents > 0 ? Double(row.coveredResidents) / Double(row.residents) : nil
}

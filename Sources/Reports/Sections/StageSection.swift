import Assessment
import DistrictModel

/// What stands at the end of each year of the plan; only where the plan has stages.
func stageSection(_ input: ReportInput) -> ReportSection {
  let stages = input.scorecard.stages
  guard let first = stages.first, let last = stages.last else {
    return ReportSection(
      id: "stages", title: title,
      blocks: [
        .paragraph(
          .init(
            zh: "情景未给出分期，全部站点视为同时建成。", en: "The scenario gives no stages: all stations open at once."))
      ])
  }
  let radius = NumberText.fixed(input.scorecard.coverageRadiusM, 0)
  let table = ReportTable(
    caption: .init(zh: "各年末建成情况", en: "What stands at the end of each year"),
    columns: [
      .number("年份", "year"), .number("充电站（座）", "stations"), .number("充电桩（台）", "chargers"),
      .number("额定功率（MW）", "rated power (MW)"), .number("换电站（座）", "swap stations"),
      .number("覆盖常住人口", "residents covered"),
    ],
    rows: stages.map { stage in
      [
        .number("\(stage.year)"), .whole(stage.stations), .whole(stage.chargers),
        .number(NumberText.fixed(stage.powerMW, 1)), .whole(stage.swapStations),
        .number(NumberText.percent(stage.coveredShare)),
      ]
    },
    note: .init(
      zh: "覆盖半径 \(radius) m。先确定末年方案，再排定各年开工顺序，使各年覆盖需求之和最大。",
      en:
        "Radius \(radius) m. The plan of the last year comes first; its stations open in the order that covers most "
        + "demand summed over the years. The last year is simulated."))
  let programme = input.scorecard.programme
  return ReportSection(
    id: "stages", title: title,
    blocks: [
      .lead(
        .init(
          zh: "\(first.year) 年末建成 \(NumberText.whole(first.stations)) 座站，覆盖 "
            + "\(NumberText.percent(first.coveredShare)) 的常住人口；\(last.year) 年末 "
            + "\(NumberText.whole(last.stations)) 座，覆盖 \(NumberText.percent(last.coveredShare))。",
          en: "\(NumberText.whole(first.stations)) stations stand at the end of \(first.year) and cover "
            + "\(NumberText.percent(first.coveredShare)) of the residents; \(NumberText.whole(last.stations)) at the end of "
            + "\(last.year) cover \(NumberText.percent(last.coveredShare)).")),
      .table(table),
    ] + (worksMap(input).map { [.map($0)] } ?? [])
      + (programme.map { programmeBlocks($0, input.scorecard) } ?? []))
}

private let title = BilingualText(zh: "分期建设", en: "Stages")

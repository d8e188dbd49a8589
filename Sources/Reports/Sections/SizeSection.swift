import Assessment
import DistrictModel

/// How large the stations are, chargers by type, and what supervision takes.
func sizeSection(_ input: ReportInput) -> ReportSection {
  let scorecard = input.scorecard
  var blocks: [ReportBlock] = []
  let sizes = scorecard.stationSizes
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
  if !scorecard.chargerTypes.isEmpty {
    blocks.append(.table(chargerTypeTable(scorecard.chargerTypes).listing()))
  }
  if let sentence = supervisionSentence(scorecard), !input.plan.stations.isEmpty {
    blocks.append(.paragraph(sentence))
  }
  return ReportSection(id: "sizes", title: .init(zh: "规模与类型", en: "Sizes and types"), blocks: blocks)
}

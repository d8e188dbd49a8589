import Assessment
import DistrictModel

private let townshipColumn = 3
private let stageColumn = 5
private let originColumn = 6

/// Appendix: every station of the plan. It is also what a reader who cannot see the map reads instead.
func stationSection(_ input: ReportInput) -> ReportSection {
  let rows = input.scorecard.stations.map { row -> [ReportTable.Entry] in
    [
      .text(row.id), .text(row.name), .text(row.category), .text(row.township),
      .number(place(row.coordinate)),
      .text(stage(row)),
      .text(origin(isSynthetic: row.isSynthetic)),
      .whole(row.chargerCount), .whole(row.connectors),
      .number(NumberText.fixed(row.powerKW, 0)),
      .number(NumberText.short(row.sessionsPerDay)),
      .number(NumberText.fixed(row.energyKWhPerDay, 0)),
      .number(NumberText.percent(row.occupancyShare, 0)),
      .number(NumberText.percent(row.powerShare, 0)),
      .number(NumberText.fixed(row.meanWaitMin, 1)),
      .number(NumberText.short(row.leftPerDay)),
    ]
  }
  var table = ReportTable(
    caption: .init(zh: "公共充电站一览表", en: "Public charging stations"),
    columns: [
      .text("编号", "id"), .text("名称", "name"), .text("场地类别", "kind of place"), .text("街道（镇）", "township"),
      .number("经度、纬度", "longitude, latitude"), .text("时序", "stage"), .text("来源", "origin"),
      .number("桩（台）", "chargers"), .number("枪（把）", "connectors"), .number("功率（kW）", "power (kW)"),
      .number("次/日", "sessions per day"), .number("kWh/日", "kWh per day"), .number("时间占用", "time taken"),
      .number("功率利用", "power used"), .number("平均等待（分）", "mean wait (min)"), .number("离去/日", "left per day"),
    ],
    rows: rows, note: input.scorecard.meansNote)
  table.isWide = true
  // From the last to the first, so that the rows of columns stay right.
  for column in [originColumn, stageColumn] { table.sayOnce(column) }
  return ReportSection(
    id: "stations", title: .init(zh: "公共充电站一览表", en: "Charging stations"),
    blocks: rows.isEmpty
      ? [.paragraph(.init(zh: "方案中没有公共充电站。", en: "The plan has no charging stations."))]
      : [.table(table.listing(township: townshipColumn))])
}

/// What stands, else the year it opens in, where the plan has stages.
private func stage(_ row: StationRow) -> BilingualText {
  if row.isExisting { return .init(zh: "现状", en: "existing") }
  return row.opensYear.map { .same("\($0)") } ?? .init(zh: "规划", en: "planned")
}

extension ReportTable {
  /// Takes out a column that says the same in every row and says it once below the table.
  fileprivate mutating func sayOnce(_ column: Int) {
    guard rows.count > 1, let first = rows.first?[column], rows.allSatisfy({ $0[column] == first }) else {
      return
    }
    let header = columns.remove(at: column).header
    for row in rows.indices { rows[row].remove(at: column) }
    let once = BilingualText(
      zh: "各行\(header.zh)：\(first.text.zh)。", en: "The \(header.en) is \(first.text.en) in every row.")
    note = note.map { BilingualText(zh: once.zh + $0.zh, en: once.en + " " + $0.en) } ?? once
  }
}

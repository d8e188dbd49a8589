import Assessment
import DistrictModel

/// What drivers charge at stations outside the district: by station, and by vehicle class.
func neighbourTables(_ card: NeighbourCard, _ scorecard: Scorecard) -> [ReportBlock] {
  var stations = ReportTable(
    caption: .init(zh: "区外站点", en: "Stations outside the district"),
    columns: [
      .text("站点", "station"), .number("距边界（km）", "km from the outline"), .number("枪（把）", "connectors"),
      .number("单枪功率（kW）", "kW of a connector"), .number("次/日", "sessions per day"),
      .number("kWh/日", "kWh per day"),
    ],
    rows: card.stations.map { station in
      [
        .text(station.name), .number(NumberText.fixed(station.distanceM / 1000, 1)),
        .whole(station.connectors), .number(NumberText.fixed(station.powerKW, 0)),
        .number(NumberText.short(station.sessionsPerDay)),
        .number(NumberText.fixed(station.gridKWhPerDay, 0)),
      ]
    })
  stations.note = .init(
    zh: "电量按站点电网侧计，不计入本区电网；只计本区车辆，站点视为总有空枪。" + scorecard.meansNote.zh,
    en:
      "Energy drawn from the neighbours' grid, no load of this district's; only this district's vehicles, and a connector is always free. "
      + scorecard.meansNote.en)
  var classes = ReportTable(
    caption: .init(zh: "分车型区外充电", en: "Charging outside the district by vehicle class"),
    columns: [
      .text("车型", "vehicle class"), .number("次/日", "sessions per day"), .number("kWh/日", "kWh per day"),
      .number("占该车型公共充电量", "share of the class's public charging"),
    ],
    rows: card.classes.map { row in
      [
        .text(row.name), .number(NumberText.short(row.sessionsPerDay)),
        .number(NumberText.fixed(row.energyKWhPerDay, 0)), .number(NumberText.percent(row.energyShare)),
      ]
    })
  classes.note = .init(
    zh: "电量按电池侧计。" + scorecard.meansNote.zh, en: "Energy at the battery. " + scorecard.meansNote.en)
  return card.classes.isEmpty ? [.table(stations)] : [.table(stations), .table(classes)]
}

import DistrictModel
import ScenarioFiles

/// Stations of the Alternative Fuels Data Center of the US Department of Energy, as its station locator exports them (CSV).
///
/// Its numbers are of ports, so charging points; it has no power. Level 1 is counted as 1.4 kW and level 2 as 7.2 kW, the power of
/// 12 A at 120 V and 30 A at 240 V (SAE J1772), fast charging as 50 kW, where CHAdeMO and CCS began. That is told.
struct AFDCImporter: Importer {
  let format = "afdc"
  let about = BilingualText(
    zh: "美国能源部 AFDC 站点清单（CSV）→ 现有充电站",
    en: "the station list of the US Alternative Fuels Data Center (CSV): standing stations")

  private static let levels: [(columns: [String], current: Current, kw: Double)] = [
    (["EV Level1 EVSE Num", "ev_level1_evse_num"], .ac, 1.4),
    (["EV Level2 EVSE Num", "ev_level2_evse_num"], .ac, 7.2),
    (["EV DC Fast Count", "ev_dc_fast_num", "EV DC Fast Num"], .dc, 50),
  ]

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let table = try StationTable(request)
    var reading = try StationReading(request)
    var stations: [ImportedStation] = []
    for file in request.files { try read(file, into: &stations, &reading, &log) }
    reading.tell(&log)
    return try table.imported(stations, &log)
  }

  private func read(
    _ file: String, into stations: inout [ImportedStation], _ reading: inout StationReading,
    _ log: inout ImportLog
  ) throws(ImportFault) {
    var table = try DelimitedText(
      FileText.read(file, &log), file: file, wanted: [["ID"], ["Latitude"], ["Longitude"]])
    let (id, x, y) = (table.column("ID"), table.column("Longitude"), table.column("Latitude"))
    let (name, owner) = (
      table.column("Station Name", "station_name"), table.column("EV Network", "ev_network")
    )
    let (fuel, status) = (table.column("Fuel Type Code"), table.column("Status Code"))
    let opened = table.column("Open Date", "open_date")
    let counts = Self.levels.map { table.column($0.columns) }
    log.add(
      .noted, "W1072", file: file, zh: "清单没有功率：1 级按 1.4 kW、2 级按 7.2 kW、直流快充按 50 kW 计",
      en: "the list has no power: level 1 counts as 1.4 kW, level 2 as 7.2 kW, fast charging as 50 kW")
    while let row = try table.row(&log) {
      let number = table.text(id, of: row)
      let kind = table.text(fuel, of: row).uppercased()
      guard kind.isEmpty || kind == "ELEC" else {
        let shown = CleanText.clean(kind)
        log.add(
          .dropped, "W1078", file: file, place: row.spot, zh: "'\(CleanText.clean(number))' 是 \(shown)，不是充电站",
          en: "'\(CleanText.clean(number))' is a place for \(shown), not for electricity")
        continue
      }
      // E available, T closed for a while, P planned.
      if table.text(status, of: row).uppercased() == "P" {
        StationPages.notStanding(
          CleanText.clean(number), "Status Code P", .init(value: .null, file: file, spot: row.spot), &log)
        continue
      }
      let read = reading.station(
        id: number, name: table.text(name, of: row), x: PlainNumber.decimal(table.text(x, of: row)),
        y: PlainNumber.decimal(table.text(y, of: row)), file: file, spot: row.spot, &log)
      guard var station = read else { continue }
      station.operatorName = CleanText.clean(table.text(owner, of: row))
      station.openedYear = OpenedYear.read(table.text(opened, of: row), station, &log)
      for (level, column) in zip(Self.levels, counts) {
        let text = table.text(column, of: row)
        guard !text.isEmpty else { continue }
        guard let count = PlainNumber.whole(text, 0...10_000) else {
          let shown = CleanText.clean(String(text.prefix(40)))
          log.add(
            .changed, "W1079", file: file, place: row.spot,
            zh: "'\(station.id)'：'\(shown)' 不是 0 至 10000 的整数，未计入",
            en: "'\(station.id)': '\(shown)' is no whole number from 0 to 10000; it is not counted")
          continue
        }
        guard count > 0 else { continue }
        station.chargers.append(
          ImportedCharger(current: level.current, power: level.kw, counting: .points, count: count))
      }
      stations.append(station)
    }
  }
}

import DistrictModel
import ScenarioFiles

/// A typical meteorological year as a table: TMY3 (Wilcox and Marion, "Users Manual for TMY3 Data Sets", NREL/TP-581-43156, 2008),
/// the tables of the National Solar Radiation Database, or any table with month, day, hour, temperature and radiation.
///
/// Hours that run from 1 to 24 end at their number, as in TMY3; hours from 0 to 23 begin at it.
struct TMYImporter: Importer {
  let format = "tmy"
  let needsSystem = false
  let about = BilingualText(
    zh: "典型气象年 CSV（TMY3、NSRDB 或含月、日、时、气温的表）→ 逐时气温与总辐射",
    en:
      "a typical year as CSV (TMY3, NSRDB, or month, day, hour, temperature): temperature and radiation by the hour"
  )

  private static let temperatures = [
    "Dry-bulb (C)", "Temperature", "dry_bulb_c", "celsius", "temp_air", "气温",
  ]
  private static let radiations = ["GHI (W/m^2)", "GHI", "ghi_wh_m2", "ghi_w_m2", "总辐射"]
  private static let hours = ["Time (HH:MM)", "Hour", "时"]

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let file = try HourlyFiles.only(request)
    let text = try FileText.read(file, &log)
    var table = try DelimitedText(text, file: file, wanted: [Self.temperatures, Self.hours])
    HourlyYear.hold(Self.place(text), against: request.frame, file: file, &log)
    let (celsius, global) = (table.column(Self.temperatures), table.column(Self.radiations))
    let (date, month) = (table.column("Date (MM/DD/YYYY)"), table.column("Month", "月"))
    let (day, hour) = (table.column("Day", "日"), table.column(Self.hours))
    var rows: [HourlyYear.Hour] = []
    // Rows are counted by the year, once it is known where hours begin.
    var lost = ImportLog()
    while let row = try table.row(&lost) {
      var (m, d) = (Self.whole(table.text(month, of: row)), Self.whole(table.text(day, of: row)))
      let parts = table.text(date, of: row).split(separator: "/")
      if parts.count == 3 { (m, d) = (Self.whole(String(parts[0])), Self.whole(String(parts[1]))) }
      let clock = table.text(hour, of: row).split(separator: ":", maxSplits: 1)
      let missing = [9999, -9900, 99.9, -999]
      func value(_ column: Int?) -> Double? {
        PlainNumber.decimal(table.text(column, of: row)).flatMap { missing.contains($0) ? nil : $0 }
      }
      rows.append(
        .init(
          month: m, day: d, hour: Self.whole(String(clock.first ?? "")), celsius: value(celsius),
          global: value(global), spot: row.spot))
    }
    for entry in lost.entries {
      log.count(found: 1)
      log.add(
        entry.kind, entry.code, file: entry.file, place: entry.place, zh: entry.message.zh,
        en: entry.message.en)
    }
    let begin = rows.contains { $0.hour == 0 } ? 0 : 1
    var year = HourlyYear(file: file)
    for var row in rows {
      row.hour -= begin
      year.add(row, &log)
    }
    return try year.imported(&log)
  }

  private static func whole(_ text: String) -> Int { PlainNumber.whole(text, 0...9999) ?? -1 }

  /// Where the words before the header say so: fields 5 and 6 of TMY3, columns of their own in NSRDB.
  private static func place(_ text: String) -> Coordinate? {
    let lines = text.prefix(4000).split(whereSeparator: \.isNewline).prefix(2).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { PlainNumber.trimmed(String($0)) }
    }
    guard lines.count == 2 else { return nil }
    var texts: (x: String, y: String)?
    if let x = lines[0].firstIndex(of: "Longitude"), let y = lines[0].firstIndex(of: "Latitude"),
      max(x, y) < lines[1].count
    {
      texts = (lines[1][x], lines[1][y])
    } else if lines[0].count >= 7 {
      // The name of the place may have commas of its own: counted from the end.
      texts = (lines[0][lines[0].count - 2], lines[0][lines[0].count - 3])
    }
    guard let texts, let x = PlainNumber.decimal(texts.x), let y = PlainNumber.decimal(texts.y) else {
      return nil
    }
    return Coordinate(longitude: x, latitude: y)
  }
}

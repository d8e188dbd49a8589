import DistrictModel
import ScenarioFiles

/// Weather of EnergyPlus (EPW): eight lines of header, then 8,760 rows. TMYx files of climate.onebuilding.org have this form.
///
/// Source of the columns and their marks for missing: "Auxiliary Programs", EnergyPlus documentation, US Department of Energy,
/// chapter "Weather Converter Program": dry bulb 99.9, global horizontal radiation 9999; hour 1 ends at 1 o'clock.
struct EPWImporter: Importer {
  let format = "epw"
  let needsSystem = false
  let about = BilingualText(
    zh: "EnergyPlus 气象文件 EPW（含 TMYx）→ 逐时气温与总辐射",
    en: "weather of EnergyPlus (EPW, also TMYx): temperature and radiation by the hour")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let file = try HourlyFiles.only(request)
    let text = try FileText.read(file, &log)
    var year = HourlyYear(file: file)
    var isHeader = true
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
        PlainNumber.trimmed(String($0))
      }
      if number == 1 {
        guard fields.count >= 8, fields[0].uppercased() == "LOCATION" else { break }
        HourlyYear.hold(Self.place(fields), against: request.frame, file: file, &log)
      }
      if isHeader {
        isHeader = fields.first?.uppercased() != "DATA PERIODS"
        continue
      }
      guard fields.count > 1 || fields.first?.isEmpty == false else { continue }
      year.add(Self.hour(fields, number), &log)
    }
    guard !isHeader else {
      throw .bad(
        file, "E1077", zh: "不是 EPW 文件：缺少 LOCATION 或 DATA PERIODS 行",
        en: "this is no EPW file: its line LOCATION or DATA PERIODS is missing")
    }
    return try year.imported(&log)
  }

  private static func place(_ fields: [String]) -> Coordinate? {
    guard let y = PlainNumber.decimal(fields[6]), let x = PlainNumber.decimal(fields[7]) else { return nil }
    return Coordinate(longitude: x, latitude: y)
  }

  private static func hour(_ fields: [String], _ line: Int) -> HourlyYear.Hour {
    func whole(_ column: Int) -> Int {
      column < fields.count ? PlainNumber.whole(fields[column], 0...9999) ?? -1 : -1
    }
    func value(_ column: Int, missing: Double) -> Double? {
      guard column < fields.count, let value = PlainNumber.decimal(fields[column]), value != missing else {
        return nil
      }
      return value
    }
    return HourlyYear.Hour(
      month: whole(1), day: whole(2), hour: whole(3) - 1, celsius: value(6, missing: 99.9),
      global: value(13, missing: 9999), spot: "line \(line)")
  }
}

import DistrictModel
import ScenarioFiles

/// Session logs of the Adaptive Charging Network: the answer of its interface, `{"_meta", "_items"}`, with times in GMT (RFC
/// 1123), or a table with the same names. A site is a station; what ACN calls a station is a charger.
///
/// Source: Lee, Li and Low, "ACN-Data: analysis and applications of an open EV charging dataset", e-Energy 2019,
/// doi:10.1145/3307772.3328313.
struct ACNImporter: Importer {
  let format = "acn"
  let needsSystem = false
  let about = BilingualText(
    zh: "ACN-Data 充电记录（JSON 或 CSV）→ 校准用的实测数据",
    en: "session logs of ACN-Data (JSON or CSV): measurements for a calibration")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    var sessions: [ImportedSession] = []
    for file in request.files {
      let text = try FileText.read(file, &log)
      let first = PlainNumber.trimmed(String(text.prefix(64))).utf8.first
      if first == 0x7B || first == 0x5B {
        sessions += try Self.sessions(JSONText.value(text, file: file), file, &log)
      } else {
        sessions += try SessionTable.sessions(text, file, &log)
      }
    }
    return try SessionsImporter.imported(sessions, request, &log)
  }

  private static func sessions(
    _ root: JSONValue, _ file: String, _ log: inout ImportLog
  ) throws(ImportFault) -> [ImportedSession] {
    guard let items = root.list ?? root["_items"]?.list else {
      throw .bad(
        file, "E1078", zh: "没有充电记录（应为 _items）", en: "there is no list of sessions in it (_items is expected)")
    }
    var sessions: [ImportedSession] = []
    for (row, item) in items.enumerated() {
      let spot = "#\(row + 1)"
      guard item.isObject else {
        log.count(found: 1)
        log.add(.dropped, "W1037", file: file, place: spot, zh: "不是对象", en: "this record is no object")
        continue
      }
      func time(_ key: String) -> Int? { item[key]?.string.flatMap(ClockTime.seconds) }
      let site = [item["siteID"]?.label, item["clusterID"]?.label].compactMap(\.self).joined(separator: "-")
      sessions.append(
        ImportedSession(
          id: item["sessionID"]?.label ?? item["_id"]?.label ?? "", station: CleanText.clean(site),
          charger: CleanText.clean(item["stationID"]?.label ?? item["spaceID"]?.label ?? ""),
          start: time("connectionTime"), end: time("disconnectTime"), done: time("doneChargingTime"),
          saysDone: true,
          energyKWh: item["kWhDelivered"]?.number, file: file, spot: spot))
    }
    return sessions
  }
}

/// Session logs as plain tables, whose columns are found by their usual names.
struct SessionsImporter: Importer {
  let format = "sessions"
  let needsSystem = false
  let about = BilingualText(
    zh: "充电记录 CSV（开始、结束、电量、充电桩、充电站）→ 校准用的实测数据",
    en: "session logs as CSV (start, end, energy, charger, station): measurements for a calibration")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    var sessions: [ImportedSession] = []
    for file in request.files { sessions += try SessionTable.sessions(FileText.read(file, &log), file, &log) }
    return try Self.imported(sessions, request, &log)
  }

  static func imported(
    _ sessions: [ImportedSession], _ request: ImportRequest, _ log: inout ImportLog
  ) throws(ImportFault) -> Imported {
    let clean = SessionLog(request).cleaned(sessions, &log)
    guard !clean.isEmpty else {
      throw .bad(
        request.files[0], "E1085", zh: "没有可用的充电记录：\(log.found) 条均被舍去",
        en: "no session is left: all \(log.found) were dropped")
    }
    let hours = PlainNumber.text(request.options.addHours)
    log.add(
      .noted, "W1099", file: request.files[0], zh: "记录的时刻加 \(hours) 小时作为当地时间（--add-hours）",
      en: "\(hours) hours are added to the clock of the log to make it local (--add-hours)")
    return try MeasuredFiles(clean, file: request.files[0]).imported(&log)
  }
}

/// Reads a table of sessions.
enum SessionTable {
  private static let starts = [
    "start", "connectionTime", "start_local", "start_time", "starttime", "plugin", "plug_in_time", "begin",
    "充电开始时间", "开始时间",
  ]
  private static let ends = [
    "end", "disconnectTime", "end_local", "end_time", "endtime", "plugout", "plug_out_time", "stop_time",
    "充电结束时间", "结束时间",
  ]
  private static let energies = [
    "energy_kwh", "kWhDelivered", "energy", "kwh", "volume_kwh", "consumption", "consumption_kwh", "充电电量",
    "充电量", "电量",
  ]

  static func sessions(
    _ text: String, _ file: String, _ log: inout ImportLog
  ) throws(ImportFault) -> [ImportedSession] {
    var table = try DelimitedText(text, file: file, wanted: [starts, ends, energies])
    let (start, end, energy) = (table.column(starts), table.column(ends), table.column(energies))
    let id = table.column("session_id", "sessionID", "transaction_id", "订单号", "流水号")
    let station = table.column("station", "siteID", "site", "zone", "station_name", "location", "充电站", "站名")
    let charger = table.column(
      "charger", "charger_id", "stationID", "spaceID", "evse", "evse_id", "chargepoint", "connector", "充电桩",
      "桩编号")
    let done = table.column("doneChargingTime", "charging_end", "charging_end_local", "done", "充满时间")
    let power = table.column("power_kw", "rated_kw", "额定功率")
    var sessions: [ImportedSession] = []
    var lost = ImportLog()
    while let row = try table.row(&lost) {
      func time(_ column: Int?) -> Int? { ClockTime.seconds(table.text(column, of: row)) }
      let site = CleanText.clean(table.text(station, of: row))
      sessions.append(
        ImportedSession(
          id: table.text(id, of: row), station: site.isEmpty ? "1" : site,
          charger: CleanText.clean(table.text(charger, of: row)), start: time(start), end: time(end),
          done: time(done), saysDone: done != nil,
          energyKWh: PlainNumber.european(table.text(energy, of: row)),
          powerKW: PlainNumber.decimal(table.text(power, of: row)), file: file, spot: row.spot))
    }
    // The sessions themselves are counted when they are judged.
    log.count(found: lost.count(of: .dropped))
    for entry in lost.entries {
      log.add(
        entry.kind, entry.code, file: entry.file, place: entry.place, zh: entry.message.zh,
        en: entry.message.en)
    }
    return sessions
  }
}

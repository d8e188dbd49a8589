import DistrictModel
import ScenarioFiles

/// Records of JSON answers: the list itself, or an envelope around it.
struct StationPages {
  struct Record {
    let value: JSONValue
    let file: String
    let spot: String
  }

  /// All records of the files, counted as found; those that are no objects are dropped.
  static func records(
    _ request: ImportRequest, _ log: inout ImportLog,
    _ list: (JSONValue, String, inout ImportLog) throws(ImportFault) -> [JSONValue]
  ) throws(ImportFault) -> [Record] {
    var records: [Record] = []
    for file in request.files {
      let text = try FileText.read(file, &log)
      let values = try list(JSONText.value(text, file: file), file, &log)
      log.count(found: values.count)
      for (row, value) in values.enumerated() {
        let spot = "#\(row + 1)"
        guard value.isObject else {
          log.add(.dropped, "W1037", file: file, place: spot, zh: "不是对象", en: "this record is no object")
          continue
        }
        records.append(Record(value: value, file: file, spot: spot))
      }
    }
    return records
  }

  static func noList(_ file: String, _ wanted: String) -> ImportFault {
    .bad(
      file, "E1073", zh: "没有站点列表（应为 \(wanted)）",
      en: "there is no list of stations in it (\(wanted) is expected)")
  }

  static func notStanding(_ station: String, _ status: String, _ record: Record, _ log: inout ImportLog) {
    let clean = CleanText.clean(status)
    log.add(
      .dropped, "W1032", file: record.file, place: record.spot, zh: "'\(station)' 未投运（\(clean)）",
      en: "'\(station)' does not stand (\(clean))")
  }
}

import DistrictModel
import ScenarioFiles

/// Locations of the Open Charge Point Interface 2.2.1 (EVRoaming Foundation, 2021, chapter 8): a list, or the answer around it.
///
/// Of the connectors of an EVSE one is used at a time, so an EVSE is one charging point with its strongest connector. Power is
/// `max_electric_power` in W, else voltage times current times phases (8.4.2: the voltage of three phases is line to neutral).
struct OCPIImporter: Importer {
  let format = "ocpi"
  let about = BilingualText(
    zh: "OCPI 2.2.1 Locations（JSON）→ 现有充电站", en: "locations of OCPI 2.2.1 (JSON): standing stations")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let table = try StationTable(request)
    var reading = try StationReading(request)
    var stations: [ImportedStation] = []
    let records = try StationPages.records(request, &log) { (root, file, _) throws(ImportFault) in
      try Self.list(root, file)
    }
    for record in records {
      if let station = station(record, &reading, &log) { stations.append(station) }
    }
    reading.tell(&log)
    return try table.imported(stations, &log)
  }

  private static func list(_ root: JSONValue, _ file: String) throws(ImportFault) -> [JSONValue] {
    if let list = root.list { return list }
    if let code = root["status_code"]?.number, !(1000..<2000).contains(code) {
      let message = CleanText.clean(root["status_message"]?.label ?? "")
      throw .bad(
        file, "E1074", zh: "应答为错误：status_code \(PlainNumber.text(code)) \(message)",
        en: "the answer is an error: status_code \(PlainNumber.text(code)) \(message)")
    }
    if let list = root["data"]?.list { return list }
    if root["data"]?["coordinates"] != nil, let data = root["data"] { return [data] }
    if root["coordinates"] != nil { return [root] }
    throw StationPages.noList(file, "data[]")
  }

  private func station(
    _ record: StationPages.Record, _ reading: inout StationReading, _ log: inout ImportLog
  ) -> ImportedStation? {
    let value = record.value
    let party = [value["country_code"]?.label, value["party_id"]?.label].compactMap(\.self).joined(
      separator: "-")
    let owner = value["operator"]?["name"]?.label ?? party
    let places = value["coordinates"]
    let evses = (value["evses"]?.list ?? []).filter(\.isObject)
    let standing = evses.filter {
      !["PLANNED", "REMOVED"].contains($0["status"]?.string?.uppercased() ?? "")
    }
    if !evses.isEmpty, standing.isEmpty {
      let words = Set(evses.compactMap { $0["status"]?.string }).sorted().joined(separator: ", ")
      StationPages.notStanding(CleanText.clean(value["id"]?.label ?? ""), words, record, &log)
      return nil
    }
    let read = reading.station(
      id: value["id"]?.label, name: value["name"]?.label ?? value["address"]?.label ?? "", owner: owner,
      x: places?["longitude"]?.number, y: places?["latitude"]?.number, file: record.file, spot: record.spot,
      &log)
    guard var station = read else { return nil }
    if standing.count < evses.count {
      let gone = evses.count - standing.count
      log.add(
        .changed, "W1075", file: record.file, place: record.spot,
        zh: "'\(station.id)'：\(gone) 个规划或已拆除的 EVSE 未计入",
        en: "'\(station.id)': planned or removed EVSEs are not counted: \(gone)")
    }
    station.chargers = standing.map(Self.charger)
    return station
  }

  private static func charger(_ evse: JSONValue) -> ImportedCharger {
    let connectors = (evse["connectors"]?.list ?? []).filter(\.isObject)
    let read = connectors.map { (current: current($0), watts: watts($0)) }
    // The strongest; of equals the first.
    var best = read.first
    for other in read.dropFirst() where (other.watts ?? 0) > (best?.watts ?? 0) { best = other }
    return ImportedCharger(current: best?.current, power: best?.watts, unit: .watt, counting: .points)
  }

  private static func watts(_ connector: JSONValue) -> Double? {
    if let power = connector["max_electric_power"]?.number, power > 0 { return power }
    guard let volts = connector["max_voltage"]?.number, let amperes = connector["max_amperage"]?.number else {
      return nil
    }
    let phases: Double =
      switch connector["power_type"]?.string?.uppercased() {
      case "AC_3_PHASE": 3
      case "AC_2_PHASE", "AC_2_PHASE_SPLIT": 2
      default: 1
      }
    return volts * amperes * phases
  }

  private static let direct = [
    "CHADEMO", "CHAOJI", "GBT_DC", "IEC_62196_T1_COMBO", "IEC_62196_T2_COMBO", "MCS", "PANTOGRAPH_BOTTOM_UP",
    "PANTOGRAPH_TOP_DOWN", "TESLA_S", "SAE_J3400",
  ]

  private static func current(_ connector: JSONValue) -> Current? {
    let type = connector["power_type"]?.string?.uppercased() ?? ""
    if type == "DC" { return .dc }
    if type.hasPrefix("AC") { return .ac }
    guard let standard = connector["standard"]?.string?.uppercased() else { return nil }
    if direct.contains(standard) { return .dc }
    let isKnown = ["DOMESTIC_", "IEC_", "GBT_AC", "NEMA_", "TESLA_R"].contains { standard.hasPrefix($0) }
    return isKnown ? .ac : nil
  }
}

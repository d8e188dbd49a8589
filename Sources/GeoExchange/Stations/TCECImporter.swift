import DistrictModel
import ScenarioFiles

/// Stations as operators answer `query_stations_info` (T/CEC 102.2-2016, 6.2; T/CEC 102.1 for the codes): the decrypted
/// `Data`, or the whole answer with `Data` as an object or as text. Each file is a page.
///
/// Equipment (设备) is a charger, its `ConnectorInfos` are its connectors; a charger counts once. Power is that of the strongest
/// connector, else the power of the equipment shared out among its connectors.
struct TCECImporter: Importer {
  let format = "tcec"
  let about = BilingualText(
    zh: "T/CEC 102.2 query_stations_info 的应答（JSON，每页一个文件）→ 现有充电站",
    en: "answers to query_stations_info of T/CEC 102.2 (JSON, a file a page): standing stations")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let table = try StationTable(request)
    var reading = try StationReading(request)
    var stations: [ImportedStation] = []
    let pages = request.files.count
    let records = try StationPages.records(request, &log) { (root, file, log) throws(ImportFault) in
      try Self.list(root, file, pages: pages, &log)
    }
    for record in records {
      if let station = station(record, &reading, &log) { stations.append(station) }
    }
    reading.tell(&log)
    return try table.imported(stations, &log)
  }

  private static func list(
    _ root: JSONValue, _ file: String, pages: Int, _ log: inout ImportLog
  ) throws(ImportFault) -> [JSONValue] {
    if let list = root.list { return list }
    if let answer = root["Ret"]?.number, answer != 0 {
      let message = CleanText.clean(root["Msg"]?.label ?? "")
      throw .bad(
        file, "E1074", zh: "应答为错误：Ret \(PlainNumber.text(answer)) \(message)",
        en: "the answer is an error: Ret \(PlainNumber.text(answer)) \(message)")
    }
    var data = root["Data"] ?? root
    if let text = data.string {
      guard let first = PlainNumber.trimmed(text).utf8.first, first == 0x7B || first == 0x5B else {
        throw .bad(
          file, "E1075", zh: "Data 仍是密文", en: "Data is still encrypted",
          help: .init(
            zh: "请先用运营商的 DataSecret（AES-128-CBC）解密",
            en: "decrypt it first with the operator's DataSecret (AES-128-CBC)"))
      }
      data = try JSONText.value(text, file: file + " (Data)")
    }
    if let list = data.list { return list }
    guard let list = data["StationInfos"]?.list else { throw StationPages.noList(file, "Data.StationInfos") }
    if let count = data["PageCount"]?.whole(1...1_000_000_000), count > pages {
      log.add(
        .suspected, "W1071", file: file, zh: "应答共 \(count) 页，只给出 \(pages) 个文件",
        en: "the answer has \(count) pages, \(pages) files were given")
    }
    return list
  }

  private func station(
    _ record: StationPages.Record, _ reading: inout StationReading, _ log: inout ImportLog
  ) -> ImportedStation? {
    let value = record.value
    let owner = value["OperatorID"]?.label ?? value["EquipmentOwnerID"]?.label ?? ""
    // 0 unknown, 1 being built, 5 closed, 6 in repair, 50 in use.
    if let status = value["StationStatus"]?.number, status == 1 || status == 5 {
      let id = CleanText.clean(value["StationID"]?.label ?? "")
      StationPages.notStanding(id, "StationStatus \(PlainNumber.text(status))", record, &log)
      return nil
    }
    let read = reading.station(
      id: value["StationID"]?.label, name: value["StationName"]?.label ?? "", isChinese: true, owner: owner,
      x: value["StationLng"]?.number, y: value["StationLat"]?.number, file: record.file, spot: record.spot,
      &log)
    guard var station = read else { return nil }
    station.bays = value["ParkNums"]?.whole(1...StationTable.most)
    station.chargers = (value["EquipmentInfos"]?.list ?? []).compactMap(Self.charger)
    return station
  }

  private static func charger(_ equipment: JSONValue) -> ImportedCharger? {
    guard equipment.isObject else { return nil }
    let connectors = (equipment["ConnectorInfos"]?.list ?? []).filter(\.isObject)
    let currents = connectors.compactMap { kind(ofConnector: $0["ConnectorType"]?.number) }
    let current =
      currents.contains(.dc)
      ? Current.dc : currents.first ?? kind(ofEquipment: equipment["EquipmentType"]?.number)
    let own = connectors.compactMap { $0["Power"]?.number }.filter { $0 > 0 }.max()
    let shared = equipment["Power"]?.number.map { $0 / Double(max(1, connectors.count)) }
    return ImportedCharger(
      current: current, power: own ?? shared, counting: .cabinets(connectors: max(1, connectors.count)))
  }

  /// 1 household socket, 2 AC socket, 3 AC plug, 4 DC plug, 5 wireless, 6 other.
  private static func kind(ofConnector type: Double?) -> Current? {
    switch type {
    case 1, 2, 3: .ac
    case 4: .dc
    case 5: .wireless
    default: nil
    }
  }

  /// 1 DC, 2 AC, 3 both, 4 wireless, 5 other.
  private static func kind(ofEquipment type: Double?) -> Current? {
    switch type {
    case 1, 3: .dc
    case 2: .ac
    case 4: .wireless
    default: nil
    }
  }
}

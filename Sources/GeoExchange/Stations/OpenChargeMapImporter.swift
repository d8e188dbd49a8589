import DistrictModel
import ScenarioFiles

/// Places of Open Charge Map: the JSON of its interface (verbose or compact), or a table of them.
///
/// A connection with a quantity is so many charging points. Where `NumberOfPoints` is smaller than all connections together, the
/// weaker ones are other plugs of the same points. Source of the codes: openchargemap.org, reference data.
struct OpenChargeMapImporter: Importer {
  let format = "openchargemap"
  let about = BilingualText(
    zh: "Open Charge Map 的 JSON 或 CSV → 现有充电站", en: "Open Charge Map, JSON or CSV: standing stations")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let table = try StationTable(request)
    var reading = try StationReading(request)
    var stations: [ImportedStation] = []
    let tables = request.files.filter { $0.lowercased().hasSuffix(".csv") }
    for file in tables {
      stations += try OpenChargeMapTable.stations(file, &reading, &log)
    }
    var documents = request
    documents.files = request.files.filter { !tables.contains($0) }
    let records = try StationPages.records(documents, &log) { (root, file, _) throws(ImportFault) in
      guard let list = root.list else { throw StationPages.noList(file, "[…]") }
      return list
    }
    var licences: [String] = []
    for record in records {
      let provider = record.value["DataProvider"]
      let words = [provider?["Title"]?.label, provider?["License"]?.label].compactMap(\.self)
      let licence = CleanText.clean(words.joined(separator: ": "))
      if !licence.isEmpty, !licences.contains(licence), licences.count < 100 { licences.append(licence) }
      if let station = station(record, &reading, &log) { stations.append(station) }
    }
    for licence in licences {
      log.add(
        .noted, "W1034", file: documents.files[0], zh: "数据来源及许可：\(licence)",
        en: "source and licence: \(licence)")
    }
    reading.tell(&log)
    return try table.imported(stations, &log)
  }

  private func station(
    _ record: StationPages.Record, _ reading: inout StationReading, _ log: inout ImportLog
  ) -> ImportedStation? {
    let value = record.value
    let address = value["AddressInfo"]
    let id = value["ID"]?.label
    if Self.isGone(value) {
      let status =
        value["StatusType"]?["Title"]?.label ?? "StatusTypeID \(value["StatusTypeID"]?.label ?? "")"
      StationPages.notStanding(CleanText.clean(id ?? ""), status, record, &log)
      return nil
    }
    let owner = value["OperatorInfo"]?["Title"]?.label ?? ""
    let read = reading.station(
      id: id, name: address?["Title"]?.label ?? "", owner: owner, x: address?["Longitude"]?.number,
      y: address?["Latitude"]?.number, file: record.file, spot: record.spot, &log)
    guard var station = read else { return nil }
    let points = value["NumberOfPoints"]?.whole(1...StationTable.most)
    let connections = (value["Connections"]?.list ?? []).filter { $0.isObject && !Self.isGone($0) }
    station.chargers = Self.chargers(connections.map(Self.charger), points: points, station, &log)
    return station
  }

  /// 150 planned, 200 and 210 removed.
  private static func isGone(_ value: JSONValue) -> Bool {
    let status = value["StatusTypeID"]?.number ?? value["StatusType"]?["ID"]?.number
    return status == 150 || status == 200 || status == 210
  }

  private static func charger(_ connection: JSONValue) -> ImportedCharger {
    let product = connection["Amps"]?.number.flatMap { amperes in
      connection["Voltage"]?.number.map { $0 * amperes / 1000 }
    }
    return ImportedCharger(
      current: current(connection), power: connection["PowerKW"]?.number ?? product, counting: .points,
      count: connection["Quantity"]?.whole(1...1000) ?? 1)
  }

  /// The strongest connections up to the number of points.
  static func chargers(
    _ given: [ImportedCharger], points: Int?, _ station: ImportedStation, _ log: inout ImportLog
  ) -> [ImportedCharger] {
    let total = given.reduce(0) { $0 + $1.count }
    guard let points, points < total else { return given }
    log.add(
      .changed, "W1076", file: station.file, place: station.spot,
      zh: "'\(station.id)'：\(total) 个接口、\(points) 个充电位，其余接口不另计",
      en: "'\(station.id)': \(total) connections at \(points) points; the weaker ones are not counted again")
    var left = points
    var chosen: [ImportedCharger] = []
    let order = given.indices.sorted { (-(given[$0].power ?? 0), $0) < (-(given[$1].power ?? 0), $1) }
    for row in order where left > 0 {
      var charger = given[row]
      charger.count = min(charger.count, left)
      left -= charger.count
      chosen.append(charger)
    }
    return chosen
  }

  private static func current(_ connection: JSONValue) -> Current? {
    switch connection["CurrentTypeID"]?.number ?? connection["CurrentType"]?["ID"]?.number {
    case 10, 20: return .ac
    case 30: return .dc
    default: break
    }
    switch connection["ConnectionTypeID"]?.number ?? connection["ConnectionType"]?["ID"]?.number {
    case 2, 27, 32, 33, 1040: return .dc
    case 1, 25, 28, 1036, 1038, 1039: return .ac
    default: break
    }
    switch connection["LevelID"]?.number ?? connection["Level"]?["ID"]?.number {
    case 1, 2: return .ac
    case 3: return .dc
    default: return nil
    }
  }
}

/// A table of places of Open Charge Map, one row each, with the power of the strongest point.
enum OpenChargeMapTable {
  /// Three-phase connectors of 63 A end here; stronger points of a table without currents are DC.
  static let mostACKW = 43.0

  static func stations(
    _ file: String, _ reading: inout StationReading, _ log: inout ImportLog
  ) throws(ImportFault) -> [ImportedStation] {
    let (latitudes, longitudes) = (
      ["Latitude", "lat", "AddressInfo.Latitude"], ["Longitude", "lon", "AddressInfo.Longitude"]
    )
    let (ids, powers) = (
      ["ID", "ocm_id", "UUID"], ["PowerKW", "max_kw", "Connections.0.PowerKW", "Connection1_PowerKW"]
    )
    var table = try DelimitedText(
      FileText.read(file, &log), file: file, wanted: [ids, latitudes, longitudes])
    let (id, x, y) = (table.column(ids), table.column(longitudes), table.column(latitudes))
    let name = table.column("Title", "LocationTitle", "AddressInfo.Title", "name")
    let power = table.column(powers)
    let points = table.column("NumberOfPoints", "points", "Quantity")
    let owner = table.column("OperatorTitle", "OperatorInfo.Title", "operator")
    let status = table.column("StatusTypeID", "StatusType.ID")
    if power == nil {
      log.add(
        .noted, "W1072", file: file, zh: "表中没有功率列", en: "the table has no column of powers")
    } else {
      log.add(
        .noted, "W1072", file: file, zh: "表中没有电流种类：超过 \(PlainNumber.text(mostACKW)) kW 视为直流",
        en: "the table does not say AC or DC: above \(PlainNumber.text(mostACKW)) kW it is taken as DC")
    }
    var stations: [ImportedStation] = []
    while let row = try table.row(&log) {
      if let code = PlainNumber.decimal(table.text(status, of: row)), [150, 200, 210].contains(code) {
        let record = StationPages.Record(value: .null, file: file, spot: row.spot)
        StationPages.notStanding(
          CleanText.clean(table.text(id, of: row)), "StatusTypeID \(PlainNumber.text(code))", record, &log)
        continue
      }
      let read = reading.station(
        id: table.text(id, of: row), name: table.text(name, of: row), owner: table.text(owner, of: row),
        x: PlainNumber.decimal(table.text(x, of: row)), y: PlainNumber.decimal(table.text(y, of: row)),
        file: file,
        spot: row.spot, &log)
      guard var station = read else { continue }
      let kw = PlainNumber.decimal(table.text(power, of: row))
      station.chargers = [
        ImportedCharger(
          current: kw.map { $0 > mostACKW ? .dc : .ac } ?? .ac, power: kw, counting: .points,
          count: PlainNumber.whole(table.text(points, of: row), 1...StationTable.most) ?? 1)
      ]
      stations.append(station)
    }
    return stations
  }
}

import DistrictModel
import ScenarioFiles

/// The register of charging devices of the German Bundesnetzagentur (Ladesäulenregister): the table with semicolons, decimal
/// commas and words before the header, and tables with commas made from it.
///
/// A row is a device (Ladeeinrichtung) with so many charging points: a charger with so many connectors, which counts once. Devices
/// of one operator at one place are one station.
struct BNetzAImporter: Importer {
  let format = "bnetza"
  let about = BilingualText(
    zh: "德国联邦网络局充电设施登记表（CSV）→ 现有充电站",
    en: "the register of charging devices of the German Bundesnetzagentur (CSV): standing stations")

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
    // Older editions are Windows-1252, which GBK would read as well, and wrongly.
    let text = try FileText.read(file, &log, otherwise: "WINDOWS-1252")
    let latitudes = ["Breitengrad", "Breitengrad [DG]"]
    let longitudes = ["Längengrad", "Längengrad [DG]"]
    var table = try DelimitedText(text, file: file, wanted: [latitudes, longitudes, ["Betreiber"]])
    let columns = BNetzAColumns(table)
    let (x, y) = (table.column(longitudes), table.column(latitudes))
    var known: [String: Int] = [:]
    while let row = try table.row(&log) {
      let owner = table.text(columns.owner, of: row)
      let (east, north) = (table.text(x, of: row), table.text(y, of: row))
      let status = table.text(columns.status, of: row)
      let number = table.text(columns.id, of: row)
      if columns.isGone(status) {
        StationPages.notStanding(
          CleanText.clean(number), status, .init(value: .null, file: file, spot: row.spot), &log)
        continue
      }
      let charger = columns.charger(row, table)
      let key = "\(owner)\u{0}\(east)\u{0}\(north)"
      if let place = known[key] {
        stations[place].chargers.append(charger)
        stations[place].otherSpots.append(row.spot)
        continue
      }
      let shown = table.text(columns.name, of: row)
      let street = [columns.street, columns.house].map { table.text($0, of: row) }.filter { !$0.isEmpty }
      let read = reading.station(
        id: number.isEmpty ? "bnetza-\(stations.count + 1)" : number,
        name: shown.isEmpty ? street.joined(separator: " ") : shown, owner: owner,
        x: PlainNumber.european(east),
        y: PlainNumber.european(north), file: file, spot: row.spot, &log)
      guard var station = read else { continue }
      station.openedYear = columns.year(row, table, station, &log)
      station.chargers = [charger]
      known[key] = stations.count
      stations.append(station)
    }
  }
}

/// The columns of the register, whose names changed over the years.
private struct BNetzAColumns {
  let id: Int?
  let owner: Int?
  let name: Int?
  let status: Int?
  let street: Int?
  let house: Int?
  private let kind: Int?
  private let points: Int?
  private let power: Int?
  private let opened: Int?
  private let plugs: [(kind: Int?, power: Int?)]

  init(_ table: DelimitedText) {
    id = table.column("Ladeeinrichtungs-ID")
    owner = table.column("Betreiber")
    name = table.column("Anzeigename (Karte)", "Standortbezeichnung")
    status = table.column("Status")
    street = table.column("Straße", "Adresse")
    house = table.column("Hausnummer")
    kind = table.column("Art der Ladeeinrichtung", "Art der Ladeeinrichung")
    points = table.column("Anzahl Ladepunkte")
    power = table.column("Nennleistung Ladeeinrichtung [kW]", "Nennleistung [kW]", "Anschlussleistung [kW]")
    opened = table.column("Inbetriebnahmedatum")
    plugs = (1...6).map { number in
      (
        table.column("Steckertypen\(number)"),
        table.column("P\(number) [kW]", "Nennleistung Stecker\(number)")
      )
    }
  }

  func isGone(_ status: String) -> Bool {
    let word = status.lowercased()
    return ["geplant", "stillgelegt", "abgemeldet", "rückgebaut"].contains { word.contains($0) }
  }

  func charger(_ row: DelimitedText.Row, _ table: DelimitedText) -> ImportedCharger {
    let connectors = PlainNumber.whole(table.text(points, of: row), 1...1000) ?? 1
    let given = plugs.map {
      (kind: table.text($0.kind, of: row).uppercased(), power: table.text($0.power, of: row))
    }
    .filter { !$0.kind.isEmpty }
    let fast = given.filter {
      $0.kind.contains("DC") || $0.kind.contains("CCS") || $0.kind.contains("CHADEMO")
    }
    let kindOf = table.text(kind, of: row).lowercased()
    let current: Current? =
      !fast.isEmpty || (given.isEmpty && kindOf.hasPrefix("schnell"))
      ? .dc
      : !given.isEmpty || kindOf.hasPrefix("normal") ? .ac : nil
    let own = (fast.isEmpty ? given : fast).compactMap { PlainNumber.european($0.power) }.filter { $0 > 0 }
      .max()
    let shared = PlainNumber.european(table.text(power, of: row)).map { $0 / Double(connectors) }
    return ImportedCharger(
      current: current, power: own ?? shared, counting: .cabinets(connectors: connectors))
  }

  func year(
    _ row: DelimitedText.Row, _ table: DelimitedText, _ station: ImportedStation, _ log: inout ImportLog
  ) -> Int? { OpenedYear.read(table.text(opened, of: row), station, &log) }
}

/// The year a station was opened, from a date of whatever form.
enum OpenedYear {
  static func read(_ text: String, _ station: ImportedStation, _ log: inout ImportLog) -> Int? {
    guard !text.isEmpty else { return nil }
    if let year = PlainNumber.year(text), (1990...2100).contains(year) { return year }
    let shown = CleanText.clean(String(text.prefix(40)))
    log.add(
      .changed, "W1077", file: station.file, place: station.spot, zh: "'\(station.id)'：日期 '\(shown)' 不可用，留空",
      en: "'\(station.id)': '\(shown)' is no date that can be used; left empty")
    return nil
  }
}

import DistrictModel
import EventEngine
import Fixtures
import Foundation
import Testing

@testable import Assessment
@testable import Reports

@Suite("Every table is what the catalogue says") struct DataTableTests {
  private static func files(_ input: ReportInput) -> [(table: DataTable, text: String)] {
    [
      (DataCatalogue.stations, StationsFile.text(of: input)),
      (DataCatalogue.swapStations, SwapStationsFile.text(of: input)),
      (DataCatalogue.hydrogenStations, HydrogenStationsFile.text(of: input)),
      (DataCatalogue.roadsideUnits, RoadsideUnitsFile.text(of: input)),
      (DataCatalogue.classes, ClassesFile.text(of: input)), (DataCatalogue.cells, CellsFile.text(of: input)),
      (DataCatalogue.townships, TownshipsFile.text(of: input)),
      (DataCatalogue.replications, ReplicationsFile.text(of: input.scorecard)),
      (DataCatalogue.guidance, GuidanceFile.text(of: input)),
      (DataCatalogue.futures, FuturesFile.text(of: input)),
      (DataCatalogue.finance, FinanceFile.text(of: input)),
      (DataCatalogue.incentives, IncentivesFile.text(of: input)),
      (DataCatalogue.inputs, InputsFile.text(of: input)),
      (DataCatalogue.roadsideZones, RoadsideZonesFile.text(of: input)),
    ]
  }

  /// What a table says of a file that is not so.
  static func complaints(_ table: DataTable, _ types: [ChargerType], _ text: String) -> [String] {
    let records = CSVRecords.read(text)
    let columns = table.columns(types)
    guard records.first == columns.map(\.name) else { return ["\(table.name): another header"] }
    var found: [String] = []
    for record in records.dropFirst() {
      guard record.count == columns.count else {
        found.append("\(table.name): a row of \(record.count) fields")
        continue
      }
      for (column, field) in zip(columns, record) where !field.isEmpty && !fits(field, column.kind) {
        found.append("\(table.name): '\(field)' in \(column.name)")
      }
    }
    let places = table.key.compactMap { key in columns.firstIndex { $0.name == key } }
    let keys = records.dropFirst().filter { $0.count == columns.count }.map { row in places.map { row[$0] } }
    if !table.key.isEmpty, Set(keys).count != keys.count { found.append("\(table.name): a key twice") }
    return found
  }

  private static func fits(_ field: String, _ kind: DataColumn.Kind) -> Bool {
    switch kind {
    case .string: true
    case .integer: Int(field) != nil
    case .number: Double(field) != nil
    case .boolean: ["true", "false"].contains(field)
    }
  }

  @Test("Headers, kinds, lengths of rows and keys are the catalogue's")
  func whole() throws {
    let input = try ReportFixture.input()
    let files = Self.files(input)
    for (table, text) in files {
      #expect(Self.complaints(table, input.world.chargerTypes, text) == [], "\(table.name)")
    }
    let logs = DataCatalogue.all.filter(\.isLog).map(\.name)
    #expect(
      files.map(\.table.name).sorted() + logs.sorted()
        == (DataCatalogue.all.map(\.name).filter { !logs.contains($0) }).sorted() + logs.sorted())
  }

  @Test("Planted faults: another header, a short row, a word for a number, a key twice")
  func planted() throws {
    let input = try ReportFixture.input()
    let text = ClassesFile.text(of: input)
    let lines = text.components(separatedBy: "\r\n")
    func complaints(_ lines: [String]) -> [String] {
      Self.complaints(DataCatalogue.classes, [], lines.joined(separator: "\r\n"))
    }
    #expect(complaints(lines) == [])
    #expect(complaints([lines[0].replacing("vehicles", with: "cars")] + lines.dropFirst()).count == 1)
    #expect(complaints([lines[0], String(lines[1].dropLast(2)), ""]).isEmpty == false)
    #expect(complaints([lines[0], lines[1], lines[1], ""]) == ["classes: a key twice"])
    let fields = CSVRecords.read(text)[1]
    let worded = lines[1].replacing(",\(fields[3]),", with: ",many,", maxReplacements: 1)
    #expect(complaints([lines[0], worded, ""]) == ["classes: 'many' in vehicles"])
  }

  @Test("Names are words of lower case, told once, in both languages, with a unit where they measure")
  func words() {
    #expect(Set(DataCatalogue.all.map(\.name)).count == DataCatalogue.all.count)
    for table in DataCatalogue.all {
      #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
      #expect(!table.title.zh.isEmpty && !table.title.en.isEmpty && !table.written.zh.isEmpty)
      #expect(table.key.allSatisfy { key in table.columns.contains { $0.name == key } }, "\(table.name)")
      for column in table.columns {
        #expect(column.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(column.name)")
        #expect(!column.meaning.zh.isEmpty && !column.meaning.en.isEmpty, "\(column.name)")
        #expect(column.meaning.zh.unicodeScalars.contains { $0.value > 0x2E80 }, "\(column.name)")
        #expect(!column.meaning.en.unicodeScalars.contains { $0.value > 0x2E80 }, "\(column.name)")
        #expect(column.kind != .number || !column.unit.isEmpty || column.name == "value", "\(column.name)")
        // The unit stands in the name as well.
        let units = [
          "_kwh": "kWh", "_kw": "kW", "_min": "min", "_s": "s", "_cny": "CNY", "_share": "1", "_kg": "kg",
        ]
        for (ending, unit) in units where column.name.hasSuffix(ending) && !column.name.contains("_per_") {
          #expect(column.unit == unit, "\(column.name)")
        }
      }
    }
  }

  @Test(
    "The data package names every file of a folder, tables with the columns of their header, and tells a mark"
  )
  func package() throws {
    let input = try ReportFixture.input()
    let names = [
      "stations.csv", "classes.csv", "sessions.csv", "sessions.ndjson", "report.html", "cells.csv",
      "wayside.gpkg", "plan.geojson", "chart-1.vl.json", "run.json",
    ]
    let text = DataPackage.text(of: input.world, files: names)
    let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let resources = try #require(root["resources"] as? [[String: Any]])
    let paths = resources.compactMap { $0["path"] as? String }
    #expect(paths.sorted() == names.sorted())
    #expect(
      resources.first { $0["path"] as? String == "wayside.gpkg" }?["mediatype"] as? String
        == "application/geopackage+sqlite3")
    #expect(resources.first { $0["path"] as? String == "chart-1.vl.json" }?["format"] as? String == "vl.json")
    #expect(!text.contains("utf-8-sig"))
    let marked = DataPackage.text(of: input.world, files: names, isMarked: true)
    #expect(marked.components(separatedBy: "utf-8-sig").count - 1 == names.count { $0.hasSuffix(".csv") })
    #expect(Set(resources.compactMap { $0["name"] as? String }).count == resources.count)
    for resource in resources where resource["format"] as? String == "csv" {
      let name = try #require(resource["name"] as? String)
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: String]])
      let table = try #require(DataCatalogue.table(name))
      #expect(fields.compactMap { $0["name"] } == table.header(input.world.chargerTypes))
      #expect(fields.allSatisfy { ["string", "integer", "number", "boolean"].contains($0["type"] ?? "") })
    }
  }

  @Test("The page has every table and every column")
  func page() {
    let page = DataReference.markdown()
    for table in DataCatalogue.all {
      #expect(page.contains("\n## \(table.name)\n"))
      for column in table.columns {
        #expect(page.contains("| `\(column.shownName)` | \(column.kind.rawValue) |"))
      }
    }
    let rows = page.components(separatedBy: "\n").filter { $0.hasPrefix("| `") }
    // Layers tell the columns that no table has.
    let told = DataCatalogue.all.map { $0.columns.map(\.name) }
    let own = LayerCatalogue.all.reduce(0) { sum, layer in
      let names = layer.columns.map(\.name)
      return sum + names.count - (told.first { Array(names.prefix($0.count)) == $0 }?.count ?? 0)
    }
    #expect(rows.count == DataCatalogue.all.reduce(0) { $0 + $1.columns.count } + own)
    for layer in LayerCatalogue.all { #expect(page.contains("\n## layer \(layer.name)\n")) }
    #expect(rows.allSatisfy { $0.count { $0 == "|" } == 5 })
  }

  @Test(
    "Ids that break out of every format come back as they were",
    arguments: ["a,b", "say \"x\"", "</script><img onerror=x>", "=1+1", "渝北\n站", "plain"])
  func hostile(_ id: String) throws {
    var input = try ReportFixture.input()
    input.scorecard = try Self.scorecard(stationID: id, of: input)
    var need = Need(
      time: 3 * Duration.day, vehicle: 7, cell: 3, vehicleType: 0, energy: 0, target: 1_000_000, draw: 0)
    need.isParked = true
    var visit = VisitRecord(need, ending: .served)
    (visit.station, visit.equipment) = (0, 0)
    (visit.arrived, visit.connected) = (need.time + Duration.minute, need.time + 3 * Duration.minute)
    (visit.full, visit.left) = (need.time + Duration.hour, need.time + Duration.hour + 1)
    (visit.delivered, visit.recorded) = (3_600_000_000, 1_800_000_000)
    let row = SessionsFile(of: input, packTypes: []).row(12, visit)
    let table = DataCatalogue.sessions
    let records = CSVRecords.rows(table.csvHeader + table.csv(row))
    let csv = try #require(records.first)
    #expect(csv["station_id"] == (id == "=1+1" ? "'=1+1" : id))
    #expect(csv["operator"] == csv["station_id"])
    #expect(
      csv["wait_min"] == "2" && csv["energy_kwh"] == "1" && csv["day"] == "2" && csv["clock"] == "00:00:00")
    #expect(csv["need_s"] == "86400" && csv["end_s"] == "90000" && csv["ending"] == "served")
    let line = table.json(row)
    #expect(!line.contains("</script>") && line.hasSuffix("}\n") && !line.dropLast().contains("\n"))
    let json = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(json.count == table.columns.count)
    #expect(json["station_id"] as? String == id)
    #expect(json["fuel_kg"] is NSNull && json["session_id"] as? Int == 12)
    for column in table.columns where column.kind == .number {
      #expect(
        (json[column.name] as? Double).map { "\($0)" }
          == csv[column.name].flatMap(Double.init).map { "\($0)" })
    }
  }

  /// The fixture's scorecard with another id and operator for its first station.
  private static func scorecard(stationID: String, of input: ReportInput) throws -> Scorecard {
    let first = try #require(input.scorecard.stations.first)
    let old = input.scorecard
    var row = StationRow(
      site: first.site, id: stationID, name: first.name, category: first.category, township: first.township,
      coordinate: first.coordinate, isExisting: true, isSynthetic: false, capacity: 1,
      chargers: first.chargers,
      connectors: 1, powerKW: 1, sessionsPerDay: 1, energyKWhPerDay: 1, occupancyShare: 0, chargingShare: 0,
      powerShare: 0, meanWaitMin: 0, leftPerDay: 0)
    row.operatorID = stationID
    return Scorecard(
      targets: [], indicators: [], findings: [], townships: [], stations: [row], swapStations: [], cells: [],
      classes: [], load: [], occupancyByHour: [], waits: [], stationSizes: [],
      coverageRadiusM: old.coverageRadiusM, replications: 1, days: 7)
  }

  @Test("A log tells what never happened as nothing")
  func never() throws {
    let input = try ReportFixture.input()
    let need = Need(
      time: 2 * Duration.day - Duration.hour, vehicle: 1, cell: 0, vehicleType: 0, energy: 0, target: 1,
      draw: 0)
    let row = SessionsFile(of: input, packTypes: []).row(1, VisitRecord(need, ending: .noStation))
    let table = DataCatalogue.sessions
    let csv = try #require(CSVRecords.rows(table.csvHeader + table.csv(row)).first)
    for column in ["station_id", "equipment", "arrival_s", "plug_in_s", "power_end_s", "end_s", "wait_min"] {
      #expect(csv[column] == "", "\(column)")
    }
    #expect(csv["energy_kwh"] == "" && csv["amount_cny"] == "" && csv["ending"] == "no_station")
    #expect(csv["day"] == "0" && csv["clock"] == "23:00:00" && csv["need_s"] == "-3600")
  }
}

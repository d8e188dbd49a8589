import DistrictModel
import GridFiles
import PowerNetwork
import ScenarioFiles

/// A feeder as a MATPOWER case (`.m`) with a table of places (`bus`, `lon`, `lat`): the case is copied once it has been read without
/// complaint, the places are moved to WGS-84.
struct MatpowerImporter: Importer {
  let format = "matpower"
  let about = BilingualText(
    zh: "MATPOWER 算例（.m）与节点位置表（bus, lon, lat）→ 给定馈线",
    en: "a MATPOWER case (.m) and a table of places (bus, lon, lat): a feeder")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let cases = request.files.filter { $0.lowercased().hasSuffix(".m") }
    let tables = request.files.filter { !$0.lowercased().hasSuffix(".m") }
    guard cases.count == 1, tables.count == 1 else {
      throw .usage(
        .init(
          zh: "需给出一个 .m 算例和一个节点位置表（bus, lon, lat）",
          en: "one case .m and one table of places (bus, lon, lat) are needed"))
    }
    let system = try request.declaredSystem()
    let text = try FileText.read(cases[0], &log)
    let read = GridReading.forSeries(cases[0]) { $0 == cases[0] ? text : nil }
    guard let grid = read.grid else { throw .badData(read.diagnostics) }
    let rows = try places(
      tables[0], grid, TurnedAxes(PlaceReader(system), request.frame, system), request.frame, &log)
    guard !rows.isEmpty else {
      throw .bad(tables[0], "E1081", zh: "没有可用的节点位置", en: "no place of a bus is left")
    }
    let name = Self.name(cases[0])
    let (gridFile, placesFile) = ("data/grid-\(name).m", "data/grid-\(name)-places.csv")
    return Imported(
      files: [
        .init(path: gridFile, text: text),
        .init(path: placesFile, text: CSVField.table(["bus", "lon", "lat"], rows)),
      ],
      settings: [
        ScenarioSetting(
          "power.feeders", form: .listEntry,
          [
            .init("id", name), .init("grid", gridFile), .init("places", placesFile), .init("datum", "WGS-84"),
          ])
      ])
  }

  /// The name of the file as an identifier.
  private static func name(_ path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let plain = file.dropLast(2).lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let word = String(plain).split(separator: "-").joined(separator: "-")
    return word.first?.isLetter == true ? word : "feeder" + (word.isEmpty ? "" : "-\(word)")
  }

  private func places(
    _ file: String, _ grid: PowerGrid, _ axes: TurnedAxes, _ frame: ScenarioFrame, _ log: inout ImportLog
  ) throws(ImportFault) -> [[String]] {
    var table = try DelimitedText(
      FileText.read(file, &log), file: file, wanted: [["bus"], ["lon", "longitude"], ["lat", "latitude"]])
    let (bus, x, y) = (table.column("bus"), table.column("lon", "longitude"), table.column("lat", "latitude"))
    let names = Dictionary(
      grid.buses.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var turned = axes
    defer { turned.tell(&log) }
    var inside = 0
    var rows: [[String]] = []
    while let row = try table.row(&log) {
      let name = CleanText.clean(table.text(bus, of: row))
      func drop(_ code: String, _ zh: String, _ en: String) {
        log.add(.dropped, code, file: file, place: row.spot, zh: zh, en: en)
      }
      guard let number = names[name], grid.kinds[number] != .isolated else {
        drop("W0920", "算例中没有投运的节点 '\(name)'", "the case has no bus '\(name)' in service")
        continue
      }
      let pair = (PlainNumber.decimal(table.text(x, of: row)), PlainNumber.decimal(table.text(y, of: row)))
      guard let place = turned.place(pair.0, pair.1, file: file) else {
        drop("W0921", "节点 '\(name)' 没有可用的坐标", "bus '\(name)' has no coordinates that can be used")
        continue
      }
      guard seen.insert(name).inserted else {
        drop("W0922", "节点 '\(name)' 重复，只取第一个", "bus '\(name)' stood before; the first one is taken")
        continue
      }
      if frame.boundary?.contains(frame.projection.project(place)) == true { inside += 1 }
      log.count(kept: 1)
      rows.append([name, CSVField.degrees(place.longitude), CSVField.degrees(place.latitude)])
    }
    if frame.boundary != nil, inside == 0, !rows.isEmpty {
      throw .bad(
        file, "E1082", zh: "所有节点均在边界之外", en: "every bus lies outside the district",
        help: .init(zh: "请检查坐标系与经纬度", en: "check the datum and the coordinates"))
    }
    return rows
  }
}

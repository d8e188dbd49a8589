import DistrictModel
import Foundation
public import PowerNetwork

/// Reads a grid from a path as written, whose files' texts are at hand, or complains of it.
public typealias GridReader = (_ path: String, _ text: (String) -> String?) -> (
  grid: PowerGrid?, diagnostics: [Diagnostic]
)

/// The feeders a scenario names: their grids and where their buses stand.
extension ScenarioLoading {
  mutating func givenFeeders(_ scenario: inout Scenario, _ reader: ScenarioReader) {
    guard var power = scenario.power else { return }
    for row in power.feeders.indices {
      let path = "power.feeders.\(power.feeders[row].name)"
      power.feeders[row].grid = grid(of: power.feeders[row], path: path, reader)
      guard let grid = power.feeders[row].grid,
        let text = loadText(power.feeders[row].placesFile, path: "\(path).places", reader)
      else { continue }
      power.feeders[row].places = places(text, of: power.feeders[row], grid, scenario)
    }
    scenario.power = power
  }

  private mutating func grid(
    of feeder: GivenFeeder, path: String, _ reader: ScenarioReader
  ) -> PowerGrid? {
    guard let readGrid else {
      reader.complain("E0844", path: path, zh: "此处不能读取给定馈线", en: "given feeders cannot be read here")
      return nil
    }
    var texts: [String: String] = [:]
    let folder = feeder.gridFile.hasSuffix("/") ? String(feeder.gridFile.dropLast()) : feeder.gridFile
    let needed = ["buses.csv", "branches.csv", "summary.json"].map { "\(folder)/\($0)" }
    var wanted = feeder.gridFile.hasSuffix(".m") ? [feeder.gridFile] : needed
    let generators = "\(folder)/gens.csv"
    if !feeder.gridFile.hasSuffix(".m"), isThere(generators) { wanted.append(generators) }
    let problems = reader.diagnostics.count + diagnostics.count
    for file in wanted { texts[file] = loadText(file, path: "\(path).grid", reader) }
    guard reader.diagnostics.count + diagnostics.count == problems else { return nil }
    let read = readGrid(folder) { texts[$0] }
    diagnostics += read.diagnostics
    return read.grid
  }

  private func isThere(_ file: String) -> Bool {
    FileManager.default.fileExists(
      atPath: file.hasPrefix("/") ? file : (folder as NSString).appendingPathComponent(file))
  }

  private mutating func places(
    _ text: String, of feeder: GivenFeeder, _ grid: PowerGrid, _ scenario: Scenario
  ) -> [GivenFeeder.Place] {
    var table = CSVTable(text: text, file: feeder.placesFile, columns: ["bus", "lon", "lat"])
    defer { diagnostics += table.diagnostics }
    guard table.isUsable else { return [] }
    table.requireText("bus")
    table.requireUnique("bus")
    let names = grid.buses.map(\.name)
    let rows = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var places: [GivenFeeder.Place] = []
    var outside: [CSVTable.Value] = []
    for row in table.rows {
      guard let name = table.value("bus", row), !name.text.isEmpty,
        let coordinate = table.coordinate(row, feeder.datum)
      else { continue }
      guard let bus = rows[name.text] else {
        table.complain(
          name, "E0803", zh: "没有节点 '\(name.text.prefix(40))'",
          en: "there is no bus '\(name.text.prefix(40))'",
          help: NearestName.to(name.text, among: names).map {
            BilingualText(zh: "是否想写 '\($0)'？", en: "did you mean '\($0)'?")
          })
        continue
      }
      guard grid.kinds[bus] != .isolated else {
        table.complain(
          name, "E0845", zh: "节点 '\(name.text)' 停运，不能接入",
          en: "bus '\(name.text)' is out of service: nothing can hang on it")
        continue
      }
      if !scenario.district.boundary.contains(scenario.district.projection.project(coordinate)) {
        outside.append(name)
      }
      places.append(GivenFeeder.Place(bus: bus, coordinate: coordinate))
    }
    if let first = outside.first, outside.count == table.rows.count {
      table.complain(
        first, "E0846", zh: "馈线 '\(feeder.name)' 的所有节点均在边界之外",
        en: "every place of feeder '\(feeder.name)' lies outside the boundary",
        help: BilingualText(zh: "请检查坐标系与经纬度", en: "check the datum and the coordinates"))
    }
    if table.rows.isEmpty {
      diagnostics.append(
        table.source.diagnostic(
          1, 1, "E0847", zh: "没有任何节点位置", en: "there is no place in it",
          help: BilingualText(zh: "至少给出一个节点", en: "give one bus at least")))
    }
    return places
  }
}

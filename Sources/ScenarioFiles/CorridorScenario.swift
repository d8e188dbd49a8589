public import DistrictModel
import Foundation
import NumericKernels
public import RoadNetwork
import Siting
import Yams

/// Vehicles of one range on the roads between cities.
public struct CorridorVehicles: Codable, Hashable, Sendable {
  public var id = ""
  public var rangeKm = 400.0
  /// Relative to the other classes.
  public var share = 1
}

/// What travels between two cities in a day, both directions together.
public struct CorridorTrip: Codable, Hashable, Sendable {
  public let from: Int32
  public let to: Int32
  public let vehiclesPerDay: Int64
}

/// Roads between cities, what drives on them and how many stations are wanted: siting by flows.
public struct CorridorScenario: Codable, Sendable {
  public var name = BilingualText(zh: "", en: "")
  public var projection = TransverseMercator(zone: 48)
  /// As read; links longer than the spacing of service areas are not split yet.
  public var graph: RoadGraph?
  public var trips: [CorridorTrip] = []
  public var vehicles: [CorridorVehicles] = []
  public var objective = FlowRefuellingProblem.name
  public var stations = 10
  public var algorithm = "branch-and-bound"
  public var siteSpacingKm = 25.0
  public var isSynthetic = true
  public var seed: UInt64 = 1
  public var assumptions: [Assumption] = []
  public var files: [InputFile] = []
}

/// Reads the folder of a corridor scenario; its schema word tells it from a district.
public enum CorridorFile {
  public static let version = "wayside-corridor/1"

  /// Whether a scenario file says that it is one of these. Anything unreadable is not.
  public static func applies(to path: String) -> Bool {
    guard let handle = FileHandle(forReadingAtPath: file(path)) else { return false }
    defer { try? handle.close() }
    let head = (try? handle.read(upToCount: 4096)) ?? Data()
    return String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline).contains { line in
      line.hasPrefix("schema:") && line.contains(version)
    }
  }

  public static func read(
    at path: String, allowOutside: Bool = false
  ) -> (scenario: CorridorScenario?, diagnostics: [Diagnostic]) {
    let file = file(path)
    let name = (file as NSString).lastPathComponent
    var loading = ScenarioLoading(
      folder: (file as NSString).deletingLastPathComponent, allowOutside: allowOutside, knownMetrics: [])
    var scenario: CorridorScenario?
    if !loading.isTooLarge(file, name, mebibytes: YAMLText.largestBytes >> 20),
      let data = FileManager.default.contents(atPath: file)
    {
      scenario = loading.corridor(from: data, name: name)
    }
    let diagnostics = loading.diagnostics.sorted(by: Diagnostic.inOrder)
    return (diagnostics.contains { $0.severity == .error } ? nil : scenario, diagnostics)
  }

  private static func file(_ path: String) -> String {
    path.hasSuffix(".yaml") ? path : (path as NSString).appendingPathComponent("scenario.yaml")
  }
}

extension ScenarioLoading {
  mutating func corridor(from data: Data, name: String) -> CorridorScenario? {
    files.append(InputFile(path: name, sha256: ContentHash.hexadecimal(ContentHash.sha256(Array(data)))))
    guard let text = decoded(data, name) else { return nil }
    let (node, complaints) = YAMLText.compose(text, file: name)
    diagnostics += complaints
    guard let node else { return nil }
    let reader = ScenarioReader(source: SourceText(file: name, text: text))
    var draft = CorridorDraft()
    reader.mapping(node, "", CorridorSchema.fields, into: &draft)
    var scenario = draft.scenario
    if reader.diagnostics.isEmpty { roads(draft, reader, &scenario) }
    diagnostics += reader.diagnostics
    scenario.assumptions = reader.assumptions
    scenario.files = files
    return scenario
  }

  private mutating func roads(
    _ draft: CorridorDraft, _ reader: ScenarioReader, _ scenario: inout CorridorScenario
  ) {
    guard let nodes = loadText(draft.nodesFile, path: "roads.nodes", reader),
      let links = loadText(draft.linksFile, path: "roads.links", reader),
      let trips = loadText(draft.tripsFile, path: "trips.file", reader)
    else { return }
    scenario.projection = TransverseMercator(zone: draft.utmZone)
    let read = RoadTables.read(
      nodes: nodes, nodesFile: draft.nodesFile, links: links, linksFile: draft.linksFile, datum: draft.datum,
      projection: scenario.projection, lengthUnit: draft.lengthUnit, standardKmPerHour: 100)
    diagnostics += read.diagnostics
    guard let graph = read.graph else { return }
    scenario.graph = graph
    scenario.trips = corridorTrips(trips, draft.tripsFile, graph)
  }

  private mutating func corridorTrips(_ text: String, _ file: String, _ graph: RoadGraph) -> [CorridorTrip] {
    var table = CSVTable(text: text, file: file, columns: ["from_node_id", "to_node_id", "vehicles_per_day"])
    let numbers = Dictionary(graph.nodes.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
    var trips: [CorridorTrip] = []
    if table.isUsable {
      for row in table.rows {
        var ends: [Int32] = []
        for column in ["from_node_id", "to_node_id"] {
          guard let value = table.value(column, row) else { continue }
          if let number = numbers[value.text] {
            ends.append(number)
          } else {
            table.complain(
              value, "E0323", zh: "\(column)：没有节点 '\(value.text.prefix(40))'",
              en: "\(column): there is no node '\(value.text.prefix(40))'")
          }
        }
        guard let count = table.integer("vehicles_per_day", row, 0...100_000_000), ends.count == 2,
          ends[0] != ends[1]
        else { continue }
        trips.append(
          CorridorTrip(
            from: min(ends[0], ends[1]), to: max(ends[0], ends[1]), vehiclesPerDay: Int64(count)))
      }
    }
    diagnostics += table.diagnostics
    return trips
  }
}

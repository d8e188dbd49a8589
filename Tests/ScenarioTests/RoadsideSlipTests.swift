import DistrictModel
import Foundation
import RoadsideUnits
import ScenarioFiles
import Testing

/// The template with roads of four nodes and the section on roadside units.
enum RoadsideFolder {
  static let section = """
    roads:
      nodes: data/node.csv
      links: data/link.csv
    roadside:
      radio:
        street_model: winner_plus_b1_los
        environment_height_m: 0.5
      traffic:
        flows: data/flows.csv
      units:
        count: 2
      connected:
        - { class: private, share: 0.2 }

    siting:

    """

  static let nodes = """
    node_id,x_coord,y_coord
    north-gate,106.52,29.62
    south-gate,106.53,29.62
    c,106.53,29.63
    d,106.53,29.63

    """

  /// Two parallel links, a two-way road, and a link between two nodes at one place.
  static let links = """
    link_id,from_node_id,to_node_id,directed,length,facility_type,free_speed
    1,north-gate,south-gate,1,0.97,primary,60
    2,north-gate,south-gate,1,1.2,tertiary,40
    3,south-gate,c,0,1.11,tertiary,36
    4,c,d,1,0,tertiary,40

    """

  static let flows = """
    from_node_id,to_node_id,hour,vehicles_per_hour
    north-gate,south-gate,8,900
    south-gate,c,8,360
    c,south-gate,17,120.5

    """

  static func make() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    try folder.write(Data(nodes.utf8), to: "data/node.csv")
    try folder.write(Data(links.utf8), to: "data/link.csv")
    try folder.write(Data(flows.utf8), to: "data/flows.csv")
    try folder.replace("\nsiting:\n", with: "\n" + section)
    return folder
  }
}

@Suite("A slip in the section on roadside units is told with its place and what was expected")
struct RoadsideSlipTests {
  struct Slip: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var file = "scenario.yaml"
    let found: String
    let put: String
    let en: String
    let zh: String
  }

  @Test("without a slip nothing is told")
  func sound() throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    #expect(result.scenario?.roadside?.units.count == 2)
  }

  @Test("every slip is told in full, once, in both languages", arguments: slips + flowSlips)
  func slip(_ slip: Slip) throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put, in: slip.file)
    let result = folder.read()
    #expect(result.told { $0.en } == [slip.en])
    #expect(result.told { $0.zh } == [slip.zh])
    #expect(result.scenario == nil)
    for one in result.diagnostics { #expect(one.file == slip.file) }
  }

  @Test("Several slips are told at once")
  func together() throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    try folder.replace("class: private, share", with: "class: privat, share")
    try folder.replace("    count: 2\n", with: "    count: 2\n    budget_cny: 100000\n    cover_times: 2\n")
    try folder.replace("environment_height_m: 0.5", with: "environment_height_m: 1.5")
    #expect(folder.codes() == ["E0695", "E0696", "E0697", "E0699"])
  }

  @Test("A sound section that answers otherwise than one may think is read, and told so", arguments: warnings)
  func warning(_ slip: Slip) throws {
    let folder = try RoadsideFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put)
    let result = folder.read()
    #expect(result.scenario != nil)
    #expect(result.told { $0.en } == [slip.en])
    #expect(result.told { $0.zh } == [slip.zh])
    for one in result.diagnostics { #expect(one.severity == .warning) }
  }
}

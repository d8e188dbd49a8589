import DistrictModel
import RoadNetwork
import ScenarioFiles
import Testing

@Suite("Road files")
struct RoadTableTests {
  static let nodes = "node_id,x_coord,y_coord\na,106.5,29.6\nb,106.6,29.6\nc,106.6,29.7\n"

  static func read(_ nodes: String, _ links: String) -> (graph: RoadGraph?, diagnostics: [Diagnostic]) {
    RoadTables.read(
      nodes: nodes, nodesFile: "node.csv", links: links, linksFile: "link.csv", datum: .wgs84,
      projection: TransverseMercator(zone: 48), lengthUnit: .kilometre)
  }

  @Test("GMNS tables give a graph; two-way links become two, empty speeds take the standard one")
  func reads() throws {
    let read = Self.read(
      Self.nodes,
      """
      link_id,from_node_id,to_node_id,directed,length,facility_type,free_speed,lanes
      1,a,b,0,9.7,motorway,120,3
      2,b,c,1,11.1,Arterial,,2
      """)
    #expect(read.diagnostics.isEmpty)
    let graph = try #require(read.graph)
    #expect(graph.links.map(\.length) == [97_000, 97_000, 111_000])
    #expect(graph.links.map(\.roadClass) == [.motorway, .motorway, .primary])
    #expect(graph.links.map(\.speedKmPerHour) == [120, 120, 30])
    #expect(!graph.isSynthetic)
    #expect(graph.nodes.map(\.id) == ["a", "b", "c"])
  }

  @Test(
    "Every slip is told with file, line and column",
    arguments: [
      ("1,a,x,0,9.7", "link.csv:2:5: error[E0323]: to_node_id: there is no node 'x'"),
      ("1,a,b,maybe,9.7", "link.csv:2:7: error[E0324]: directed: expected true or false, found 'maybe'"),
      ("1,a,b,0,-3", "link.csv:2:9: error[E0306]: length: -3 is outside 0 to 10000"),
      ("1,a,b,0,1e300", "link.csv:2:9: error[E0306]: length: 1e300 is outside 0 to 10000"),
      ("1,a,b,0,far", "link.csv:2:9: error[E0305]: length: expected a number, found 'far'"),
      ("1,a,b,0", "link.csv:2:1: error[E0304]: this row has 4 fields; the header has 5"),
      ("", "link.csv:1:1: error[E0321]: there is no link in it"),
    ])
  func slips(row: String, message: String) {
    let read = Self.read(Self.nodes, "link_id,from_node_id,to_node_id,directed,length\n\(row)\n")
    #expect(read.graph == nil)
    #expect(read.diagnostics.first?.text().split(separator: "\n").first.map(String.init) == message)
  }

  @Test("Swapped axes, missing columns and empty files are told, never trapped on")
  func nodeSlips() {
    let links = "link_id,from_node_id,to_node_id,directed,length\n1,a,b,0,1\n"
    for nodes in [
      "", "node_id\n", "node_id,x_coord,y_coord\n", "node_id,x_coord,y_coord\na,29.6,106.5\n", "\u{0}\n\"",
    ] {
      let read = Self.read(nodes, links)
      #expect(read.graph == nil)
      #expect(!read.diagnostics.isEmpty)
    }
  }
}

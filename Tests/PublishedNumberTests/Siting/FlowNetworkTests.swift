import Fixtures
import PlacementInstances
import Siting
import Testing

@Suite("Flow refuelling on published networks") struct FlowNetworkTests {
  static let network = "placement/networks-tntp/SiouxFalls_net.tntp"

  @Test(
    "The twelve optima of Sioux Falls are found and proven",
    .enabled(if: SharedData.path(network) != nil, Comment(rawValue: SharedData.absence)))
  func siouxFalls() throws {
    let source = InstanceSource(try #require(SharedData.path(Self.network)))
    let instances = try TransportFormat().instances(source, options: InstanceOptions())
    #expect(instances.count == 12)
    for instance in instances {
      let placement = try instance.question().place(algorithm: "branch-and-bound", seed: 1) { _ in true }
      #expect(placement.isProvenOptimal, "\(instance.name)")
      #expect(
        placement.value.map { Double($0) / Double(instance.unitsPerOne) } == instance.bestKnown,
        "\(instance.name)")
    }
  }

  /// Three nodes in a row; node 1 is a zone that may not be passed through in the second network.
  static func texts(first: Int) -> [String: String] {
    [
      "line_net.tntp": """
      <NUMBER OF ZONES> 3
      <NUMBER OF NODES> 4
      <FIRST THRU NODE> \(first)
      <NUMBER OF LINKS> 8
      <END OF METADATA>
      ~ init term capacity length ;
      2 1 1 1.5 1 ;
      1 2 1 1.5 1 ;
      1 3 1 1.5 1 ;
      3 1 1 1.5 1 ;
      2 4 1 2.5 1 ;
      4 2 1 2.5 1 ;
      4 3 1 2.5 1 ;
      3 4 1 2.5 1 ;
      """,
      "line_trips.tntp": """
      <NUMBER OF ZONES> 3
      <TOTAL OD FLOW> 10.5
      <END OF METADATA>
      Origin 2
        1 : 0.0;  3 : 7.5;
      Origin 3
        2 : 3.0;
      """,
    ]
  }

  @Test("Zones are passed through only where the file or the caller allows it; decimals stay exact")
  func zones() throws {
    var options = InstanceOptions()
    options.counts = [1]
    options.ranges = [4]
    options.problem = "frlm"
    for (first, passes, value) in [(1, false, 105), (4, false, nil), (4, true, 105)] as [(Int, Bool, Int64?)]
    {
      options.passesZones = passes
      let source = InstanceSource("line_net.tntp", texts: Self.texts(first: first))
      let instance = try #require(try TransportFormat().instances(source, options: options).first)
      let placement = try instance.question().place(algorithm: "branch-and-bound", seed: 1) { _ in true }
      // Out and home again from one site in the middle: 3 by node 1, 5 by node 4.
      #expect(placement.value == value ?? 0)
      #expect(instance.unitsPerOne == 10)
    }
  }

  @Test(
    "Files cut short or with slips are refused with line and expectation",
    arguments: [
      ("line_net.tntp", "3 4 1 2.5 1 ;", "", "line_net.tntp:13: expected 8 links, found 7"),
      (
        "line_net.tntp", "2 1 1 1.5 1 ;", "2 9 1 1.5 1 ;",
        "line_net.tntp:7: expected a link: two nodes from 1 to 4, capacity and length, found '2 9 1 1.5 1 ;'"
      ),
      ("line_net.tntp", "<NUMBER OF NODES> 4", "", "line_net.tntp: expected a header <NUMBER OF NODES>"),
      (
        "line_trips.tntp", "3 : 7.5;", "3 7.5;",
        "line_trips.tntp:5: expected 'destination : flow;' with a zone from 1 to 3, found '  3 7.5'"
      ),
      (
        "line_trips.tntp", "  2 : 3.0;", "",
        "line_trips.tntp:6: expected flows that add up to 10.5, found 7.5"
      ),
      (
        "line_trips.tntp", "Origin 3", "Origin x",
        "line_trips.tntp:6: expected an origin from 1 to 3, found 'Origin x'"
      ),
    ])
  func slips(file: String, old: String, new: String, message: String) throws {
    var texts = Self.texts(first: 1)
    texts[file] = texts[file].map { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { line in line.hasSuffix(old) ? line.dropLast(old.count) + new : line }
        .joined(separator: "\n")
    }
    if file == "line_trips.tntp", old.hasPrefix("3 :") {
      texts[file] = texts[file]?.replacing("3 : 7.5;", with: new)
    }
    var told = ""
    do throws(InstanceError) {
      _ = try TransportFormat().instances(
        InstanceSource("line_net.tntp", texts: texts), options: InstanceOptions())
    } catch { told = error.text }
    #expect(told == message)
  }

  @Test("Without its trips a network is refused by name")
  func missing() {
    var told = ""
    do throws(InstanceError) {
      _ = try TransportFormat().instances(
        InstanceSource(
          "line_net.tntp", texts: ["line_net.tntp": Self.texts(first: 1)["line_net.tntp"] ?? ""]),
        options: InstanceOptions())
    } catch { told = error.text }
    #expect(told == "line_trips.tntp: there is no such file")
  }
}

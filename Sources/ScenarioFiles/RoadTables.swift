public import DistrictModel
public import RoadNetwork

/// Units a road file's lengths are in. GMNS leaves them to its configuration, so a scenario says which.
public enum LengthUnit: String, Codable, CaseIterable, Sendable {
  case metre = "m"
  case kilometre = "km"
  case mile
  case foot = "ft"

  var decimetres: Double {
    switch self {
    case .metre: 10
    case .kilometre: 10_000
    case .mile: 16_093.44
    case .foot: 3.048
    }
  }
}

/// A road network in the General Modeling Network Specification (GMNS, Zephyr Foundation 2020): `node.csv` with
/// `node_id`, `x_coord`, `y_coord` and `link.csv` with `link_id`, `from_node_id`, `to_node_id`, `directed`, `length`;
/// `facility_type` and `free_speed` are used where they stand, other columns are left alone.
public enum RoadTables {
  /// The graph, or every complaint with its place.
  ///
  /// - Parameters:
  ///   - speedFactor: km/h per unit of `free_speed`: 1, or 1.609344 for miles per hour.
  ///   - standardKmPerHour: for links whose speed is empty.
  public static func read(
    nodes: String, nodesFile: String, links: String, linksFile: String, datum: Datum,
    projection: TransverseMercator, lengthUnit: LengthUnit, speedFactor: Double = 1,
    standardKmPerHour: Double = 30
  ) -> (graph: RoadGraph?, diagnostics: [Diagnostic]) {
    var nodeTable = CSVTable(text: nodes, file: nodesFile, columns: ["node_id", "x_coord", "y_coord"])
    var linkTable = CSVTable(
      text: links, file: linksFile,
      columns: ["link_id", "from_node_id", "to_node_id", "directed", "length"],
      optional: ["facility_type", "free_speed"])
    guard nodeTable.isUsable, linkTable.isUsable else {
      return (nil, nodeTable.diagnostics + linkTable.diagnostics)
    }
    let (placed, numbers) = places(&nodeTable, datum, projection)
    let roads = self.roads(&linkTable, numbers, lengthUnit, speedFactor, standardKmPerHour)
    for (table, what) in [(nodeTable, "node"), (linkTable, "link")] where table.rows.isEmpty {
      let complaint = table.source.diagnostic(
        1, 1, "E0321", zh: "没有任何\(what == "node" ? "节点" : "路段")", en: "there is no \(what) in it")
      return (nil, nodeTable.diagnostics + linkTable.diagnostics + [complaint])
    }
    let diagnostics = nodeTable.diagnostics + linkTable.diagnostics
    guard diagnostics.isEmpty else { return (nil, diagnostics) }
    do throws(RoadFault) {
      return (try RoadGraph(nodes: placed, links: roads), [])
    } catch {
      let complaint = Diagnostic(
        file: linksFile, line: 0, column: 0, code: "E0322",
        message: BilingualText(zh: "路网过大或路段有误", en: error.message))
      return (nil, [complaint])
    }
  }

  private static func places(
    _ table: inout CSVTable, _ datum: Datum, _ projection: TransverseMercator
  ) -> ([RoadNode], [String: Int32]) {
    table.requireText("node_id")
    table.requireUnique("node_id")
    var nodes: [RoadNode] = []
    var numbers: [String: Int32] = [:]
    for row in table.rows {
      guard let x = table.number("x_coord", row, -180...180),
        let y = table.number("y_coord", row, -90...90), let id = table.value("node_id", row)
      else { continue }
      let place = projection.project(datum.toWGS84(Coordinate(longitude: x, latitude: y)))
      numbers[id.text] = Int32(clamping: nodes.count)
      nodes.append(RoadNode(id: id.text, point: place))
    }
    return (nodes, numbers)
  }

  private static func roads(
    _ table: inout CSVTable, _ numbers: [String: Int32], _ unit: LengthUnit, _ speedFactor: Double,
    _ standardKmPerHour: Double
  ) -> [RoadLink] {
    table.requireText("link_id")
    table.requireUnique("link_id")
    var links: [RoadLink] = []
    for row in table.rows {
      let ends = ["from_node_id", "to_node_id"].map { node($0, row, &table, numbers) }
      let isDirected = directed(row, &table)
      // 10,000 km to a link: what a length can hold is checked once more for the whole graph.
      let length = table.number("length", row, 0...(1e8 / unit.decimetres))
      let word = table.value("facility_type", row)?.text.lowercased() ?? ""
      var speed: Double? = standardKmPerHour
      if let given = table.value("free_speed", row), !given.text.isEmpty {
        speed = table.number("free_speed", row, 1...500).map { $0 * speedFactor }
      }
      guard let from = ends[0], let to = ends[1], let isDirected, let length, let speed else { continue }
      let link = RoadLink(
        from: from, to: to, length: Int64((length * unit.decimetres).rounded()),
        roadClass: roadClass(word), speedKmPerHour: speed)
      links.append(link)
      guard !isDirected else { continue }
      var back = link
      back.from = to
      back.to = from
      links.append(back)
    }
    return links
  }

  private static func node(
    _ column: String, _ row: [CSVTable.Value], _ table: inout CSVTable, _ numbers: [String: Int32]
  ) -> Int32? {
    guard let value = table.value(column, row) else { return nil }
    if let number = numbers[value.text] { return number }
    table.complain(
      value, "E0323", zh: "\(column)：没有节点 '\(value.text.prefix(40))'",
      en: "\(column): there is no node '\(value.text.prefix(40))'")
    return nil
  }

  private static func directed(_ row: [CSVTable.Value], _ table: inout CSVTable) -> Bool? {
    guard let value = table.value("directed", row) else { return nil }
    switch value.text.lowercased() {
    case "1", "true", "t", "yes": return true
    case "0", "false", "f", "no": return false
    default:
      table.complain(
        value, "E0324", zh: "directed：应为 true 或 false，实为 '\(value.text.prefix(40))'",
        en: "directed: expected true or false, found '\(value.text.prefix(40))'")
      return nil
    }
  }

  /// OpenStreetMap's words and their link roads; anything else is `other`.
  private static func roadClass(_ word: String) -> RoadClass {
    let plain = word.hasSuffix("_link") ? String(word.dropLast(5)) : word
    if let known = RoadClass(rawValue: plain) { return known }
    switch plain {
    case "freeway", "highway", "expressway": return .motorway
    case "arterial": return .primary
    case "collector": return .secondary
    case "local", "unclassified", "living_street": return .residential
    case "centroid_connector", "centroid connector": return .connector
    default: return .other
    }
  }
}

extension ScenarioLoading {
  /// The roads of a district: from GMNS tables where they are named, a synthetic grid otherwise.
  mutating func roads(
    _ draft: ScenarioDraft.RoadsDraft?, _ reader: ScenarioReader, _ scenario: Scenario
  ) -> ScenarioRoads? {
    guard let draft else { return nil }
    var roads = ScenarioRoads()
    roads.gridSpacingM = draft.gridSpacingM
    roads.isForDistances = draft.isForDistances
    guard !draft.nodesFile.isEmpty || !draft.linksFile.isEmpty else { return roads }
    guard !draft.nodesFile.isEmpty, !draft.linksFile.isEmpty else {
      reader.complain(
        "E0325", path: "roads", zh: "nodes 与 links 须同时给出",
        en: "nodes and links are given together or not at all")
      return nil
    }
    guard let nodes = loadText(draft.nodesFile, path: "roads.nodes", reader),
      let links = loadText(draft.linksFile, path: "roads.links", reader)
    else { return nil }
    let read = RoadTables.read(
      nodes: nodes, nodesFile: draft.nodesFile, links: links, linksFile: draft.linksFile, datum: draft.datum,
      projection: scenario.district.projection, lengthUnit: draft.lengthUnit,
      standardKmPerHour: scenario.district.travel.speedKmPerHour)
    diagnostics += read.diagnostics
    roads.graph = read.graph
    return read.graph == nil ? nil : roads
  }
}

import DistrictModel
import RoadNetwork
import RoadsideUnits

/// The table of hourly flows on the links of a road network.
enum RoadsideFlows {
  static let columns = ["from_node_id", "to_node_id", "hour", "vehicles_per_hour"]
  /// Ten lanes at capacity carry a quarter of it.
  static let mostPerHour = 100_000.0

  /// A row that was understood.
  private struct Flow: Hashable {
    let link: Int
    let hour: Int
  }

  /// Traffic of the links named in the table, hours that are not named being empty; of parallel links the first in the file of
  /// links has it.
  static func read(
    _ text: String, file: String, nodesFile: String, graph: RoadGraph, speedFactor: Double
  ) -> (traffic: LinkTraffic?, diagnostics: [Diagnostic]) {
    var table = CSVTable(text: text, file: file, columns: columns)
    guard table.isUsable else { return (nil, table.diagnostics) }
    let places = Places(graph, nodesFile: nodesFile)
    var traffic = LinkTraffic(graph, speedFactor: speedFactor)
    var lines: [Flow: Int] = [:]
    for row in table.rows {
      let from = places.node("from_node_id", row, &table)
      let to = places.node("to_node_id", row, &table)
      let hour = table.integer("hour", row, 0...23)
      let vehicles = table.number("vehicles_per_hour", row, 0...mostPerHour)
      guard let from, let to, let link = places.link(from, to, row, &table), let hour, let vehicles,
        let place = table.value("hour", row)
      else { continue }
      let flow = Flow(link: link, hour: hour)
      if let first = lines[flow] {
        table.complain(
          place, "E0332", zh: "该路段 \(hour) 时的流量已在第 \(first) 行给出",
          en: "the flow on this link in hour \(hour) stood on line \(first) already")
        continue
      }
      lines[flow] = place.line
      traffic.set(vehicles, link: link, hour: hour)
    }
    if table.rows.isEmpty {
      let complaint = table.source.diagnostic(1, 1, "E0333", zh: "没有任何流量", en: "there is no flow in it")
      return (nil, [complaint])
    }
    return (table.diagnostics.isEmpty ? traffic : nil, table.diagnostics)
  }
}

/// Nodes and links by their names.
private struct Places {
  private let graph: RoadGraph
  private let nodesFile: String
  private let numbers: [String: Int32]
  /// Links that leave each node, in the order of the file.
  private let leaving: [[Int32]]
  /// Nearest names are looked for in networks up to this size; complaints about large ones would take minutes.
  private static let mostNamed = 20_000

  init(_ graph: RoadGraph, nodesFile: String) {
    self.graph = graph
    self.nodesFile = nodesFile
    numbers = Dictionary(graph.nodes.enumerated().map { ($1.id, Int32($0)) }) { first, _ in first }
    var leaving = [[Int32]](repeating: [], count: graph.nodes.count)
    for (row, link) in graph.links.enumerated() { leaving[Int(link.from)].append(Int32(row)) }
    self.leaving = leaving
  }

  func node(_ column: String, _ row: [CSVTable.Value], _ table: inout CSVTable) -> Int? {
    guard let value = table.value(column, row) else { return nil }
    if let number = numbers[value.text] { return Int(number) }
    var help = BilingualText(
      zh: "节点编号见 \(nodesFile) 的 node_id 列", en: "nodes are those of the column node_id in \(nodesFile)")
    if graph.nodes.count <= Self.mostNamed, table.diagnostics.count < 20,
      let near = NearestName.to(value.text, among: graph.nodes.map(\.id))
    {
      help = BilingualText(zh: "是否想写 '\(near)'？", en: "did you mean '\(near)'?")
    }
    table.complain(
      value, "E0323", zh: "\(column)：没有节点 '\(value.text.prefix(40))'",
      en: "\(column): there is no node '\(value.text.prefix(40))'", help: help)
    return nil
  }

  /// The first link between two nodes that is a road; one without length is none.
  func link(_ from: Int, _ to: Int, _ row: [CSVTable.Value], _ table: inout CSVTable) -> Int? {
    let between = leaving[from].filter { Int(graph.links[Int($0)].to) == to }
    if let road = between.first(where: { graph.links[Int($0)].length > 0 }) { return Int(road) }
    guard let value = table.value("to_node_id", row) else { return nil }
    let (start, end) = (graph.nodes[from].id.prefix(40), graph.nodes[to].id.prefix(40))
    guard between.isEmpty else {
      table.complain(
        value, "E0331", zh: "节点 '\(start)' 到 '\(end)' 的路段长度为 0，不能承载车流",
        en: "the link from '\(start)' to '\(end)' has no length, so nothing drives along it")
      return nil
    }
    table.complain(
      value, "E0330", zh: "没有从节点 '\(start)' 到 '\(end)' 的路段",
      en: "no link leads from node '\(start)' to '\(end)'", help: help(from, to))
    return nil
  }

  private func help(_ from: Int, _ to: Int) -> BilingualText {
    if leaving[to].contains(where: { Int(graph.links[Int($0)].to) == from }) {
      return BilingualText(zh: "只有反向的路段", en: "there is one the other way round")
    }
    var heads: [String] = []
    for row in leaving[from] {
      let head = graph.nodes[Int(graph.links[Int(row)].to)].id
      if !heads.contains(head), heads.count < 8 { heads.append(head) }
    }
    guard !heads.isEmpty else {
      return BilingualText(zh: "没有路段从该节点出发", en: "no link leaves this node")
    }
    let list = heads.joined(separator: ", ")
    return BilingualText(zh: "该节点的路段通往：\(list)", en: "links of this node lead to: \(list)")
  }
}

extension ScenarioLoading {
  /// Flows on the links of `roads`; `nil` where none are named, or with complaints.
  mutating func linkTraffic(
    _ draft: ScenarioDraft, _ reader: ScenarioReader, _ scenario: Scenario
  ) -> LinkTraffic? {
    guard let roadside = draft.roadside, !roadside.traffic.flowsFile.isEmpty,
      let graph = scenario.roads?.graph,
      let text = loadText(roadside.traffic.flowsFile, path: "roadside.traffic.flows", reader)
    else { return nil }
    let read = RoadsideFlows.read(
      text, file: roadside.traffic.flowsFile, nodesFile: draft.roads?.nodesFile ?? "", graph: graph,
      speedFactor: roadside.traffic.speedFactor)
    diagnostics += read.diagnostics
    return read.traffic
  }
}

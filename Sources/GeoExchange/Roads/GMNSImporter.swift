import DistrictModel
import ScenarioFiles

/// A road network of the General Modeling Network Specification (GMNS, Zephyr Foundation 2020): `node.csv` and `link.csv`, in
/// whatever order of columns and under whatever names of the files.
///
/// Nodes farther than 5 km outside the rectangle around the district go, and links with an end that is not there. What is left
/// has been read once more the way a scenario reads it.
struct GMNSImporter: Importer {
  static let marginM = 5000.0

  let format = "gmns"
  let about = BilingualText(
    zh: "GMNS 路网（node.csv 与 link.csv）→ 道路", en: "road networks of GMNS (node.csv and link.csv): roads")

  func read(_ request: ImportRequest, _ log: inout ImportLog) throws(ImportFault) -> Imported {
    let system = try request.declaredSystem()
    var (nodes, links): (DelimitedText?, DelimitedText?)
    for file in request.files {
      let text = try FileText.read(file, &log)
      if let table = try? DelimitedText(text, file: file, wanted: [["node_id"], ["x_coord"], ["y_coord"]]) {
        nodes = table
      } else {
        links = try DelimitedText(text, file: file, wanted: [["link_id"], ["from_node_id"], ["to_node_id"]])
      }
    }
    guard let nodes, let links else {
      throw .usage(.init(zh: "需同时给出节点表与路段表", en: "a table of nodes and a table of links are given together"))
    }
    let unit = request.options.lengthUnit
    let places = try GMNSNodes(nodes, PlaceReader(system), request.frame, system, &log)
    let roads = try GMNSLinks(links, places, unit, &log)
    guard !roads.rows.isEmpty else {
      throw .bad(
        links.file, "E1080", zh: "没有可用的路段", en: "no link is left",
        help: .init(zh: "原因见上；也请核对 --datum", en: "the reasons stand above; look at --datum as well"))
    }
    let (nodesFile, linksFile) = ("data/roads-nodes.csv", "data/roads-links.csv")
    let nodeText = CSVField.table(["node_id", "x_coord", "y_coord"], places.rows)
    let linkText = CSVField.table(GMNSLinks.columns, roads.rows)
    let check = RoadTables.read(
      nodes: nodeText, nodesFile: nodesFile, links: linkText, linksFile: linksFile, datum: .wgs84,
      projection: request.frame.projection, lengthUnit: unit)
    guard check.diagnostics.isEmpty else { throw .badData(check.diagnostics) }
    return Imported(
      files: [.init(path: nodesFile, text: nodeText), .init(path: linksFile, text: linkText)],
      settings: [
        ScenarioSetting(
          "roads",
          [
            .init("nodes", nodesFile), .init("links", linksFile), .init("datum", "WGS-84"),
            .init("length_unit", unit.rawValue),
          ])
      ])
  }
}

/// The nodes that stay.
private struct GMNSNodes {
  private(set) var rows: [[String]] = []
  private(set) var places: [String: Coordinate] = [:]
  private(set) var outside: Set<String> = []

  init(
    _ given: DelimitedText, _ reader: PlaceReader, _ frame: ScenarioFrame, _ system: ReferenceSystem,
    _ log: inout ImportLog
  ) throws(ImportFault) {
    var table = given
    let (id, x, y) = (table.column("node_id"), table.column("x_coord"), table.column("y_coord"))
    let extent = frame.boundary?.extent
    var turned = TurnedAxes(reader, frame, system)
    defer { turned.tell(&log) }
    while let row = try table.row(&log) {
      let name = CleanText.clean(table.text(id, of: row))
      func drop(_ code: String, _ zh: String, _ en: String) {
        log.add(.dropped, code, file: given.file, place: row.spot, zh: zh, en: en)
      }
      guard !name.isEmpty else {
        drop("W1039", "没有编号", "it has no identifier")
        continue
      }
      let pair = (PlainNumber.decimal(table.text(x, of: row)), PlainNumber.decimal(table.text(y, of: row)))
      guard let place = turned.place(pair.0, pair.1, file: given.file) else {
        drop("W0900", "节点 '\(name)' 没有可用的坐标", "node '\(name)' has no coordinates that can be used")
        continue
      }
      guard places[name] == nil, !outside.contains(name) else {
        drop("W0901", "节点 '\(name)' 重复，只取第一个", "node '\(name)' stood before; the first one is taken")
        continue
      }
      let point = frame.projection.project(place)
      let margin = GMNSImporter.marginM
      if let extent,
        !(extent.low.x - margin...extent.high.x + margin).contains(point.x)
          || !(extent.low.y - margin...extent.high.y + margin).contains(point.y)
      {
        outside.insert(name)
        drop("W0902", "节点 '\(name)' 距规划区 5 km 以上", "node '\(name)' lies more than 5 km from the district")
        continue
      }
      places[name] = place
      rows.append([name, CSVField.degrees(place.longitude), CSVField.degrees(place.latitude)])
      log.count(kept: 1)
    }
  }
}

/// The links that stay.
private struct GMNSLinks {
  static let columns = [
    "link_id", "from_node_id", "to_node_id", "directed", "length", "facility_type", "free_speed",
  ]

  private(set) var rows: [[String]] = []

  init(
    _ given: DelimitedText, _ nodes: GMNSNodes, _ unit: LengthUnit, _ log: inout ImportLog
  ) throws(ImportFault) {
    var table = given
    let columns = Self.columns.map { table.column($0) }
    if columns[3] == nil {
      log.add(
        .noted, "W0905", file: given.file, zh: "没有 directed 列：路段均按单向",
        en: "there is no column directed: all links are one-way")
    }
    var seen: Set<String> = []
    var speeds = 0
    while let row = try table.row(&log) {
      var fields = columns.map { CleanText.clean(table.text($0, of: row)) }
      func add(_ kind: ImportLog.Kind, _ code: String, _ zh: String, _ en: String) {
        log.add(kind, code, file: given.file, place: row.spot, zh: zh, en: en)
      }
      let name = fields[0]
      guard !name.isEmpty, !seen.contains(name) else {
        add(
          .dropped, "W0903", "路段 '\(name)' 没有编号或重复",
          "link '\(name)' has no identifier, or one that stood before")
        continue
      }
      guard let from = nodes.places[fields[1]], let to = nodes.places[fields[2]] else {
        let gone = nodes.places[fields[1]] == nil ? fields[1] : fields[2]
        let isFar = nodes.outside.contains(gone)
        add(
          .dropped, "W0904", "路段 '\(name)' 的节点 '\(gone)' \(isFar ? "在 5 km 以外" : "不存在")",
          "link '\(name)' needs node '\(gone)', which \(isFar ? "lies too far away" : "is not there")")
        continue
      }
      switch fields[3].lowercased() {
      case "1", "true", "t", "yes", "0", "false", "f", "no": break
      default:
        if columns[3] != nil {
          add(
            .changed, "W0906", "路段 '\(name)' 的 directed '\(fields[3])' 无法识别，按单向",
            "link '\(name)': directed is '\(fields[3])'; it counts as one-way")
        }
        fields[3] = "1"
      }
      let most = 1e7 / unit.metres
      if PlainNumber.decimal(fields[4]).map({ (0...most).contains($0) }) != true {
        let metres = Self.metres(from, to)
        let shown = PlainNumber.text(metres / unit.metres * 1000)
        add(
          .changed, "W0907", "路段 '\(name)' 没有可用的长度 '\(fields[4])'，按两端直线距离",
          "link '\(name)' has no length that can be used ('\(fields[4])'); the straight line is taken")
        fields[4] = PlainNumber.decimal(shown).map { "\($0 / 1000)" } ?? "0"
      }
      if fields[6].isEmpty || PlainNumber.decimal(fields[6]).map({ (1...500).contains($0) }) != true {
        if !fields[6].isEmpty {
          add(
            .changed, "W0908", "路段 '\(name)' 的车速 '\(fields[6])' 不可用，留空",
            "link '\(name)': '\(fields[6])' is no speed that can be used; left empty")
        }
        fields[6] = ""
      } else {
        speeds += 1
      }
      seen.insert(name)
      rows.append(fields)
      log.count(kept: 1)
    }
    guard speeds > 0 else { return }
    log.add(
      .noted, "W0909", file: given.file, zh: "\(speeds) 条路段的 free_speed 按 km/h 读取",
      en: "the free_speed of \(speeds) links is read as km/h")
  }

  /// The straight line in the plane of the zone.
  private static func metres(_ from: Coordinate, _ to: Coordinate) -> Double {
    let zone = TransverseMercator(zone: TransverseMercator.zone(of: from))
    let (a, b) = (zone.project(from), zone.project(to))
    return ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }
}

extension LengthUnit {
  /// Metres of one unit.
  fileprivate var metres: Double {
    switch self {
    case .metre: 1
    case .kilometre: 1000
    case .mile: 1609.344
    case .foot: 0.3048
    }
  }
}

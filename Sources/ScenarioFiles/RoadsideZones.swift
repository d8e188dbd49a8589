import DistrictModel
import RoadNetwork
import RoadsideUnits
import Yams

/// The keys of an entry of `roadside.zones`.
enum RoadsideZoneSchema {
  static var fields: [Field<RoadsideZone>] {
    let root = RoadsideZone()
    return [
      .text("id", \.id, About("代号", "word").required, shape: .identifier),
      .text("name_zh", \.nameZh, About("中文名", "Chinese name")),
      .text("name_en", \.nameEn, About("英文名", "English name")),
      .text(
        "file", \.file,
        About(
          "GeoJSON：Polygon、MultiPolygon（片区），或 LineString、MultiLineString（走廊）",
          "GeoJSON: Polygon or MultiPolygon for an area, LineString or MultiLineString for a corridor"
        ).required),
      .choice("datum", \.datum, About("坐标系", "reference system of the coordinates").required, in: root),
      .number(
        "within_m", \.withinM, 1...5000,
        About(
          "走廊：距折线不超过此值的道路计入", "roads up to this distance from a line belong to the corridor", unit: "m",
          from: RoadsideSchema.judgement), in: root),
      .integer(
        "units", \.units, 0...100_000,
        About(
          "须设于此处的路侧单元数，计入 units.count 并先行选址；0 为不作要求",
          "units that must stand here, part of `units.count` and placed first; 0 for as many as the plan brings",
          unit: "units", from: "none unless the scenario says so"), in: root),
    ]
  }
}

extension ScenarioLoading {
  /// The shapes of the zones, and whether any road lies in them.
  mutating func roadsideZones(_ scenario: inout Scenario, _ reader: ScenarioReader) {
    guard var zones = scenario.roadside?.zones, !zones.isEmpty else { return }
    let pieces = pieces(of: scenario)
    for row in zones.indices {
      let path = "roadside.zones.\(zones[row].id).file"
      guard let text = loadText(zones[row].file, path: path, reader) else { continue }
      let read = ZoneFile(
        text, file: zones[row].file, datum: zones[row].datum, projection: scenario.district.projection)
      diagnostics += read.diagnostics
      guard read.diagnostics.isEmpty else { continue }
      zones[row].shape = read.shape
      if let pieces { check(zones[row], pieces, scenario, reader) }
    }
    scenario.roadside?.zones = zones
  }

  /// All pieces of road in the district; `nil` without roads, or with such as are complained of elsewhere.
  private func pieces(of scenario: Scenario) -> RoadSteps? {
    guard let roads = scenario.roads,
      let graph = try? roads.network(inside: scenario.district.boundary),
      let grid = try? CellGrid(over: scenario.district.boundary, sizeM: scenario.district.cellSizeM)
    else { return nil }
    let everywhere = RoadSteps(graph)
    return everywhere.rows {
      grid.cell(at: MetricPoint(x: everywhere.x[$0], y: everywhere.y[$0])) != nil
    }
  }

  private mutating func check(
    _ zone: RoadsideZone, _ pieces: RoadSteps, _ scenario: Scenario, _ reader: ScenarioReader
  ) {
    let path = "roadside.zones.\(zone.id)"
    let boundary = scenario.district.boundary
    let corners = zone.shape.lines.joined() + zone.shape.polygons.flatMap(\.outer)
    let inside = (0..<pieces.count).filter { zone.holds(MetricPoint(x: pieces.x[$0], y: pieces.y[$0])) }
    if inside.isEmpty {
      // An area around the whole district has no corner in it, but it has its roads.
      let isOutside = !corners.contains { boundary.contains($0) }
      reader.complain(
        "E0725", path: "\(path).file",
        zh: isOutside ? "'\(zone.id)' 完全在边界之外" : "'\(zone.id)' 内没有道路",
        en: isOutside
          ? "zone '\(zone.id)' lies outside the boundary altogether" : "no road lies in zone '\(zone.id)'",
        help: isOutside
          ? BilingualText(zh: "请检查坐标系与经纬度", en: "check the datum and the coordinates")
          : zone.isCorridor
            ? BilingualText(zh: "增大 within_m，或沿道路画线", en: "raise within_m, or draw the line along a road")
            : BilingualText(zh: "扩大多边形，或加密路网", en: "draw a larger polygon, or give more roads"))
      return
    }
    let roads = scenario.roadside?.units.roads ?? .all
    if !inside.contains(where: { roads.holds(pieces.roadClass[$0]) }) {
      warn(
        "W0656", "\(path).file", reader, zh: "'\(zone.id)' 内没有须覆盖的道路（units.roads: \(roads.rawValue)）",
        en:
          "none of the roads that are to be covered (units.roads: \(roads.rawValue)) lies in zone '\(zone.id)'"
      )
    }
    if zone.shape.lines.isEmpty, reader.isGiven("\(path).within_m") {
      warn(
        "W0657", "\(path).within_m", reader, zh: "\(path).within_m：'\(zone.file)' 只有多边形，不起作用",
        en: "\(path).within_m: has no effect, '\(zone.file)' has polygons only")
    }
  }

  /// Beside the reader's complaints, which would keep back other warnings.
  private mutating func warn(_ code: String, _ path: String, _ reader: ScenarioReader, zh: String, en: String)
  {
    let mark = reader.place(path)
    diagnostics.append(
      reader.source.diagnostic(mark?.line ?? 1, mark?.column ?? 1, code, zh: zh, en: en, severity: .warning))
  }
}

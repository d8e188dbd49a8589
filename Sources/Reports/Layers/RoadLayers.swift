import Assessment
import DistrictModel
import RoadNetwork
import RoadsideUnits

/// Roads, and what stands beside them.
extension LayerCatalogue {
  static let roads = MapLayer(
    name: "roads", title: BilingualText(zh: "路网", en: "road network"),
    written: BilingualText(zh: "情景有道路（含合成路网）时", en: "where the scenario has roads, synthetic ones included"),
    geometry: .lines,
    columns: [
      .count("link", "路段序号，自 1 起", "the link, from 1"), .text("from_node", "起点", "where it begins"),
      .text("to_node", "终点", "where it ends"), .text("class", "道路等级", "class of the road"),
      .number("length_m", "m", "里程", "length"), .number("speed_km_per_h", "km/h", "行驶速度", "speed"),
      .flag("both_ways", "双向通行", "both ways"),
      .flag("synthetic", "由规则生成，非实测路网", "made by a rule, no surveyed network"),
    ],
    looks: [
      LayerLook(
        name: "class", title: BilingualText(zh: "道路等级", en: "class of road"),
        rule: .categories("class", RoadClass.allCases.map(roadCategory)))
    ]
  ) { input in
    guard let graph = input.roads else { return nil }
    let drawn = RoadLines(graph)
    return LayerContent(count: drawn.links.count) { row in
      let link = graph.links[drawn.links[row]]
      return .lines([
        input.projection.line([graph.nodes[Int(link.from)].point, graph.nodes[Int(link.to)].point])
      ])
    } fields: { row in
      let link = graph.links[drawn.links[row]]
      return [
        .integer(row + 1), .text(graph.nodes[Int(link.from)].id), .text(graph.nodes[Int(link.to)].id),
        .text(link.roadClass.rawValue), .number(Double(link.length) / 10), .number(link.speedKmPerHour),
        flag(drawn.isBothWays[row]), flag(graph.isSynthetic),
      ]
    }
  }

  /// The higher the class the broader and darker.
  private static func roadCategory(_ roadClass: RoadClass) -> LayerLook.Category {
    let (zh, width, colour): (String, Double, String) =
      switch roadClass {
      case .motorway: ("高速公路", 0.8, "#5d6c78")
      case .trunk: ("快速路", 0.7, "#5d6c78")
      case .primary: ("主干路", 0.45, "#7b8893")
      case .secondary: ("次干路", 0.35, "#9aa7b1")
      case .tertiary: ("支路", 0.3, "#9aa7b1")
      case .residential: ("居住区道路", 0.15, "#b4bec6")
      case .connector: ("连接线", 0.25, "#9aa7b1")
      case .other: ("其他", 0.25, "#9aa7b1")
      }
    return LayerLook.Category(
      value: roadClass.rawValue, label: BilingualText(zh: zh, en: roadClass.rawValue),
      symbol: LayerSymbol(colour: colour, sizeMM: width, isDashed: roadClass == .connector))
  }

  static let roadsideUnits = MapLayer(
    name: "roadside_units", title: DataCatalogue.roadsideUnits.title,
    written: DataCatalogue.roadsideUnits.written, geometry: .point,
    columns: DataCatalogue.roadsideUnits.columns,
    looks: [
      LayerLook(
        name: "place", title: BilingualText(zh: "路口与路段", en: "junctions and roads"),
        rule: .categories(
          "at_junction",
          [
            .init(
              value: "true", label: BilingualText(zh: "位于路口", en: "at a junction"),
              symbol: LayerSymbol(colour: SVGText.blue, outlineMM: 0.1, shape: .cross, sizeMM: 3)),
            .init(
              value: "false", label: BilingualText(zh: "位于路段", en: "along a road"),
              symbol: LayerSymbol(colour: SVGText.orange, outlineMM: 0.1, shape: .pentagon, sizeMM: 1.8)),
          ]))
    ]
  ) { input in
    guard let card = input.report.scorecard.roadside else { return nil }
    return LayerContent(rows: RoadsideUnitsFile.rows(of: input.report)) {
      .point(LayerProjection.exact(card.units[$0].coordinate))
    }
  }

  static let roadsideAreas = zones(
    name: "roadside_areas", BilingualText(zh: "车联网片区", en: "areas of roadside units"), geometry: .areas,
    symbol: LayerSymbol(colour: "", outline: SVGText.purple, outlineMM: 0.7, isDashed: true)
  ) { input, zone in input.projection.areas(zone.shape.polygons) }

  static let roadsideCorridors = zones(
    name: "roadside_corridors", BilingualText(zh: "智行走廊", en: "corridors of roadside units"),
    geometry: .lines,
    symbol: LayerSymbol(colour: SVGText.purple, opacity: 0.7, sizeMM: 1.4)
  ) { input, zone in .lines(zone.shape.lines.map(input.projection.line)) }

  private static func zones(
    name: String, _ title: BilingualText, geometry: LayerGeometry.Kind, symbol: LayerSymbol,
    shape: @escaping @Sendable (LayerInput, RoadsideZone) -> LayerGeometry
  ) -> MapLayer {
    MapLayer(
      name: name, title: title, written: DataCatalogue.roadsideZones.written, geometry: geometry,
      columns: DataCatalogue.roadsideZones.columns,
      looks: [LayerLook(name: "zones", title: title, rule: .single(symbol), labels: "name_zh")]
    ) { input in
      let zones = input.report.scorecard.roadside?.zones ?? []
      let rows = RoadsideZonesFile.rows(of: input.report)
      let own = zones.indices.filter { zones[$0].zone.isCorridor == (geometry == .lines) }
      guard !own.isEmpty else { return nil }
      return LayerContent(count: own.count) {
        shape(input, zones[own[$0]].zone)
      } fields: {
        rows[own[$0]]
      }
    }
  }
}

/// Links of a graph as lines: two that lead to and fro between the same nodes are one.
struct RoadLines {
  private(set) var links: [Int] = []
  private(set) var isBothWays: [Bool] = []

  private struct Way: Hashable {
    let from: Int32
    let to: Int32
    let roadClass: RoadClass
    let length: Int64
  }

  /// - Complexity: O(links).
  init(_ graph: RoadGraph) {
    func way(_ link: RoadLink, back: Bool = false) -> Way {
      Way(
        from: back ? link.to : link.from, to: back ? link.from : link.to, roadClass: link.roadClass,
        length: link.length)
    }
    // How many links of a way wait for one that comes back.
    var waiting: [Way: [Int]] = [:]
    for (row, link) in graph.links.enumerated() {
      if let other = waiting[way(link, back: true)]?.popLast() {
        isBothWays[other] = true
      } else {
        waiting[way(link), default: []].append(links.count)
        links.append(row)
        isBothWays.append(false)
      }
    }
  }
}

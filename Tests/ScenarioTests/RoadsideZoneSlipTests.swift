import DistrictModel
import Foundation
import RoadsideUnits
import ScenarioFiles
import Testing

/// The template with roadside units on a synthetic grid, an area and a corridor.
enum ZoneFolder {
  static let section = """
    roads:
      grid_spacing_m: 500
      for_distances: false
    roadside:
      radio: { street_model: winner_plus_b1_los, environment_height_m: 0.5 }
      units:
        count: 20
        roads: primary
      zones:
        - { id: park, name_zh: 科技园, name_en: park, file: zones/park.geojson, datum: WGS-84, units: 3 }
        - { id: line, name_zh: 走廊, name_en: line, file: zones/line.geojson, datum: WGS-84, within_m: 200 }

    siting:

    """

  static let park = """
    {"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": [
      [[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]]
    ]}}

    """

  static let line = """
    {"type": "LineString",
     "coordinates": [
      [106.51, 29.62],
      [106.60, 29.625],
      [106.61, 29.69]
    ]}

    """

  /// A line between two streets.
  static let short = """
    {"type": "LineString", "coordinates": [[106.5415, 29.6415], [106.5425, 29.6425]]}
    """

  static func make() throws -> ScenarioFolder {
    let folder = try ScenarioFolder()
    try folder.write(Data(park.utf8), to: "zones/park.geojson")
    try folder.write(Data(line.utf8), to: "zones/line.geojson")
    try folder.write(Data(short.utf8), to: "zones/short.geojson")
    try folder.replace("\nsiting:\n", with: "\n" + section)
    return folder
  }
}

@Suite("A slip in a zone or corridor is told with its place and what was expected")
struct RoadsideZoneSlipTests {
  @Test("Without a slip nothing is told, and the shapes are those of the files in the metric plane")
  func sound() throws {
    let folder = try ZoneFolder.make()
    defer { folder.remove() }
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let scenario = try #require(result.scenario)
    let zones = try #require(scenario.roadside).zones
    func points(_ places: [(Double, Double)]) -> [MetricPoint] {
      places.map { scenario.district.projection.project(Coordinate(longitude: $0.0, latitude: $0.1)) }
    }
    let corners = points([(106.54, 29.64), (106.57, 29.64), (106.57, 29.66), (106.54, 29.66)])
    #expect(zones[0].shape == .init(polygons: [Polygon(outer: corners)]))
    #expect(
      zones[1].shape == .init(lines: [points([(106.51, 29.62), (106.60, 29.625), (106.61, 29.69)])]))
    #expect(zones.map(\.id) == ["park", "line"] && zones.map(\.units) == [3, 0])
    #expect(zones.map(\.withinM) == [150, 200] && zones.map(\.name.zh) == ["科技园", "走廊"])
    #expect(scenario.files.map(\.path).contains("zones/line.geojson"))
    let within = scenario.assumptions.filter { $0.path.hasSuffix(".within_m") }
    #expect(within.map(\.path) == ["roadside.zones.park.within_m", "roadside.zones.line.within_m"])
    #expect(within.map(\.origin) == [.standard, .scenario] && within.allSatisfy { !$0.unit.isEmpty })
    // Another datum is another place.
    try folder.replace("zones/line.geojson, datum: WGS-84", with: "zones/line.geojson, datum: GCJ-02")
    #expect(folder.read().scenario?.roadside?.zones[1].shape != zones[1].shape)
  }

  @Test("Areas and lines may stand together in a collection, in parts and with holes")
  func collection() throws {
    let folder = try ZoneFolder.make()
    defer { folder.remove() }
    let text = """
      {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"note": "\\"}"}, "geometry": {"type": "MultiPolygon", "coordinates": [
          [[[106.54, 29.64], [106.57, 29.64], [106.57, 29.66], [106.54, 29.66], [106.54, 29.64]],
           [[106.55, 29.645], [106.56, 29.645], [106.56, 29.655], [106.55, 29.645]]],
          [[[106.58, 29.64], [106.59, 29.64], [106.59, 29.66], [106.58, 29.64]]]]}},
        {"type": "GeometryCollection", "geometries": [
          {"type": "MultiLineString", "coordinates": [[[106.51, 29.62], [1.066e2, 29.625]],
            [[106.51, 29.62, 250.0], [106.51, 29.62], [106.61, 29.69]]]}]}]}
      """
    try folder.write(Data(text.utf8), to: "zones/park.geojson")
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() } == [])
    let zone = try #require(result.scenario?.roadside?.zones.first)
    #expect(zone.shape.polygons.map(\.holes.count) == [1, 0] && zone.shape.lines.map(\.count) == [2, 2])
    #expect(!zone.isCorridor)
  }

  @Test("every slip is told in full, once, in both languages", arguments: slips)
  func slip(_ slip: RoadsideSlipTests.Slip) throws {
    let folder = try ZoneFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put, in: slip.file)
    let result = folder.read()
    #expect(result.told { $0.en } == [slip.en])
    #expect(result.told { $0.zh } == [slip.zh])
    #expect(result.scenario == nil)
  }

  @Test("A sound zone that does not do what one may think is told so", arguments: warnings)
  func warning(_ slip: RoadsideSlipTests.Slip) throws {
    let folder = try ZoneFolder.make()
    defer { folder.remove() }
    try folder.replace(slip.found, with: slip.put, in: slip.file)
    let result = folder.read()
    #expect(result.scenario != nil)
    #expect(result.told { $0.en } == [slip.en])
    #expect(result.told { $0.zh } == [slip.zh])
    for one in result.diagnostics { #expect(one.severity == .warning) }
  }

  @Test("A warning about a zone keeps back no other warning")
  func together() throws {
    let folder = try ZoneFolder.make()
    defer { folder.remove() }
    try folder.replace("units: 3 }", with: "within_m: 90 }")
    try folder.replace("  zones:\n", with: "  edge: { tera_operations: 50 }\n  zones:\n")
    #expect(folder.codes() == ["W0647", "W0657"])
    // Both files are read where one has a slip.
    try folder.replace("LineString", with: "Point", in: "zones/line.geojson")
    try folder.replace("[106.57, 29.64]", with: "[29.64, 106.57]", in: "zones/park.geojson")
    #expect(folder.codes() == ["W0647", "E0403", "E0404"])
  }
}

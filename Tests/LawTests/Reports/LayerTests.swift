import DistrictModel
import Fixtures
import Foundation
import GeoPackageFiles
import RoadNetwork
import Testing

@testable import Assessment
@testable import Reports

/// The layers of the report's fixture.
enum LayerFixture {
  static func tables(roads: Bool = true) throws -> [LayerTable] {
    let input = try ReportFixture.input()
    let graph = try SyntheticRoads(spacingM: 500).graph(inside: input.world.boundary)
    return LayerCatalogue.tables(of: LayerInput(report: input, roads: roads ? graph : nil))
  }

  static func features(_ layer: LayerTable) throws -> [LayerFeature] {
    var all: [LayerFeature] = []
    try layer.tell { all.append($0) }
    return all
  }
}

@Suite("Layers are what the catalogue says") struct LayerTests {
  @Test("Names are words told once, titles and columns are in both languages, looks are of columns there are")
  func words() {
    #expect(Set(LayerCatalogue.all.map(\.name)).count == LayerCatalogue.all.count)
    for layer in LayerCatalogue.all {
      #expect(layer.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil)
      #expect(Set(layer.columns.map(\.name)).count == layer.columns.count, "\(layer.name)")
      #expect(!layer.columns.contains { ["fid", "geom"].contains($0.name) })
      for text in [layer.title, layer.written] + layer.columns.map(\.meaning) + layer.looks.map(\.title) {
        #expect(text.zh.unicodeScalars.contains { $0.value > 0x2E80 }, "\(layer.name): \(text.zh)")
        #expect(!text.en.unicodeScalars.contains { $0.value > 0x2E80 }, "\(layer.name): \(text.en)")
        #expect(!text.zh.contains(" · "), "the sign between the languages")
      }
      let names = layer.columns.map(\.name)
      #expect(!layer.looks.isEmpty && Set(layer.looks.map(\.name)).count == layer.looks.count)
      #expect(layer.looks.allSatisfy { $0.name.count <= 30 })
      #expect(layer.looks.allSatisfy { look in look.column.map(names.contains) ?? true }, "\(layer.name)")
      #expect(layer.looks.allSatisfy { look in look.labels.map(names.contains) ?? true }, "\(layer.name)")
    }
  }

  /// What a layer says of a feature that is not so.
  static func complaints(_ layer: LayerTable, _ features: [LayerFeature]) -> [String] {
    var found: [String] = []
    for (row, feature) in features.enumerated() {
      if feature.geometry.kind != layer.geometry { found.append("\(layer.name) \(row): another geometry") }
      if feature.values.count != layer.columns.count { found.append("\(layer.name) \(row): another length") }
      feature.geometry.forEachPoint { place in
        if !(106..<107).contains(place.longitude) || !(29..<30).contains(place.latitude) {
          found.append("\(layer.name) \(row): far away")
        }
      }
      for (value, column) in zip(feature.values, layer.columns) where !fits(value, column.kind) {
        found.append("\(layer.name) \(row): \(value) in \(column.name)")
      }
    }
    return found
  }

  private static func fits(_ value: LayerValue, _ kind: DataColumn.Kind) -> Bool {
    switch value {
    case .nothing: kind != .string
    case .text: kind == .string
    case .integer: kind == .integer
    case .number: kind == .number
    case .flag: kind == .boolean
    }
  }

  @Test(
    "Every feature has a value of its kind for each column and lies in the district; planted faults are told")
  func whole() throws {
    let tables = try LayerFixture.tables()
    #expect(
      tables.map(\.name) == [
        "cells", "boundary", "roads", "allocation", "townships", "stations", "swap_stations",
      ])
    for layer in tables {
      let features = try LayerFixture.features(layer)
      #expect(!features.isEmpty && Self.complaints(layer, features) == [], "\(layer.name)")
      #expect(layer.styles.count { $0.isDefault } == 1 && layer.styles.first?.isDefault == true)
    }
    let stations = try #require(tables.first { $0.name == "stations" })
    var features = try LayerFixture.features(stations)
    features[0].values[0] = .flag(true)
    features[1].values.removeLast()
    guard case .point(let place) = features[2].geometry else { throw GeoProblem.noPoint }
    features[2].geometry = .point(Coordinate(longitude: place.latitude, latitude: place.longitude))
    features[3].geometry = .lines([])
    #expect(Self.complaints(stations, features).count == 4)
    #expect(try LayerFixture.tables(roads: false).contains { $0.name == "roads" } == false)
  }

  private enum GeoProblem: Error { case noPoint }

  @Test("Lines to and fro are one road, and every link of the graph is on the map")
  func roads() throws {
    let graph = try RoadGraph(
      nodes: (0..<3).map { RoadNode(id: "\($0)", point: MetricPoint(x: Double($0) * 100, y: 0)) },
      links: [
        RoadLink(from: 0, to: 1, length: 1000), RoadLink(from: 1, to: 0, length: 1000),
        RoadLink(from: 1, to: 2, length: 1000), RoadLink(from: 2, to: 1, length: 1200),
        RoadLink(from: 0, to: 1, length: 1000),
      ])
    let lines = RoadLines(graph)
    #expect(lines.links == [0, 2, 3, 4] && lines.isBothWays == [true, false, false, false])
  }

  @Test("Each cell's demand goes to the station that is nearest by the distances of siting")
  func allocation() throws {
    let input = try ReportFixture.input()
    let layer = try #require(
      LayerCatalogue.allocation.table(of: LayerInput(report: input, roads: nil)))
    for feature in try LayerFixture.features(layer) {
      guard case .integer(let cell) = feature.values[0], case .text(let id) = feature.values[1],
        case .number(let metres) = feature.values[2]
      else { throw GeoProblem.noPoint }
      let reached = input.plan.stations.map { station in
        (input.world.sites[station.site].id, input.world.metresApart(cell: cell, site: Int(station.site.row)))
      }
      let least = try #require(reached.map(\.1).min())
      #expect(abs(least - metres) <= 0.05)
      #expect(reached.contains { $0.0 == id && $0.1 == least })
    }
  }

  @Test("A class of a style holds its values, and styles name columns there are")
  func classes() throws {
    let values = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(Double.init)
    let classes = LayerStyle.classes(values + [.infinity], LayerSymbol(colour: ""))
    #expect(classes.map(\.upper) == [2, 4, 6, 8, 10] && classes.map(\.lower) == [1, 2, 4, 6, 8])
    #expect(classes.map(\.symbol.colour) == SVGText.sequence)
    #expect(LayerStyle.classes([0, 0], LayerSymbol(colour: "")).isEmpty)
    #expect(LayerStyle.classes([3, 3, 3], LayerSymbol(colour: "")).map(\.upper) == [3])
  }

  @Test("Style sheets are well-formed and name the column they draw by")
  func sheets() throws {
    for layer in try LayerFixture.tables() {
      for style in layer.styles {
        let parser = XMLCheck()
        #expect(parser.isWellFormed(style.qml), "\(layer.name) \(style.name)")
        if let column = parser.column { #expect(layer.columns.contains { $0.name == column }) }
        #expect(!parser.isWellFormed(style.qml.replacing("</qgis>", with: "")))
      }
    }
  }

  @Test("GeoJSON and well-known text have the places they were given")
  func texts() throws {
    for layer in try LayerFixture.tables() {
      let features = try LayerFixture.features(layer)
      var pieces: [String] = []
      try GeoJSONLayer.tell(layer) { pieces.append($0) }
      let root = try #require(
        JSONSerialization.jsonObject(with: Data(pieces.joined().utf8)) as? [String: Any])
      let read = try #require(root["features"] as? [[String: Any]])
      #expect(read.count == features.count && root["name"] as? String == layer.name && root["crs"] == nil)
      for (one, feature) in zip(read, features) {
        let shape = try #require(one["geometry"] as? [String: Any])
        #expect(shape["type"] as? String == layer.geometry.word)
        var flat: [Double] = []
        feature.geometry.forEachPoint { flat += [$0.longitude, $0.latitude] }
        let numbers = Self.numbers(shape["coordinates"])
        #expect(numbers.count == flat.count && zip(numbers, flat).allSatisfy { abs($0 - $1) < 1e-12 })
        let text = CSVLayer.wellKnown(feature.geometry).split { !"-.0123456789".contains($0) }.compactMap {
          Double($0)
        }
        #expect(text == flat)
        #expect((one["properties"] as? [String: Any])?.count == layer.columns.count)
      }
    }
  }

  private static func numbers(_ value: Any?) -> [Double] {
    if let list = value as? [Any] { return list.flatMap(numbers) }
    return (value as? NSNumber).map { [$0.doubleValue] } ?? []
  }
}

/// Whether a text is XML, by nothing but its tags.
private final class XMLCheck {
  var column: String?

  func isWellFormed(_ text: String) -> Bool {
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([A-Za-z][A-Za-z0-9_-]*)([^<>]*?)(\/?)>/) {
      let (_, closes, name, attributes, ends) = tag.output
      if name == "renderer-v2", closes.isEmpty {
        column = attributes.firstMatch(of: /attr="([^"]*)"/).map { String($0.output.1) }
      }
      if !closes.isEmpty {
        guard open.popLast() == name else { return false }
      } else if ends.isEmpty {
        open.append(name)
      }
    }
    return open.isEmpty
  }
}

import DistrictModel

/// A layer as GeoJSON (RFC 7946): WGS-84, longitude first, a feature on each line. Pieces are told as they come.
public enum GeoJSONLayer {
  public static func tell(_ layer: LayerTable, to write: @escaping (String) -> Void) throws {
    write(
      "{\"type\":\"FeatureCollection\",\"name\":\(JSONText.quoted(layer.name)),"
        + "\"title\":\(JSONText.text(layer.title).inlined),\"features\":[")
    var isFirst = true
    try layer.tell { feature in
      write((isFirst ? "\n" : ",\n") + text(of: feature, layer.columns))
      isFirst = false
    }
    write("\n]}\n")
  }

  private static func text(of feature: LayerFeature, _ columns: [DataColumn]) -> String {
    let properties = zip(columns, feature.values).map { "\(JSONText.quoted($0.name)):\($1.json.inlined)" }
    return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"\(feature.geometry.kind.word)\",\"coordinates\":"
      + coordinates(feature.geometry) + "},\"properties\":{\(properties.joined(separator: ","))}}"
  }

  private static func coordinates(_ geometry: LayerGeometry) -> String {
    switch geometry {
    case .point(let place): position(place)
    case .lines(let lines): list(lines, line)
    case .areas(let areas): list(areas) { list($0, line) }
    }
  }

  private static func line(_ places: [Coordinate]) -> String { list(places, position) }

  private static func position(_ place: Coordinate) -> String {
    "[\(JSONText.text(of: place.longitude)),\(JSONText.text(of: place.latitude))]"
  }

  private static func list<Part>(_ parts: [Part], _ text: (Part) -> String) -> String {
    "[" + parts.map(text).joined(separator: ",") + "]"
  }
}

/// A layer as CSV: points by their columns of longitude and latitude, lines and areas as well-known text in a column `WKT`.
public enum CSVLayer {
  public static func tell(_ layer: LayerTable, to write: @escaping (String) -> Void) throws {
    let named = Set(layer.columns.map(\.name))
    let isPlain = layer.geometry == .point && named.contains("longitude") && named.contains("latitude")
    let header = (isPlain ? [] : ["WKT"]) + layer.columns.map(\.name)
    write(header.map { CSVField.text($0).written }.joined(separator: ",") + "\r\n")
    try layer.tell { feature in
      let fields = (isPlain ? [] : [CSVField.text(wellKnown(feature.geometry))]) + feature.values.map(\.field)
      write(fields.map(\.written).joined(separator: ",") + "\r\n")
    }
  }

  /// Well-known text (OGC 06-103r4).
  static func wellKnown(_ geometry: LayerGeometry) -> String {
    let word = geometry.kind.word.uppercased()
    if geometry.isEmpty { return word + " EMPTY" }
    switch geometry {
    case .point(let place): return "\(word) (\(position(place)))"
    case .lines(let lines): return "\(word) (\(lines.map(line).joined(separator: ", ")))"
    case .areas(let areas):
      return "\(word) ("
        + areas.map { "(" + $0.map(line).joined(separator: ", ") + ")" }.joined(separator: ", ") + ")"
    }
  }

  private static func line(_ places: [Coordinate]) -> String {
    "(" + places.map(position).joined(separator: ", ") + ")"
  }

  private static func position(_ place: Coordinate) -> String {
    "\(JSONText.text(of: place.longitude)) \(JSONText.text(of: place.latitude))"
  }
}

import DistrictModel
import Foundation

/// Reads an outline from GeoJSON (RFC 7946): Polygon or MultiPolygon, alone, in a Feature or a FeatureCollection.
struct BoundaryFile {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var rings: [[[Coordinate]]] = []
  private let source: SourceText

  init(data: Data, file: String, datum: Datum) {
    source = SourceText(file: file, text: String(decoding: data.prefix(200), as: UTF8.self))
    let object: Any
    do {
      object = try JSONSerialization.jsonObject(with: data)
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "\(error)"
      diagnostics.append(Self.notJSON(data, file, reason))
      return
    }
    collect(object, datum, depth: 0)
    if diagnostics.isEmpty, rings.isEmpty {
      complain("E0402", zh: "没有任何多边形", en: "there is no polygon in it")
    }
  }

  /// The parser's complaint, at the line and column of the byte it names, if it names one.
  static func notJSON(_ data: Data, _ file: String, _ reason: String) -> Diagnostic {
    let zh = "不是有效的 JSON：\(reason)"
    let en = "this is not JSON: \(reason)"
    guard let found = reason.firstMatch(of: #/character (\d+)/#), let byte = Int(found.1), byte < data.count
    else {
      return Diagnostic(file: file, line: 0, column: 0, code: "E0401", message: BilingualText(zh: zh, en: en))
    }
    let before = SourceText(file: file, text: String(decoding: data.prefix(byte), as: UTF8.self)).lines
    let whole = SourceText(file: file, text: String(decoding: data, as: UTF8.self))
    return whole.diagnostic(before.count, (before.last?.count ?? 0) + 1, "E0401", zh: zh, en: en)
  }

  /// The outline in the metric plane, or complaints.
  mutating func boundary(in projection: TransverseMercator) -> Boundary? {
    guard diagnostics.isEmpty else { return nil }
    let polygons = rings.map { rings in
      let projected = rings.map { $0.map(projection.project) }
      return Polygon(outer: projected[0], holes: Array(projected.dropFirst()))
    }
    for polygon in polygons {
      if let place = polygon.firstCrossing() {
        let at = projection.unproject(place)
        let text = "\(Self.degrees(at.longitude)), \(Self.degrees(at.latitude))"
        complain("E0405", zh: "边界在 \(text) 处自相交", en: "the outline crosses itself at \(text)")
      }
      if polygon.area <= 0 { complain("E0406", zh: "边界不围成面积", en: "the outline encloses no area") }
    }
    return diagnostics.isEmpty ? Boundary(polygons: polygons) : nil
  }

  private mutating func collect(_ object: Any, _ datum: Datum, depth: Int) {
    guard let mapping = object as? [String: Any], depth < 8 else {
      complain("E0403", zh: "不是 GeoJSON 对象", en: "this is not a GeoJSON object")
      return
    }
    switch mapping["type"] as? String {
    case "FeatureCollection":
      for feature in mapping["features"] as? [Any] ?? [] { collect(feature, datum, depth: depth + 1) }
    case "Feature": collect(mapping["geometry"] ?? 0, datum, depth: depth + 1)
    case "GeometryCollection":
      for geometry in mapping["geometries"] as? [Any] ?? [] { collect(geometry, datum, depth: depth + 1) }
    case "Polygon": polygon(mapping["coordinates"], datum)
    case "MultiPolygon":
      for entry in mapping["coordinates"] as? [Any] ?? [] { polygon(entry, datum) }
    case let other:
      let name = other ?? "nothing"
      complain(
        "E0403", zh: "应为 Polygon 或 MultiPolygon，实为 \(name)",
        en: "expected Polygon or MultiPolygon, found \(name)")
    }
  }

  private mutating func polygon(_ coordinates: Any?, _ datum: Datum) {
    guard let given = coordinates as? [Any], !given.isEmpty else {
      complain("E0402", zh: "多边形没有坐标", en: "a polygon has no coordinates")
      return
    }
    var read: [[Coordinate]] = []
    for ring in given {
      guard let points = ring as? [[Any]] else {
        complain("E0404", zh: "坐标应为 [经度, 纬度]", en: "coordinates are pairs of longitude and latitude")
        return
      }
      var line: [Coordinate] = []
      for (index, point) in points.enumerated() {
        guard point.count >= 2, let lon = point[0] as? Double, let lat = point[1] as? Double,
          Coordinate(longitude: lon, latitude: lat).isValid
        else {
          complain(
            "E0404", zh: "第 \(index + 1) 个点不是有效的经纬度",
            en: "point \(index + 1) is not a longitude and a latitude",
            help: (point.first as? Double).flatMap { first in
              point.count < 2 ? nil : (point[1] as? Double).map { Self.slip(first, $0) }
            })
          return
        }
        let place = datum.toWGS84(Coordinate(longitude: lon, latitude: lat))
        if line.last != place { line.append(place) }
      }
      if line.count > 1, line.first == line.last { line.removeLast() }
      guard line.count >= 3 else {
        complain("E0406", zh: "边界少于三个点", en: "an outline needs at least three points")
        return
      }
      read.append(line)
    }
    rings.append(read)
  }

  private mutating func complain(_ code: String, zh: String, en: String, help: BilingualText? = nil) {
    diagnostics.append(
      Diagnostic(
        file: source.file, line: 0, column: 0, code: code, message: BilingualText(zh: zh, en: en), help: help)
    )
  }

  /// Why two numbers are no place: turned round, or metres.
  static func slip(_ first: Double, _ second: Double) -> BilingualText {
    if Coordinate(longitude: second, latitude: first).isValid {
      return BilingualText(
        zh: "经纬度似乎互换：GeoJSON 经度在前", en: "longitude and latitude look swapped: GeoJSON puts longitude first")
    }
    return BilingualText(zh: "坐标以度为单位，不用投影米制坐标", en: "coordinates are degrees, not metres of a projection")
  }

  private static func degrees(_ value: Double) -> String { "\((value * 1e5).rounded() / 1e5)" }
}

import DistrictModel
import Foundation
import RoadsideUnits

/// Reads a zone from GeoJSON (RFC 7946): areas and lines, alone, in a Feature or a FeatureCollection. Every slip is told at the
/// place it stands.
struct ZoneFile {
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var shape = RoadsideZone.Shape()
  private let file: String
  private let text: String
  private let datum: Datum
  private let projection: TransverseMercator

  init(_ text: String, file: String, datum: Datum, projection: TransverseMercator) {
    self.file = file
    self.text = text
    self.datum = datum
    self.projection = projection
    let data = Data(text.utf8)
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "\(error)"
      diagnostics.append(BoundaryFile.notJSON(data, file, reason))
      return
    }
    guard let root = LocatedJSON(text) else { return }
    collect(root, depth: 0)
    if diagnostics.isEmpty, shape == RoadsideZone.Shape() {
      complain("E0402", root, zh: "没有任何多边形或折线", en: "there is no polygon and no line in it")
    }
  }

  private mutating func collect(_ object: LocatedJSON, depth: Int) {
    guard case .object = object.value, depth < 8 else {
      complain("E0403", object, zh: "不是 GeoJSON 对象", en: "this is not a GeoJSON object")
      return
    }
    let type = object["type"]
    let coordinates = object["coordinates"]
    switch type?.text {
    case "FeatureCollection":
      for feature in object["features"]?.list ?? [] { collect(feature, depth: depth + 1) }
    case "Feature":
      guard let geometry = object["geometry"] else {
        complain("E0403", object, zh: "要素没有 geometry", en: "the feature has no geometry")
        return
      }
      collect(geometry, depth: depth + 1)
    case "GeometryCollection":
      for geometry in object["geometries"]?.list ?? [] { collect(geometry, depth: depth + 1) }
    case "Polygon": polygon(coordinates ?? object)
    case "MultiPolygon": for entry in coordinates?.list ?? [] { polygon(entry) }
    case "LineString": line(coordinates ?? object)
    case "MultiLineString": for entry in coordinates?.list ?? [] { line(entry) }
    case let other:
      complain(
        "E0403", type ?? object,
        zh: "应为 Polygon、MultiPolygon、LineString 或 MultiLineString，\(other.map { "实为 \($0)" } ?? "而缺少 type")",
        en: "expected Polygon, MultiPolygon, LineString or MultiLineString, found \(other ?? "no type")")
    }
  }

  private mutating func line(_ given: LocatedJSON) {
    guard let places = places(given) else { return }
    guard places.count >= 2 else {
      complain("E0407", given, zh: "折线少于两个不同的点", en: "a line needs at least two different points")
      return
    }
    shape.lines.append(places)
  }

  private mutating func polygon(_ given: LocatedJSON) {
    guard let list = given.list, !list.isEmpty else {
      complain("E0402", given, zh: "多边形没有坐标", en: "a polygon has no coordinates")
      return
    }
    var rings: [Ring] = []
    for entry in list {
      guard let ring = ring(entry) else { return }
      rings.append(ring)
    }
    let area = Polygon(outer: rings[0], holes: Array(rings.dropFirst()))
    if let crossing = area.firstCrossing() {
      let at = projection.unproject(crossing)
      let place = "\(Self.degrees(at.longitude)), \(Self.degrees(at.latitude))"
      complain("E0405", given, zh: "边界在 \(place) 处自相交", en: "the outline crosses itself at \(place)")
    } else if area.area <= 0 {
      complain("E0406", given, zh: "边界不围成面积", en: "the outline encloses no area")
    } else {
      shape.polygons.append(area)
    }
  }

  /// A closed line without its last point, which is its first.
  private mutating func ring(_ given: LocatedJSON) -> Ring? {
    guard var places = places(given) else { return nil }
    guard places.count > 1, places.first == places.last else {
      let last = given.list?.last ?? given
      complain(
        "E0408", last, zh: "边界没有闭合：末点不同于首点", en: "the outline is not closed: its last point is not its first",
        help: BilingualText(zh: "在末尾重复首点", en: "repeat the first point at the end"))
      return nil
    }
    places.removeLast()
    guard places.count >= 3 else {
      complain("E0406", given, zh: "边界少于三个点", en: "an outline needs at least three points")
      return nil
    }
    return places
  }

  /// Points in the metric plane; of equal neighbours one.
  private mutating func places(_ given: LocatedJSON) -> [MetricPoint]? {
    guard let list = given.list else {
      complain("E0404", given, zh: "坐标应为 [经度, 纬度]", en: "coordinates are pairs of longitude and latitude")
      return nil
    }
    var places: [MetricPoint] = []
    for (index, point) in list.enumerated() {
      let numbers = point.list?.prefix(2).compactMap(\.number) ?? []
      guard numbers.count == 2, Coordinate(longitude: numbers[0], latitude: numbers[1]).isValid,
        isNear(numbers[0])
      else {
        complain(
          "E0404", point, zh: "第 \(index + 1) 个点不是本区范围内的经纬度",
          en: "point \(index + 1) is not a longitude and a latitude of this district",
          help: numbers.count == 2 ? BoundaryFile.slip(numbers[0], numbers[1]) : nil)
        return nil
      }
      let place = projection.project(
        datum.toWGS84(Coordinate(longitude: numbers[0], latitude: numbers[1])))
      if places.last != place { places.append(place) }
    }
    return places
  }

  /// Whether the projection of the district reaches so far.
  private func isNear(_ longitude: Double) -> Bool {
    abs(longitude - Double(6 * projection.zone - 183)) <= 20
  }

  private mutating func complain(
    _ code: String, _ at: LocatedJSON, zh: String, en: String, help: BilingualText? = nil
  ) {
    let before = SourceText(file: file, text: String(decoding: text.utf8.prefix(at.offset), as: UTF8.self))
    let whole = SourceText(file: file, text: text)
    diagnostics.append(
      whole.diagnostic(
        before.lines.count, (before.lines.last?.count ?? 0) + 1, code, zh: zh, en: en, help: help))
  }

  private static func degrees(_ value: Double) -> String { "\((value * 1e5).rounded() / 1e5)" }
}

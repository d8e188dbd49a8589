public import DistrictModel

/// A named part of a district's roads: an area such as a technology park, or a corridor along lines (智行走廊).
public struct RoadsideZone: Codable, Hashable, Sendable {
  /// Areas and lines in the metric plane, as the file of the zone has them.
  public struct Shape: Codable, Hashable, Sendable {
    public var polygons: [Polygon]
    public var lines: [[MetricPoint]]

    public init(polygons: [Polygon] = [], lines: [[MetricPoint]] = []) {
      self.polygons = polygons
      self.lines = lines
    }
  }

  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// GeoJSON of areas or lines.
  public var file = ""
  public var datum = Datum.wgs84
  /// Roads up to this distance from a line belong to the zone, m.
  public var withinM = 150.0
  /// Units that must stand in it; 0 for as many as the plan of the district brings.
  public var units = 0
  public var shape = Shape()

  public init() {}

  /// Its word where it has no name.
  public var name: BilingualText {
    BilingualText(zh: nameZh, en: nameEn.isEmpty && nameZh.isEmpty ? id : nameEn)
  }

  /// Lines only.
  public var isCorridor: Bool { shape.polygons.isEmpty }

  /// Whether a place lies in one of the areas, or near enough to one of the lines.
  ///
  /// - Complexity: O(corners of the shape).
  public func holds(_ place: MetricPoint) -> Bool {
    shape.polygons.contains { $0.contains(place) } || shape.lines.contains { isNear($0, place) }
  }

  private func isNear(_ line: [MetricPoint], _ place: MetricPoint) -> Bool {
    guard let first = line.first else { return false }
    var from = first
    for to in line {
      if Self.squaredDistance(place, from, to) <= withinM * withinM { return true }
      from = to
    }
    return false
  }

  /// From a place to the nearest point of a straight piece, squared.
  private static func squaredDistance(_ place: MetricPoint, _ from: MetricPoint, _ to: MetricPoint) -> Double
  {
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let (px, py) = (place.x - from.x, place.y - from.y)
    let span = dx * dx + dy * dy
    let share = span > 0 ? min(1, max(0, (px * dx + py * dy) / span)) : 0
    let (x, y) = (px - share * dx, py - share * dy)
    return x * x + y * y
  }
}

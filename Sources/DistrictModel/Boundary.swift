/// The outline of the planned area in the metric plane: one or several polygons with holes.
public struct Boundary: Codable, Hashable, Sendable {
  public let polygons: [Polygon]

  public init(polygons: [Polygon]) { self.polygons = polygons }

  /// Square metres.
  public var area: Double { polygons.reduce(0) { $0 + $1.area } }

  public func contains(_ point: MetricPoint) -> Bool { polygons.contains { $0.contains(point) } }

  /// Smallest rectangle around all outer rings, or `nil` without any point.
  public var extent: (low: MetricPoint, high: MetricPoint)? {
    let points = polygons.flatMap(\.outer)
    guard var low = points.first else { return nil }
    var high = low
    for point in points {
      low = MetricPoint(x: min(low.x, point.x), y: min(low.y, point.y))
      high = MetricPoint(x: max(high.x, point.x), y: max(high.y, point.y))
    }
    return (low, high)
  }
}

/// The outline of the planned area in the metric plane: one or several polygons with holes.
public struct Boundary: Codable, Hashable, Sendable {
  public let polygons: [Polygon]

  public init(polygons: [Polygon]) { self.polygons = polygons }

  /// Square metres.
  public var area: Double { polygons.reduce(0) { $0 + $1.area } }

  public func contains(_ point: MetricPoint) -> Bool { polygons.contains { $0.contains(point) } }

  /// Metres in a straight line from a point to the nearest line of the outline; 0 on it, infinite without any line.
  public func distance(to point: MetricPoint) -> Double {
    var least = Double.infinity
    for ring in polygons.lazy.flatMap(\.rings) {
      guard var previous = ring.last else { continue }
      for current in ring {
        least = min(least, Self.squaredDistance(from: point, to: previous, current))
        previous = current
      }
    }
    return least.squareRoot()
  }

  private static func squaredDistance(
    from point: MetricPoint, to start: MetricPoint, _ end: MetricPoint
  ) -> Double {
    let (alongX, alongY) = (end.x - start.x, end.y - start.y)
    let length = alongX * alongX + alongY * alongY
    let reach = (point.x - start.x) * alongX + (point.y - start.y) * alongY
    let share = length > 0 ? min(1, max(0, reach / length)) : 0
    let dx = start.x + share * alongX - point.x
    let dy = start.y + share * alongY - point.y
    return dx * dx + dy * dy
  }

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

public import DistrictModel

/// Outline and grid of a district: what a map needs, and what must be equal for cells to be compared.
public struct DistrictFrame: Codable, Hashable, Sendable {
  /// Of the transverse Mercator projection (UTM, northern half).
  public var zone: Int
  public var sizeM: Double
  /// South-west corner of square (0, 0), metres.
  public var origin: MetricPoint
  public var columns: Int
  public var rows: Int
  /// Rings of the outline, metres to the centimetre.
  public var outline: [[MetricPoint]]

  public init(of world: World) {
    func rounded(_ point: MetricPoint) -> MetricPoint {
      MetricPoint(x: (point.x * 100).rounded() / 100, y: (point.y * 100).rounded() / 100)
    }
    zone = world.projection.zone
    sizeM = world.grid.sizeM
    origin = world.grid.origin
    columns = world.grid.columns
    rows = world.grid.rows
    outline = world.boundary.polygons.flatMap(\.rings).map { $0.map(rounded) }
  }

  public init(
    zone: Int, sizeM: Double, origin: MetricPoint, columns: Int, rows: Int, outline: [[MetricPoint]]
  ) {
    self.zone = zone
    self.sizeM = sizeM
    self.origin = origin
    self.columns = columns
    self.rows = rows
    self.outline = outline
  }

  /// A place in squares eastwards from the west edge and southwards from the north edge.
  public func square(of coordinate: Coordinate) -> (x: Double, y: Double) {
    square(of: TransverseMercator(zone: zone).project(coordinate))
  }

  public func square(of point: MetricPoint) -> (x: Double, y: Double) {
    ((point.x - origin.x) / sizeM, Double(rows) - (point.y - origin.y) / sizeM)
  }
}

/// A place in the district's metric plane.
public struct SitingPoint: Codable, Hashable, Sendable {
  /// Metres to the east of the plane's origin.
  public var x: Double
  /// Metres to the north of the plane's origin.
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Within a billion kilometres of the origin: differences and squares of such numbers are harmless.
  var isInRange: Bool { abs(x) <= 1e12 && abs(y) <= 1e12 }
}

/// A place where people need service, and how much they need.
public struct DemandPoint: Codable, Hashable, Sendable {
  public var point: SitingPoint
  /// Needs counted in whole units, such as vehicles or trips per day.
  public var weight: Int64

  public init(point: SitingPoint, weight: Int64) {
    self.point = point
    self.weight = weight
  }
}

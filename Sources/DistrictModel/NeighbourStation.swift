/// A public charging station of a neighbouring district: drivers of this one may use it, the plan has no say in it.
///
/// Only direct current, at the usual efficiency of a ``ChargerType``.
public struct NeighbourStation: Codable, Hashable, Sendable {
  public let id: String
  public let name: BilingualText
  /// WGS-84.
  public let coordinate: Coordinate
  /// Where it lies in the district's metric plane.
  public let point: MetricPoint
  public let connectors: Int
  /// Rated power of one connector.
  public let powerKW: Double

  /// Farther from the outline a station is hardly the district's neighbour: it is allowed, and warned of.
  public static let farthestM = 30_000.0

  public init(
    id: String, name: BilingualText, coordinate: Coordinate, point: MetricPoint, connectors: Int,
    powerKW: Double
  ) {
    self.id = id
    // Its word where it has no name.
    self.name = name.zh.isEmpty && name.en.isEmpty ? BilingualText(zh: id, en: id) : name
    self.coordinate = coordinate
    self.point = point
    self.connectors = connectors
    self.powerKW = powerKW
  }

  /// What one of its connectors is to a vehicle.
  public var connector: ChargerType {
    var type = ChargerType()
    type.id = id
    type.powerKW = powerKW
    return type
  }
}

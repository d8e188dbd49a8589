/// How drivers weigh a station outside against those of the district. The figures are those of the charging room, so
/// that a way costs the same on both sides of the border.
public struct NeighbourParameters: Hashable, Sendable {
  /// Scale of the utility, 1/CNY.
  public var perCNY = 0.3
  /// Weight of driving time against the value of time.
  public var driving = 1.0
  public var detourCNYPerKm = 0.5
  /// Nearest stations a driver compares, on both sides together.
  public var alternatives = 8
  /// Farthest drive a driver considers; beyond it only the nearest station is left.
  public var farthestMin = 15.0
  /// Plugging in and paying.
  public var connectOverheadS = 60.0

  public init() {}
}

/// What one station did in each recorded quarter hour. Kept only where a run asks for records.
public struct StationQuarters: Hashable, Sendable {
  /// Drawn from the grid; where a station has sun and battery, drawn by its chargers.
  public var energy: [Millijoules]
  /// Connector time taken, and connector time of those that work and are not held for good; empty where the room has no
  /// connectors.
  public var occupied: [Nanoseconds] = []
  public var available: [Nanoseconds] = []

  public init(energy: [Millijoules]) { self.energy = energy }
}

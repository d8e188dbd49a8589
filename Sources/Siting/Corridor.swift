/// Vehicles that drive between two townships again and again and fill up on the way.
public struct Corridor: Codable, Hashable, Sendable {
  public var id = ""
  /// Codes of the townships at its ends.
  public var from = ""
  public var to = ""
  /// What they want on the way.
  public var kind = SitedKind.hydrogen
  /// Round trips, both directions together.
  public var vehiclesPerDay = 100
  /// What a full tank or battery lasts for.
  public var rangeKm = 300.0
  /// A site is on the way if it lies no farther from the line than this.
  public var offsetKm = 5.0

  public init() {}
}

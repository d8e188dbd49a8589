public import RoadNetwork

/// Which roads get units, how many, and where these may stand.
public struct UnitParameters: Codable, Hashable, Sendable {
  /// What a unit's cover is worth.
  public enum Weight: String, Codable, CaseIterable, Sendable {
    /// Metres of road.
    case length
    /// Vehicle-metres of a day.
    case traffic
  }

  /// Units to place; 0 where a budget says how many.
  public var count = 0
  /// CNY for units and what belongs to them; 0 where a number says how many.
  public var budgetCNY = 0
  /// Units that each piece of road is to hear.
  public var coverTimes = 1
  public var weight = Weight.length
  /// The least important class of road that is to be covered.
  public var roads = RoadRank.tertiary
  /// Distance between candidates along roads, m; 0 for junctions only.
  public var spacingM = 0.0
  /// Distance up to which a unit shares pole, power and fibre with a station, m; 0 for never.
  public var sharedWithinM = 60.0
  public var algorithm = "greedy-swap"

  public init() {}
}

/// Classes of road by how important they are: one means itself and all more important ones.
public enum RoadRank: String, Codable, CaseIterable, Sendable {
  case motorway
  case trunk
  case primary
  case secondary
  case tertiary
  case residential
  case all

  /// Whether a road is of this class or a more important one.
  public func holds(_ road: RoadClass) -> Bool {
    let order: [RoadClass] = [.motorway, .trunk, .primary, .secondary, .tertiary, .residential]
    guard self != .all else { return road != .connector }
    guard let own = order.firstIndex(where: { $0.rawValue == rawValue }),
      let other = order.firstIndex(of: road)
    else { return false }
    return other <= own
  }
}

/// How drivers weigh stations, in CNY so that every weight has a meaning (multinomial logit).
public struct ChoiceWeights: Codable, Hashable, Sendable {
  /// Scale of the utility, 1/CNY: 0 is a blind draw, large values always take the cheapest.
  public var perCNY = 0.3
  public var driving = 1.0
  public var waiting = 1.5
  public var charging = 0.5
  /// Weight of charging time where the car is parked anyway.
  public var chargingWhileParked = 0.1
  public var detourCNYPerKm = 0.5
  /// What the station used last is worth to a driver who sees no live state.
  public var habitCNY = 3.0

  public init() {}
}

/// Rules of the charging room. Grades and sources stand in the schema table.
public struct ChargingParameters: Codable, Hashable, Sendable {
  /// Minutes a driver waits in a queue before trying another station.
  public var patienceMin = 10.0
  /// Stations a driver tries for one need.
  public var attempts = 3
  /// Plugging in and paying.
  public var connectOverheadS = 60.0
  /// Minutes of the owner's time it takes to fetch a full car before he wants it.
  public var fetchMin = 15.0
  /// Nearest stations a driver compares.
  public var alternatives = 8
  /// Farthest drive a driver considers; beyond it only the nearest station is left.
  public var farthestMin = 15.0
  /// Minutes between two publications of what stations show; 0 where informed drivers see them live.
  public var boardPeriodMin = 0.0
  /// Alternatives an informed driver is told of, drawn anew for each choice; 0 for all.
  public var advisedStations = 0
  public var choice = ChoiceWeights()

  public init() {}
}

/// Rules of the swap room that hold for all its stations. Grades and sources stand in ``SwapDefault``.
public struct SwapParameters: Codable, Hashable, Sendable {
  /// Minutes a driver waits before trying another station; infinity for ever.
  public var patienceMin = 30.0
  /// Stations a driver tries for one need.
  public var attempts = 2
  /// Farthest drive a driver considers; beyond it only the nearest station is left.
  public var farthestMin = 20.0
  /// Minutes between two publications of what stations show; 0 where informed drivers see them live.
  public var boardPeriodMin = 0.0
  /// Stations an informed driver is told of, drawn anew for each choice; 0 for all.
  public var advisedStations = 0
  /// Accepted chance that the stock floor does not last.
  public var floorRisk = 0.05
  /// What a driver pays beside the energy.
  public var serviceFeeCNYPerKWh = 0.5

  public init() {}
}

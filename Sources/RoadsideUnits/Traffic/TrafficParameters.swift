/// Where vehicles drive: flows that are given, or trips of residents by gravity.
public struct TrafficParameters: Codable, Hashable, Sendable {
  /// Table of hourly flows by link, as named in the scenario; empty where trips are made by gravity.
  public var flowsFile = ""
  /// Trips by motor vehicle that a resident makes a day.
  public var tripsPerResident = 0.6
  /// Distance over which the number of trips falls to 1/e, km.
  public var tripKm = 6.0
  /// Largest number of zones between which trips are made; cells are put together until they are so few.
  public var zones = 400
  /// Share of a day's trips in each hour; 24 numbers, scaled to sum 1.
  public var hourShares: [Double] = TrafficParameters.usualHours
  /// Mean speed over the speed a road is made for.
  public var speedFactor = 0.7

  public init() {}

  /// Two peaks of a working day, by judgement.
  public static let usualHours: [Double] = [
    0.010, 0.006, 0.004, 0.004, 0.006, 0.015, 0.040, 0.075, 0.080, 0.060, 0.050, 0.050,
    0.052, 0.050, 0.050, 0.052, 0.058, 0.075, 0.075, 0.058, 0.046, 0.038, 0.028, 0.018,
  ]
}

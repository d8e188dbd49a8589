/// When a car that is parked anyway is fetched: it keeps its connector until then, however early it is full.
public struct ParkedStay: Codable, Hashable, Sendable {
  /// Clock time of leaving, normal with this mean and standard deviation.
  public var leaveHour = 7.3
  public var spreadHours = 0.8
  public var weekendLeaveHour = 9.0
  public var weekendSpreadHours = 2.5
  /// Probability of leaving at the next such hour; who stays is asked again a day later.
  public var leaveProbability = 0.95

  public init() {}
}

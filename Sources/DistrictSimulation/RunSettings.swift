/// How long, how often and from which seed a plan is simulated.
public struct RunSettings: Codable, Hashable, Sendable {
  /// Recorded days.
  public var days = 7
  /// Days before them, whose figures are dropped.
  public var warmUpDays = 2
  public var replications = 8
  public var seed: UInt64 = 1

  public init() {}
}

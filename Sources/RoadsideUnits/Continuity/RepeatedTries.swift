import NumericKernels

/// A message that is sent again every period until it is heard; tries are taken as independent.
public struct RepeatedTries: Codable, Hashable, Sendable {
  /// Share delivered by one try.
  public let deliveredShare: Double
  public let periodSeconds: Double

  /// `nil` for a share outside 0...1 or a period that is not positive.
  public init?(deliveredShare: Double, periodSeconds: Double) {
    guard (0...1).contains(deliveredShare), periodSeconds > 0, periodSeconds.isFinite else { return nil }
    self.deliveredShare = deliveredShare
    self.periodSeconds = periodSeconds
  }

  /// Share delivered by so many tries: 1 - (1 - PDR)^k.
  public func share(tries: Double) -> Double {
    guard tries > 0, deliveredShare > 0 else { return 0 }
    return -Elementary.expm1(tries * Elementary.log1p(-deliveredShare))
  }

  /// Mean time lost to repetition, T (1/PDR - 1); infinite where nothing is ever delivered.
  public var meanExtraSeconds: Double {
    deliveredShare > 0 ? periodSeconds * (1 / deliveredShare - 1) : .infinity
  }

  /// Share delivered by a deadline: the first try is at once.
  public func share(withinSeconds deadline: Double) -> Double {
    deadline >= 0 ? share(tries: (deadline / periodSeconds).rounded(.down) + 1) : 0
  }

  /// Periodic messages that a vehicle can hear while it crosses a unit's circle: floor(2 R/(v T)).
  public static func messagesInPassing(radiusM: Double, speedMPS: Double, periodSeconds: Double) -> Double {
    guard radiusM > 0, speedMPS > 0, periodSeconds > 0 else { return 0 }
    return (2 * radiusM / (speedMPS * periodSeconds)).rounded(.down)
  }

  /// Share of vehicles that decode at least one of several messages or hear at least one of several units.
  public static func anyOf(_ shares: [Double]) -> Double {
    1 - shares.reduce(1) { $0 * (1 - min(1, max(0, $1))) }
  }
}

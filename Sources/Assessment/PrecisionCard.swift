public import DistrictSimulation

/// How well a figure is known for which replications were made until it was.
public struct PrecisionCard: Codable, Hashable, Sendable {
  /// Id of the indicator.
  public let figure: String
  /// Half its 95 % interval as a share of its mean, as it was asked for.
  public let withinShare: Double
  public let isReached: Bool
  public let replications: Int

  public init(_ wanted: WantedPrecision, isReached: Bool, replications: Int) {
    figure = wanted.figure.rawValue
    withinShare = wanted.withinShare
    self.isReached = isReached
    self.replications = replications
  }
}

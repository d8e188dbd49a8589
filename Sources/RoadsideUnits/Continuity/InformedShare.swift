/// Who knows the state of stations when choosing one: by units, if in the network, within hearing on the approach and bound for
/// stations that publish; or by other means.
///
///     by units = connected · heard · published,   informed = 1 - (1 - by other means)(1 - by units)
public struct InformedShare: Codable, Hashable, Sendable {
  /// Vehicles with a radio.
  public var connectedShare: Double
  /// Drivers who decode at least one message on the approach.
  public var heardShare: Double
  /// Stations that publish.
  public var publishedShare: Double
  public var byOtherMeansShare: Double

  public init(
    connectedShare: Double, heardShare: Double, publishedShare: Double = 1, byOtherMeansShare: Double = 0
  ) {
    self.connectedShare = connectedShare
    self.heardShare = heardShare
    self.publishedShare = publishedShare
    self.byOtherMeansShare = byOtherMeansShare
  }

  public var byUnitsShare: Double { connectedShare * heardShare * publishedShare }

  public var share: Double { 1 - (1 - byOtherMeansShare) * (1 - byUnitsShare) }
}

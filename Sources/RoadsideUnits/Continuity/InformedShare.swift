/// Who knows the state of stations when choosing one: in the network, decoded on the approach, and not too old.
///
///     informed = connected · q · P(age <= A),   q = 1 - prod(1 - PDR) over the messages of the approach
public struct InformedShare: Codable, Hashable, Sendable {
  /// Vehicles with a radio, and stations that publish.
  public var connectedShare: Double
  public var publishedShare: Double
  /// Delivered share of each message on the approach.
  public var deliveredShares: [Double]
  public var coverage: CoverageAge
  /// Age that the service tolerates, s.
  public var toleratedSeconds: Double

  public init(
    connectedShare: Double, publishedShare: Double = 1, deliveredShares: [Double], coverage: CoverageAge,
    toleratedSeconds: Double
  ) {
    self.connectedShare = connectedShare
    self.publishedShare = publishedShare
    self.deliveredShares = deliveredShares
    self.coverage = coverage
    self.toleratedSeconds = toleratedSeconds
  }

  public var decodedShare: Double { RepeatedTries.anyOf(deliveredShares) }

  public var share: Double {
    connectedShare * publishedShare * decodedShare * coverage.ageShare(upToSeconds: toleratedSeconds)
  }

  /// Mean age of the board at the choice: half a period, the way to the unit, and the gaps on the approach, s.
  public func boardAgeSeconds(periodSeconds: Double, backhaulSeconds: Double) -> Double {
    periodSeconds / 2 + backhaulSeconds + coverage.meanAgeSeconds
  }
}

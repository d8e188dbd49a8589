/// Equal units along a straight road: what is covered, and how old information becomes in the gaps. Exact.
///
///     gap g = max(0, L - 2R)    covered = min(1, 2R/L)    mean age = g²/(2 v L)
///     P(age <= a) = min(1, (min(L, 2R) + v a)/L)
public struct CoverageAge: Codable, Hashable, Sendable {
  public let spacingM: Double
  public let radiusM: Double
  public let speedMPS: Double

  /// `nil` unless spacing and speed are positive and the radius is not negative.
  public init?(spacingM: Double, radiusM: Double, speedMPS: Double) {
    guard spacingM > 0, spacingM.isFinite, radiusM >= 0, radiusM.isFinite, speedMPS > 0, speedMPS.isFinite
    else {
      return nil
    }
    self.spacingM = spacingM
    self.radiusM = radiusM
    self.speedMPS = speedMPS
  }

  public var coveredShare: Double { min(1, 2 * radiusM / spacingM) }
  public var gapM: Double { max(0, spacingM - 2 * radiusM) }
  public var gapSeconds: Double { gapM / speedMPS }
  /// Mean age of what a vehicle last heard, over time, s; 0 while it is covered.
  public var meanAgeSeconds: Double { gapM * gapM / (2 * speedMPS * spacingM) }

  /// Share of the time in which what was last heard is at most so old.
  public func ageShare(upToSeconds limit: Double) -> Double {
    guard limit >= 0 else { return 0 }
    return min(1, (min(spacingM, 2 * radiusM) + speedMPS * limit) / spacingM)
  }
}

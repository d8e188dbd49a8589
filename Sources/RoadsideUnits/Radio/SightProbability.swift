import NumericKernels

/// How likely two antennas of one street see each other, 3GPP TR 37.885 T6.2-1. The rest stand behind a vehicle.
public enum SightProbability: String, CaseIterable, Codable, Hashable, Sendable {
  case urban
  /// It jumps from 0.5434 to 0.539 at 475 m, as printed in the standard.
  case highway

  public func share(distanceM: Double) -> Double {
    switch self {
    case .urban: return min(1, 1.05 * Elementary.exp(-0.0114 * distanceM))
    case .highway:
      guard distanceM > 475 else {
        return min(1, 2.1013e-6 * distanceM * distanceM - 0.002 * distanceM + 1.0193)
      }
      return max(0, 0.54 - 0.001 * (distanceM - 475))
    }
  }
}

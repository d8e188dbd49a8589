public import NumericKernels

/// The loss behind a vehicle that stands in the sight line (NLOSv), 3GPP TR 37.885 s6.2.1.
///
/// A loss in dB, normal with this mean and deviation and never below 0: not a log-normal one, as some programs have it.
public struct VehicleBlockage: Hashable, Sendable {
  public let meanDB: Double
  public let deviationDB: Double

  /// How the antennas stand to the roof of the blocker.
  public enum Case: String, CaseIterable, Codable, Hashable, Sendable {
    case bothAbove = "both_above"
    case bothBelow = "both_below"
    case otherwise
  }

  /// Roofs of the standard's two blockers, m.
  public static let carHeightM = 1.6
  public static let truckHeightM = 3.0

  public init(_ position: Case, distanceM: Double) {
    let far = max(0, 15 * Elementary.log10(distanceM) - 41)
    switch position {
    case .bothAbove: (meanDB, deviationDB) = (0, 0)
    case .bothBelow: (meanDB, deviationDB) = (9 + far, 4.5)
    case .otherwise: (meanDB, deviationDB) = (5 + far, 4)
    }
  }

  public static func position(
    transmitterHeightM: Double, receiverHeightM: Double, blockerHeightM: Double
  ) -> Case {
    if min(transmitterHeightM, receiverHeightM) > blockerHeightM { return .bothAbove }
    return max(transmitterHeightM, receiverHeightM) < blockerHeightM ? .bothBelow : .otherwise
  }

  /// One draw of the loss, dB.
  public func draw(_ random: inout RandomStream) -> Double {
    deviationDB > 0 ? max(0, meanDB + deviationDB * random.standardNormal()) : meanDB
  }
}

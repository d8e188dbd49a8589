import DistrictModel
import NumericKernels

/// The three straight laws of 3GPP TR 37.885, table 6.2.1-1: intercept + slope lg d + tilt lg fc.
public struct StreetLoss: PathLoss, Hashable {
  public let name: String
  public let source = "3GPP TR 37.885, T6.2.1-1"
  public let shadowingDB: Double
  public let decorrelationM: Double
  private let interceptDB: Double
  private let slopeDB: Double
  private let tiltDB: Double

  /// Along one street of a city, in sight or behind a vehicle (whose loss comes on top).
  public static let urban = StreetLoss(
    "tr37885_urban_los", 38.77, 16.7, 18.2, shadowing: 3, decorrelation: 10)
  /// Along a motorway, in sight or behind a vehicle.
  public static let highway = StreetLoss("tr37885_highway_los", 32.4, 20, 20, shadowing: 3, decorrelation: 25)
  /// Behind buildings.
  public static let blocked = StreetLoss("tr37885_nlos", 36.85, 30, 18.9, shadowing: 4, decorrelation: 13)

  private init(
    _ name: String, _ intercept: Double, _ slope: Double, _ tilt: Double, shadowing: Double,
    decorrelation: Double
  ) {
    self.name = name
    interceptDB = intercept
    slopeDB = slope
    tiltDB = tilt
    shadowingDB = shadowing
    decorrelationM = decorrelation
  }

  public var validity: PathLossValidity {
    PathLossValidity(
      distanceM: 10...1000, frequencyGHz: 0.5...100,
      remark: BilingualText(zh: "路面高度的天线", en: "antennas at street level"))
  }

  public func lossDB(_ path: RadioPath) -> Double? {
    let slant = path.slantM
    guard slant > 0, path.frequencyGHz > 0 else { return nil }
    return interceptDB + slopeDB * Elementary.log10(slant) + tiltDB * Elementary.log10(path.frequencyGHz)
  }
}

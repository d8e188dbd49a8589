import Glibc

/// A place on the earth in degrees, longitude first as in GeoJSON (RFC 7946). Always WGS-84 once inside the model.
public struct Coordinate: Codable, Hashable, Sendable {
  /// Degrees east.
  public var longitude: Double
  /// Degrees north.
  public var latitude: Double

  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Whether both angles are finite and on the globe.
  public var isValid: Bool {
    longitude.isFinite && latitude.isFinite && abs(longitude) <= 180 && abs(latitude) <= 90
  }
}

/// The reference system a file's coordinates are given in. It is always declared, never guessed: in Chongqing
/// GCJ-02 lies 361 m east and 314 m south of WGS-84, which is more than half a cell.
public enum Datum: String, Codable, CaseIterable, Sendable {
  case wgs84 = "WGS-84"
  /// The legal Chinese system; equal to WGS-84 within centimetres, so no shift is applied.
  case cgcs2000 = "CGCS2000"
  /// The obfuscated system of Chinese web maps.
  case gcj02 = "GCJ-02"
  /// Baidu's own shift on top of GCJ-02.
  case bd09 = "BD-09"

  /// The same place in WGS-84.
  ///
  /// The offsets have no closed inverse; the fixed point `wgs = given - offset(wgs)` is iterated to below a
  /// millimetre (an offset changes by 1e-4 of a step, so four rounds are ample).
  public func toWGS84(_ given: Coordinate) -> Coordinate {
    guard self == .gcj02 || self == .bd09, GCJ02.applies(at: given) else { return given }
    var estimate = given
    for _ in 0..<8 {
      let shifted = fromWGS84(estimate)
      estimate.longitude += given.longitude - shifted.longitude
      estimate.latitude += given.latitude - shifted.latitude
    }
    return estimate
  }

  /// A WGS-84 place in this system.
  public func fromWGS84(_ place: Coordinate) -> Coordinate {
    guard GCJ02.applies(at: place) else { return place }
    switch self {
    case .wgs84, .cgcs2000: return place
    case .gcj02: return GCJ02.shifted(place)
    case .bd09: return BD09.shifted(GCJ02.shifted(place))
    }
  }
}

/// The publicly known shift of Baidu's maps against GCJ-02: 0.0065° and 0.006° with small waves.
private enum BD09 {
  static func shifted(_ place: Coordinate) -> Coordinate {
    let wave = Double.pi * 3000 / 180
    let (x, y) = (place.longitude, place.latitude)
    let radius = (x * x + y * y).squareRoot() + 0.00002 * sin(y * wave)
    let angle = atan2(y, x) + 0.000003 * cos(x * wave)
    return Coordinate(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
  }
}

/// The publicly known GCJ-02 offset: a tilted plane plus sine waves, on the Krasovsky 1940 ellipsoid.
private enum GCJ02 {
  private static let semiMajorAxis = 6_378_245.0
  private static let eccentricitySquared = 0.006_693_421_622_965_943

  static func applies(at place: Coordinate) -> Bool {
    (72.004...137.8347).contains(place.longitude) && (0.8293...55.8271).contains(place.latitude)
  }

  static func shifted(_ place: Coordinate) -> Coordinate {
    let x = place.longitude - 105
    let y = place.latitude - 35
    let root = abs(x).squareRoot()
    let shared = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
    let north =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + shared
      + (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
      + (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
    let east =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + shared
      + (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
      + (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
    let phi = place.latitude / 180 * .pi
    let w = 1 - eccentricitySquared * sin(phi) * sin(phi)
    let meridian = semiMajorAxis * (1 - eccentricitySquared) / (w * w.squareRoot())
    let parallel = semiMajorAxis / w.squareRoot() * cos(phi)
    return Coordinate(
      longitude: place.longitude + east * 180 / (parallel * .pi),
      latitude: place.latitude + north * 180 / (meridian * .pi))
  }
}

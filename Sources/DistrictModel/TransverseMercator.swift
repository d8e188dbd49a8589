import Glibc

/// A point of the metric plane: metres east and north in the district's UTM zone, false easting included.
///
/// Values are whole millimetres. The rounding hides the last digits in which the sine of two processors may
/// differ, so that every later result is the same everywhere.
public struct MetricPoint: Codable, Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  public func distance(to other: MetricPoint) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }

  var roundedToMillimetre: MetricPoint {
    MetricPoint(x: (x * 1000).rounded() / 1000, y: (y * 1000).rounded() / 1000)
  }
}

/// Universal transverse Mercator on the WGS-84 ellipsoid, northern half.
///
/// Krüger's series in the third flattening to sixth order (Krüger 1912; Karney 2011, J. Geodesy 85): below a
/// micrometre within 3,000 km of the central meridian.
public struct TransverseMercator: Codable, Hashable, Sendable {
  /// UTM zone 1...60; the central meridian lies at 6 × zone - 183 degrees.
  public let zone: Int

  /// - Precondition: `zone` is 1...60; files are checked before.
  public init(zone: Int) {
    precondition((1...60).contains(zone), "a UTM zone is 1...60")
    self.zone = zone
  }

  /// The zone whose central meridian is nearest to a longitude.
  public static func zone(of place: Coordinate) -> Int {
    min(60, max(1, Int(((place.longitude + 180) / 6).rounded(.down)) + 1))
  }

  /// EPSG code of the zone, such as 32648.
  public var epsg: Int { 32600 + zone }

  private var centralMeridian: Double { Double(6 * zone - 183) }

  public func project(_ place: Coordinate) -> MetricPoint {
    let lambda = (place.longitude - centralMeridian) * .pi / 180
    let phi = place.latitude * .pi / 180
    let tau = tan(phi)
    let sigma = sinh(Ellipsoid.e * atanh(Ellipsoid.e * tau / (1 + tau * tau).squareRoot()))
    let conformal = tau * (1 + sigma * sigma).squareRoot() - sigma * (1 + tau * tau).squareRoot()
    let xiPrime = atan2(conformal, cos(lambda))
    let etaPrime = asinh(sin(lambda) / (conformal * conformal + cos(lambda) * cos(lambda)).squareRoot())
    var xi = xiPrime
    var eta = etaPrime
    for (order, coefficient) in Ellipsoid.forward.enumerated() {
      let k = Double(2 * (order + 1))
      xi += coefficient * sin(k * xiPrime) * cosh(k * etaPrime)
      eta += coefficient * cos(k * xiPrime) * sinh(k * etaPrime)
    }
    return MetricPoint(
      x: Ellipsoid.falseEasting + Ellipsoid.scale * Ellipsoid.rectifyingRadius * eta,
      y: Ellipsoid.scale * Ellipsoid.rectifyingRadius * xi
    ).roundedToMillimetre
  }

  public func unproject(_ point: MetricPoint) -> Coordinate {
    let xi = point.y / (Ellipsoid.scale * Ellipsoid.rectifyingRadius)
    let eta = (point.x - Ellipsoid.falseEasting) / (Ellipsoid.scale * Ellipsoid.rectifyingRadius)
    var xiPrime = xi
    var etaPrime = eta
    for (order, coefficient) in Ellipsoid.inverse.enumerated() {
      let k = Double(2 * (order + 1))
      xiPrime -= coefficient * sin(k * xi) * cosh(k * eta)
      etaPrime -= coefficient * cos(k * xi) * sinh(k * eta)
    }
    let conformal =
      sin(xiPrime) / (sinh(etaPrime) * sinh(etaPrime) + cos(xiPrime) * cos(xiPrime)).squareRoot()
    let lambda = atan2(sinh(etaPrime), cos(xiPrime))
    var tau = conformal
    for _ in 0..<6 {
      let sigma = sinh(Ellipsoid.e * atanh(Ellipsoid.e * tau / (1 + tau * tau).squareRoot()))
      let estimate = tau * (1 + sigma * sigma).squareRoot() - sigma * (1 + tau * tau).squareRoot()
      let slope = (1 - Ellipsoid.e * Ellipsoid.e) * (1 + tau * tau).squareRoot()
      tau +=
        (conformal - estimate) / (1 + estimate * estimate).squareRoot()
        * (1 + (1 - Ellipsoid.e * Ellipsoid.e) * tau * tau) / slope
    }
    return Coordinate(
      longitude: centralMeridian + lambda * 180 / .pi, latitude: atan(tau) * 180 / .pi)
  }
}

/// WGS-84 and its series coefficients in the third flattening n.
private enum Ellipsoid {
  static let semiMajorAxis = 6_378_137.0
  static let flattening = 1 / 298.257_223_563
  static let scale = 0.9996
  static let falseEasting = 500_000.0
  static let e = (flattening * (2 - flattening)).squareRoot()
  static let n = flattening / (2 - flattening)

  static let rectifyingRadius: Double = {
    let n2 = n * n
    return semiMajorAxis / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64 + n2 * n2 * n2 / 256)
  }()

  static let forward: [Double] = [
    series([1 / 2, -2 / 3, 5 / 16, 41 / 180, -127 / 288, 7891 / 37800], from: 1),
    series([13 / 48, -3 / 5, 557 / 1440, 281 / 630, -1_983_433 / 1_935_360], from: 2),
    series([61 / 240, -103 / 140, 15061 / 26880, 167603 / 181440], from: 3),
    series([49561 / 161280, -179 / 168, 6_601_661 / 7_257_600], from: 4),
    series([34729 / 80640, -3_418_889 / 1_995_840], from: 5),
    series([212_378_941 / 319_334_400], from: 6),
  ]

  static let inverse: [Double] = [
    series([1 / 2, -2 / 3, 37 / 96, -1 / 360, -81 / 512, 96199 / 604800], from: 1),
    series([1 / 48, 1 / 15, -437 / 1440, 46 / 105, -1_118_711 / 3_870_720], from: 2),
    series([17 / 480, -37 / 840, -209 / 4480, 5569 / 90720], from: 3),
    series([4397 / 161280, -11 / 504, -830251 / 7_257_600], from: 4),
    series([4583 / 161280, -108847 / 3_991_680], from: 5),
    series([20_648_693 / 638_668_800], from: 6),
  ]

  private static func series(_ coefficients: [Double], from order: Int) -> Double {
    var power = 1.0
    for _ in 0..<order { power *= n }
    var sum = 0.0
    for coefficient in coefficients {
      sum += coefficient * power
      power *= n
    }
    return sum
  }
}

import Glibc

/// Where the sun stands for a place and an instant.
///
/// The algorithm of Reda and Andreas ("Solar position algorithm for solar radiation applications", Solar Energy 76,
/// 2004, doi:10.1016/j.solener.2003.12.003) with the terms of the Earth's longitude above 10⁻⁶ rad and the four largest of
/// nutation: within 0.0003° of it in zenith. Terrestrial time is taken 69 s ahead of universal time (2017 to 2030).
public struct SolarPosition: Hashable, Sendable {
  /// Angle between the sun's centre and the vertical, degrees, without refraction; above 90 at night.
  public let zenith: Double
  /// The same as seen through the air, degrees. Refraction ends where the sun is wholly below the horizon.
  public let apparentZenith: Double
  /// Clockwise from north, degrees in 0 ..< 360.
  public let azimuth: Double
  /// Apparent solar time less mean solar time, minutes.
  public let equationOfTime: Double

  /// - Parameters:
  ///   - latitude: Degrees, north positive.
  ///   - longitude: Degrees, east positive.
  ///   - altitude: Metres above the sea; gives the air pressure of the refraction.
  ///   - seconds: Since 1970-01-01T00:00:00Z.
  public init(latitude: Double, longitude: Double, altitude: Double = 0, seconds: Double) {
    let days = seconds / 86_400 - 10_957.5
    let sun = ApparentSun(daysSince2000: days)
    let phi = latitude * radiansPerDegree
    let hour = (sun.siderealDegrees + longitude) * radiansPerDegree - sun.rightAscension
    let height =
      sin(phi) * sin(sun.declination) + cos(phi) * cos(sun.declination) * cos(hour)
    let geocentric = acos(max(-1, min(1, height)))
    // Seen from the surface the sun stands lower by its parallax.
    zenith = geocentric / radiansPerDegree + sun.parallax * sin(geocentric)
    apparentZenith = zenith - Self.refraction(elevation: 90 - zenith, altitude: altitude)
    let west = atan2(
      sin(hour) * cos(sun.declination),
      cos(hour) * sin(phi) * cos(sun.declination) - sin(sun.declination) * cos(phi))
    let turned = west / radiansPerDegree + 180
    azimuth = turned >= 360 ? turned - 360 : turned
    equationOfTime = sun.equationOfTime
  }

  /// By how many degrees the air lifts the sun, at 12 °C.
  ///
  /// Source: Sæmundsson's form as in Reda and Andreas 2004, equation 42; zero below -0.8333°, where no part of the disc is
  /// above the horizon.
  public static func refraction(elevation: Double, altitude: Double) -> Double {
    guard elevation >= -0.833_37 else { return 0 }
    let pressure = Atmosphere.pressure(altitude: altitude) / 101_000
    return pressure * (283.0 / 285.0) * 1.02
      / (60 * tan((elevation + 10.3 / (elevation + 5.11)) * radiansPerDegree))
  }
}

/// Air over a place.
public enum Atmosphere {
  /// Pressure of the standard atmosphere, Pa; altitude in m, from -400 to 40,000.
  ///
  /// Source: ICAO standard atmosphere in the form of the MSL profile used by pvlib (`alt2pres`).
  public static func pressure(altitude: Double) -> Double {
    100 * pow(max(0, 44_331.514 - altitude) / 11_880.516, 1 / 0.190_263_2)
  }

  /// Air mass of the whole atmosphere over a place: of the sea level at that zenith, times the pressure; 0 where the sun is
  /// below the horizon.
  ///
  /// Source: Kasten, Young, "Revised optical air mass tables and approximation formula", 1989, doi:10.1364/AO.28.004735.
  ///
  /// - Parameter apparentZenith: Degrees.
  public static func airMass(apparentZenith: Double, altitude: Double) -> Double {
    guard apparentZenith <= 90 else { return 0 }
    let relative =
      1
      / (cos(apparentZenith * radiansPerDegree)
        + 0.505_72 * pow(96.079_95 - apparentZenith, -1.6364))
    return relative * pressure(altitude: altitude) / 101_325
  }
}

/// The sun from the centre of the Earth.
struct ApparentSun {
  /// Radians.
  let declination: Double
  /// Radians.
  let rightAscension: Double
  /// Apparent sidereal time at longitude 0, degrees.
  let siderealDegrees: Double
  /// Horizontal parallax, degrees.
  let parallax: Double
  let equationOfTime: Double

  init(daysSince2000 days: Double) {
    let century = (days + 69.0 / 86_400) / 36_525
    let x = century / 10
    let longitude =
      (Self.sum(Self.longitude, x) + x * Self.sum(Self.longitudeRate, x)
        + x * x * Self.sum(Self.longitudeSquare, x)) / 1e8
    let distance = Self.sum(Self.radius, x) / 1e8
    let node = (125.044_52 - 1934.136_261 * century) * radiansPerDegree
    let sun = (280.4665 + 36_000.7698 * century) * radiansPerDegree
    let moon = (218.3165 + 481_267.8813 * century) * radiansPerDegree
    // Nutation: Meeus, "Astronomical Algorithms", 2nd edition, chapter 22.
    let inLongitude: Double =
      -17.20 * sin(node) - 1.32 * sin(2 * sun) - 0.23 * sin(2 * moon) + 0.21 * sin(2 * node)
    let inObliquity: Double =
      9.20 * cos(node) + 0.57 * cos(2 * sun) + 0.10 * cos(2 * moon) - 0.09 * cos(2 * node)
    let nutation = inLongitude / 3600
    let obliquityDegrees: Double = 23.439_291_111 - 0.013_004_167 * century + inObliquity / 3600
    let obliquity = obliquityDegrees * radiansPerDegree
    let lambda =
      (longitude / radiansPerDegree + 180 + nutation - 20.4898 / (3600 * distance)) * radiansPerDegree
    declination = asin(sin(obliquity) * sin(lambda))
    let ascension = atan2(cos(obliquity) * sin(lambda), cos(lambda))
    rightAscension = ascension
    let universal = days / 36_525
    let mean: Double =
      280.460_618_37 + 360.985_647_366_29 * days + 0.000_387_933 * universal * universal
    siderealDegrees = mean + nutation * cos(obliquity)
    parallax = 8.794 / (3600 * distance)
    let meanLongitude: Double = 280.466_456_7 + 360_007.698_277_9 * x + 0.030_320_28 * x * x
    let turn =
      meanLongitude - 0.005_718_3 - ascension / radiansPerDegree + nutation * cos(obliquity) + 180
    equationOfTime = 4 * (turn - 360 * (turn / 360).rounded(.down) - 180)
  }

  private typealias Term = (amplitude: Double, phase: Double, rate: Double)

  private static func sum(_ terms: [Term], _ x: Double) -> Double {
    terms.reduce(0) { $0 + $1.amplitude * cos($1.phase + $1.rate * x) }
  }

  /// Heliocentric longitude in 10⁻⁸ rad, x in thousands of years: Bretagnon's VSOP87 in the selection of the source.
  private static let longitude: [Term] = [
    (175_347_046, 0, 0), (3_341_656, 4.6692568, 6283.07585), (34_894, 4.6261, 12566.1517),
    (3497, 2.7441, 5753.3849), (3418, 2.8289, 3.5231), (3136, 3.6277, 77713.7715),
    (2676, 4.4181, 7860.4194), (2343, 6.1352, 3930.2097), (1324, 0.7425, 11506.7698),
    (1273, 2.0371, 529.691), (1199, 1.1096, 1577.3435), (990, 5.233, 5884.927), (902, 2.045, 26.298),
    (857, 3.508, 398.149), (780, 1.179, 5223.694), (753, 2.533, 5507.553), (505, 4.583, 18849.228),
    (492, 4.205, 775.523), (357, 2.92, 0.067), (317, 5.849, 11790.629), (284, 1.899, 796.298),
    (271, 0.315, 10977.079), (243, 0.345, 5486.778), (206, 4.806, 2544.314), (205, 1.869, 5573.143),
    (202, 2.458, 6069.777), (156, 0.833, 213.299), (132, 3.411, 2942.463), (126, 1.083, 20.775),
    (115, 0.645, 0.98), (103, 0.636, 4694.003), (102, 0.976, 15720.839), (102, 4.267, 7.114),
  ]
  private static let longitudeRate: [Term] = [
    (628_331_966_747, 0, 0), (206_059, 2.678235, 6283.07585), (4303, 2.6351, 12566.1517),
    (425, 1.59, 3.523), (119, 5.796, 26.298), (109, 2.966, 1577.344),
  ]
  private static let longitudeSquare: [Term] = [
    (52_919, 0, 0), (8720, 1.0721, 6283.0758), (309, 0.867, 12566.152),
  ]
  /// Distance in 10⁻⁸ astronomical units.
  private static let radius: [Term] = [
    (100_013_989, 0, 0), (1_670_700, 3.0984635, 6283.07585), (13_956, 3.05525, 12566.1517),
  ]
}

import Glibc

/// Sunlight on a level and on a tilted surface, W/m².
public struct Irradiance: Hashable, Sendable {
  /// On the level ground from the whole sky.
  public var global: Double
  /// Of the beam, on a surface that faces it.
  public var direct: Double
  /// On the level ground from the sky without the beam.
  public var diffuse: Double

  public init(global: Double, direct: Double, diffuse: Double) {
    self.global = global
    self.direct = direct
    self.diffuse = diffuse
  }

  public static let none = Irradiance(global: 0, direct: 0, diffuse: 0)
}

/// Sunlight without clouds.
public enum ClearSky {
  /// Global irradiance, W/m², from the apparent zenith alone; 0 below the horizon.
  ///
  /// Source: Haurwitz, "Insolation in relation to cloudiness and cloud density", 1945.
  public static func haurwitz(apparentZenith: Double) -> Double {
    let height = cos(apparentZenith * radiansPerDegree)
    guard height > 0 else { return 0 }
    return 1098 * height * exp(-0.059 / height)
  }

  /// Irradiance outside the atmosphere on a surface that faces the sun, W/m²: 1366.1 times Spencer's distance factor.
  ///
  /// Source: Spencer, "Fourier series representation of the position of the sun", Search 2, 1971. A day of a leap year keeps
  /// its number; the day is that of universal time.
  ///
  /// - Parameter dayOfYear: From 1.
  public static func extraterrestrial(dayOfYear: Int) -> Double {
    let angle = 2 * Double.pi / 365 * Double(dayOfYear - 1)
    let first: Double = 1.000_11 + 0.034_221 * cos(angle) + 0.001_28 * sin(angle)
    return 1366.1 * (first + 0.000_719 * cos(2 * angle) + 7.7e-5 * sin(2 * angle))
  }

  /// Global, direct and diffuse irradiance; zeros below the horizon.
  ///
  /// Source: Ineichen, Perez, "A new airmass independent formulation for the Linke turbidity coefficient", 2002,
  /// doi:10.1016/S0038-092X(02)00045-2, as corrected in pvlib.
  ///
  /// - Parameters:
  ///   - apparentZenith: Degrees.
  ///   - altitude: Metres.
  ///   - turbidity: Linke's, at air mass 2; 1 is clean dry air, 3 to 5 a city.
  ///   - extraterrestrial: W/m².
  public static func ineichen(
    apparentZenith: Double, altitude: Double, turbidity: Double, extraterrestrial: Double
  ) -> Irradiance {
    let height = cos(apparentZenith * radiansPerDegree)
    guard apparentZenith < 90, height > 0 else { return .none }
    let mass = Atmosphere.airMass(apparentZenith: apparentZenith, altitude: altitude)
    let low = exp(-altitude / 8000)
    let high = exp(-altitude / 1250)
    let haze = exp(-(3.92e-5 * altitude + 0.0387) * mass * (low + high * (turbidity - 1)))
    let global = (5.09e-5 * altitude + 0.868) * extraterrestrial * height * haze
    let beam = (0.664 + 0.163 / low) * extraterrestrial * exp(-0.09 * mass * (turbidity - 1))
    let share = (1 - (0.1 - 0.2 * exp(-turbidity)) / (0.1 + 0.882 / low)) / height
    let direct = min(max(0, beam), global * max(0, share))
    return Irradiance(global: global, direct: direct, diffuse: global - direct * height)
  }
}

public import DistrictModel
import NumericKernels

/// Stations with modules on their roofs and a battery, as a scenario words them. Grades and sources stand in the schema
/// table.
public struct SolarStorage: Codable, Hashable, Sendable {
  /// The largest stations of the plan get them.
  public var stations = 0
  public var photovoltaicKW = 120.0
  public var tiltDegrees = 15.0
  public var azimuthDegrees = 180.0
  /// Linke's turbidity, and the mean over days of the light that clouds let through.
  public var turbidity = 4.5
  public var clearShare = 0.475
  public var windMPerS = 1.5
  public var altitudeM = 260.0
  /// The run's first day in the year.
  public var firstDayOfYear = 121
  public var storageKWh = 215.0
  public var storageKW = 100.0
  /// One way.
  public var storageEfficiencyShare = 0.935
  /// Kept for the connection's sake.
  public var keptShare = 0.2
  public var exportLimitKW = 100.0

  public init() {}

  /// AC power of one station's modules by quarter hour of a run, kW.
  ///
  /// The light is that of the climate's hours where it has any; else a clear sky times a share drawn for each day, all
  /// stations alike. Powers are told in whole milliwatts, so that no machine's last digit shows.
  public func photovoltaicKW(days: Int, at place: Coordinate, climate: Climate, seed: UInt64) -> [Double] {
    let plane = PlaneOfArray(tilt: tiltDegrees, azimuth: azimuthDegrees)
    let array = PhotovoltaicArray(peakKW: photovoltaicKW, inverterKW: photovoltaicKW)
    return (0..<days * 96).map { quarter in
      let day = quarter / 96
      let dayOfYear = (firstDayOfYear - 1 + day) % 365 + 1
      // China keeps one time, eight hours ahead of universal time; 2026 is no leap year.
      let seconds =
        Self.year2026 + Double(dayOfYear - 1) * 86_400 + (Double(quarter % 96) + 0.5) * 900 - 8 * 3600
      let sun = SolarPosition(
        latitude: place.latitude, longitude: place.longitude, altitude: altitudeM, seconds: seconds)
      guard sun.apparentZenith < 90 else { return 0 }
      let outside = ClearSky.extraterrestrial(dayOfYear: dayOfYear)
      let clear = ClearSky.ineichen(
        apparentZenith: sun.apparentZenith, altitude: altitudeM, turbidity: turbidity,
        extraterrestrial: outside)
      let global =
        climate.globalWPerM2(day: day, hour: quarter % 96 / 4) ?? clear.global * clearness(day, seed: seed)
      let light = Irradiance.erbs(global: global, zenith: sun.zenith, extraterrestrial: outside)
      let onModules = plane.irradiance(
        light, apparentZenith: sun.apparentZenith, sunAzimuth: sun.azimuth)
      let cell = PhotovoltaicArray.cellTemperature(
        irradiance: onModules, air: climate.celsius(day: day, hour: quarter % 96 / 4), wind: windMPerS)
      return (array.alternatingKW(irradiance: onModules, cell: cell) * 1e6).rounded() / 1e6
    }
  }

  /// Global horizontal irradiance of the mean day of a year without clouds, kWh/m²: what `clearShare` is a share of.
  ///
  /// Of every fifth day, which is the mean of the year to 10⁻⁴.
  public func clearSkyKWhPerDay(at place: Coordinate) -> Double {
    let days = stride(from: 2, to: 365, by: 5)
    var sum = 0.0
    for quarter in days.flatMap({ $0 * 96..<($0 + 1) * 96 }) {
      let seconds = Self.year2026 + (Double(quarter) + 0.5) * 900 - 8 * 3600
      let sun = SolarPosition(
        latitude: place.latitude, longitude: place.longitude, altitude: altitudeM, seconds: seconds)
      guard sun.apparentZenith < 90 else { continue }
      let outside = ClearSky.extraterrestrial(dayOfYear: quarter / 96 + 1)
      sum +=
        ClearSky.ineichen(
          apparentZenith: sun.apparentZenith, altitude: altitudeM, turbidity: turbidity,
          extraterrestrial: outside
        ).global
    }
    return sum / 4000 / Double(days.underestimatedCount)
  }

  private static let year2026 = 1_767_225_600.0

  /// The share of clear sky's light that a day has: overcast or fair, between which its chance is such that the mean is
  /// kept. Two peaks, as daily clearness has them.
  private func clearness(_ day: Int, seed: UInt64) -> Double {
    let words = Philox4x32.block(
      counter: Philox4x32.Words(UInt32(day), 0, StreamPurpose("power.sky").word, 0),
      key: (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
    let (dull, fair) = (0.25, 0.95)
    let mean = min(max(dull, clearShare), fair)
    let isFair = unitInterval(words.a) < (mean - dull) / (fair - dull)
    return (isFair ? fair : dull) + 0.1 * (unitInterval(words.b) - 0.5)
  }
}

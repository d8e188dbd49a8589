/// Temperature of the simulated days.
public struct Climate: Codable, Hashable, Sendable {
  /// Daily means in °C, used in turn.
  public var dailyMeanC: [Double]
  /// Hourly temperatures in °C, used in turn; they come before the daily means. Whole days.
  public var hourlyC: [Double] = []
  /// Global horizontal irradiance of the same hours, W/m²; empty where nobody measured it.
  public var hourlyGlobal: [Double] = []

  public init(dailyMeanC: [Double] = [18.6], hourlyC: [Double] = []) {
    self.dailyMeanC = dailyMeanC
    self.hourlyC = hourlyC
  }

  public func meanC(day: Int) -> Double {
    guard hourlyC.count >= 24 else {
      return dailyMeanC.isEmpty ? 18.6 : dailyMeanC[day % dailyMeanC.count]
    }
    let first = day % (hourlyC.count / 24) * 24
    return hourlyC[first..<first + 24].reduce(0, +) / 24
  }

  public func celsius(day: Int, hour: Int) -> Double {
    guard hourlyC.count >= 24 else { return meanC(day: day) }
    return hourlyC[day % (hourlyC.count / 24) * 24 + hour]
  }

  /// Measured light of an hour; `nil` where there is none.
  public func globalWPerM2(day: Int, hour: Int) -> Double? {
    guard hourlyGlobal.count >= 24 else { return nil }
    return hourlyGlobal[day % (hourlyGlobal.count / 24) * 24 + hour]
  }

  /// Consumption against the mild season: heating below 15 °C, cooling above 25 °C.
  public static func consumptionFactor(_ celsius: Double) -> Double {
    1 + 0.012 * max(0, 15 - celsius) + 0.006 * max(0, celsius - 25)
  }

  /// Consumption of a day, hour by hour: heating in a cold morning is not made up for by a mild noon.
  public func consumptionFactor(day: Int) -> Double {
    guard hourlyC.count >= 24 else { return Self.consumptionFactor(meanC(day: day)) }
    return (0..<24).reduce(0) { $0 + Self.consumptionFactor(celsius(day: day, hour: $1)) } / 24
  }

  /// Charge acceptance in the cold: 1 above 15 °C, falling evenly to 0.6 at -10 °C and constant below.
  public static func acceptanceFactor(_ celsius: Double) -> Double {
    min(1, max(0.6, 0.6 + 0.4 * (celsius + 10) / 25))
  }
}

/// How the price of a city moves over the day: CNY/kWh by hour less the day's mean.
public struct TariffShape: Codable, Hashable, Sendable {
  /// 24 values, each in the middle of its hour.
  public let deviations: [Double]

  /// What the mean of a day counts as where prices are more than differences, CNY/kWh.
  public static let assumedMeanCNYPerKWh = 1.0

  /// - Throws: `badTariff` unless there are 24 finite values.
  public init(deviations: [Double]) throws(CalibrationError) {
    guard deviations.count == 24, deviations.allSatisfy(\.isFinite) else { throw .badTariff }
    self.deviations = deviations
  }

  private init(sound: [Double]) { deviations = sound }

  /// The price at a time of day, on straight lines between the middles of the hours, across midnight.
  public func deviation(atHour hour: Double) -> Double {
    let place = hour - 0.5
    let below = place.rounded(.down)
    let share = place - below
    let first = ((Int(below) % 24) + 24) % 24
    return (1 - share) * deviations[first] + share * deviations[(first + 1) % 24]
  }
}

extension TariffShape {
  /// Without the cheap hours 12 and 13: both cost the mean of 11 and 14 h.
  public var withoutMiddayValley: TariffShape {
    var changed = deviations
    let level = (deviations[11] + deviations[14]) / 2
    changed[12] = level
    changed[13] = level
    return TariffShape(sound: changed)
  }

  /// With the cheap hours 12 and 13 at 15 and 16 h instead.
  public var withValleyInTheAfternoon: TariffShape {
    var changed = deviations
    changed.swapAt(12, 15)
    changed.swapAt(13, 16)
    return TariffShape(sound: changed)
  }
}

/// Why a calibration has no answer.
public enum CalibrationError: Error, Hashable, Sendable {
  case badTariff
  /// No zone, a zone twice, or piles that make no city.
  case badSupply
  /// Fewer days than are needed to fit and to check.
  case tooFewDays(given: Int, needed: Int)
  /// A day of the week that no training day covers, 0 for Monday.
  case weekdayMissing(Int)
  /// A day that has not 24 finite hours.
  case badDay(String)
  /// Fewer measured zones than ranks and classes need.
  case tooFewZones(given: Int, needed: Int)
  /// A measured zone that the supply does not have.
  case unknownZone(Int)
  /// The search ended without a number.
  case noFit
}

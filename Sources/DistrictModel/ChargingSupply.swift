/// Alternating or direct current.
public enum Current: String, Codable, CaseIterable, Sendable {
  case ac
  case dc
}

/// A kind of charger (桩, one cabinet) with its connectors (枪).
public struct ChargerType: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  public var current = Current.dc
  /// Rated power of one connector.
  public var powerKW = 60.0
  /// Connectors of one charger; each can be used at the same time.
  public var connectors = 1
  /// Battery energy per energy drawn from the grid.
  public var efficiencyShare = 0.95
  /// Share of the planned chargers that are of this kind.
  public var share = 1.0
  /// Service fee on top of the energy price.
  public var serviceFeeCNYPerKWh = 0.4
  /// Minutes a full car stays before it frees the connector.
  public var graceMin = 5.0

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }
}

/// What a kilowatt-hour costs at each hour of the day, without the service fee.
public struct Tariff: Codable, Hashable, Sendable {
  /// 24 prices, CNY/kWh, from the hour that begins at midnight.
  public var energyCNYPerKWh: [Double]

  public init(energyCNYPerKWh: [Double] = [Double](repeating: 0.6, count: 24)) {
    self.energyCNYPerKWh = energyCNYPerKWh
  }
}

/// How the district is crossed until a road network is given.
public struct Travel: Codable, Hashable, Sendable {
  /// Road distance per straight-line distance.
  public var detourFactor = 1.3
  public var speedKmPerHour = 30.0

  public init() {}

  /// Minutes of driving for a straight-line distance in metres.
  public func minutes(straightM: Double) -> Double {
    straightM / 1000 * detourFactor / speedKmPerHour * 60
  }
}

/// Temperature of the simulated days.
public struct Climate: Codable, Hashable, Sendable {
  /// Daily means in °C, used in turn.
  public var dailyMeanC: [Double]

  public init(dailyMeanC: [Double] = [18.6]) { self.dailyMeanC = dailyMeanC }

  public func meanC(day: Int) -> Double { dailyMeanC.isEmpty ? 18.6 : dailyMeanC[day % dailyMeanC.count] }

  /// Consumption against the mild season: heating below 15 °C, cooling above 25 °C.
  public static func consumptionFactor(_ celsius: Double) -> Double {
    1 + 0.012 * max(0, 15 - celsius) + 0.006 * max(0, celsius - 25)
  }

  /// Charge acceptance in the cold: 1 above 15 °C, falling evenly to 0.6 at -10 °C and constant below.
  public static func acceptanceFactor(_ celsius: Double) -> Double {
    min(1, max(0.6, 0.6 + 0.4 * (celsius + 10) / 25))
  }
}

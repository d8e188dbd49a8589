/// A promised number: metric, counting rule, value, date and the clause it stands in.
public struct Target: Codable, Hashable, Sendable {
  public enum Sense: String, Codable, CaseIterable, Sendable {
    case atLeast = "at_least"
    case atMost = "at_most"
    case about
  }

  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// `charging_stations`, `public_chargers`, `swap_stations`, or the id of an indicator.
  public var metric = ""
  public var sense = Sense.atLeast
  public var value = 0.0
  public var unitZh = ""
  public var unitEn = ""
  /// What is counted: station (站), charger (桩), connector (枪), swap station (换电站).
  public var countingZh = ""
  public var countingEn = ""
  /// ISO date, such as 2025-12-31.
  public var deadline = ""
  public var document = ""
  public var clause = ""

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }
  public var unit: BilingualText { BilingualText(zh: unitZh, en: unitEn) }
  public var counting: BilingualText { BilingualText(zh: countingZh, en: countingEn) }

  /// Whether a value meets the promise; "about" allows 5 % either way.
  public func isMet(by attained: Double) -> Bool {
    switch sense {
    case .atLeast: attained >= value
    case .atMost: attained <= value
    case .about: abs(attained - value) <= 0.05 * abs(value)
    }
  }
}

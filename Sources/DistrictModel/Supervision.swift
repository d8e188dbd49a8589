/// How stations are kept under supervision: verification of meters by law, visits for fire and electrical safety, and checks of quality.
///
/// Beijing and Yubei ask for mandatory verification and regular checks (渝北府发〔2023〕8号 三(五)15) and give no rates; these are the
/// district's own.
public struct Supervision: Codable, Hashable, Sendable {
  /// Longest time between two verifications of a charger's meter.
  public var verificationYears = 3.0
  /// Time one connector is out of service, and an inspector at work, for it.
  public var verificationHours = 1.0
  /// Visits a year for fire and electrical safety, and an inspector's hours for one.
  public var visitsPerStationYear = 1.0
  public var visitHours = 4.0
  /// Share of the chargers drawn for a check of quality in a year, and an inspector's hours for one.
  public var qualityCheckShare = 0.05
  public var qualityCheckHours = 2.0
  /// An inspector works so many hours a year.
  public var inspectorHoursPerYear = 1_500.0

  public init() {}

  /// What a year of supervision takes for what stands.
  public func year(stations: Int, chargers: Int, connectors: Int) -> Year {
    let verifications = Double(connectors) / verificationYears
    let visits = Double(stations) * visitsPerStationYear
    let checks = Double(chargers) * qualityCheckShare
    return Year(
      verifications: verifications, visits: visits, qualityChecks: checks,
      inspectors: (verifications * verificationHours + visits * visitHours + checks * qualityCheckHours)
        / inspectorHoursPerYear,
      lostHours: verifications * verificationHours)
  }

  /// Means over the years: what is built in one year falls due in one year.
  public struct Year: Codable, Hashable, Sendable {
    public let verifications: Double
    public let visits: Double
    public let qualityChecks: Double
    public let inspectors: Double
    /// Hours connectors are out of service for verification.
    public let lostHours: Double
  }
}

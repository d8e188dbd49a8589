import Calibration

/// How often and how long the agents of a city are run, and what no statistic of occupancy tells about them.
public struct AgentSettings: Codable, Hashable, Sendable {
  /// Weeks of the same city with different luck. Which piles of a small zone are held moves its place among the zones:
  /// the fitted rank is .538 from 12 weeks, .543 from 24, and .548 by flows.
  public var replications = 24
  public var warmUpDays = 7
  public var seed: UInt64 = 1
  /// Fast charges a car has on a day (4.51 a week, published): it makes cars of charges, and no more.
  public var fastChargesPerCarDay = 0.644
  /// Mean energy of a fast session (national mean, published).
  public var fastSessionKWh = 25.6
  /// Usable energy of a fast car. So large that what it holds never decides when it charges.
  public var fastBatteryKWh = 160.0
  /// Standard deviation of the logarithm of a day's distance. It spreads the stays as widely as an exponential does.
  public var fastDailyLogSd = 0.7
  /// Price to which the shape of the tariff is added; only differences between hours matter.
  public var meanPriceCNYPerKWh = TariffShape.assumedMeanCNYPerKWh
  /// Stations a driver who finds his own full looks at.
  public var alternatives = 24

  public init() {}

  /// The same with a quarter of the weeks: enough for what only the whole city is asked, whose luck is small.
  var forTheCity: AgentSettings {
    var settings = self
    settings.replications = (replications + 3) / 4
    return settings
  }
}

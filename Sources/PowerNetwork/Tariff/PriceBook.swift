/// Prices beside what drivers pay at stations: homes, grid connection, equipment. Grades and sources stand in the schema
/// table; none of them is verified.
public struct PriceBook: Codable, Hashable, Sendable {
  /// At a home's meter by hour of the day, CNY/kWh.
  public var homeCNYPerKWh =
    [Double](repeating: 0.36, count: 8) + [Double](repeating: 0.54, count: 3)
    + [Double](repeating: 0.64, count: 6) + [Double](repeating: 0.54, count: 3)
    + [Double](repeating: 0.64, count: 2) + [Double](repeating: 0.54, count: 2)
  /// For energy a station gives to the grid, CNY/kWh.
  public var exportCNYPerKWh = 0.38
  /// Two-part tariff: a month by size or by the highest quarter hour, whichever is cheaper.
  public var capacityCNYPerKVAMonth = 28.0
  public var demandCNYPerKWMonth = 42.0
  /// Whether stations are exempt from the above.
  public var stationsAreExempt = true
  public var connectionCNYPerKVA = 900.0
  public var reinforcementCNYPerKVA = 900.0
  public var photovoltaicCNYPerKW = 3500.0
  public var storageCNYPerKWh = 900.0
  public var storageCycles = 6000.0
  /// Operation and maintenance a year as a share of the investment, its life and the interest.
  public var operationShare = 0.03
  public var lifeYears = 10.0
  public var interestShare = 0.06

  public init() {}

  public var connectionCharge: ConnectionCharge {
    ConnectionCharge(perKVA: capacityCNYPerKVAMonth, perKW: demandCNYPerKWMonth)
  }

  /// What an investment costs a year: an annuity over its life.
  public func annuity(_ investment: Double) -> Double {
    guard interestShare > 0 else { return investment / lifeYears }
    // (1 + i)^-n by repeated multiplication: the same digits everywhere, parts of years linearly.
    var discount = 1.0
    var left = lifeYears
    while left > 0 {
      discount /= 1 + interestShare * min(1, left)
      left -= 1
    }
    return investment * interestShare / (1 - discount)
  }
}

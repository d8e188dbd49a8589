/// What a kilogram costs over a station's life.
///
///     LCOH = [CRF capex (1 - subsidy) + fixed O&M + energy + labour + purchase + transport] / kg sold
///     CRF = i (1 + i)ⁿ / ((1 + i)ⁿ - 1)
public struct LevelisedCost: Codable, Hashable, Sendable {
  /// All in CNY, yearly but for the investment.
  public var investment: Double
  public var subsidyShare: Double
  public var interest: Double
  public var years: Int
  /// Of the investment, a year.
  public var fixedShare: Double
  public var energy: Double
  public var labour: Double
  public var purchase: Double
  public var transport: Double
  public var kilogramsSold: Double

  public init(
    investment: Double, subsidyShare: Double = 0, interest: Double = 0.10, years: Int = 15,
    fixedShare: Double = 0.05, energy: Double = 0, labour: Double = 0, purchase: Double = 0,
    transport: Double = 0,
    kilogramsSold: Double
  ) {
    self.investment = investment
    self.subsidyShare = subsidyShare
    self.interest = interest
    self.years = years
    self.fixedShare = fixedShare
    self.energy = energy
    self.labour = labour
    self.purchase = purchase
    self.transport = transport
    self.kilogramsSold = kilogramsSold
  }

  /// The capital recovery factor, by repeated multiplication: the same digits everywhere.
  ///
  /// - Throws: `impossible` for no years or an interest below 0.
  public static func recovery(interest: Double, years: Int) throws(HydrogenFault) -> Double {
    guard years > 0, years <= 1000 else { throw .impossible("years of life", value: Double(years)) }
    guard interest >= 0, interest.isFinite else { throw .impossible("interest", value: interest) }
    guard interest > 0 else { return 1 / Double(years) }
    var discount = 1.0
    for _ in 0..<years { discount /= 1 + interest }
    return interest / (1 - discount)
  }

  /// CNY/kg.
  ///
  /// - Throws: `impossible` where nothing is sold.
  public func cnyPerKilogram() throws(HydrogenFault) -> Double {
    guard kilogramsSold > 0 else { throw .impossible("kg sold a year", value: kilogramsSold) }
    let capital = try Self.recovery(interest: interest, years: years) * investment * (1 - subsidyShare)
    return (capital + fixedShare * investment + energy + labour + purchase + transport) / kilogramsSold
  }
}

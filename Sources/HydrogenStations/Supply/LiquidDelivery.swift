/// Liquid hydrogen by road: what arrives, and what is lost before it is sold. Shares are estimates (grade U).
public struct LiquidDelivery: Codable, Hashable, Sendable {
  /// kg a tanker.
  public var payload: Double
  /// Share lost while pumping over.
  public var transferLoss: Double
  /// Share of what is stored that boils off in a day.
  public var boilOffPerDay: Double

  public init(payload: Double = 2800, transferLoss: Double = 0.05, boilOffPerDay: Double = 0.005) {
    self.payload = payload
    self.transferLoss = transferLoss
    self.boilOffPerDay = boilOffPerDay
  }

  /// kg in the station's tank after a delivery.
  public var received: Double { payload * (1 - transferLoss) }

  /// kg left of a stock after some days with nothing sold, day by day.
  public func left(of stock: Double, days: Int) -> Double {
    var rest = stock
    for _ in 0..<max(0, min(days, 100_000)) { rest -= rest * boilOffPerDay }
    return rest
  }

  /// Electricity of a liquefier by size, kWh/kg: HDSAM's 13.382 (t/day)^-0.1, transcribed second-hand.
  public static func liquefier(tonnesPerDay: Double) -> Double {
    CostEquation.liquefierEnergy.amount(tonnesPerDay)
  }
}

/// What stands in one zone: all that the calibration knows about a place before anybody charges there.
public struct ZoneSupply: Codable, Hashable, Sendable {
  /// The number that names the zone in every file.
  public var zone: Int
  public var slowPiles: Int
  public var fastPiles: Int
  /// Piles of each station that could be placed in the zone; empty where none could.
  public var stationSizes: [Int]
  /// Mean listed price in CNY/kWh, or `nil` where it is not known.
  public var listedPriceLevel: Double?
  public var isCentralBusinessDistrict: Bool
  public var hasDynamicPricing: Bool

  public init(
    zone: Int, slowPiles: Int, fastPiles: Int, stationSizes: [Int] = [], listedPriceLevel: Double? = nil,
    isCentralBusinessDistrict: Bool = false, hasDynamicPricing: Bool = false
  ) {
    self.zone = zone
    self.slowPiles = slowPiles
    self.fastPiles = fastPiles
    self.stationSizes = stationSizes
    self.listedPriceLevel = listedPriceLevel
    self.isCentralBusinessDistrict = isCentralBusinessDistrict
    self.hasDynamicPricing = hasDynamicPricing
  }
}

extension ZoneSupply {
  public var piles: Int { slowPiles + fastPiles }

  public var fastShare: Double { piles > 0 ? Double(fastPiles) / Double(piles) : 0 }

  public var largestStation: Int { stationSizes.max() ?? 0 }

  /// The listed price, or an estimate from the training zones of Shenzhen:
  /// 0.986 - 0.037 (dynamic pricing) - 0.143 √(fast share). It correlates .32 with listed prices: next to nothing.
  public var priceLevel: Double {
    listedPriceLevel ?? 0.986 - (hasDynamicPricing ? 0.037 : 0) - 0.143 * fastShare.squareRoot()
  }
}

/// What stands in one zone: all that the calibration knows about a place before anybody charges there.
public struct ZoneSupply: Codable, Hashable, Sendable {
  /// A station as listed.
  public struct Station: Codable, Hashable, Sendable {
    public var slowPiles: Int
    public var fastPiles: Int

    public init(slowPiles: Int, fastPiles: Int) {
      self.slowPiles = slowPiles
      self.fastPiles = fastPiles
    }

    public var piles: Int { slowPiles + fastPiles }
  }

  /// The number that names the zone in every file.
  public var zone: Int
  public var slowPiles: Int
  public var fastPiles: Int
  /// Stations that could be placed in the zone; empty where none could. Their piles need not add up to the zone's.
  public var stations: [Station]
  /// Mean listed price in CNY/kWh, or `nil` where it is not known.
  public var listedPriceLevel: Double?
  public var isCentralBusinessDistrict: Bool
  public var hasDynamicPricing: Bool
  /// Where the zone lies, in degrees; only drivers who find a station full look at it.
  public var longitude: Double
  public var latitude: Double

  public init(
    zone: Int, slowPiles: Int, fastPiles: Int, stations: [Station] = [], listedPriceLevel: Double? = nil,
    isCentralBusinessDistrict: Bool = false, hasDynamicPricing: Bool = false, longitude: Double = 0,
    latitude: Double = 0
  ) {
    self.zone = zone
    self.slowPiles = slowPiles
    self.fastPiles = fastPiles
    self.stations = stations
    self.listedPriceLevel = listedPriceLevel
    self.isCentralBusinessDistrict = isCentralBusinessDistrict
    self.hasDynamicPricing = hasDynamicPricing
    self.longitude = longitude
    self.latitude = latitude
  }
}

extension ZoneSupply {
  public var piles: Int { slowPiles + fastPiles }

  public var fastShare: Double { piles > 0 ? Double(fastPiles) / Double(piles) : 0 }

  public var stationSizes: [Int] { stations.map(\.piles) }

  public var largestStation: Int { stationSizes.max() ?? 0 }

  /// The listed price, or an estimate from the training zones of Shenzhen:
  /// 0.986 - 0.037 (dynamic pricing) - 0.143 √(fast share). It correlates .32 with listed prices: next to nothing.
  public var priceLevel: Double {
    listedPriceLevel ?? 0.986 - (hasDynamicPricing ? 0.037 : 0) - 0.143 * fastShare.squareRoot()
  }
}

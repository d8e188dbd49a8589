import NumericKernels

/// How strongly stations draw vehicles that are not bound to a home in the district: by size and price level.
public struct Attraction: Codable, Hashable, Sendable {
  /// A station of n chargers draws n to this power: 1 is proportional.
  public var sizeExponent = 1.0
  /// Response to a station's price level against the mean, per CNY/kWh.
  public var priceLevelPerCNYKWh = 0.0

  public init() {}
}

extension Plan {
  /// Pull per charger of each station, 1 on average over chargers: price level and size, from supply alone.
  public func pull(in world: World) -> [Double] {
    let priced = stations.compactMap { world.sites[$0.site].existing?.priceLevelCNYPerKWh }
    let meanPrice = priced.isEmpty ? 0 : priced.reduce(0, +) / Double(priced.count)
    let raw = stations.map { station in
      let price = world.sites[station.site].existing?.priceLevelCNYPerKWh ?? meanPrice
      let size = Double(max(1, station.chargerCount))
      return Elementary.exp(
        -world.attraction.priceLevelPerCNYKWh * (price - meanPrice)
          + (world.attraction.sizeExponent - 1) * Elementary.log(size))
    }
    let chargers = Double(max(1, chargerCount))
    let mean = zip(raw, stations).reduce(0) { $0 + $1.0 * Double($1.1.chargerCount) } / chargers
    return mean > 0 ? raw.map { $0 / mean } : raw
  }
}

import NumericKernels

/// How much of the demand each zone draws, from its supply alone.
///
///     W = exp(-b (price level - mean)) Σ n^g / Σ n        over the zone's stations
///
/// Demand follows piles, not people: stations were built where demand is.
public struct ZoneAttraction: Sendable {
  /// The pull of each zone's piles, W.
  public let weights: [Double]
  /// Slow demand per slow pile against the city's mean.
  let slow: [Double]
  /// Share of the fast sessions, over all zones.
  let fastShare: [Double]

  init(zones: [ZoneSupply], sizeEffects: [Double], priceLevelResponse: Double) {
    let piles = zones.reduce(0) { $0 + $1.piles }
    let mean = zones.reduce(0) { $0 + Double($1.piles) * $1.priceLevel } / Double(piles)
    weights = zip(zones, sizeEffects).map { zone, size in
      Elementary.exp(-priceLevelResponse * (zone.priceLevel - mean)) * size
    }
    var slowWeight = 0.0
    var fastWeight = 0.0
    var slowPiles = 0.0
    for (zone, weight) in zip(zones, weights) {
      slowWeight += weight * Double(zone.slowPiles)
      fastWeight += weight * Double(zone.fastPiles)
      slowPiles += Double(zone.slowPiles)
    }
    slow = weights.map { slowWeight > 0 ? $0 * slowPiles / slowWeight : 0 }
    fastShare = zip(zones, weights).map { zone, weight in
      fastWeight > 0 ? weight * Double(zone.fastPiles) / fastWeight : 0
    }
  }

  /// - Parameter zones: at least one of them with piles.
  public init(zones: [ZoneSupply], settings: FluidSettings, priceLevelResponse: Double) {
    self.init(
      zones: zones, sizeEffects: Self.sizeEffects(of: zones, settings), priceLevelResponse: priceLevelResponse
    )
  }

  /// Σ n^g / Σ n of each zone, over the stations listed there; one of the usual size where none could be placed.
  static func sizeEffects(of zones: [ZoneSupply], _ settings: FluidSettings) -> [Double] {
    zones.map { zone in
      let sizes = zone.stationSizes.filter { $0 > 0 }.map(Double.init)
      let placed = sizes.isEmpty ? [settings.usualStation] : sizes
      let drawn = placed.reduce(0) { $0 + Elementary.exp(settings.sizeExponent * Elementary.log($1)) }
      return drawn / placed.reduce(0, +)
    }
  }
}

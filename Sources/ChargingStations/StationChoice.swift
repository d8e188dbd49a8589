import DistrictModel
import EventEngine
import NumericKernels

/// What a need costs at each charger type, the same at every station: worked out once per choice.
struct TypeOffer: Sendable {
  var isUsable = false
  /// CNY for energy and the driver's charging time.
  var cost = 0.0
}

/// Multinomial logit over the charger pools of the nearest stations.
///
/// Utility in CNY: -mu (time value × (driving + waiting + charging time, weighted) + price × kWh + cost of the way).
/// One word decides by inversion; neither the number of alternatives nor their order changes another vehicle's draw.
struct StationChoice: Sendable {
  let access: StationAccess
  let weights: ChoiceWeights
  let farthestMinutes: Float
  let kmPerMinute: Double
  /// Pools of each station: `firstPool[station] ..< firstPool[station + 1]`.
  let firstPool: [Int32]
  private var utilities: [Double]
  private var options: [Int]

  init(access: StationAccess, weights: ChoiceWeights, farthestMin: Double, travel: Travel, firstPool: [Int32])
  {
    self.access = access
    self.weights = weights
    self.farthestMinutes = Float(farthestMin)
    self.kmPerMinute = travel.speedKmPerHour / 60
    self.firstPool = firstPool
    self.utilities = []
    self.options = []
  }

  /// The pool chosen and the minutes to drive there; `nil` where no station can be used.
  mutating func choose(
    from cell: Int32, tried: SIMD4<Int32>, at now: Nanoseconds, timeValuePerMinute: Double,
    offers: [TypeOffer],
    pools: [ChargerPool], word: UInt32
  ) -> (pool: Int32, minutes: Float)? {
    utilities.removeAll(keepingCapacity: true)
    options.removeAll(keepingCapacity: true)
    let base = Int(cell) * access.alternatives
    var best = -Double.infinity
    for place in base..<(base + access.alternatives) {
      let station = access.station[place]
      if station < 0 { break }
      // Beyond the farthest drive only the nearest usable station is left.
      if access.driveMinutes[place] > farthestMinutes, !options.isEmpty { break }
      if any(tried .== station) { continue }
      let minutes = Double(access.driveMinutes[place])
      let way =
        timeValuePerMinute * weights.driving * minutes + weights.detourCNYPerKm * kmPerMinute * minutes
      for row in firstPool[Int(station)]..<firstPool[Int(station) + 1] {
        let offer = offers[Int(pools[Int(row)].type)]
        guard offer.isUsable else { continue }
        let wait = pools[Int(row)].expectedWaitMinutes(at: now)
        let utility = -weights.perCNY * (way + timeValuePerMinute * weights.waiting * wait + offer.cost)
        best = max(best, utility)
        utilities.append(utility)
        options.append(place << 8 | Int(row - firstPool[Int(station)]))
      }
    }
    guard !options.isEmpty else { return nil }
    var sum = 0.0
    for index in utilities.indices {
      sum += Elementary.exp(utilities[index] - best)
      utilities[index] = sum
    }
    let threshold = unitInterval(word) * sum
    let index = utilities.firstIndex { $0 > threshold } ?? utilities.count - 1
    let place = options[index] >> 8
    let pool = firstPool[Int(access.station[place])] + Int32(options[index] & 0xFF)
    return (pool, access.driveMinutes[place])
  }
}

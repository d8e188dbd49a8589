/// Deflected subgradient steps on whole prices: the twin of `PriceAscent` for problems whose prices need 64 bits.
struct WholePriceAscent {
  private(set) var prices: [Int64]
  private(set) var bestPrices: [Int64]
  private(set) var best = Int64.min
  private(set) var stride: Double
  private var direction: [Double]
  private var stale = 0
  private let patience: Int
  private let ceilings: [Double]
  private let shrink: Double

  /// - Parameter ceilings: by price, where one for all does not do.
  init(
    _ prices: [Int64], ceiling: Int64, stride: Double, patience: Int, shrink: Double = 0.7,
    ceilings: [Double]? = nil
  ) {
    self.prices = prices
    self.stride = stride
    self.patience = patience
    self.shrink = shrink
    self.ceilings = ceilings ?? Array(repeating: Double(ceiling), count: prices.count)
    bestPrices = prices
    direction = Array(repeating: 0, count: prices.count)
  }

  /// Moves on from an evaluation worth `bound` with this slack, towards `target`.
  mutating func step(bound: Int64, slack: [Float], target: Int64) {
    if bound > best {
      best = bound
      bestPrices = prices
      stale = 0
    } else {
      stale += 1
      if stale >= patience {
        stale = 0
        stride *= shrink
        prices = bestPrices
        for place in direction.indices { direction[place] = 0 }
        return
      }
    }
    var norm = 0.0
    for place in direction.indices {
      direction[place] = direction[place] * 0.6 + Double(slack[place]) * 0.4
      norm += direction[place] * direction[place]
    }
    guard norm > 0 else { return }
    let distance = Double(max(1, target - bound)) * stride / norm
    for place in direction.indices {
      let moved = Double(prices[place]) + direction[place] * distance
      prices[place] = Int64(min(max(0, moved), ceilings[place]).rounded())
    }
  }
}

/// Deflected subgradient steps on prices, from one evaluation to the next.
///
/// The direction remembers: 0.6 of the old, 0.4 of the new slack. The step aims at the best known value (Polyak, 1969);
/// when `patience` evaluations bring nothing better, it shrinks and starts again from the best prices.
/// The floating-point numbers here only choose where to look next; no bound is made of them.
struct PriceAscent {
  typealias Prices = [SIMD8<Int32>]
  private(set) var prices: Prices
  private(set) var bestPrices: Prices
  private(set) var best = Int64.min
  private(set) var stride: Float
  private var direction: [SIMD8<Float>]
  private var stale = 0
  private let patience: Int
  private let ceiling: Int32
  private let shrink: Float

  init(_ prices: Prices, ceiling: Int32, stride: Float = 1, patience: Int = 20, shrink: Float = 0.7) {
    self.prices = prices
    self.ceiling = ceiling
    self.stride = stride
    self.patience = patience
    self.shrink = shrink
    bestPrices = prices
    direction = Array(repeating: .zero, count: prices.count)
  }

  /// Moves on from an evaluation worth `bound` with this slack, towards `target`.
  mutating func step(bound: Int64, slack: [SIMD8<Int32>], target: Int64) {
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
        for lane in direction.indices { direction[lane] = .zero }
        return
      }
    }
    var norm: Float = 0
    for lane in direction.indices {
      let blended = direction[lane] * 0.6 + SIMD8<Float>(slack[lane]) * 0.4
      direction[lane] = blended
      norm += (blended * blended).sum()
    }
    guard norm > 0 else { return }
    let distance = Float(max(1, target - bound)) * stride / norm
    let top = SIMD8<Float>(repeating: Float(ceiling))
    for lane in direction.indices {
      var moved = SIMD8<Float>(prices[lane]) + direction[lane] * distance
      moved.clamp(lowerBound: .zero, upperBound: top)
      prices[lane] = SIMD8<Int32>(moved, rounding: .toNearestOrEven)
    }
  }
}

import DistrictModel
import NumericKernels

/// What one need makes of each charger type and operator, the same at every station: worked out once per choice, eight
/// types a row.
struct Offers: Sendable {
  /// exp(-mu × cost beyond the cheapest type), 0 where the type cannot be used.
  private(set) var ofType: [SIMD8<Float>]
  /// Hours of charging at each type; negative where it cannot be used.
  var hours: [SIMD8<Float>]
  /// The operators' extra fees as factors, where they differ.
  let hasFees: Bool
  var ofOperator: [Double]
  /// CNY per minute of waiting, times mu.
  var waiting: Float = 0

  init(types: Int, operators: Int, hasFees: Bool) {
    self.hasFees = hasFees
    let rows = (types + 7) / 8
    ofType = [SIMD8<Float>](repeating: .zero, count: rows)
    hours = [SIMD8<Float>](repeating: SIMD8(repeating: -1), count: rows)
    ofOperator = [Double](repeating: 1, count: operators)
  }

  /// Factors of the charger types from their hours and prices.
  ///
  /// - Parameter first: row of the hour's prices, CNY per battery kWh.
  mutating func weigh(kWh: Float, perHour: Float, perCNY: Float, prices: [SIMD8<Float>], first: Int) {
    Self.weigh(hours, prices, first, kWh, perHour, perCNY, &ofType)
  }

  private static func weigh(
    _ hours: [SIMD8<Float>], _ prices: [SIMD8<Float>], _ first: Int, _ kWh: Float, _ perHour: Float,
    _ perCNY: Float, _ factors: inout [SIMD8<Float>]
  ) {
    let hours = hours.span
    let prices = prices.span
    var factors = factors.mutableSpan
    var cheapest = Float.infinity
    for row in hours.indices {
      var cost = prices[first &+ row] * kWh + hours[row] * perHour
      cost.replace(with: .greatestFiniteMagnitude, where: hours[row] .< 0)
      factors[row] = cost
      cheapest = min(cheapest, cost.min())
    }
    for row in hours.indices {
      let factor = Elementary.decay((factors[row] - cheapest) * perCNY)
      factors[row] = factor.replacing(with: 0, where: hours[row] .< 0)
    }
  }
}

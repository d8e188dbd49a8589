import NumericKernels

/// When fast sessions start: needs arise evenly around the clock, and drivers shift them to a cheap hour nearby.
///
/// P(start t | need τ) ∝ exp(-|t - τ| / w - β d(t)), distances on the 24-hour circle; quarter hours, at their middles.
public struct FastStarts: Sendable {
  private let nearness: [Double]
  private let deviations: [Double]
  private let steps = OvernightStock.stepsPerDay

  public init(_ settings: FluidSettings, _ tariff: TariffShape) {
    let hours = (0..<steps).map { (Double($0) + 0.5) * OvernightStock.stepHours }
    deviations = hours.map(tariff.deviation(atHour:))
    nearness = hours.indices.map { lag in
      let distance = Double(min(lag, hours.count - lag)) * OvernightStock.stepHours
      return Elementary.exp(-distance / settings.shiftWindowHours)
    }
  }

  /// The share of a day's sessions that start in each step; their sum is 1.
  public func shares(timePriceResponse: Double) -> [Double] {
    let pull = deviations.map { Elementary.exp(-timePriceResponse * $0) }
    var shares = [Double](repeating: 0, count: steps)
    var weights = [Double](repeating: 0, count: steps)
    for need in 0..<steps {
      var whole = 0.0
      for start in 0..<steps {
        let weight = nearness[start < need ? need - start : start - need] * pull[start]
        weights[start] = weight
        whole += weight
      }
      let scale = 1 / (whole * Double(steps))
      for start in 0..<steps { shares[start] += weights[start] * scale }
    }
    return shares
  }
}

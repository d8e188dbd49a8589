import NumericKernels

/// Full packs a station keeps for those who come before an empty pack is full again.
public enum StockFloor {
  /// The smallest n with P(Poisson(integral of lambda over (t, t + tau)) <= n) >= 1 - risk.
  ///
  /// - Parameter meanArrivals: expected within the time a charge takes.
  public static func packs(meanArrivals: Double, risk: Double) -> Int {
    PoissonCount.quantile(exceededWith: risk, mean: meanArrivals)
  }
}

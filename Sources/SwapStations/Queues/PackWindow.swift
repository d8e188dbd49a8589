import NumericKernels

/// Packs that leave the vehicle as it arrives, ample chargers and a fixed charge time: the empty pack of everyone who came
/// within the last charge time is still away, whatever the queue.
///
/// Source: the window fill rate of Dreyfuss and Giat 2017; P(wait <= w) = P(Poisson(lambda (tau - w)) <= N - 1).
public struct PackWindow: Hashable, Sendable {
  public let arrivalsPerHour: Double
  public let chargeHours: Double
  public let spares: Int

  /// `nil` for numbers out of range: negative, none, more than 10^9 packs on charge, no spare pack.
  public init?(arrivalsPerHour: Double, chargeHours: Double, spares: Int) {
    guard arrivalsPerHour >= 0, chargeHours >= 0, arrivalsPerHour * chargeHours <= 1e9, spares > 0 else {
      return nil
    }
    self.arrivalsPerHour = arrivalsPerHour
    self.chargeHours = chargeHours
    self.spares = spares
  }

  /// Share of vehicles that wait no longer than some hours.
  public func waitsAtMost(hours: Double) -> Double {
    let mean = arrivalsPerHour * max(0, chargeHours - hours)
    return (try? Distribution.poisson(mean: mean).cumulative(Double(spares - 1))) ?? .nan
  }

  /// Mean number of vehicles that wait.
  public var meanBackOrders: Double {
    PoissonCount.excess(over: spares, mean: arrivalsPerHour * chargeHours)
  }

  public var meanWaitHours: Double { arrivalsPerHour > 0 ? meanBackOrders / arrivalsPerHour : 0 }
}

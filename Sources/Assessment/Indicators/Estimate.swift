import DistrictSimulation
import NumericKernels

/// A figure over replications: mean and 95 % interval by Student's t, or undefined where a replication has no value.
struct Estimate {
  let value: Double?
  let low: Double?
  let high: Double?
  let replications: Int
  let basis: Indicator.Basis
  /// One per replication; empty where the figure is not told by replication.
  let values: [Double?]

  /// - Parameters:
  ///   - values: one per replication, in their order; `nil` where the figure is undefined.
  ///   - isSigned: whether it can be negative; Student's interval of a rare event may reach below what can be.
  init(_ values: [Double?], isSigned: Bool = false) {
    let defined = values.compactMap(\.self)
    replications = values.count
    basis = .replications
    self.values = values
    guard !defined.isEmpty, defined.count == values.count else {
      value = nil
      low = nil
      high = nil
      return
    }
    let interval = ConfidenceInterval.student(defined)
    value = interval.mean
    low = isSigned ? interval.low : max(0, interval.low)
    high = interval.high
  }

  /// A figure of the plan: no chance in it.
  init(exact value: Double?) { self.init(value, .plan) }

  /// One figure of all replications together: chance has a part in it, and no interval tells how much.
  init(pooled value: Double?) { self.init(value, .pooled) }

  private init(_ value: Double?, _ basis: Indicator.Basis) {
    self.value = value
    low = value
    high = value
    replications = 1
    self.basis = basis
    values = []
  }
}

/// A ratio that is undefined over nothing.
func ratio(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }

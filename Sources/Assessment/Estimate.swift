import DistrictSimulation
import NumericKernels

/// A figure over replications: mean and 95 % interval by Student's t, or undefined where a replication has no value.
struct Estimate {
  let value: Double?
  let low: Double?
  let high: Double?
  let replications: Int

  /// - Parameter values: one per replication, in their order; `nil` where the figure is undefined.
  init(_ values: [Double?]) {
    let defined = values.compactMap(\.self)
    replications = values.count
    guard !defined.isEmpty, defined.count == values.count else {
      value = nil
      low = nil
      high = nil
      return
    }
    let interval = ConfidenceInterval.student(defined)
    value = interval.mean
    // No indicator can be negative; Student's interval of a rare event may reach below.
    low = max(0, interval.low)
    high = interval.high
  }

  /// A figure that does not depend on chance.
  init(exact value: Double?) {
    self.value = value
    low = value
    high = value
    replications = 1
  }
}

/// A ratio that is undefined over nothing.
func ratio(_ part: Double, _ whole: Double) -> Double? { whole > 0 ? part / whole : nil }

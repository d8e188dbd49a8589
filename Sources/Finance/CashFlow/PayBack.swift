/// How long money is out.
public enum PayBack: Codable, Hashable, Sendable {
  /// Years from the beginning of the first year, parts of a year as if money came in evenly.
  case years(Double)
  case never

  public var years: Double? {
    if case .years(let years) = self { years } else { nil }
  }
}

extension CashFlow {
  /// Pay-back without interest: the time after which the sum of all money stays at or above zero.
  public func simplePayBack() -> PayBack { payBack(discountShare: 0, timing: .endOfYear) }

  /// Pay-back with interest: the same of present values. Running money is counted by `timing` and taken as even within its year.
  public func discountedPayBack(discountShare: Double, timing: FlowTiming = .endOfYear) -> PayBack {
    payBack(discountShare: discountShare, timing: timing)
  }

  /// Salvage is left out: it is only had by ending.
  private func payBack(discountShare: Double, timing: FlowTiming) -> PayBack {
    guard let first = years.first?.year else { return .never }
    let factor = Self.halfYearFactor(discountShare)
    var sum = 0.0
    var paid: Double?
    for row in years {
      let age = row.year - first
      let start = sum + row.atStart.cny * Self.power(factor, 2 * age)
      let gain = row.running.cny * Self.power(factor, 2 * age + timing.halfYears)
      let end = start + gain
      // Sums of a few amounts in CNY: a thousandth of a fen is rounding.
      if end < -1e-5 {
        paid = nil
      } else if paid == nil || start < -1e-5 {
        paid = start < 0 && gain > 0 ? Double(age) + min(1, -start / gain) : Double(age)
      }
      sum = end
    }
    return paid.map { .years($0) } ?? .never
  }
}

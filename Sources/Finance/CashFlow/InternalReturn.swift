/// The interest at which money in and money out weigh the same.
public enum InternalReturn: Codable, Hashable, Sendable {
  /// A share a year.
  case share(Double)
  /// Money flows one way only, or no interest between −99 % and 1,000,000 % balances it.
  case none
  /// Money changes its direction several times and more than one interest balances it.
  case ambiguous(Int)

  public var share: Double? {
    if case .share(let share) = self { share } else { nil }
  }
}

extension CashFlow {
  /// Internal rate of return.
  ///
  /// The present value is a polynomial in the half-year's discount factor. With one change of sign (Descartes' rule) it has one
  /// zero; with more, zeros are counted on a fine grid of factors, and several are told as such. Found by halving, so the digits
  /// are the same everywhere.
  public func internalReturn(timing: FlowTiming = .endOfYear) -> InternalReturn {
    let amounts = timed(timing).filter { $0.money != .zero }
    let changes = zip(amounts, amounts.dropFirst()).filter {
      ($0.money > .zero) != ($1.money > .zero)
    }.count
    guard changes > 0 else { return .none }
    // From (1 + 10,000)^−½ to (1 − 0.99)^−½, in equal ratios.
    let steps = changes == 1 ? 1 : 2000
    let lowest = 0.0099995
    let highest = 10.0
    let ratio = changes == 1 ? highest / lowest : Self.root(highest / lowest, of: steps)
    var zeros: [Double] = []
    var low = lowest
    var atLow = Self.value(amounts, halfYearFactor: low)
    for _ in 0..<steps {
      let high = low * ratio
      let atHigh = Self.value(amounts, halfYearFactor: high)
      if (atLow < 0) != (atHigh < 0) { zeros.append(Self.halved(low, high, atLow < 0, amounts)) }
      (low, atLow) = (high, atHigh)
    }
    guard let factor = zeros.first else { return .none }
    return zeros.count == 1 ? .share(1 / (factor * factor) - 1) : .ambiguous(zeros.count)
  }

  private static func halved(
    _ low: Double, _ high: Double, _ isNegativeAtLow: Bool, _ amounts: [TimedAmount]
  ) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if (value(amounts, halfYearFactor: middle) < 0) == isNegativeAtLow {
        low = middle
      } else {
        high = middle
      }
    }
    return low + (high - low) / 2
  }

  /// The n-th root of a number above 1, by halving.
  private static func root(_ number: Double, of degree: Int) -> Double {
    var (low, high) = (1.0, number)
    for _ in 0..<100 {
      let middle = low + (high - low) / 2
      if power(middle, degree) < number { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}

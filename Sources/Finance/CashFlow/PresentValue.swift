/// When in a year running money is counted; investments always count when their year begins.
public enum FlowTiming: String, Codable, CaseIterable, Sendable {
  case midYear = "mid_year"
  case endOfYear = "end_of_year"

  /// Half years after the year's beginning.
  var halfYears: Int { self == .midYear ? 1 : 2 }
}

/// An amount at a time, counted in half years from the beginning of the first year.
struct TimedAmount {
  let halfYears: Int
  let money: Money
}

extension CashFlow {
  /// The money of every year in order of time; amounts of one time are joined.
  func timed(_ timing: FlowTiming) -> [TimedAmount] {
    guard let first = years.first?.year else { return [] }
    var sums: [Int: Money] = [:]
    for row in years {
      let start = 2 * (row.year - first)
      sums[start, default: .zero] += row.atStart
      sums[start + timing.halfYears, default: .zero] += row.running
      sums[start + 2, default: .zero] += row.salvage
    }
    return sums.keys.sorted().map { TimedAmount(halfYears: $0, money: sums[$0] ?? .zero) }
  }

  /// Net present value at the beginning of the first year, CNY: Σ amount / (1 + i)^t.
  ///
  /// Investments count at the beginning of their year, running money in its middle or at its end, salvage at the end of the
  /// last year. With end-of-year money and equal years this is the annuity formula, −I + R·(1 − (1 + i)^−n)/i.
  public func netPresentValue(discountShare: Double, timing: FlowTiming = .endOfYear) -> Double {
    Self.value(timed(timing), halfYearFactor: Self.halfYearFactor(discountShare))
  }

  /// What a unit costs over the years, CNY: discounted costs less salvage over discounted units; `nil` without units.
  ///
  /// - Parameter units: by row of `years`; kWh, kg or swaps.
  public func levelisedCost(
    units: [Double], discountShare: Double, timing: FlowTiming = .endOfYear
  ) -> Double? {
    guard let first = years.first?.year else { return nil }
    let factor = Self.halfYearFactor(discountShare)
    var costs = 0.0
    var served = 0.0
    for (row, flow) in years.enumerated() {
      let start = 2 * (flow.year - first)
      let investment = flow.investment + flow.replacement
      costs += investment.cny * Self.power(factor, start)
      costs += (flow.costs - investment).cny * Self.power(factor, start + timing.halfYears)
      costs -= flow.salvage.cny * Self.power(factor, start + 2)
      served += (units.indices.contains(row) ? units[row] : 0) * Self.power(factor, start + timing.halfYears)
    }
    return served > 0 ? costs / served : nil
  }

  /// (1 + i)^−½, by a square root, which is exact to the last digit everywhere.
  static func halfYearFactor(_ discountShare: Double) -> Double {
    1 / max(1e-6, 1 + discountShare).squareRoot()
  }

  static func value(_ amounts: [TimedAmount], halfYearFactor: Double) -> Double {
    amounts.reduce(0) { $0 + $1.money.cny * power(halfYearFactor, $1.halfYears) }
  }

  /// Repeated multiplication: the same digits everywhere.
  static func power(_ factor: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var square = factor
    var left = max(0, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}

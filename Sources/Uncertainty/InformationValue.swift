public import NumericKernels

/// What it would be worth to know an uncertain input before choosing a plan.
public struct InformationValue: Codable, Hashable, Sendable {
  /// The best mean over all futures that one plan reaches.
  public let best: Double
  /// Which plan that is; the first of several.
  public let plan: Int
  /// How much more the best plan of each future reaches on average: an upper limit to the worth of any measurement.
  public let perfect: Double
  /// How much more is reached if this input alone is known first; by input.
  public let partial: [Double]

  /// - Parameters:
  ///   - rows: the inputs of each future.
  ///   - values: what each plan reaches in each future, plan by plan; more is better.
  ///   - bins: groups of futures of like inputs, within which a plan is chosen; each has as many futures, give or take one.
  ///     With few futures a group the worth is told too high, so there are at least eight.
  ///
  /// Source: Howard, "Information value theory", IEEE Trans. SSC 2, 1966; by groups of a sample, Strong and Oakley, Medical
  /// Decision Making 33, 2013.
  ///
  /// - Throws: `outOfDomain` for no plan, fewer than two futures, tables of different size, or numbers that are not finite.
  public init(rows: [[Double]], values: [[Double]], bins: Int = 8) throws(NumericsError) {
    guard let inputs = rows.first?.count, rows.count > 1, !values.isEmpty, bins > 0,
      values.allSatisfy({ $0.count == rows.count && $0.allSatisfy(\.isFinite) }),
      rows.allSatisfy({ $0.count == inputs && $0.allSatisfy(\.isFinite) })
    else { throw .outOfDomain }
    let count = rows.count
    func sum(_ plan: [Double], _ futures: some Sequence<Int>) -> Double {
      futures.reduce(0) { $0 + plan[$1] }
    }
    func most(_ futures: [Int]) -> Double { values.map { sum($0, futures) }.max() ?? 0 }
    let means = values.map { sum($0, 0..<count) / Double(count) }
    let chosen = means.indices.max { (means[$0], $1) < (means[$1], $0) } ?? 0
    best = means[chosen]
    plan = chosen
    perfect = max(0, (0..<count).reduce(0) { $0 + most([$1]) } / Double(count) - means[chosen])
    let groups = max(1, min(bins, count / 8))
    partial = (0..<inputs).map { input in
      let order = (0..<count).sorted { (rows[$0][input], $0) < (rows[$1][input], $1) }
      let known = (0..<groups).reduce(0.0) { total, group in
        total + most(Array(order[count * group / groups..<count * (group + 1) / groups]))
      }
      return max(0, known / Double(count) - means[chosen])
    }
  }
}

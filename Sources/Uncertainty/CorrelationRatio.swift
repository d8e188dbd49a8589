public import NumericKernels

/// How much of an answer's variance each input brings alone, from any sample of futures: no design of its own is needed.
public enum CorrelationRatio {
  /// First-order indices from the means of groups of futures with like values of an input.
  ///
  /// Between-group variance as a share of all, with what chance alone would give taken off (ω²: Hays, "Statistics", 1963; as a measure
  /// of importance McKay, Los Alamos LA-UR-96-2695, 1996). There are as many groups as each has futures, sixteen at most. Even
  /// points, such as Sobol's, leave less to chance than is taken off: small shares then come out below 0, by a tenth with sixty-four
  /// futures.
  ///
  /// - Parameter rows: the inputs of each future.
  /// - Throws: `outOfDomain` for fewer than two futures, rows of different length, or numbers that are not finite.
  public static func first(rows: [[Double]], answers: [Double]) throws(NumericsError) -> [Double] {
    guard rows.count == answers.count, rows.count > 1, let inputs = rows.first?.count,
      rows.allSatisfy({ $0.count == inputs && $0.allSatisfy(\.isFinite) }), answers.allSatisfy(\.isFinite)
    else { throw .outOfDomain }
    let count = rows.count
    let groups = min(16, max(2, Int(Double(count).squareRoot())))
    guard count > groups else { return [Double](repeating: 0, count: inputs) }
    let mean = answers.reduce(0, +) / Double(count)
    let all = answers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (0..<inputs).map { input in
      guard all > 0 else { return 0 }
      let order = rows.indices.sorted { (rows[$0][input], $0) < (rows[$1][input], $1) }
      var between = 0.0
      for group in 0..<groups {
        let members = order[count * group / groups..<count * (group + 1) / groups]
        let own = members.reduce(0) { $0 + answers[$1] } / Double(members.count) - mean
        between += Double(members.count) * own * own
      }
      let within = max(0, all - between) / Double(count - groups)
      return (between - Double(groups - 1) * within) / (all + within)
    }
  }
}

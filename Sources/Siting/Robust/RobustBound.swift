/// What a mixture of the futures proves about the rank-th smallest level, in whole numbers, whoever chose the mixture.
///
/// Give future `s` a share λ_s ≥ 0 and let U be a certified bound of the plain problem with weights Σ λ_s · w_s, so that
/// Σ λ_s · v_s(x) ≤ U for every plan x. Let x be worth t: level(s) = v_s(x) − reference(s) ≥ t in all but at most
/// rank − 1 futures D. For s in D, v_s(x) ≥ floor_s(t), whatever the plan (``FutureFloors``). Then
///
///     Σ λ_s · (t + reference_s)  ≤  U + Σ over s in D of λ_s · max(0, t + reference_s − floor_s(t))
///
/// since each term on the left is at most λ_s · v_s(x) outside of D, and exceeds it by no more than the last sum inside.
/// The right is largest where D holds the rank − 1 futures of the largest terms; futures whose ceiling lies below
/// t + reference_s cannot be outside of D, and if they are more than rank − 1, t is out of reach. So a t for which
/// the inequality fails is beaten by no plan. For regret rank is 1, D is empty, the reference is the best known value:
///
///     max over s of regret_s(x)  ≥  (Σ λ_s · reference_s − U) / Σ λ_s,   rounded up
///
/// (Averbakh, Berman 1997 call the mixture the scenario prices; it is the Lagrangian dual of "no regret above R".)
struct RobustBound: Sendable {
  let rank: Int
  let reference: [Int64]
  /// What no plan exceeds in each future.
  let ceilings: [Int64]
  /// Only read for ranks above 1.
  let floors: FutureFloors?

  /// The largest worth that the mixture does not rule out, `present` at most.
  ///
  /// - Parameters:
  ///   - shares: whole and not negative, one at least positive.
  ///   - most: no plan covers more in the mixture.
  ///   - present: the bound known so far.
  ///   - least: the worth of a plan, or less.
  func tightened(_ present: Int64, shares: [Int64], most: Int128, least: Int64) -> Int64 {
    let total = shares.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > 0 else { return present }
    if rank == 1 {
      let given = zip(shares, reference).reduce(Int128(0)) { $0 + Int128($1.0) * Int128($1.1) }
      return min(present, Int64(clamping: Self.floor(most - given, total)))
    }
    guard !isPossible(present, shares, most) else { return present }
    // Reached by a plan or impossible: either way what is found below is right, as only the upper end proves anything.
    var (low, high) = (min(least, present), present)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if isPossible(middle, shares, most) { low = middle } else { high = middle }
    }
    return high - 1
  }

  /// The futures that a plan of worth `level` may leave below it at the least cost of the mixture, and what each of them may
  /// fall short; `nil` where too many futures cannot reach it.
  func relief(_ level: Int64, _ shares: [Int64]) -> [Int64]? {
    var relief = [Int64](repeating: 0, count: shares.count)
    guard rank > 1 else { return relief }
    let bottoms = floors?.floors(level) ?? [Int64](repeating: 0, count: shares.count)
    let short = bottoms.indices.map { max(0, level + reference[$0] - bottoms[$0]) }
    var left = rank - 1
    for future in shares.indices where ceilings[future] < level + reference[future] {
      relief[future] = short[future]
      left -= 1
    }
    guard left >= 0 else { return nil }
    let others = shares.indices.filter { ceilings[$0] >= level + reference[$0] }
    let worths = shares.indices.map { Int128(shares[$0]) * Int128(short[$0]) }
    let order = others.sorted { worths[$0] != worths[$1] ? worths[$0] > worths[$1] : $0 < $1 }
    for future in order.prefix(left) { relief[future] = short[future] }
    return relief
  }

  private func isPossible(_ level: Int64, _ shares: [Int64], _ most: Int128) -> Bool {
    guard let relief = relief(level, shares) else { return false }
    let needed = shares.indices.reduce(Int128(0)) { sum, future in
      sum + Int128(shares[future]) * (Int128(level) + Int128(reference[future]) - Int128(relief[future]))
    }
    return needed <= most
  }

  private static func floor(_ value: Int128, _ by: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: by)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

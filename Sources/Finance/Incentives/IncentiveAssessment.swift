/// One incentive worked out for one claim; it changes nothing.
struct IncentiveAssessment {
  private(set) var raw = Money.zero
  private(set) var steps: [Award.CapStep] = []
  private(set) var bound: Int?
  private(set) var paid = Money.zero
  /// What leaves each cap.
  private(set) var takes: [CapLedger.Take] = []

  init() {}

  /// - Parameter after: what others of the same alternative would take before.
  init(_ incentive: Incentive, _ claim: Claim, _ ledger: CapLedger, after earlier: [CapLedger.Take] = []) {
    raw = incentive.raw(claim)
    let factor = incentive.gradeFactors.first { $0.grade == claim.grade }?.factor ?? 1
    var amount = incentive.gradeActs == .beforeCaps ? raw.scaled(by: factor) : raw
    for (row, cap) in incentive.caps.enumerated() {
      let key = CapLedger.key(cap, of: incentive, claim)
      let left = ledger.left(of: cap, key, after: earlier + takes)
      let after = min(amount, left)
      takes.append(CapLedger.Take(key: key, limit: cap.limit, amount: after))
      steps.append(Award.CapStep(per: cap.per, pool: cap.pool, left: left, after: after))
      if after < amount { bound = row }
      amount = after
    }
    // A factor above 1 after the caps would break them; the schema refuses it.
    paid = incentive.gradeActs == .afterCaps ? amount.scaled(by: min(1, factor)) : amount
  }

  var outcome: Award.Outcome {
    guard paid == .zero else { return .paid }
    guard let bound, raw > .zero else { return .nothing }
    return .exhausted(steps[bound].per, pool: steps[bound].pool)
  }

  func award(_ incentive: Incentive, _ claim: Claim, _ outcome: Award.Outcome) -> Award {
    Award(
      claim: claim.id, incentive: incentive.id, firm: claim.firm, project: claim.project,
      township: claim.township, date: claim.date, year: claim.year, raw: raw, steps: steps,
      paid: outcome == .paid ? paid : .zero, bound: outcome == .paid ? bound : nil, outcome: outcome)
  }
}

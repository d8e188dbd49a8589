import NumericKernels

/// Incentives in the order they are listed, and how claims are settled under them.
///
/// One walk over the claims by date and id. What leaves a cap is taken from it, so the order in which an incentive lists
/// its caps matters: a firm's cap listed before a station's is used up by amounts that the station's cap cuts afterwards.
/// Of a group the alternative that is worth most pays, the one listed first where two are worth the same, with what the
/// caps have left at that moment; its rivals are not paid for that firm, project and year.
public struct IncentiveBook: Codable, Hashable, Sendable {
  public let incentives: [Incentive]

  public init(_ incentives: [Incentive]) { self.incentives = incentives }

  /// - Parameter seed: of the draw of audits; amounts do not depend on it.
  public func settle(_ claims: [Claim], seed: UInt64) -> Settlement {
    let ordered = claims.sorted {
      ($0.date, $0.id, $0.firm, $0.project) < ($1.date, $1.id, $1.firm, $1.project)
    }
    var walk = Walk(incentives: incentives)
    let awards = ordered.flatMap { walk.settle($0) }
    return Settlement(
      awards: awards, caps: walk.ledger.uses, audits: incentives.compactMap { audit($0, awards, seed) })
  }

  /// ceil(share × paid claims) of an incentive, each choice of them equally likely.
  private func audit(_ incentive: Incentive, _ awards: [Award], _ seed: UInt64) -> Settlement.Audit? {
    let paid = awards.filter { $0.incentive == incentive.id && $0.paid > .zero }.map(\.claim)
    guard incentive.auditShare > 0, !paid.isEmpty else { return nil }
    // A billionth less: 0.07 of 100 claims is 7 and not the 8 that binary rounding makes of it.
    let wanted = (min(1, incentive.auditShare) * Double(paid.count) - 1e-9).rounded(.up)
    var random = RandomStream(
      seed: seed, replication: 0, purpose: StreamPurpose("finance.audit.\(incentive.id)"))
    var rows = Array(paid.indices)
    let number = Int(max(0, min(wanted, Double(paid.count))))
    random.lead(number, of: rows.count, in: &rows)
    return Settlement.Audit(
      incentive: incentive.id, paidClaims: paid.count, claims: rows.prefix(number).sorted().map { paid[$0] })
  }
}

/// The state of a walk over claims.
private struct Walk {
  let incentives: [Incentive]
  var ledger = CapLedger()
  /// Projects that have had a one-time incentive.
  var served: Set<[String]> = []
  /// The alternative that pays for a firm's project in a year, by group.
  var chosen: [[String]: String] = [:]

  init(incentives: [Incentive]) { self.incentives = incentives }

  mutating func settle(_ claim: Claim) -> [Award] {
    var awards: [Int: Award] = [:]
    let rows = incentives.indices.filter { incentives[$0].concerns(claim) }
    for row in rows {
      awards[row] = refusal(incentives[row], claim).map { Assessment().award(incentives[row], claim, $0) }
    }
    for row in rows where awards[row] == nil {
      if incentives[row].group.isEmpty {
        awards[row] = pay(row, claim)
      } else {
        settle(incentives[row].group, rows.filter { awards[$0] == nil }, claim, into: &awards)
      }
    }
    return rows.compactMap { awards[$0] }
  }

  private func refusal(_ incentive: Incentive, _ claim: Claim) -> Award.Outcome? {
    guard incentive.isValid(on: claim.date) else {
      return !incentive.validFrom.isEmpty && claim.date < incentive.validFrom
        ? .notYetValid(from: incentive.validFrom) : .expired(to: incentive.validTo)
    }
    let obstacles = incentive.obstacles(claim)
    guard obstacles.isEmpty else { return .notEligible(obstacles) }
    return incentive.once && served.contains([incentive.id, claim.firm, claim.project]) ? .once : nil
  }

  /// Works an incentive out and takes from its caps.
  private mutating func pay(_ row: Int, _ claim: Claim) -> Award {
    let incentive = incentives[row]
    let assessment = Assessment(incentive, claim, &ledger)
    if incentive.once, assessment.paid > .zero {
      served.insert([incentive.id, claim.firm, claim.project])
    }
    return assessment.award(incentive, claim, assessment.outcome)
  }

  private mutating func settle(
    _ group: String, _ open: [Int], _ claim: Claim, into awards: inout [Int: Award]
  ) {
    let members = open.filter { incentives[$0].group == group }
    let project = [group, claim.firm, claim.project, String(claim.year)]
    let best = chosen[project] ?? best(of: members, claim)
    for row in members where incentives[row].rival == best { awards[row] = pay(row, claim) }
    if members.contains(where: { (awards[$0]?.paid ?? .zero) > .zero }) { chosen[project] = best }
    let winner = incentives.first { $0.group == group && $0.rival == best }?.id ?? best
    for row in members where incentives[row].rival != best {
      var untouched = ledger
      let assessment = Assessment(incentives[row], claim, &untouched)
      // A rival that is worth nothing says why itself.
      awards[row] = assessment.award(
        incentives[row], claim, assessment.paid > .zero ? .beaten(by: winner) : assessment.outcome)
    }
  }

  /// The alternative worth most with what the caps have left; its members are worked out one after another.
  private func best(of members: [Int], _ claim: Claim) -> String {
    var best = ""
    var most = Money(fen: -1)
    for first in members {
      let rival = incentives[first].rival
      guard members.first(where: { incentives[$0].rival == rival }) == first else { continue }
      var trial = ledger
      let worth = members.filter { incentives[$0].rival == rival }.map {
        Assessment(incentives[$0], claim, &trial).paid
      }.total()
      if worth > most { (best, most) = (rival, worth) }
    }
    return best
  }
}

/// One incentive worked out for one claim.
private struct Assessment {
  var raw = Money.zero
  var steps: [Award.CapStep] = []
  var bound: Int?
  var paid = Money.zero

  init() {}

  /// Takes from the caps what leaves each of them.
  init(_ incentive: Incentive, _ claim: Claim, _ ledger: inout CapLedger) {
    raw = incentive.raw(claim)
    let factor = incentive.gradeFactors.first { $0.grade == claim.grade }?.factor ?? 1
    var amount = incentive.gradeActs == .beforeCaps ? raw.scaled(by: factor) : raw
    for (row, cap) in incentive.caps.enumerated() {
      let key = CapLedger.key(cap, of: incentive, claim)
      let left = ledger.left(of: cap, key)
      let after = min(amount, left)
      ledger.take(after, of: cap, key)
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

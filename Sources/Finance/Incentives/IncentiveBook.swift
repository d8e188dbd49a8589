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
    var walk = SettlementWalk(incentives: incentives)
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

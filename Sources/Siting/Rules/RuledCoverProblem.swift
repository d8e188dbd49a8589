/// Maximal covering by a number of sites under the rules of a district: quotas of townships and categories, and a least
/// distance between stations. Sites that have to be open are the covering problem's fixed ones.
public struct RuledCoverProblem: SitingProblem, Codable, Hashable {
  public static let name = "maximal-covering-with-rules"
  public static let sense = SitingSense.maximise

  public let covering: CoveringProblem
  public let quotas: SiteQuotas
  /// For each candidate those it may not stand beside, ascending. Fixed sites may stand beside each other.
  public let apart: [[Int32]]
  let open: Int

  /// - Throws: `SitingError.badProblem` unless the sites are counted and all lists fit them.
  public init(covering: CoveringProblem, quotas: SiteQuotas, apart: [[Int32]] = []) throws(SitingError) {
    guard case .count(let open) = covering.limit else {
      throw .badProblem("quotas need a number of sites, not a budget")
    }
    guard quotas.townshipOf.count == covering.candidates else {
      throw .badProblem("quotas know \(quotas.townshipOf.count) sites of \(covering.candidates)")
    }
    guard apart.isEmpty || apart.count == covering.candidates else {
      throw .badProblem("distances between sites know \(apart.count) sites of \(covering.candidates)")
    }
    for (site, others) in apart.enumerated() {
      for other in others {
        guard other >= 0, Int(other) < covering.candidates, apart[Int(other)].contains(Int32(site)) else {
          throw .badProblem("site \(site) is apart from site \(other), which is not apart from it")
        }
      }
    }
    self.covering = covering
    self.quotas = quotas
    self.apart = apart.isEmpty ? [[Int32]](repeating: [], count: covering.candidates) : apart
    self.open = open
  }

  public var candidates: Int { covering.candidates }

  public var plainBound: Int64 { covering.plainBound }

  public func judge(_ choice: SiteChoice) -> Judgement {
    let judgement = covering.judge(choice)
    guard case .worth = judgement else { return judgement }
    if let fault = quotas.fault(in: choice.sites) { return .broken(fault) }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    let stands = SiteSet(covering.fixed, candidates: candidates)
    for site in choice.sites where !stands[site] {
      if let near = apart[Int(site)].first(where: { isOpen[$0] }) {
        return .broken("sites \(min(site, near)) and \(max(site, near)) stand too near to each other")
      }
    }
    return judgement
  }
}

/// What a book of incentives pays for claims.
public struct Settlement: Codable, Hashable, Sendable {
  /// Paid claims of one incentive that are looked at closely.
  public struct Audit: Codable, Hashable, Sendable {
    public let incentive: String
    public let paidClaims: Int
    /// Ids, in the order of the claims.
    public let claims: [String]
  }

  /// In the order of claims (date, then id), and of the book within a claim; incentives whose bases a claim does not name
  /// are left out.
  public let awards: [Award]
  /// In the order the caps were first used.
  public let caps: [CapUse]
  public let audits: [Audit]

  public var paid: Money { awards.map(\.paid).total() }

  /// The sum over some of the awards, such as those of a firm, a year or a township.
  public func paid(where isMeant: (Award) -> Bool) -> Money {
    awards.lazy.filter(isMeant).map(\.paid).total()
  }

  /// What a firm's project is paid, by year.
  public func grants(firm: String, project: String) -> [FinancedProject.Grant] {
    let own = awards.filter { $0.firm == firm && $0.project == project && $0.paid > .zero }
    return Set(own.map(\.year)).sorted().map { year in
      FinancedProject.Grant(year: year, amount: own.filter { $0.year == year }.map(\.paid).total())
    }
  }

  /// Ids of audited claims, each once, in the order of the claims.
  public var audited: [String] {
    let drawn = Set(audits.flatMap(\.claims))
    var seen: Set<String> = []
    return awards.map(\.claim).filter { drawn.contains($0) && seen.insert($0).inserted }
  }
}

/// Where to open so that most demand is covered several times: a row counts once as many open sites cover it as it
/// needs (Hogan, ReVelle 1986, doi:10.1287/mnsc.32.11.1434). For roadside units with redundancy each row needs two.
public struct BackupCoverProblem: SitingProblem, Hashable {
  public static let name = "backup-covering"
  public static let sense = SitingSense.maximise

  public let weights: [Int64]
  public let coverage: CoverageTable
  /// Open sites that each row needs, 1 at least.
  public let needs: [Int32]
  public let candidates: Int
  /// Sites to open, exactly.
  public let open: Int
  public let totalWeight: Int64

  public var plainBound: Int64 { totalWeight }

  /// - Throws: `SitingError.badProblem`, `.moreStationsThanSites`.
  public init(
    weights: [Int64], coverage: CoverageTable, needs: [Int32], candidates: Int, open: Int
  ) throws(SitingError) {
    guard open >= 0, open <= candidates else {
      throw .moreStationsThanSites(stations: open, sites: candidates)
    }
    totalWeight = try coverage.total(weights, candidates: candidates)
    guard needs.count == weights.count, needs.allSatisfy({ $0 >= 1 }) else {
      throw .badProblem("every row needs one site or more")
    }
    self.weights = weights
    self.coverage = coverage
    self.needs = needs
    self.candidates = candidates
    self.open = open
  }

  public func judge(_ choice: SiteChoice) -> Judgement {
    if let fault = choice.formFault(candidates: candidates) { return .broken(fault) }
    guard choice.sites.count == open else {
      return .broken("\(choice.sites.count) sites are open, but \(open) are asked for")
    }
    let isOpen = SiteSet(choice.sites, candidates: candidates)
    var value: Int64 = 0
    for row in weights.indices where coverage[row].count(where: { isOpen[$0] }) >= Int(needs[row]) {
      value += weights[row]
    }
    return .worth(value)
  }
}

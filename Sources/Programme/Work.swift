public import DistrictModel

/// One thing to be built, or to be replaced.
public struct Work: Codable, Hashable, Sendable {
  public let id: String
  public let kind: WorkKind
  /// Row of the township.
  public let township: Int
  /// The year of the plan it is to be let in.
  public let year: Int
  /// At the prices of the programme's first year.
  public let costCNY: Double
  public let adds: StandingCount

  public init(id: String, kind: WorkKind, township: Int, year: Int, costCNY: Double, adds: StandingCount) {
    self.id = id
    self.kind = kind
    self.township = township
    self.year = year
    self.costCNY = costCNY
    self.adds = adds
  }
}

/// What stands before the programme begins, and when it is taken out.
public struct StandingAsset: Codable, Hashable, Sendable {
  public let township: Int
  public let counts: StandingCount
  /// Months after the first January of the programme; `nil` where it outlasts it.
  public let retiresMonth: Double?

  public init(township: Int, counts: StandingCount, retiresMonth: Double? = nil) {
    self.township = township
    self.counts = counts
    self.retiresMonth = retiresMonth
  }
}

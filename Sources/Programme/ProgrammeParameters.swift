/// What is to be built by one kind of work: how long it takes from the order to the opening.
public enum WorkKind: String, Codable, CaseIterable, Sendable {
  case charging
  case swap
  case hydrogen
  case roadside
  case computing
}

/// One year of the programme.
public struct ProgrammeYear: Codable, Hashable, Sendable {
  public var year: Int
  /// What may be spent in it, CNY of that year; `nil` where money is no limit.
  public var budgetCNY: Double?

  public init(year: Int, budgetCNY: Double? = nil) {
    self.year = year
    self.budgetCNY = budgetCNY
  }
}

/// How a plan is carried out: letting, lead times, prices, ageing, and what is uncertain about them.
///
/// Every number is engineering judgement unless the scenario gives a source: no record of construction of either district is
/// open.
public struct ProgrammeParameters: Codable, Hashable, Sendable {
  /// A year's works are let evenly over its first months.
  public var lettingMonths = 6.0
  /// Median months from letting to opening.
  public var chargingLeadMonths = 4.0
  public var swapLeadMonths = 5.0
  public var hydrogenLeadMonths = 10.0
  public var roadsideLeadMonths = 6.0
  public var computingLeadMonths = 9.0
  /// Standard deviation of the logarithm of the lead time: of each work alone, and of all works let in one year together
  /// (permits, grid connection, supply).
  public var leadLogSd = 0.3
  public var yearLeadLogSd = 0.1
  /// The same of costs.
  public var costLogSd = 0.1
  public var yearCostLogSd = 0.05
  /// Change of construction prices a year.
  public var priceChangeShare = -0.03
  /// Unspent money of a year may be spent in the next.
  public var carriesOver = false
  /// Years after which existing chargers are taken out, and whether others replace them.
  public var lifeYears = 10.0
  public var replacesAged = true
  /// The cut of one year's budget that is studied, and the probability a committee wants.
  public var cutShare = 0.3
  public var wantedProbability = 0.9
  public var draws = 1000
  /// Earlier years of the plan are simulated as well, with the fleet the growth of its classes leaves for them, in so many
  /// replications; 0 for none.
  public var stageReplications = 2

  public init() {}

  public func leadMonths(_ kind: WorkKind) -> Double {
    switch kind {
    case .charging: chargingLeadMonths
    case .swap: swapLeadMonths
    case .hydrogen: hydrogenLeadMonths
    case .roadside: roadsideLeadMonths
    case .computing: computingLeadMonths
    }
  }
}

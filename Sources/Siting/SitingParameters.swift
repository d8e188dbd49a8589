/// What a scenario asks charging stations to be sited by.
public enum SitingObjective: String, Codable, CaseIterable, Sendable {
  /// Demand within steps of distance of a station.
  case coverage
  /// Demand times its distance to the nearest station.
  case travel
  /// Both, and what drivers wait in a simulation of each decides.
  case waiting
}

/// What stands at the end of a year of the plan, counted from the beginning.
public struct PlanStage: Codable, Hashable, Sendable {
  public var year = 0
  public var stations = 0
  public var swapStations = 0
  public var hydrogenStations = 0
  public var roadsideUnits = 0
  /// What may be spent in the year on everything that is built, CNY of the year; 0 for no limit.
  public var budgetCNY = 0

  public init() {}
}

/// What the plan must hold and how it is searched.
public struct SitingParameters: Codable, Hashable, Sendable {
  /// Charging stations of the plan, existing ones included.
  public var stations = 550
  /// Public chargers of the plan, existing ones included.
  public var chargers = 12_000
  /// Fewest chargers of a new station.
  public var smallestStation = 4
  /// Steps of coverage: a cell counts once for each radius within which a station lies (Berman, Krass 2002).
  public var radiiM = [300.0, 600.0, 900.0]
  /// What charging stations are sited by; the other kinds always by coverage.
  public var objective = SitingObjective.coverage
  /// Word of the algorithm in the catalogue, for coverage.
  public var algorithm = "greedy-swap"
  /// Word of the algorithm in the catalogue, for travel.
  public var travelAlgorithm = "lagrangian"
  /// What a need that is never served counts as, where plans are chosen by waiting.
  public var unservedWaitMin = 60.0
  /// What new stations and chargers may cost; 0 for no budget, then `stations` counts.
  public var budgetCNY = 0
  public var chargerCostCNYPerKW = 450.0
  /// Years of the plan, ascending; empty where all opens at once.
  public var stages: [PlanStage] = []
  public var swapStations = 25
  public var swapRadiiM = [1000.0, 2000.0, 3000.0]
  public var hydrogenStations = 0
  public var hydrogenRadiiM = [2000.0, 5000.0, 10_000.0]
  /// New stations of one kind stand at least this far apart; 0 for no such rule.
  public var spacingM = 0.0
  public var swapSpacingM = 0.0
  public var hydrogenSpacingM = 0.0
  /// Whether stations of two kinds may stand on one site.
  public var sharesSites = true
  public var sites: [SiteDemand] = []
  public var quotas: [StationQuota] = []
  public var masks: [SiteMask] = []
  /// Ways between townships; stations of their kind serve them before they cover the district.
  public var corridors: [Corridor] = []

  public init() {}
}

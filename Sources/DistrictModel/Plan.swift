/// A station that stands or is to be built, with its chargers.
public struct PlannedStation: Codable, Hashable, Sendable {
  public let site: SiteID
  /// Chargers of each type, in the order of the world's charger types.
  public let chargers: [Int]
  public let isExisting: Bool

  public init(site: SiteID, chargers: [Int], isExisting: Bool) {
    self.site = site
    self.chargers = chargers
    self.isExisting = isExisting
  }

  public var chargerCount: Int { chargers.reduce(0, +) }
}

/// How good the choice of sites is, and how that is known.
public struct PlanQuality: Codable, Hashable, Sendable {
  public var purpose: String
  public var algorithm: String
  /// Demand covered, in whole watt-hours per day summed over the steps, evaluated exactly.
  public var value: Int64
  /// No choice of equally many sites can cover more.
  public var bound: Int64
  public var total: Int64
  /// Only with a proof: value equals bound.
  public var isProvenOptimal: Bool
  public var stopReason: String
  public var seed: UInt64
  /// Steps of coverage; value, bound and total count a cell's demand once for each step.
  public var radiiM: [Double]
  public var candidates: Int
  public var rows: Int
  public var mergedRows: Int
  public var workUnits: Int

  public init(
    purpose: String, algorithm: String, value: Int64, bound: Int64, total: Int64, isProvenOptimal: Bool,
    stopReason: String, seed: UInt64, radiiM: [Double], candidates: Int, rows: Int, mergedRows: Int,
    workUnits: Int
  ) {
    self.purpose = purpose
    self.algorithm = algorithm
    self.value = value
    self.bound = bound
    self.total = total
    self.isProvenOptimal = isProvenOptimal
    self.stopReason = stopReason
    self.seed = seed
    self.radiiM = radiiM
    self.candidates = candidates
    self.rows = rows
    self.mergedRows = mergedRows
    self.workUnits = workUnits
  }

  /// Share of the value by which a better plan could exceed this one, at most.
  public var gapShare: Double { value == 0 ? 0 : Double(bound - value) / Double(value) }
}

/// What is built where. It may come from the scenario, from `Siting`, or from both; the simulation never knows.
public struct Plan: Codable, Hashable, Sendable {
  public var stations: [PlannedStation]
  /// Sited and counted; their operation is simulated once the swap room stands.
  public var swapSites: [SiteID]
  public var quality: [PlanQuality]

  public init(stations: [PlannedStation], swapSites: [SiteID] = [], quality: [PlanQuality] = []) {
    self.stations = stations
    self.swapSites = swapSites
    self.quality = quality
  }

  public var chargerCount: Int { stations.reduce(0) { $0 + $1.chargerCount } }
}

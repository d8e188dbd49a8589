/// A station that stands or is to be built, with its chargers.
public struct PlannedStation: Codable, Hashable, Sendable {
  public let site: SiteID
  /// Chargers of each type, in the order of the world's charger types.
  public let chargers: [Int]
  public let isExisting: Bool
  /// The year it opens in; `nil` where it stands already or the plan has no stages.
  public var opensYear: Int?

  public init(site: SiteID, chargers: [Int], isExisting: Bool, opensYear: Int? = nil) {
    self.site = site
    self.chargers = chargers
    self.isExisting = isExisting
    self.opensYear = opensYear
  }

  public var chargerCount: Int { chargers.reduce(0, +) }

  /// Chargers of each type that the plan adds to what stands at its site.
  public func newChargers(at site: Site) -> [Int] {
    let there = site.existing?.chargers ?? []
    return chargers.enumerated().map { type, count in
      max(0, count - (there.indices.contains(type) ? there[type] : 0))
    }
  }
}

/// What a choice of sites is judged by.
public enum PlanObjective: String, Codable, CaseIterable, Sendable {
  /// Demand within steps of distance; more is better.
  case coverage
  /// Demand times its distance to the nearest station; less is better.
  case travel
  /// Demand within steps of distance, summed over the stages; more is better.
  case stages
  /// Vehicles of corridors that never run empty; more is better.
  case refuelling
}

/// One of the plans that were simulated before one was chosen.
public struct PlanTrial: Codable, Hashable, Sendable {
  /// What its sites were chosen by, and how often its chargers were shared out anew.
  public let objective: PlanObjective
  public let resized: Int
  /// Minutes a need waits, one that is never served counting as the scenario says: mean over replications.
  public let meanWaitMin: Double
  /// Share of needs that were not served.
  public let unservedShare: Double
  /// 95 % interval of the difference in waiting from the first plan, from equal random numbers; `nil` from one
  /// replication, which says nothing about chance.
  public let differenceLowMin: Double?
  public let differenceHighMin: Double?
  /// What a need that was not served counted as.
  public let unservedWaitMin: Double
  public var isChosen = false

  public init(
    objective: PlanObjective, resized: Int, meanWaitMin: Double, unservedShare: Double,
    differenceLowMin: Double?, differenceHighMin: Double?, unservedWaitMin: Double
  ) {
    self.objective = objective
    self.resized = resized
    self.unservedWaitMin = unservedWaitMin
    self.meanWaitMin = meanWaitMin
    self.unservedShare = unservedShare
    self.differenceLowMin = differenceLowMin
    self.differenceHighMin = differenceHighMin
  }
}

/// What the new part of a plan costs against its budget.
public struct PlanCost: Codable, Hashable, Sendable {
  public let budgetCNY: Int
  /// Land, civil works and grid connection of new stations.
  public let sitesCNY: Int
  /// New chargers, installed.
  public let chargersCNY: Int

  public init(budgetCNY: Int, sitesCNY: Int, chargersCNY: Int) {
    self.budgetCNY = budgetCNY
    self.sitesCNY = sitesCNY
    self.chargersCNY = chargersCNY
  }
}

/// How good the choice of sites is, and how that is known.
public struct PlanQuality: Codable, Hashable, Sendable {
  public var purpose: String
  public var objective = PlanObjective.coverage
  public var algorithm: String
  /// Evaluated exactly. Coverage and stages: demand covered, in whole watt-hours per day summed over the steps. Travel:
  /// demand times distance, in watt-hours times whole metres per day. Refuelling: vehicles a day.
  public var value: Int64
  /// No choice under the same rules can be better.
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
  public var gapShare: Double { value == 0 ? 0 : Double(abs(bound - value)) / Double(value) }

  /// Travel: mean distance of a unit of demand to its nearest station; `nil` for other objectives.
  public var meanDistanceM: Double? {
    objective == .travel && total > 0 ? Double(value) / Double(total) : nil
  }
}

/// What is built where. It may come from the scenario, from `Siting`, or from both; the simulation never knows.
public struct Plan: Codable, Hashable, Sendable {
  public var stations: [PlannedStation]
  public var swapSites: [SiteID]
  /// The year each swap station opens in; empty where the plan has no stages.
  public var swapYears: [Int] = []
  /// Stations of hydrogen and the pilot fuels, likewise.
  public var hydrogenSites: [SiteID] = []
  public var hydrogenYears: [Int] = []
  /// Years of the plan, ascending, those without an opening included; empty where the plan has no stages.
  public var stageYears: [Int] = []
  public var quality: [PlanQuality]
  /// Only where the scenario gives a budget.
  public var cost: PlanCost?
  /// What the stations are to each corridor of the scenario.
  public var corridors: [CorridorService] = []
  /// The plans that were simulated to choose this one; empty where none were.
  public var trials: [PlanTrial] = []

  public init(stations: [PlannedStation], swapSites: [SiteID] = [], quality: [PlanQuality] = []) {
    self.stations = stations
    self.swapSites = swapSites
    self.quality = quality
  }

  public var chargerCount: Int { stations.reduce(0) { $0 + $1.chargerCount } }

  /// What stands at the end of a year.
  public func standing(in year: Int) -> Plan {
    var part = self
    part.stations = stations.filter { ($0.opensYear ?? year) <= year }
    (part.swapSites, part.swapYears) = Self.standing(swapSites, swapYears, in: year)
    (part.hydrogenSites, part.hydrogenYears) = Self.standing(hydrogenSites, hydrogenYears, in: year)
    return part
  }

  private static func standing(_ sites: [SiteID], _ years: [Int], in year: Int) -> ([SiteID], [Int]) {
    let rows = sites.indices.filter { !years.indices.contains($0) || years[$0] <= year }
    return (rows.map { sites[$0] }, years.isEmpty ? [] : rows.map { years[$0] })
  }
}

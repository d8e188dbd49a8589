public import DistrictModel

/// A measured number with its 95 % interval over replications.
public struct Indicator: Codable, Hashable, Sendable {
  /// Where a figure comes from, and so what chance has to do with it.
  public enum Basis: String, Codable, Sendable {
    /// Of the plan: no chance in it.
    case plan
    /// Told by replication.
    case replications
    /// One figure of all replications together, without an interval.
    case pooled
  }

  /// Stable word, such as `population_coverage_share`.
  public let id: String
  /// Its number in the list of 26 indicators of the report.
  public let number: Int
  public let name: BilingualText
  public let formula: BilingualText
  public let unit: BilingualText
  /// `nil` where it is undefined, such as a mean over nobody.
  public let value: Double?
  public let low: Double?
  public let high: Double?
  /// 1 for what does not depend on chance.
  public let replications: Int
  /// Digits after the point that mean something.
  public let decimals: Int
  /// What it is counted over.
  public let scope: BilingualText
  public let basis: Basis
  /// In their order; empty where the figure is not told by replication.
  public let byReplication: [Double?]
  /// Why there is no value, or words that belong to the value, such as the township it is that of.
  public let remark: BilingualText?

  public init(
    id: String, number: Int, name: BilingualText, formula: BilingualText, unit: BilingualText, value: Double?,
    low: Double?, high: Double?, replications: Int, decimals: Int,
    scope: BilingualText = BilingualText(zh: "", en: ""), basis: Basis = .plan, byReplication: [Double?] = [],
    remark: BilingualText? = nil
  ) {
    self.id = id
    self.number = number
    self.name = name
    self.formula = formula
    self.unit = unit
    self.value = value
    self.low = low
    self.high = high
    self.replications = replications
    self.decimals = decimals
    self.scope = scope
    self.basis = basis
    self.byReplication = byReplication
    self.remark = remark
  }
}

public struct TownshipRow: Codable, Hashable, Sendable {
  public let township: TownshipID
  public let residents: Int
  public let coveredResidents: Int
  public let stations: Int
  public let chargers: Int
  public let swapStations: Int
  /// Straight distance to the nearest station, weighted by residents.
  public let meanDistanceM: Double
  /// Daily means over replications, of needs that arise here.
  public let needsPerDay: Double
  public let unservedShare: Double
  /// Grid energy of the stations that stand here.
  public let energyKWhPerDay: Double
}

public struct StationRow: Codable, Hashable, Sendable {
  public let site: SiteID
  public let id: String
  public let name: BilingualText
  public let category: BilingualText
  public let township: BilingualText
  public let coordinate: Coordinate
  public let isExisting: Bool
  public let isSynthetic: Bool
  public let capacity: Int
  /// By charger type.
  public let chargers: [Int]
  public let connectors: Int
  public let powerKW: Double
  public let sessionsPerDay: Double
  public let energyKWhPerDay: Double
  /// Share of connector time taken, share with power, share of rated power used.
  public let occupancyShare: Double
  public let chargingShare: Double
  public let powerShare: Double
  public let meanWaitMin: Double
  public let leftPerDay: Double
  /// `nil` where it stands already or the plan has no stages.
  public var opensYear: Int?
  /// As listed, else as drawn; empty where nothing was simulated.
  public var operatorID = ""

  public var chargerCount: Int { chargers.reduce(0, +) }
}

public struct SwapRow: Codable, Hashable, Sendable {
  public let site: SiteID
  public let id: String
  public let name: BilingualText
  public let category: BilingualText
  public let township: BilingualText
  public let coordinate: Coordinate
  public let isSynthetic: Bool
  public var opensYear: Int?
}

/// What stands at the end of a year of the plan.
public struct StageRow: Codable, Hashable, Sendable {
  public let year: Int
  public let stations: Int
  public let chargers: Int
  public let swapStations: Int
  /// Residents within the coverage radius of a charging station.
  public let coveredShare: Double
  /// Rated power of the public chargers.
  public let powerMW: Double
}

public struct CellRow: Codable, Hashable, Sendable {
  public let cell: CellID
  public let coordinate: Coordinate
  public let insideShare: Double
  public let township: TownshipID
  public let residents: Int
  /// Expected public energy from the demand model.
  public let expectedKWhPerDay: Double
  public let distanceM: Double
  public let needsPerDay: Double
  public let unservedPerDay: Double
}

/// One quarter hour of the mean day: the mean over days and replications, and the extremes of the replications' means.
public struct LoadPoint: Codable, Hashable, Sendable {
  public let publicMW: Double
  public let publicLowMW: Double
  public let publicHighMW: Double
  public let ownPlugMW: Double
}

public struct ClassRow: Codable, Hashable, Sendable {
  public let id: String
  public let name: BilingualText
  public let vehicles: Int
  public let drivenKWhPerVehicleDay: Double
  public let publicKWhPerVehicleDay: Double
  /// Share of what the class charges that comes from public chargers.
  public let publicEnergyShare: Double
  public let sessionsPerVehicleDay: Double
  public let foregoneShare: Double
}

/// A sentence a committee should read, with a sign of its weight.
public struct Finding: Codable, Hashable, Sendable {
  public enum Weight: String, Codable, Sendable {
    case good
    case notice
    case warning
  }
  public let weight: Weight
  public let text: BilingualText

  public init(_ weight: Weight, zh: String, en: String) {
    self.weight = weight
    self.text = BilingualText(zh: zh, en: en)
  }
}

/// Everything the report says, as data.
public struct Scorecard: Codable, Sendable {
  public let targets: [TargetResult]
  public let indicators: [Indicator]
  public internal(set) var findings: [Finding]
  /// What a committee can do next.
  public var nextSteps: [BilingualText] = []
  public let townships: [TownshipRow]
  public let stations: [StationRow]
  public let swapStations: [SwapRow]
  public let cells: [CellRow]
  public let classes: [ClassRow]
  /// 96 quarter hours.
  public let load: [LoadPoint]
  /// Share of connectors taken, by hour of the day.
  public let occupancyByHour: [Double]
  /// Served needs by whole minutes of wait, mean per replication; the last is open.
  public let waits: [Double]
  /// 10, 25, 50, 75, 90 % and largest station size in chargers.
  public let stationSizes: [Int]
  public let coverageRadiusM: Double
  public let replications: Int
  public let days: Int
  /// Empty where the plan has no stages.
  public var stages: [StageRow] = []
  /// Public chargers of the plan by type.
  public var chargerTypes: [ChargerTypeRow] = []
  /// `nil` where no grid is simulated.
  public var grid: GridCard?
  public var money: MoneyCard?
  /// `nil` where swap stations are sited and not operated.
  public var swap: SwapCard?
  /// `nil` where no hydrogen is simulated.
  public var hydrogen: HydrogenCard?
  /// `nil` where the scenario has no stations outside the district.
  public var neighbours: NeighbourCard?
  /// `nil` where the scenario has no roadside units.
  public var roadside: RoadsideCard?
  /// `nil` where all of the plan counts as built.
  public var programme: ProgrammeCard?
  /// `nil` where townships are not judged.
  public var scores: TownshipScores?
  /// `nil` where the scenario has no section `finance`.
  public var finance: FinanceCard?

  /// `nil` where no number is uncertain, or nobody asked for futures.
  public var futures: FutureCard?

  /// `nil` where the number of replications was given.
  public var precision: PrecisionCard?

  public func indicator(_ id: String) -> Indicator? { indicators.first { $0.id == id } }
}

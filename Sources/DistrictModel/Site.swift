/// A kind of place where stations may stand, such as public car parks or petrol stations.
public struct SiteCategory: Codable, Hashable, Sendable {
  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Candidates to generate; 0 where the sites come from a list.
  public var candidates = 0
  /// Share of the generated candidates that follow residents; the rest follow area.
  public var followsResidentsShare = 0.8
  /// Chargers a site can hold: lognormal with this median, cut to the range.
  public var capacityMedian = 24.0
  public var capacityLogSd = 0.8
  public var capacityMin = 4
  public var capacityMax = 200
  /// Whether battery-swap stations may stand here as well.
  public var allowsSwap = false
  /// Whether stations of hydrogen, methanol or ammonia may.
  public var allowsHydrogen = false
  /// Hours between which stations here are open; equal hours mean always.
  public var opensHour = 0.0
  public var closesHour = 24.0
  /// Land, civil works and grid connection of a new station here, without its chargers.
  public var stationCostCNY = 300_000
  /// What drivers find there (shops, toilets, shade), in CNY per visit.
  public var amenityCNY = 0.0

  public init() {}

  public var name: BilingualText { BilingualText(zh: nameZh, en: nameEn) }
}

/// A station that stands today.
public struct ExistingChargers: Codable, Hashable, Sendable {
  /// Chargers of each type, in the order of the scenario's charger types.
  public let chargers: [Int]
  /// Mean price level of the station, where it is known.
  public let priceLevelCNYPerKWh: Double?
  /// The operator's word; empty where it is not known.
  public let operatorID: String
  /// The year it opened in, where it is known: then its life ends.
  public let openedYear: Int?

  public init(
    chargers: [Int], priceLevelCNYPerKWh: Double? = nil, operatorID: String = "", openedYear: Int? = nil
  ) {
    self.chargers = chargers
    self.openedYear = openedYear
    self.priceLevelCNYPerKWh = priceLevelCNYPerKWh
    self.operatorID = operatorID
  }
}

/// A place that could hold infrastructure, or holds it already.
public struct Site: Codable, Hashable, Sendable {
  public let id: String
  public let name: BilingualText
  /// Row in the world's categories.
  public let category: Int
  public let point: MetricPoint
  public let cell: CellID
  public let township: TownshipID
  /// Chargers it can hold.
  public let capacity: Int
  /// Made from a rule and a seed, not a real place.
  public let isSynthetic: Bool
  public let existing: ExistingChargers?

  public init(
    id: String, name: BilingualText, category: Int, point: MetricPoint, cell: CellID, township: TownshipID,
    capacity: Int, isSynthetic: Bool, existing: ExistingChargers? = nil
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.point = point
    self.cell = cell
    self.township = township
    self.capacity = capacity
    self.isSynthetic = isSynthetic
    self.existing = existing
  }

  /// Whether a station stands here today: a listed place without a charger is none.
  public var isStanding: Bool { (existing?.chargers ?? []).contains { $0 > 0 } }
}

/// A site as a list gives it, before it is placed on the grid.
public struct ListedSite: Codable, Hashable, Sendable {
  public let id: String
  public let name: BilingualText
  public let category: Int
  public let coordinate: Coordinate
  public let capacity: Int
  public let existing: ExistingChargers?

  public init(
    id: String, name: BilingualText, category: Int, coordinate: Coordinate, capacity: Int,
    existing: ExistingChargers? = nil
  ) {
    self.id = id
    self.name = name
    self.category = category
    self.coordinate = coordinate
    self.capacity = capacity
    self.existing = existing
  }
}

public import DistrictModel

/// A run as a comparison sees it: what was asked, what came out, and what it was made from.
///
/// It is read from a result folder, so that runs are compared alike whether they lie on the disk or were made a moment ago.
public struct RunDigest: Sendable {
  /// What two runs must have in common for their replications to be pairs.
  public struct Settings: Codable, Hashable, Sendable {
    public var seed: UInt64
    public var days: Int
    public var warmUpDays: Int
    public var replications: Int

    public init(seed: UInt64, days: Int, warmUpDays: Int, replications: Int) {
      self.seed = seed
      self.days = days
      self.warmUpDays = warmUpDays
      self.replications = replications
    }
  }

  /// A promise with what became of it.
  public struct Promise: Hashable, Sendable {
    public var id: String
    public var name: BilingualText
    public var unit: BilingualText
    public var metric: String
    /// The promised number.
    /// `nil` for a promise in words.
    public var target: Double?
    public var attained: Double?
    public var low: Double?
    public var high: Double?
    /// Both `nil` where nothing in the run can judge it.
    public var isMet: Bool?
    public var probabilityMet: Double?
    /// In their order; empty where it is counted in the plan.
    public var byReplication: [Double?]

    public init(
      id: String, name: BilingualText, unit: BilingualText, metric: String, target: Double?,
      attained: Double?,
      low: Double?, high: Double?, isMet: Bool?, probabilityMet: Double?, byReplication: [Double?]
    ) {
      self.id = id
      self.name = name
      self.unit = unit
      self.metric = metric
      self.target = target
      self.attained = attained
      self.low = low
      self.high = high
      self.isMet = isMet
      self.probabilityMet = probabilityMet
      self.byReplication = byReplication
    }
  }

  /// A station, swap or hydrogen station, or roadside unit; what stands at the same place is the same station.
  public struct Station: Hashable, Sendable {
    /// The word of `plan.geojson`, such as `charging_station`.
    public var kind: String
    public var id: String
    public var name: BilingualText
    public var coordinate: Coordinate
    /// 0 for other kinds than charging stations.
    public var chargers: Int
    /// Made from a rule and a seed, no real place.
    public var isSynthetic: Bool

    public init(
      kind: String, id: String, name: BilingualText, coordinate: Coordinate, chargers: Int,
      isSynthetic: Bool = false
    ) {
      self.isSynthetic = isSynthetic
      self.kind = kind
      self.id = id
      self.name = name
      self.coordinate = coordinate
      self.chargers = chargers
    }
  }

  public struct Cell: Hashable, Sendable {
    public var column: Int
    public var row: Int
    public var residents: Int
    /// To the nearest charging station; `nil` without any.
    public var distanceM: Double?
    public var unservedPerDay: Double

    public init(column: Int, row: Int, residents: Int, distanceM: Double?, unservedPerDay: Double) {
      self.column = column
      self.row = row
      self.residents = residents
      self.distanceM = distanceM
      self.unservedPerDay = unservedPerDay
    }
  }

  /// A number or word that went in.
  public struct Input: Codable, Hashable, Sendable {
    public var path: String
    public var value: String
    public var unit: String
    public var origin: String
    public var grade: String
    public var source: String

    public init(path: String, value: String, unit: String, origin: String, grade: String, source: String) {
      self.path = path
      self.value = value
      self.unit = unit
      self.origin = origin
      self.grade = grade
      self.source = source
    }
  }

  public struct File: Codable, Hashable, Sendable {
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// What the user called it: the folder or scenario of the command line.
  public var name: String
  public var district: BilingualText
  public var toolVersion: String
  public var settings: Settings
  public var indicators: [Indicator]
  public var promises: [Promise]
  public var stations: [Station]
  public var cells: [Cell]
  public var frame: DistrictFrame
  public var inputs: [Input]
  public var files: [File]

  public init(
    name: String, district: BilingualText, toolVersion: String, settings: Settings, indicators: [Indicator],
    promises: [Promise], stations: [Station], cells: [Cell], frame: DistrictFrame, inputs: [Input],
    files: [File]
  ) {
    self.name = name
    self.district = district
    self.toolVersion = toolVersion
    self.settings = settings
    self.indicators = indicators
    self.promises = promises
    self.stations = stations
    self.cells = cells
    self.frame = frame
    self.inputs = inputs
    self.files = files
  }
}

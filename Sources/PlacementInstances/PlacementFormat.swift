/// Reads one family of benchmark files.
public protocol PlacementFormat: Sendable {
  /// The word after `--format`.
  static var name: String { get }
  /// Other words for the same.
  static var aliases: [String] { get }
  /// One line: what the files hold and which problem they ask.
  static var summary: String { get }
  /// The questions of one file or of a generated instance.
  func instances(_ source: InstanceSource, options: InstanceOptions) throws(InstanceError)
    -> [PlacementInstance]
}

extension PlacementFormat {
  public static var aliases: [String] { [] }
  public var name: String { Self.name }
}

/// What a file may leave open; each format says what it takes.
public struct InstanceOptions: Hashable, Sendable {
  /// Numbers of sites to ask for.
  public var counts: [Int] = []
  public var radius: Double?
  /// Ranges of vehicles, in the unit of the file's lengths.
  public var ranges: [Double] = []
  /// Whether ways may lead through zones that the file closes to them.
  public var passesZones = false
  /// Capacities of a site to ask about, where the file leaves them open.
  public var capacities: [Int64] = []
  /// Word of the problem, where one file can ask several questions.
  public var problem: String?
  /// Share of the weight to reach, 0 to 1.
  public var share: Double?

  public init() {}
}

/// Every format of benchmark files. A new one is a file of its own and a line here.
public enum PlacementFormats {
  public static let all: [any PlacementFormat] = [
    RandomUniformFormat(),
    CityFormat(),
    RevelleFormat(),
    SetCoverFormat(),
    TransportFormat(),
    GraphMedianFormat(),
    TSPLIBFormat(),
    CapacitatedMedianFormat(),
    LorenaFormat(),
    HolmbergFormat(),
    WarehouseFormat(),
  ]

  public static func named(_ word: String) -> (any PlacementFormat)? {
    all.first { $0.name == word || type(of: $0).aliases.contains(word) }
  }
}

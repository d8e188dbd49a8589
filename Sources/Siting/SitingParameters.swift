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
  /// Word of the algorithm in the catalogue.
  public var algorithm = "greedy-swap"
  public var swapStations = 25
  public var swapRadiiM = [1000.0, 2000.0, 3000.0]
  /// New stations of one kind stand at least this far apart; 0 for no such rule.
  public var spacingM = 0.0
  public var swapSpacingM = 0.0
  /// Whether a swap station and a charging station may stand on one site.
  public var sharesSites = true
  public var sites: [SiteDemand] = []
  public var quotas: [StationQuota] = []
  public var masks: [SiteMask] = []

  public init() {}
}

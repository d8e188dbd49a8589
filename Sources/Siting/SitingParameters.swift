/// What the plan must hold and how it is searched.
public struct SitingParameters: Codable, Hashable, Sendable {
  /// Charging stations of the plan, existing ones included.
  public var stations = 550
  /// Public chargers of the plan, existing ones included.
  public var chargers = 12_000
  /// Fewest chargers of a new station.
  public var smallestStation = 4
  /// A cell is covered if a station lies within this straight distance of its centre.
  public var radiusM = 500.0
  /// Word of the algorithm in the catalogue.
  public var algorithm = "greedy-swap"
  public var swapStations = 25
  public var swapRadiusM = 3000.0

  public init() {}
}

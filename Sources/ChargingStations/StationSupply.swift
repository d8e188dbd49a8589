public import PowerNetwork

/// Sun and battery of a station.
public struct StationSupply: Sendable {
  /// Row of the plan.
  public let station: Int
  public let controller: SiteController

  public init(station: Int, controller: SiteController) {
    self.station = station
    self.controller = controller
  }
}

public import DistrictModel
public import RoadNetwork

/// The roads of a district with what drives on them, ready for units to be placed and judged.
public struct RoadsideDistrict: Sendable {
  public let graph: RoadGraph
  public let steps: RoadSteps
  public let traffic: LinkTraffic
  public let parameters: RoadsideParameters
  /// Of all vehicles, the share that has a radio.
  public let connectedShare: Double
  public let grid: CellGrid
  /// Vehicles of both directions together, by link.
  public let vehiclesPerDay: [Double]
  public let busiestHour: Int
  public let gravity: Bool

  /// - Parameters:
  ///   - given: flows of the scenario; trips by gravity without them.
  ///   - threads: the answer does not depend on them.
  public init(
    _ graph: RoadGraph, world: World, parameters: RoadsideParameters, given: LinkTraffic?,
    threads: Int = 1
  ) {
    self.graph = graph
    self.parameters = parameters
    let everywhere = RoadSteps(graph)
    // What lies beyond the outline is no matter of the district, though traffic may come that way.
    steps = everywhere.rows {
      world.grid.cell(at: MetricPoint(x: everywhere.x[$0], y: everywhere.y[$0])) != nil
    }
    grid = world.grid
    gravity = given == nil
    traffic =
      given
      ?? GravityTrips(
        on: graph, residents: world.population.perCell, in: world.grid, parameters: parameters.traffic
      ).traffic(threads: threads)
    vehiclesPerDay = traffic.bothWays(graph, traffic.perDay)
    busiestHour = traffic.busiestHour(graph)
    let vehicles = Double(world.vehicleCount)
    let connected = world.fleets.reduce(0) {
      $0 + Double($1.stock) * parameters.connectedShare(of: $1.id)
    }
    connectedShare = vehicles > 0 ? connected / vehicles : 0
  }

  /// Pieces of the roads that are to be covered.
  public var wantedSteps: RoadSteps { steps.only { parameters.units.roads.holds($0) } }

  public func candidates(beside stations: [MetricPoint]) -> UnitCandidates {
    UnitCandidates(
      graph, steps: wantedSteps, stations: stations, parameters: parameters.units,
      isInside: { grid.cell(at: $0) != nil })
  }

  /// What each candidate covers, is worth and costs; `nil` for a radio with a fault.
  public func sites(_ candidates: UnitCandidates) -> UnitSites? {
    UnitSites(
      candidates.units, along: wantedSteps, radio: parameters.radio, costs: parameters.costs.ofUnits,
      shared: candidates.isShared, vehiclesPerDay: parameters.units.weight == .traffic ? vehiclesPerDay : nil)
  }

  /// Packets of 190 bytes that a connected vehicle sends in a second.
  public var packetsPerSecond: Double { parameters.packetsPerSecond(of: .vehicle) }

  /// Vehicles with a radio per metre of road in an hour, and units as so many vehicles as send as often.
  func sendersPerMetre(hour: Int, unitsPerMetre: Double) -> [Double] {
    let own = packetsPerSecond
    let ofUnits = own > 0 ? unitsPerMetre * parameters.packetsPerSecond(of: .unit) / own : 0
    return traffic.bothWays(graph) { traffic.perMetre(link: $0, hour: hour) }
      .map { $0 * connectedShare + ofUnits }
  }
}

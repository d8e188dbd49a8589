public import DistrictModel

/// What a plan holds of every counted thing: what stands today and what stands once all is built.
public struct PlanCounts: Codable, Hashable, Sendable {
  public let existing: StandingCount
  public let planned: StandingCount

  /// - Parameters:
  ///   - roadsideUnits: of the plan, and the junctions they equip.
  public init(
    world: World, plan: Plan, roadsideUnits: Int = 0, roadsideJunctions: Int = 0,
    computing: ComputingSupply? = nil
  ) {
    var existing = StandingCount()
    var planned = StandingCount()
    for station in plan.stations {
      planned += Self.count(station.chargers, in: world)
      if let there = world.sites[station.site].existing {
        existing += Self.count(there.chargers, in: world)
      }
    }
    planned[.swapStations] = plan.swapSites.count
    planned[.hydrogenStations] = plan.hydrogenSites.count
    planned[.roadsideUnits] = roadsideUnits
    planned[.roadsideJunctions] = roadsideJunctions
    for kind in world.fleets where kind.homeBase == .residents && kind.fuel == .electricity {
      let metric = kind.ownPlugsAreDedicated ? CountedMetric.dedicatedPlugs : .privatePlugs
      planned[metric] += Int((Double(kind.stock) * kind.ownPlugShare).rounded())
    }
    // Own plugs come with vehicles and buildings; the plan builds none.
    for metric in [CountedMetric.dedicatedPlugs, .privatePlugs] { existing[metric] = planned[metric] }
    existing[.computingPflops] = computing?.todayPflops ?? 0
    planned[.computingPflops] = computing?.plannedPflops ?? 0
    self.existing = existing
    self.planned = planned
  }

  /// A station with these chargers, as targets count it.
  static func count(_ chargers: [Int], in world: World) -> StandingCount {
    let all = chargers.reduce(0, +)
    return StandingCount([
      .chargingStations: all > 0 ? 1 : 0, .publicChargers: all,
      .publicConnectors: zip(chargers, world.chargerTypes).reduce(0) { $0 + $1.0 * $1.1.connectors },
    ])
  }
}

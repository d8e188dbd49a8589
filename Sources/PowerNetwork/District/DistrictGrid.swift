public import DistrictModel

/// The grid behind a plan: feeders, the transformers of stations and cells, and what all others draw.
public struct DistrictGrid: Sendable {
  public let parameters: GridParameters
  public let feeders: [DistrictFeeder]
  /// One per charging station of the plan, then one per swap station that is a load of the grid.
  public let transformers: [StationTransformer]
  /// Distribution transformers of each cell, kVA; 0 where nobody lives.
  public let cellKVA: [Double]
  /// Peak of everything but vehicles, MW per cell.
  public let baseMW: [Double]
  /// Share of the district's residents in each cell.
  public let residentShare: [Double]
  /// Rated power of the chargers of each charging station, kW.
  public let ratedKW: [Double]

  /// The feeders given, or labelled synthetic ones by clusters of cells; transformers of standard sizes.
  ///
  /// - Parameter swapKVA: transformers of the plan's swap stations, in their order; empty where nobody operates them, so that they
  ///   are no load.
  /// - Throws: `GridFaults` if a feeder is no grid, which would be a defect of the rule.
  public init(_ parameters: GridParameters, world: World, plan: Plan, swapKVA: [Double] = [])
    throws(GridFaults)
  {
    precondition(swapKVA.isEmpty || swapKVA.count == plan.swapSites.count, "a transformer per swap station")
    self.parameters = parameters
    let people = world.population.perCell
    let residents = max(1, people.reduce(0, +))
    residentShare = people.map { Double($0) / Double(residents) }
    baseMW = people.map { Double($0) * parameters.baseKWPerResident / 1000 }
    cellKVA = baseMW.map {
      StationTransformer(
        carrying: $0 * 1000 / parameters.powerFactor / max(0.01, parameters.cellLoadingShare)
      ).totalKVA
    }
    ratedKW = plan.stations.map { station in
      zip(station.chargers, world.chargerTypes).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
    }
    transformers =
      ratedKW.map {
        StationTransformer(carrying: $0 * parameters.simultaneityShare / parameters.powerFactor)
      } + swapKVA.map { StationTransformer(ratedKVA: $0) }
    let sites = plan.stations.map(\.site) + plan.swapSites.prefix(swapKVA.count)
    let stationPoints = sites.map { world.sites[$0].point }
    guard parameters.feeders.isEmpty else {
      feeders = GivenFeederPlanner(
        world: world, parameters: parameters, stationPoints: stationPoints
      ).feeders()
      return
    }
    feeders = try FeederPlanner(
      world: world, parameters: parameters, loadMW: baseMW, stationPoints: stationPoints
    ).feeders(stationCells: sites.map { Int(world.sites[$0].cell.row) })
  }

  /// Whether the feeders were read from files.
  public var isGiven: Bool { feeders.contains { $0.isGiven } }

  public var chargingStations: Int { ratedKW.count }

  public var swapStations: Int { transformers.count - ratedKW.count }

  /// Power a station's transformers may give, kW.
  public func transformerKW(_ station: Int) -> Double {
    transformers[station].totalKVA * parameters.transformerFactor * parameters.powerFactor
  }

  /// Everything but vehicles in a quarter hour of the week, MW in a cell.
  public func baseMW(cell: Int, slot: Int) -> Double {
    baseMW[cell] * parameters.baseProfile[slot % 96 / 4]
  }

  /// Peak of everything but vehicles in the whole district: the files' where feeders are given.
  public var basePeakMW: Double {
    isGiven ? feeders.reduce(0) { $0 + basePeakMW(of: $1).reduce(0, +) } : baseMW.reduce(0, +)
  }

  /// What feeders and transformers leave to stations.
  ///
  /// A feeder's stations share what the others leave in proportion to their transformers.
  public func headroom(ownPlugs: CellPlugs) -> StationHeadroom {
    var kW = transformers.indices.map { station in
      [Double](repeating: transformerKW(station), count: StationHeadroom.slots)
    }
    for feeder in feeders where !feeder.stations.isEmpty {
      let bases = basePeakMW(of: feeder)
      for limit in feeder.limits {
        let isBelow = Set(limit.buses)
        let stations = feeder.stations.indices.filter { isBelow.contains(feeder.stationBuses[$0]) }.map {
          feeder.stations[$0]
        }
        let transformersKW = stations.reduce(0) { $0 + transformerKW($1) }
        guard transformersKW > 0 else { continue }
        let cells = feeder.cells.indices.filter { isBelow.contains(feeder.cellBuses[$0]) }.map {
          feeder.cells[$0]
        }
        let base = limit.buses.reduce(0) { $0 + bases[$1] }
        for slot in 0..<StationHeadroom.slots {
          let plugs = cells.reduce(0) { $0 + ownPlugs.allMW(cell: $1, slot: slot) }
          let others = base * parameters.baseProfile[slot % 96 / 4] + plugs
          let left = max(0, limit.ratingMVA * parameters.powerFactor - others) * 1000
          for station in stations {
            kW[station][slot] = min(kW[station][slot], left * transformerKW(station) / transformersKW)
          }
        }
      }
    }
    return StationHeadroom(kW: kW)
  }
}

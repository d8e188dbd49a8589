import DistrictModel
import DistrictSimulation
import EventEngine

/// What an indicator is worked out from.
struct Evidence {
  let world: World
  let plan: Plan
  let demand: CellDemand
  let outcome: Outcome
  let coverage: Coverage
  let targets: [Target]
  /// `nil` where no grid is simulated.
  var grid: GridCard?
  /// `nil` where nobody counted it.
  var money: MoneyCard?
  /// `nil` where swap stations are sited and not operated.
  var swap: SwapCard?
  /// `nil` where no hydrogen is simulated.
  var hydrogen: HydrogenCard?
  /// `nil` where the scenario has no roadside units.
  var roadside: RoadsideCard?
  var emissions = EmissionFactors()
  var supervision = Supervision()
  /// `nil` where nobody asks for money over the years.
  var finance: FinanceCard?

  /// What the plan holds of a counted promise, as a share of it; undefined without such a target.
  func completion(_ metric: String, _ count: Int) -> Estimate {
    Estimate(exact: targets.first { $0.metric == metric }.flatMap { ratio(Double(count), $0.value) })
  }

  var residents: [Double] { world.population.perCell.map(Double.init) }
  var insideKm2: [Double] { world.grid.cells.map { $0.insideShare * world.grid.squareKm2 } }
  var demandWeights: [Double] { demand.wattHoursPerDay.map(Double.init) }
  /// Vehicles that take electricity; those that burn hydrogen, methanol or ammonia need no charger.
  var electricVehicles: Double {
    Double(world.electricVehicleCount)
  }
  var chargers: Double { Double(plan.chargerCount) }
  /// Plugs at homes, depots and workplaces, as many as the classes' shares expect.
  var ownPlugs: Double {
    world.fleets.reduce(0) { $0 + ($1.fuel == .electricity ? Double($1.stock) * $1.ownPlugShare : 0) }
  }
  var days: Double { Double(outcome.settings.days) }

  var connectors: Double {
    Double(plan.stations.reduce(0) { $0 + connectors(of: $1) })
  }

  func connectors(of station: PlannedStation) -> Int {
    zip(station.chargers, world.chargerTypes).reduce(0) { $0 + $1.0 * $1.1.connectors }
  }

  func powerKW(of station: PlannedStation) -> Double {
    zip(station.chargers, world.chargerTypes).reduce(0) {
      $0 + Double($1.0) * $1.1.ratedKW
    }
  }

  var powerKW: Double { plan.stations.reduce(0) { $0 + powerKW(of: $1) } }

  /// A figure of the charging room, replication by replication.
  func charging(_ figure: (RoomOutcome) -> Double?) -> Estimate {
    Estimate(outcome.replications.map { $0.rooms.first.flatMap(figure) })
  }
}

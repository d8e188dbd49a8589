public import Calibration
import ChargingStations
import DistrictModel
public import DistrictSimulation
import NumericKernels

/// A measured city as a world of the simulator: its zones, its stations, two kinds of drivers and five parameters.
///
/// It takes the same supply, tariff and fixed figures as the fluid model and makes the same `ZoneWeek`, so that both
/// are scored alike; here every car and every pile is one, finds stations full, queues and drives on.
public struct AgentCity: Sendable {
  public let zones: [ZoneSupply]
  public let tariff: TariffShape
  public let fluid: FluidSettings
  public let settings: AgentSettings
  let stations: [[ZoneSupply.Station]]

  /// - Parameter zones: as the fluid model takes them; zones without piles are left out.
  public init(
    zones: [ZoneSupply], tariff: TariffShape, fluid: FluidSettings = FluidSettings(),
    settings: AgentSettings = AgentSettings()
  ) {
    self.zones = zones.filter { $0.piles > 0 }.sorted { $0.zone < $1.zone }
    self.tariff = tariff
    self.fluid = fluid
    self.settings = settings
    stations = self.zones.map { $0.standingStations(usualSize: Int(fluid.usualStation)) }
  }

  /// The same city under another tariff.
  public func under(_ tariff: TariffShape) -> AgentCity {
    AgentCity(zones: zones, tariff: tariff, fluid: fluid, settings: settings)
  }

  /// What the parameters make of a week.
  ///
  /// - Throws: `CityFault` where the zones make no world, or where the simulation breaks a law.
  public func week(_ parameters: CalibrationParameters, threads: Int) throws(CityFault) -> AgentWeek {
    let world = try world(parameters)
    let plan = Plan(
      stations: world.sites.indices.map {
        PlannedStation(
          site: SiteID($0), chargers: world.sites[$0].existing?.chargers ?? [], isExisting: true)
      })
    var rules = ChargingParameters()
    rules.alternatives = settings.alternatives
    var run = RunSettings()
    run.days = 7
    run.warmUpDays = settings.warmUpDays
    run.replications = settings.replications
    run.seed = settings.seed
    let room = ChargingRoom(
      world: world, plan: plan, parameters: rules, days: run.days, warmUpDays: run.warmUpDays)
    let simulator = Simulator(world: world, plan: plan, rooms: [room], settings: run)
    do {
      return try AgentWeek(
        simulator.run(threads: threads), of: self, starts: startShares(parameters))
    } catch {
      throw .simulation(error)
    }
  }

  /// Share of the fast sessions wanted in each hour of the day.
  private func startShares(_ parameters: CalibrationParameters) -> [Double] {
    let shares = FastStarts(fluid, tariff).shares(timePriceResponse: parameters.timePriceResponse)
    return (0..<24).map { shares[4 * $0..<4 * $0 + 4].reduce(0, +) }
  }
}

/// Why a city of agents has no week.
public enum CityFault: Error, Hashable, Sendable {
  case noPiles
  case world(String)
  case simulation(SimulationFault)
}

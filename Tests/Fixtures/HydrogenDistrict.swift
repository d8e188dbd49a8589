public import DistrictModel
public import DistrictSimulation
import EventEngine
public import HydrogenStations

/// The district of `SmallWorld` with trucks that take hydrogen, and stations for them.
public enum HydrogenDistrict {
  public static func trucks(_ stock: Int, fuel: Fuel = .hydrogen) -> VehicleClass {
    var kind = VehicleClass()
    kind.id = "truck"
    kind.stock = stock
    kind.fuel = fuel
    kind.tankKg = 31
    kind.consumptionKgPer100Km = 9
    kind.dailyKm = 200
    kind.surelyChargesBelowKm = 100
    kind.neverChargesAboveKm = 200
    kind.targetShare = 0.95
    kind.earlyLeaveProbability = 0
    return kind.inEnergy
  }

  public static func world(_ stock: Int, fuel: Fuel = .hydrogen) throws -> World {
    try SmallWorld.world { $0.fleets = [trucks(stock, fuel: fuel)] }
  }

  public static func plan(_ stations: Int) -> Plan {
    var plan = Plan(stations: [])
    plan.hydrogenSites = (0..<stations).map { SiteID($0 * 7) }
    return plan
  }

  public static func parameters(
    _ change: (inout HydrogenStationKind) -> Void = { _ in }
  ) -> HydrogenParameters {
    var parameters = HydrogenParameters()
    var kind = HydrogenStationKind()
    kind.id = "station"
    kind.trailers = 6
    kind.reorderKg = 1200
    kind.leadHours = 6
    change(&kind)
    parameters.kinds = [kind]
    return parameters
  }

  public static func simulate(
    _ parameters: HydrogenParameters, trucks: Int = 40, stations: Int = 1, days: Int = 14,
    replications: Int = 1,
    threads: Int = 1
  ) throws -> Outcome {
    let world = try world(trucks, fuel: parameters.kinds[0].fuel)
    let plan = plan(stations)
    let settings = SmallWorld.settings(days: days, warmUp: 2, replications: replications)
    let room = try HydrogenRoom(
      world: world, plan: plan, parameters: parameters, room: 0, days: settings.days,
      warmUpDays: settings.warmUpDays)
    return try Simulator(world: world, plan: plan, rooms: [room], settings: settings).run(threads: threads)
  }
}

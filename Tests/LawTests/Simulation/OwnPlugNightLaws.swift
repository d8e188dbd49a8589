import Demand
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import Testing

@Suite("Nights at own plugs") struct OwnPlugNightLaws {
  private func nights(
    _ policy: OwnPlugPolicy, _ change: (inout VehicleClass) -> Void = { _ in }
  ) throws -> (world: World, plugs: OwnPlugNights, simulator: Simulator) {
    let world = try SmallWorld.world { inputs in
      for row in inputs.fleets.indices {
        inputs.fleets[row].ownPlugShare = 0.6
        inputs.fleets[row].ownPlugPolicy = policy
        change(&inputs.fleets[row])
      }
    }
    let settings = SmallWorld.settings(days: 3, warmUp: 1, replications: 1)
    let grid = try DistrictGrid(GridParameters(), world: world, plan: SmallWorld.plan(for: world))
    let plugs = OwnPlugNights(
      world: world, grid: grid, settings: settings, homePrices: PriceBook().homeCNYPerKWh,
      selling: SellingTerms())
    return (world, plugs, Simulator(world: world, rooms: [], settings: settings, ownPlugs: plugs))
  }

  @Test("A stay holds its charge, and by the clock the nights sum to the load of the run")
  func clock() throws {
    let (_, plugs, simulator) = try nights(.startHour)
    let nights = try simulator.nights()
    #expect(nights.count > 1000)
    #expect(nights.allSatisfy { $0.until - $0.from >= $0.length && $0.energy > 0 })
    let week = plugs.week(nights)
    let load = try simulator.replicate(0).ownPlugLoad.map { EnergyUnit.kWh($0) * 4 }
    for slot in load.indices { #expect(abs(week.totalKW[slot] - load[slot]) < 1e-3 * max(1, load[slot])) }
  }

  @Test("Every policy gives the same energy within the recorded days, the last evening's included")
  func sameEnergy() throws {
    let (_, plugs, simulator) = try nights(.startHour)
    let nights = try simulator.nights()
    for policy in OwnPlugPolicy.allCases where policy != .vehicleToGrid {
      let week = plugs.week(nights, policy: policy)
      #expect(abs(week.totalKW.reduce(0, +) / 4 / week.energyKWh - 1) < 1e-9, "\(policy)")
    }
    let evening = plugs.week(nights, policy: .onArrival).totalKW.suffix(16)
    #expect(evening.allSatisfy { $0 > 0 }, "cars that come home on the last day charge")
  }

  @Test(
    "A run under a policy has its load and keeps its energy books",
    arguments: [
      OwnPlugPolicy.onArrival, .timed, .leastLaxity, .valleyFilling, .vehicleToGrid,
    ])
  func moved(_ policy: OwnPlugPolicy) throws {
    let (_, plugs, simulator) = try nights(policy)
    let run = try simulator.replicate(0)
    #expect(run.balance.residual == 0)
    let week = plugs.week(try simulator.nights())
    let told = run.ownPlugLoad.map { EnergyUnit.kWh($0) * 4 }
    for slot in told.indices { #expect(abs(week.totalKW[slot] - told[slot]) < 1e-3) }
    // Drivers drive as before: only the hour of the load moves.
    let other = try nights(.startHour).simulator.replicate(0)
    #expect(run.balance == other.balance && run.ownPlugLoad != other.ownPlugLoad)
  }

  @Test("A class that charges at work stands in the hours of its clock, unless its stay says otherwise")
  func work() throws {
    let (_, _, simulator) = try nights(.onArrival) { kind in
      kind.ownPlugStartHour = 9
      kind.ownPlugHours = 8
    }
    for night in try simulator.nights() {
      let day = night.until / Duration.day * Duration.day
      #expect(night.from == day + 9 * Duration.hour && night.until == day + 17 * Duration.hour)
    }
  }

  @Test("A depot's transformer is as large as its plugs, and least laxity keeps to it")
  func depot() throws {
    let (_, plugs, simulator) = try nights(.leastLaxity) { $0.depotKWPerPlug = 5 }
    let week = plugs.week(try simulator.nights())
    #expect(week.estateKW.allSatisfy(\.isEmpty) && week.depotKW.contains { !$0.isEmpty })
    let free = try nights(.onArrival) { $0.depotKWPerPlug = 5 }
    let unmanaged = free.plugs.week(try free.simulator.nights())
    #expect((week.totalKW.max() ?? 0) < (unmanaged.totalKW.max() ?? 0))
  }
}

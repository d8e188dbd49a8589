import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import SwapStations
import Testing

@Suite("Swap stations as load of feeders") struct SwapGridLaws {
  private let world: World
  private let plan: Plan

  init() throws {
    world = try SmallWorld.world { inputs in
      var kind = VehicleClass()
      kind.id = "taxi"
      kind.stock = 600
      kind.batteryKWh = 52.5
      kind.dailyKm = 300
      kind.ownPlugShare = 0
      kind.swapDemandShare = 1
      kind.surelyChargesBelowKm = 60
      kind.neverChargesAboveKm = 150
      kind.earlyLeaveProbability = 0
      kind.atHomeShare = 0
      inputs.fleets = [kind]
    }
    plan = Plan(
      stations: SmallWorld.plan(for: world).stations, swapSites: [SiteID(4), SiteID(10), SiteID(25)])
  }

  private static let design: SwapStationDesign = {
    var design = SwapStationDesign.nio(generation: 3)
    design.packs = [16]
    design.chargers = 16
    return design
  }()

  private static let swapKVA = [Double](repeating: design.transformerKVA, count: 3)

  private func grid(_ change: (inout GridParameters) -> Void = { _ in }) throws -> DistrictGrid {
    var parameters = GridParameters()
    change(&parameters)
    return try DistrictGrid(parameters, world: world, plan: plan, swapKVA: Self.swapKVA)
  }

  private func noPlugs(_ grid: DistrictGrid) -> CellPlugs { CellPlugs(spread: [], by: grid.residentShare) }

  /// - Parameter headroom: of charging stations, then of swap stations.
  private func simulate(_ headroom: StationHeadroom?) throws -> Outcome {
    let settings = SmallWorld.settings(days: 3, warmUp: 1, replications: 1)
    let room = try SwapRoom(
      world: world, plan: plan, stations: [Self.design, Self.design, Self.design], packTypes: [.taxi],
      packOfClass: [0], days: settings.days, warmUpDays: settings.warmUpDays, room: 0,
      headroom: headroom.map { $0.of(plan.stations.count..<$0.kW.count) })
    return try Simulator(world: world, rooms: [room], settings: settings).run(threads: 1)
  }

  /// The mean week with idle charging stations in front of the swap stations.
  private func weeks(_ grid: DistrictGrid, _ outcome: Outcome) -> GridWeeks {
    var outcome = outcome
    for run in outcome.replications.indices {
      var idle = RoomOutcome(
        room: "charging", stations: plan.stations.count, types: 2, days: 3, cells: 0, classes: 1)
      idle.loadOfStation = [Millijoules](repeating: 0, count: plan.stations.count * 3 * 96)
      outcome.replications[run].rooms.insert(idle, at: 0)
    }
    return GridWeeks(grid, world: world, outcome: outcome)
  }

  @Test("Every charging and swap station hangs on exactly one feeder, behind the transformer it was given")
  func places() throws {
    for feederMVA in [1.0, 8] {
      let grid = try grid { $0.feederMVA = feederMVA }
      #expect(grid.chargingStations == plan.stations.count && grid.swapStations == 3)
      #expect(grid.feeders.flatMap(\.stations).sorted() == Array(grid.transformers.indices))
      #expect(grid.transformers.suffix(3).allSatisfy { $0.totalKVA == 630 && $0.units == 1 })
      for (row, site) in plan.swapSites.enumerated() {
        let cell = Int(world.sites[site].cell.row)
        let feeder = grid.feeders.first { $0.stations.contains(plan.stations.count + row) }
        #expect(feeder?.cells.contains(cell) == true)
      }
    }
    // Without operation they are no load, and nothing of the grid moves.
    let alone = try DistrictGrid(GridParameters(), world: world, plan: plan)
    let without = try DistrictGrid(
      GridParameters(), world: world, plan: Plan(stations: plan.stations, swapSites: []))
    #expect(alone.feeders.map(\.cells) == without.feeders.map(\.cells))
    #expect(alone.transformers == without.transformers && alone.swapStations == 0)
  }

  @Test("What racks draw reaches the feeders, kilowatt-hour by kilowatt-hour")
  func carried() throws {
    let grid = try grid()
    let outcome = try simulate(grid.headroom(ownPlugs: noPlugs(grid)))
    let room = outcome.replications[0].rooms[0]
    #expect(room.loadOfStation.count == 3 * 3 * 96)
    #expect(room.loadOfStation.reduce(0, +) == room.load.reduce(0, +))
    let weeks = weeks(grid, outcome)
    func delivered(_ stationKW: [[Double]]) -> Double {
      grid.feeders.reduce(0) { sum, feeder in
        sum
          + grid.loads(of: feeder, stationKW: stationKW, ownPlugs: noPlugs(grid)).activeMW.reduce(0, +) / 4
      }
    }
    let idle = weeks.stationKW.map { $0.map { _ in 0.0 } }
    let swapped = delivered(weeks.stationKW) - delivered(idle)
    // Three recorded days stand for a week.
    let drawn = EnergyUnit.kWh(room.load.reduce(0, +)) / 1000 * 7 / 3
    #expect(drawn > 5)
    #expect(abs(swapped / drawn - 1) < 1e-9, "\(swapped) \(drawn)")
    let loaded = GridStudy(
      grid, stationKW: weeks.stationKW, ownPlugs: noPlugs(grid), ambientC: weeks.ambientC)
    let unloaded = GridStudy(grid, stationKW: idle, ownPlugs: noPlugs(grid), ambientC: weeks.ambientC)
    #expect(
      zip(loaded.feeders, unloaded.feeders).contains { $0.peakLoading > $1.peakLoading },
      "the planted fault: racks that nobody feels")
    #expect(loaded.stations.suffix(3).allSatisfy { $0.peakLoading > 0.1 && $0.peakLoading <= 1 + 1e-9 })
  }

  @Test("A feeder that says no slows the rack: no quarter hour above what it leaves, and longer waits")
  func refused() throws {
    let tight = try grid { ($0.feederMVA, $0.baseKWPerResident, $0.feederFillShare) = (1, 0.8, 0.98) }
    let headroom = tight.headroom(ownPlugs: noPlugs(tight))
    let own = tight.chargingStations
    let machinesKW = Self.design.baseKW + Self.design.mostAuxiliaryKW
    func above(_ outcome: Outcome) -> Int {
      let load = outcome.replications[0].rooms[0].loadOfStation
      let fold = WeekFold(outcome.settings, firstWeekday: world.calendar.firstWeekday)
      return (0..<3).reduce(0) { count, station in
        count
          + (0..<288).count { slot in
            let allowed = max(machinesKW, headroom.kW[own + station][fold.slotOfWeek[slot]])
            return EnergyUnit.kWh(load[station * 288 + slot]) * 4 > allowed * (1 + 1e-9)
          }
      }
    }
    let kept = try simulate(headroom)
    #expect(above(kept) == 0)
    let free = try simulate(
      StationHeadroom(
        kW: headroom.kW.map { $0.map { _ in 1e9 } }))
    #expect(above(free) > 20, "the planted fault: nobody asks the feeder")
    func served(_ outcome: Outcome) -> Int { outcome.replications[0].rooms[0].count(.served) }
    func waitHours(_ outcome: Outcome) -> Double {
      let room = outcome.replications[0].rooms[0]
      return Duration.inHours(room.waitSum) / Double(max(1, room.count(.served)))
    }
    #expect(waitHours(kept) > waitHours(free), "\(waitHours(kept)) \(waitHours(free))")
    #expect(served(kept) < served(free))
    for run in kept.replications + free.replications { #expect(run.balance.residual == 0) }
  }

  @Test("The week of the headroom begins on Monday, the simulation on the calendar's first day")
  func weekday() throws {
    // Power on Mondays only.
    let kW = (0..<StationHeadroom.slots).map { $0 < 96 ? 500.0 : 8 }
    func peak(_ firstWeekday: Int) throws -> Double {
      var scene = try SwapScene(
        stations: [SwapScene.station(packs: 1, chargers: 1)], days: 1, headroom: StationHeadroom(kW: [kW])
      ) { $0.calendar.firstWeekday = firstWeekday }
      scene.open(1, atHours: 1, station: 0)
      scene.close(atHours: 24)
      #expect(scene.fault == nil)
      return scene.room.outcome.swaps[0].peakKW
    }
    #expect(try peak(1) > 60)
    #expect(try peak(2) == 8, "the planted fault: a Tuesday taken for Monday")
  }
}

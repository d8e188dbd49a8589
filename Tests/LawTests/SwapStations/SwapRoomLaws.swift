import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import SwapStations
import Testing

@Suite("The swap room") struct SwapRoomLaws {
  @Test("A swap needs bay and full pack; the empty pack charges from the end of the swap")
  func timetable() throws {
    var scene = try SwapScene(stations: [SwapScene.station(packs: 2, chargers: 2)])
    // 18 kWh in, 48 kWh out: half an hour at 60 kW.
    for vehicle in 0..<3 { scene.open(Int32(vehicle), atHours: 1, station: 0) }
    scene.close(atHours: 20)
    #expect(scene.fault == nil)
    let cycle = 5.0 / 60
    #expect(abs(scene.leftAt(0) - (1 + cycle)) < 1e-9)
    #expect(abs(scene.leftAt(1) - (1 + 2 * cycle)) < 1e-9, "the second waits for the bay")
    // The first empty pack is full half an hour after its swap ended.
    #expect(abs(scene.leftAt(2) - (1 + cycle + 0.5 + cycle)) < 1e-6, "the third waits for a pack")
    #expect(
      scene.ended.allSatisfy { $0.ending == .served && $0.delivered == EnergyUnit.millijoules(kWh: 30) })
    let outcome = scene.room.outcome
    #expect(outcome.stations[0].sessions == 3 && outcome.stations[0].sessionsAfterWait == 2)
    #expect(outcome.swaps[0].charged == EnergyUnit.millijoules(kWh: 90))
    #expect(
      outcome.swaps[0].waits[0] == 1 && outcome.swaps[0].waits[5] == 1 && outcome.swaps[0].waits[35] == 1)
    // Grid: 90 kWh over 0.95, three times 1.5 kWh, 8 kW over seven days.
    let grid = EnergyUnit.kWh(outcome.swaps[0].gridEnergy)
    #expect(abs(grid - (90 / 0.95 + 4.5 + 8 * 168)) < 1e-6)
    #expect(EnergyUnit.kWh(outcome.load.reduce(0, +)) == grid)
  }

  @Test("Who finds no place is turned away, who waits too long leaves, and both try the next station")
  func nextStation() throws {
    var parameters = SwapParameters()
    parameters.patienceMin = 10
    parameters.farthestMin = 1e6
    var small = SwapScene.station(packs: 1, chargers: 1)
    small.places = 2
    var scene = try SwapScene(stations: [small, SwapScene.station()], parameters: parameters)
    for vehicle in 0..<3 { scene.open(Int32(vehicle), atHours: 1, station: 0) }
    scene.close(atHours: 20)
    #expect(scene.fault == nil)
    let stations = scene.room.outcome.stations
    #expect(stations[0].sessions == 1 && stations[0].lostPatience == 1 && stations[0].balked == 1)
    #expect(stations[1].sessions == 2)
    #expect(scene.ended.allSatisfy { $0.ending == .served })
    parameters.attempts = 1
    var lonely = try SwapScene(stations: [small, SwapScene.station()], parameters: parameters)
    for vehicle in 0..<3 { lonely.open(Int32(vehicle), atHours: 1, station: 0) }
    lonely.close(atHours: 20)
    let endings = lonely.room.outcome.endings
    #expect(endings == [1, 0, 1, 1, 0], "served, no station, balked, lost patience, unfinished")
  }

  @Test("A bound fleet keeps to its own station, however long the line; an open one goes on")
  func boundFleet() throws {
    var parameters = SwapParameters()
    parameters.patienceMin = 10
    parameters.farthestMin = 1e6
    for isBound in [true, false] {
      var scene = try SwapScene(
        stations: [SwapScene.station(packs: 1, chargers: 1), SwapScene.station()], parameters: parameters
      ) { $0.fleets[0].isBoundToSwapStation = isBound }
      // Each wants its first swap at the door of the first station, and its second at the other one's.
      let cells = scene.cells
      for vehicle in 0..<3 {
        scene.open(Int32(vehicle), atHours: 1) { $0.cell = cells[0] }
      }
      for vehicle in 0..<3 {
        scene.open(Int32(vehicle), atHours: 8) { $0.cell = cells[1] }
      }
      scene.close(atHours: 20)
      #expect(scene.fault == nil && scene.ended.count == 6)
      let stations = scene.room.outcome.stations
      if isBound {
        #expect(stations.map(\.sessions) == [6, 0] && stations[0].lostPatience == 0)
        #expect(scene.ended.allSatisfy { $0.ending == .served })
      } else {
        #expect(stations[1].sessions > 0, "the planted fault: without the bond they go where it is shorter")
      }
    }
  }

  @Test("A board shows what was: who reads an old one drives to a station that is no longer free")
  func boards() throws {
    for period in [0.0, 60] {
      var parameters = SwapScene.patient
      parameters.boardPeriodMin = period
      let one = SwapScene.station(packs: 1, chargers: 1)
      var scene = try SwapScene(stations: [one, one], parameters: parameters)
      for vehicle in 0..<2 { scene.open(Int32(vehicle), atHours: 1) }
      scene.close(atHours: 20)
      #expect(scene.fault == nil)
      #expect(scene.room.outcome.stations.map(\.sessions) == (period > 0 ? [2, 0] : [1, 1]))
    }
  }

  @Test(
    "Where packs are plenty a station shows the line before its bays: the next one goes where it is shorter")
  func lineBeforeBays() throws {
    let one = SwapScene.station(packs: 20, chargers: 20)
    for waiting in [1, 4] {
      var scene = try SwapScene(stations: [one, one])
      for vehicle in 0..<4 { scene.open(Int32(vehicle), atHours: 1, station: 0) }
      for vehicle in 0..<waiting { scene.open(Int32(10 + vehicle), atHours: 1, station: 1) }
      scene.open(20, atHours: 1.001)
      scene.close(atHours: 20)
      #expect(scene.fault == nil)
      // A swap takes five minutes; the first of each station has been in the bay since one o'clock.
      let place = waiting == 1 ? 2.0 : 5
      #expect(abs(scene.leftAt(20) - (1 + place * 5 / 60)) < 1e-9, "\(scene.leftAt(20))")
      // The planted fault: one swap is shown whatever the line, and the first station is taken at once.
      #expect((scene.room.outcome.stations[0].sessions == 5) == (waiting == 4))
    }
  }

  @Test("A booked pack is kept from walk-ins, under that policy only")
  func booking() throws {
    for policies in [[], [Reservation()]] {
      var scene = try SwapScene(
        stations: [SwapScene.station(packs: 1, chargers: 1)], policies: policies
      ) { $0.travel.speedKmPerHour = 30 }
      // The one who books drives from the far corner; the walk-in stands at the door.
      let far = Int32(scene.world.grid.cells.count - 1)
      scene.open(1, atHours: 1, station: 0) {
        $0.cell = far
        $0.isReserving = true
      }
      scene.open(2, atHours: 1.001, station: 0)
      scene.close(atHours: 20)
      #expect(scene.fault == nil)
      #expect((scene.leftAt(1) < scene.leftAt(2)) == !policies.isEmpty)
      #expect(scene.room.outcome.reserved == policies.count)
    }
  }

  @Test("A failed swap holds its bay for the repair")
  func failure() throws {
    var station = SwapScene.station()
    station.successShare = 1e-9
    var scene = try SwapScene(stations: [station])
    scene.open(1, atHours: 1, station: 0)
    scene.close(atHours: 20)
    #expect(abs(scene.leftAt(1) - (1 + 15.0 / 60)) < 1e-9)
    #expect(scene.room.outcome.swaps[0].failures == 1)
  }

  @Test("What the grid leaves holds a station back, quarter hour by quarter hour")
  func headroom() throws {
    var kW = [Double](repeating: 1000, count: StationHeadroom.slots)
    for day in 0..<7 { for slot in 4..<8 { kW[96 * day + slot] = 8 + 18 + 30 / 0.95 } }
    var scene = try SwapScene(
      stations: [SwapScene.station(packs: 1, chargers: 1)], headroom: StationHeadroom(kW: [kW]))
    scene.open(1, atHours: 1, station: 0)
    scene.run(throughHours: 1.99)
    // Beside the base load of 8 kW the bay may draw 1.5 kWh in five minutes, 18 kW.
    // Half the power from 1 h 5 min on: 30 kWh take an hour instead of half; full power from 2 h on.
    let before = scene.room.outcome
    #expect(before.swaps[0].peakKW <= 8 + 30 / 0.95 + 1e-9)
    scene.open(2, atHours: 2, station: 0)
    scene.close(atHours: 20)
    #expect(scene.fault == nil)
    let charged = 30.0 * 55 / 60
    #expect(abs(scene.leftAt(2) - (2 + (30 - charged) / 60 + 5.0 / 60)) < 1e-3)
    #expect(scene.room.outcome.loadOfStation.count == 7 * 96)
  }

  /// The whole district: taxis that drive, look for a station, swap and drive on; every day is audited by the simulator.
  @Test(
    "A district of swapping vehicles keeps its books to the last millijoule",
    arguments: [1, 2, 3] as [UInt64])
  func district(seed: UInt64) throws {
    let world = try SmallWorld.world { inputs in
      var kind = VehicleClass()
      kind.id = "taxi"
      kind.stock = 400
      kind.batteryKWh = 52.5
      kind.dailyKm = 300
      kind.ownPlugShare = 0
      kind.isSwapping()
      kind.swapDemandShare = 1
      inputs.fleets = [kind]
    }
    var station = SwapStationDesign.nio(generation: 3)
    station.packs = [10]
    station.chargers = 8
    let plan = Plan(stations: [], swapSites: [SiteID(0), SiteID(9), SiteID(20)])
    let policies: [any RackPolicy] = [
      CheapestHours(), SoftLanding(), SlowForLife(), Reservation(), RackToGrid(),
    ]
    let room = try SwapRoom(
      world: world, plan: plan, stations: [station, station, station], packTypes: [.taxi], packOfClass: [0],
      policies: policies, days: 2, warmUpDays: 1, room: 0)
    let settings = SmallWorld.settings(seed: seed)
    let outcome = try Simulator(world: world, rooms: [room], settings: settings).run(threads: 2)
    let again = try Simulator(world: world, rooms: [room], settings: settings).run(threads: 1)
    #expect(outcome == again)
    for run in outcome.replications {
      #expect(run.balance.residual == 0)
      let swaps = run.rooms[0].swaps
      #expect(swaps.reduce(0) { $0 + $1.arrivals } > 300)
      #expect(run.rooms[0].count(.served) > 300)
      #expect(swaps.allSatisfy { $0.breachesByFeeding == 0 })
      #expect(swaps.allSatisfy { $0.peakKW <= 630 + 1e-9 })
    }
    #expect(outcome.replications[0] != outcome.replications[1])
  }
}

extension VehicleClass {
  /// Looks for a swap station whenever the day's driving does not fit.
  fileprivate mutating func isSwapping() {
    surelyChargesBelowKm = 60
    neverChargesAboveKm = 150
    earlyLeaveProbability = 0
    atHomeShare = 0
  }
}

import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import HydrogenStations
import SwapStations
import Testing

@Suite("A replication told visit by visit adds up to its outcome") struct RecordLaws {
  /// A small district with what makes a log hard: failures, held connectors, fees for staying, cabinets.
  private static func world() throws -> World {
    try SmallWorld.world { inputs in
      inputs.chargerTypes[0].availabilityShare = 0.9
      inputs.chargerTypes[0].repairHours = 3
      inputs.chargerTypes[0].heldShare = 0.1
      inputs.chargerTypes[0].idleFeeCNYPerMin = 0.5
      inputs.chargerTypes[0].idleFeeAfterMin = 2
      inputs.chargerTypes[1].connectors = 2
      inputs.chargerTypes[1].cabinetKW = 8
    }
  }

  private struct Told {
    let world: World
    let first: ReplicationOutcome
    let simulator: Simulator
    let check: RecordCheck
    let visits: [VisitRecord]
    let quarters: [StationQuarters]

    init(seed: UInt64, headroomKW: Double?) throws {
      world = try RecordLaws.world()
      let plan = SmallWorld.plan(for: world, fast: 2, slow: 1)
      let settings = SmallWorld.settings(replications: 1, seed: seed)
      let headroom = headroomKW.map { kW in
        StationHeadroom(
          kW: plan.stations.map { _ in [Double](repeating: kW, count: StationHeadroom.slots) })
      }
      let room = ChargingRoom(
        world: world, plan: plan, parameters: ChargingParameters(), days: settings.days,
        warmUpDays: settings.warmUpDays, headroom: headroom)
      simulator = Simulator(world: world, plan: plan, rooms: [room], settings: settings)
      first = try simulator.replicate(0)
      var told: [VisitRecord] = []
      quarters = try simulator.record(first) { told += $0 }[0]
      visits = told
      let from = Int64(settings.warmUpDays) * Duration.day
      check = RecordCheck(
        world: world, plan: plan, room: first.rooms[0], from: from,
        to: from + Int64(settings.days) * Duration.day)
    }
  }

  @Test(
    "Charging: ends, energy, waits, money, load and connectors are the room's, with a grid and without",
    arguments: [1, 2, 3], [nil, 70.0])
  func charging(seed: UInt64, headroomKW: Double?) throws {
    let told = try Told(seed: seed, headroomKW: headroomKW)
    #expect(told.visits.count > 300)
    #expect(told.check.complaints(told.visits, told.quarters) == [])
    let room = told.first.rooms[0]
    #expect(room.stations.contains { $0.outOfOrder > 0 } && room.stations.contains { $0.idleFeeMicroCNY > 0 })
    // Some began before the first recorded midnight or were cut off by the last.
    #expect(told.visits.contains { $0.need < told.check.from && $0.recorded > 0 })
    #expect(told.visits.contains { $0.ending == .unfinished })
    #expect(told.visits.contains { $0.peakKW != nil } && told.visits.contains { $0.peakKW == nil })
  }

  @Test("Planted faults: a log with a visit lost, doubled, moved or altered is told")
  func planted() throws {
    let told = try Told(seed: 1, headroomKW: nil)
    let known = try #require(
      told.visits.firstIndex { $0.ending == .served && $0.need >= told.check.from && $0.recorded > 0 })
    func complaints(_ change: (inout [VisitRecord]) -> Void) -> [String] {
      var visits = told.visits
      change(&visits)
      return told.check.complaints(visits, told.quarters)
    }
    #expect(complaints { _ in } == [])
    #expect(!complaints { $0.remove(at: known) }.isEmpty)
    #expect(!complaints { $0.append($0[known]) }.isEmpty)
    #expect(!complaints { $0[known].station += 1 }.isEmpty)
    #expect(complaints { $0[known].delivered += 1 } == ["the visits' energy is not the room's"])
    #expect(complaints { $0[known].recorded /= 2 }.count == 1)
    #expect(complaints { $0[known].paidCNY += 0.01 }.count == 1)
    #expect(complaints { $0[known].left = $0[known].need - 1 }.count == 1)
    #expect(complaints { $0[known].ending = .balked }.count >= 2)
    var quarters = told.quarters
    quarters[0].occupied[40] += 1
    #expect(!told.check.complaints(told.visits, quarters).isEmpty)
    quarters = told.quarters
    quarters[0].available[40] -= 1
    #expect(told.check.complaints(told.visits, quarters).contains { $0.contains("out of order") })
    quarters = told.quarters
    quarters[0].energy[40] += EnergyUnit.millijoules(kWh: 1)
    #expect(!told.check.complaints(told.visits, quarters).isEmpty)
  }

  @Test("A replication that comes out otherwise the second time is a fault")
  func otherwise() throws {
    let told = try Told(seed: 1, headroomKW: nil)
    var wrong = told.first
    wrong.events += 1
    #expect(throws: SimulationFault.self) { try told.simulator.record(wrong) { _ in } }
  }

  @Test("Where nobody asks, rooms keep nothing")
  func off() throws {
    let world = try Self.world()
    var room = ChargingRoom(
      world: world, plan: SmallWorld.plan(for: world), parameters: ChargingParameters(), days: 1,
      warmUpDays: 0)
    #expect(room.takeRecords().isEmpty && room.stationQuarters.isEmpty)
    room.keepRecords()
    #expect(room.stationQuarters.count == SmallWorld.plan(for: world).stations.count)
  }

  @Test("Swaps: every swap, its energy and money, and who left without one")
  func swaps() throws {
    var parameters = SwapScene.patient
    parameters.patienceMin = 10
    var small = SwapScene.station(packs: 1, chargers: 1)
    small.places = 2
    var scene = try SwapScene(stations: [small, SwapScene.station()], parameters: parameters)
    scene.room.keepRecords()
    for vehicle in 0..<6 { scene.open(Int32(vehicle), atHours: 1, station: 0) }
    scene.close(atHours: 20)
    let visits = scene.room.takeRecords()
    let outcome = scene.room.outcome
    #expect(scene.room.takeRecords().isEmpty, "what was taken is not told again")
    #expect(visits.map(\.vehicle) == scene.ended.map(\.vehicle) && visits.count == 6)
    for (row, station) in outcome.stations.enumerated() {
      let own = visits.filter { $0.station == Int32(row) && $0.ending == .served }
      #expect(own.count == station.sessions)
      #expect(own.reduce(0) { $0 + $1.delivered } == outcome.swaps[row].swapped)
      #expect(own.reduce(TimeSum(0)) { $0 + TimeSum($1.connected - $1.arrived) } == station.waited)
      #expect(abs(own.reduce(0) { $0 + $1.paidCNY } * 1e6 - Double(station.paidMicroCNY)) <= 6)
    }
    let grid = scene.room.stationQuarters.map { $0.energy.reduce(0, +) }
    #expect(grid == outcome.swaps.map(\.gridEnergy))
  }

  @Test("Fills: fuel sold by station, its price, and the ends of all needs", arguments: 1...2)
  func fills(seed: UInt64) throws {
    let parameters = HydrogenDistrict.parameters()
    let world = try HydrogenDistrict.world(40)
    let plan = HydrogenDistrict.plan(2)
    let settings = SmallWorld.settings(days: 5, warmUp: 2, replications: 1, seed: seed)
    let room = try HydrogenRoom(
      world: world, plan: plan, parameters: parameters, room: 0, days: settings.days,
      warmUpDays: settings.warmUpDays)
    let simulator = Simulator(world: world, plan: plan, rooms: [room], settings: settings)
    let first = try simulator.replicate(0)
    var visits: [VisitRecord] = []
    let quarters = try simulator.record(first) { visits += $0 }[0]
    let outcome = first.rooms[0]
    let from = Int64(settings.warmUpDays) * Duration.day
    for ending in VisitEnding.allCases {
      #expect(visits.count { $0.need >= from && $0.ending == ending } == outcome.count(ending))
    }
    for (row, station) in outcome.hydrogen.enumerated() {
      let own = visits.filter { $0.station == Int32(row) }
      #expect(own.reduce(0) { $0 + $1.recorded } == station.sold)
      let paid = own.reduce(0) { $0 + $1.paidCNY } * 1e6
      #expect(abs(paid - Double(outcome.stations[row].paidMicroCNY)) <= 1 + 1e-9 * paid)
      #expect(quarters[row].energy == station.load)
    }
    #expect(outcome.hydrogen.contains { $0.sold > 0 })
  }
}

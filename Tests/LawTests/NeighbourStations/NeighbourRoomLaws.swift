import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Foundation
import NeighbourStations
import Synchronization
import Testing

@Suite("Vehicles that charge outside are away, come back charged and are in the books")
struct NeighbourRoomLaws {
  /// Stations outside beside the west edge and the south edge.
  private static let near = [
    SmallWorld.neighbour("west", east: -300, north: 5000, connectors: 40),
    SmallWorld.neighbour("south", east: 5000, north: -300, connectors: 20, powerKW: 120),
  ]

  private static func world(_ neighbours: [NeighbourStation]) throws -> World {
    try SmallWorld.world { $0.neighbours = neighbours }
  }

  /// What a test puts between the simulator and a room.
  private struct Between: InfrastructureRoom {
    enum Slip { case none, losesVehicles, addsEnergy }
    var room: NeighbourRoom
    var slip = Slip.none
    let offers: Offers

    /// Needs offered, of one replication.
    final class Offers: Sendable {
      private let sum = Mutex(0)
      var count: Int { sum.withLock { $0 } }
      func add() { sum.withLock { $0 += 1 } }
    }

    var services: [EnergyService] { room.services }
    var divertedService: EnergyService? { room.divertedService }
    mutating func startDay(_ day: Int, isRecorded: Bool) { room.startDay(day, isRecorded: isRecorded) }
    mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue) {
      room.begin(replication: replication, seed: seed, queue: &queue)
    }
    mutating func divert(_ need: Need, queue: inout EventQueue) -> Bool {
      offers.add()
      return room.divert(need, queue: &queue)
    }
    mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit? {
      room.open(need, queue: &queue)
    }
    mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit? {
      var ended = room.handle(event, queue: &queue)
      if slip == .addsEnergy { ended?.delivered += 1 }
      return ended
    }
    mutating func close(at time: Nanoseconds) -> [EndedVisit] { room.close(at: time) }
    func audit() -> String? { room.audit() }
    var visiting: [Int32] { slip == .losesVehicles ? [] : room.visiting }
    func story(of vehicle: Int32) -> String? { slip == .losesVehicles ? nil : room.story(of: vehicle) }
    var outcome: RoomOutcome { room.outcome }
  }

  private func run(_ slip: Between.Slip = .none) throws -> (run: ReplicationOutcome, offered: Int) {
    let world = try Self.world(Self.near)
    let plan = SmallWorld.plan(for: world)
    let offers = Between.Offers()
    let settings = SmallWorld.settings(days: 2, warmUp: 0, replications: 1)
    let outside = Between(room: SmallWorld.neighbourRoom(world, plan), slip: slip, offers: offers)
    let inside = ChargingRoom(
      world: world, plan: plan, parameters: ChargingParameters(), days: 2, warmUpDays: 0)
    let outcome = try Simulator(world: world, rooms: [inside, outside], settings: settings).run(threads: 1)
    return (outcome.replications[0], offers.count)
  }

  /// Energy that rooms say they gave, against what the fleet's books have.
  private static func missing(_ run: ReplicationOutcome) -> Millijoules {
    run.balance.delivered - run.rooms.reduce(0) { $0 + $1.deliveredToClass.reduce(0, +) }
  }

  @Test("The books balance to the last millijoule, and what rooms gave is what batteries got")
  func books() throws {
    let run = try run().run
    #expect(run.balance.residual == 0)
    #expect(run.rooms[1].room == "neighbours")
    #expect(run.rooms[1].deliveredToClass.reduce(0, +) > 0)
    #expect(Self.missing(run) == 0)
    // Planted: a millijoule too much with every session.
    #expect(Self.missing(try self.run(.addsEnergy).run) > 0)
  }

  @Test("Every need is served inside or outside, and none twice")
  func needs() throws {
    let (run, offered) = try run()
    #expect(run.rooms[0].needs + run.rooms[1].needs == offered)
    #expect(run.rooms[1].needs > 0 && run.rooms[0].needs > 0)
    #expect(run.rooms[1].needs == Int(run.rooms[1].needsOfCell.reduce(0, +)))
    #expect(run.rooms[1].count(.served) + run.rooms[1].count(.unfinished) == run.rooms[1].needs)
    // Planted: a room whose vehicles nobody has.
    let fault = #expect(throws: SimulationFault.self) { _ = try self.run(.losesVehicles) }
    #expect(fault?.story.contains("no room has it") == true)
  }

  @Test("No load on the grid of the district")
  func load() throws {
    let room = try run().run.rooms[1]
    #expect(room.load == [Millijoules](repeating: 0, count: 2 * 96))
    #expect(room.loadOfStation.isEmpty)
    #expect(room.stations.reduce(0) { $0 + $1.gridEnergy } > 0)
    #expect(room.stations.reduce(0) { $0 + $1.sessions } == room.sessionsOfClass.reduce(0, +))
  }

  private static func bytes(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return try encoder.encode(value)
  }

  @Test("Stations too far away change nothing: the district's rooms have the same bytes as without")
  func far() throws {
    func inside(_ neighbours: [NeighbourStation]) throws -> (bytes: Data, outside: Int) {
      let world = try Self.world(neighbours)
      let outcome = try SmallWorld.simulate(
        world, plan: SmallWorld.plan(for: world), settings: SmallWorld.settings())
      let rooms = outcome.replications.map { $0.rooms[0] }
      let outside = outcome.replications.reduce(0) { sum, run in
        sum + run.rooms.dropFirst().reduce(0) { $0 + $1.needs }
      }
      return (try Self.bytes(rooms), outside)
    }
    let without = try inside([])
    let far = try inside([SmallWorld.neighbour(east: -25_000, north: 5000, connectors: 1000)])
    #expect(far.outside == 0 && without.outside == 0)
    #expect(far.bytes == without.bytes)
    let near = try inside(Self.near)
    #expect(near.outside > 0 && near.bytes != without.bytes)
  }

  @Test("One thread or two: the same bytes")
  func threads() throws {
    let world = try Self.world(Self.near)
    func bytes(threads: Int, seed: UInt64 = 1) throws -> Data {
      try Self.bytes(
        SmallWorld.simulate(
          world, plan: SmallWorld.plan(for: world), settings: SmallWorld.settings(seed: seed),
          threads: threads))
    }
    let one = try bytes(threads: 1)
    #expect(try bytes(threads: 2) == one)
    #expect(try bytes(threads: 2, seed: 2) != one)
  }

  @Test("Drivers go outside as often as the share of their cell says")
  func frequency() throws {
    let world = try Self.world(Self.near)
    let plan = SmallWorld.plan(for: world)
    let shares = NeighbourShares(world: world, plan: plan, parameters: NeighbourParameters())
    let cell = try #require(
      world.grid.cells.indices.first { (0.3...0.7).contains(shares.outside(class: 0, cell: $0)) })
    let share = shares.outside(class: 0, cell: cell)
    var room = SmallWorld.neighbourRoom(world, plan)
    var queue = EventQueue()
    room.begin(replication: 0, seed: 5, queue: &queue)
    let count = 20_000
    var taken = 0.0
    for vehicle in 0..<count where room.divert(need(Int32(vehicle), cell: Int32(cell)), queue: &queue) {
      taken += 1
    }
    let deviation = (share * (1 - share) / Double(count)).squareRoot()
    #expect(abs(taken / Double(count) - share) < 4 * deviation)
    // Planted: five points beside it would be seen.
    #expect(abs(taken / Double(count) - share - 0.05) > 4 * deviation)
  }

  private func need(_ vehicle: Int32, cell: Int32, at minutes: Double = 60) -> Need {
    Need(
      time: Duration.minutes(minutes), vehicle: vehicle, cell: cell, vehicleType: 0,
      energy: EnergyUnit.millijoules(kWh: 12), target: EnergyUnit.millijoules(kWh: 40.5), draw: 1)
  }

  /// A room whose every need goes outside, as there is no station inside.
  private func onlyOutside() throws -> (room: NeighbourRoom, queue: EventQueue) {
    let world = try Self.world(Array(Self.near.prefix(1)))
    var room = SmallWorld.neighbourRoom(world, Plan(stations: []))
    var queue = EventQueue()
    room.begin(replication: 0, seed: 1, queue: &queue)
    return (room, queue)
  }

  @Test("Who has reserved or wants a station of the plan stays inside")
  func bound() throws {
    var (room, queue) = try onlyOutside()
    var reserving = need(1, cell: 0)
    reserving.isReserving = true
    var bound = need(2, cell: 0)
    bound.preferredStation = 0
    let went = [room.divert(reserving, queue: &queue), room.divert(bound, queue: &queue)]
    #expect(went == [false, false])
    #expect(room.visiting.isEmpty)
    // Planted: the same need without either goes.
    let free = room.divert(need(1, cell: 0), queue: &queue)
    #expect(free)
    #expect(room.visiting == [1])
    #expect(room.audit() == nil)
  }

  @Test("A session takes the energy over the power, and ends when the car is fetched")
  func session() throws {
    var (room, queue) = try onlyOutside()
    func leave(_ need: Need) throws -> (event: Event, end: EndedVisit?) {
      let went = room.divert(need, queue: &queue)
      #expect(went)
      let next = queue.pop()
      let event = try #require(next)
      return (event, room.handle(event, queue: &queue))
    }
    let (event, first) = try leave(need(1, cell: 0))
    let ended = try #require(first)
    // 28.5 kWh at 60 kW × 0.95, after the way and a minute of plugging in.
    #expect(ended.delivered == EnergyUnit.millijoules(kWh: 28.5))
    #expect(ended.ending == .served && ended.station == -1)
    let way = ended.time - Duration.minutes(60 + 1 + 30)
    #expect(way > 0)
    // Planted: an event of a visit that has ended does nothing.
    let again = room.handle(event, queue: &queue)
    #expect(again?.vehicle == nil)

    var parked = need(2, cell: 0)
    parked.staysUntil = Duration.minutes(60 + 1 + 10) + way
    let fetched = try #require(try leave(parked).end)
    #expect(fetched.time == parked.staysUntil)
    #expect(abs(EnergyUnit.kWh(fetched.delivered) - 9.5) < 1e-6)

    // Who is there at the end of the run has what was given by then.
    let last = room.divert(need(3, cell: 0), queue: &queue)
    #expect(last)
    let cut = room.close(at: Duration.minutes(60 + 1 + 20) + way)
    #expect(cut.map(\.ending) == [.unfinished])
    #expect(abs(EnergyUnit.kWh(cut[0].delivered) - 19) < 1e-6)
    #expect(room.audit() == nil && room.visiting.isEmpty)
  }
}

import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Testing

@Suite("Laws of the simulation") struct SimulationLaws {
  @Test("Energy in equals energy driven plus change of stock, to the millijoule", arguments: 1...6)
  func energyBalances(seed: UInt64) throws {
    let world = try SmallWorld.world()
    let outcome = try SmallWorld.simulate(
      world, plan: SmallWorld.plan(for: world), settings: SmallWorld.settings(seed: seed))
    for run in outcome.replications {
      #expect(run.balance.residual == 0)
      #expect(run.balance.driven > 0)
      #expect(run.balance.delivered > 0)
      let classes = run.classes.reduce(0) { $0 + $1.driven }
      #expect(classes == run.balance.driven)
    }
  }

  @Test("Every need ends in exactly one way", arguments: 1...4)
  func needsEnd(seed: UInt64) throws {
    let world = try SmallWorld.world()
    let outcome = try SmallWorld.simulate(
      world, plan: SmallWorld.plan(for: world, fast: 1, slow: 0), settings: SmallWorld.settings(seed: seed))
    for run in outcome.replications {
      let room = run.rooms[0]
      #expect(room.needs == room.needsOfCell.reduce(0) { $0 + Int($1) })
      #expect(room.needs > 100)
      let unserved = room.count(.noStation) + room.count(.balked) + room.count(.lostPatience)
      #expect(unserved == room.unservedOfCell.reduce(0) { $0 + Int($1) })
    }
  }

  @Test("The outcome is the same on one, two and eight threads")
  func threadsDoNotMatter() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    let settings = SmallWorld.settings(replications: 5)
    let one = try SmallWorld.simulate(world, plan: plan, settings: settings, threads: 1)
    #expect(try SmallWorld.simulate(world, plan: plan, settings: settings, threads: 2) == one)
    #expect(try SmallWorld.simulate(world, plan: plan, settings: settings, threads: 8) == one)
  }

  @Test("Another seed gives another week")
  func seedsMatter() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    let first = try SmallWorld.simulate(world, plan: plan, settings: SmallWorld.settings(seed: 1))
    let second = try SmallWorld.simulate(world, plan: plan, settings: SmallWorld.settings(seed: 2))
    #expect(first.replications[0].balance != second.replications[0].balance)
    #expect(first.replications[0].balance != first.replications[1].balance)
  }

  @Test("More chargers never leave more needs unserved, beyond chance")
  func moreChargersHelp() throws {
    let world = try SmallWorld.world()
    var shares: [Double] = []
    for fast in [1, 2, 4] {
      let outcome = try SmallWorld.simulate(
        world, plan: SmallWorld.plan(for: world, fast: fast, slow: 0), settings: SmallWorld.settings())
      let room = outcome.replications[0].rooms[0]
      shares.append(1 - Double(room.delivered) / Double(room.wanted))
    }
    #expect(shares[1] <= shares[0] + 0.01)
    #expect(shares[2] <= shares[1] + 0.01)
    #expect(shares[0] > shares[2])
  }

  @Test("Without any station every need is told as unserved")
  func noStations() throws {
    let world = try SmallWorld.world()
    let outcome = try SmallWorld.simulate(world, plan: Plan(stations: []), settings: SmallWorld.settings())
    let room = outcome.replications[0].rooms[0]
    #expect(room.count(.noStation) == room.needs)
    #expect(room.delivered == 0)
    #expect(outcome.replications[0].balance.foregone > 0)
  }

  @Test("Grid energy of the stations is the energy of the load curve")
  func loadIsStations() throws {
    let world = try SmallWorld.world()
    let outcome = try SmallWorld.simulate(
      world, plan: SmallWorld.plan(for: world), settings: SmallWorld.settings())
    let room = outcome.replications[0].rooms[0]
    let stations = EnergyUnit.kWh(room.stations.reduce(0) { $0 + $1.gridEnergy })
    let load = EnergyUnit.kWh(room.load.reduce(0, +))
    #expect(abs(stations - load) <= 1e-9 * load)
  }

  @Test("An audit finds a vehicle that was counted twice: the planted fault")
  func auditFindsFaults() throws {
    let world = try SmallWorld.world()
    var room = ChargingRoom(
      world: world, plan: SmallWorld.plan(for: world), parameters: ChargingParameters(), days: 1,
      warmUpDays: 0)
    room.startDay(0, isRecorded: true)
    #expect(room.audit() == nil)
    var queue = EventQueue()
    let need = Need(
      time: 0, vehicle: 0, cell: 0, vehicleType: 0, energy: 1, target: 2_000_000, draw: 1)
    _ = room.open(need, queue: &queue)
    #expect(room.audit() == nil)
    let popped = queue.pop()
    let arrival = try #require(popped)
    _ = room.handle(arrival, queue: &queue)
    _ = room.handle(arrival, queue: &queue)
    #expect(room.audit() == nil, "a stale event is ignored")
  }
}

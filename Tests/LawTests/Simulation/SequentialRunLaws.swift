import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import Fixtures
import NumericKernels
import Testing

@Suite("Replications until a figure is known") struct SequentialRunLaws {
  private static func simulator(_ world: World, _ plan: Plan, replications: Int = 1) -> Simulator {
    let settings = SmallWorld.settings(days: 1, replications: replications, seed: 4)
    let room = ChargingRoom(
      world: world, plan: plan, parameters: ChargingParameters(), days: settings.days,
      warmUpDays: settings.warmUpDays)
    return Simulator(world: world, rooms: [room], settings: settings)
  }

  private static func assessor(_ world: World, _ plan: Plan, _ outcome: Outcome) -> Assessor {
    Assessor(
      world: world, plan: plan, demand: SmallWorld.demand(in: world), outcome: outcome, targets: [],
      coverageRadiusM: 900)
  }

  @Test("as many are made as the figure needs, the same on any threads, and the first ones of a fixed number")
  func enough() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world, fast: 1, slow: 0)
    var wanted = WantedPrecision()
    wanted.figure = .occupancyShare
    wanted.withinShare = 0.004
    func run(threads: Int) throws -> (outcome: Outcome, isReached: Bool) {
      try Self.simulator(world, plan).run(until: wanted, threads: threads) { outcome in
        Self.assessor(world, plan, outcome).values(of: wanted.figure)
      }
    }
    let one = try run(threads: 1)
    let count = one.outcome.replications.count
    #expect(one.isReached && count > 10 && one.outcome.settings.replications == count)
    #expect(try run(threads: 3).outcome == one.outcome)
    #expect(try Self.simulator(world, plan, replications: count).run(threads: 2) == one.outcome)
    let values = Self.assessor(world, plan, one.outcome).values(of: wanted.figure).compactMap(\.self)
    let interval = ConfidenceInterval.student(values)
    #expect(interval.high - interval.mean <= 0.004 * interval.mean)
    let early = ConfidenceInterval.student(Array(values.prefix(10)))
    #expect(early.high - early.mean > 0.004 * early.mean)
  }

  @Test("the most that was allowed is not exceeded, and what is undefined cannot be known") func limits()
    throws
  {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    var wanted = WantedPrecision()
    wanted.withinShare = 1e-9
    wanted.mostReplications = 13
    let most = try Self.simulator(world, plan).run(until: wanted, threads: 2) { outcome in
      outcome.replications.map { Double($0.events) }
    }
    #expect(!most.isReached && most.outcome.replications.count == 13)
    let nothing = try Self.simulator(world, plan).run(until: wanted, threads: 2) { outcome in
      outcome.replications.map { _ in nil }
    }
    #expect(!nothing.isReached && nothing.outcome.replications.count == 10)
    // What is the same in every replication is known at once.
    let same = try Self.simulator(world, plan, replications: 12).run(until: wanted, threads: 2) { outcome in
      outcome.replications.map { _ in 3 }
    }
    #expect(same.isReached && same.outcome.replications.count == 12)
  }

  @Test(
    "every figure that may be asked for is told by replication", arguments: WantedPrecision.Figure.allCases)
  func figures(_ figure: WantedPrecision.Figure) throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world, fast: 1, slow: 0)
    let outcome = try Self.simulator(world, plan, replications: 2).run(threads: 2)
    let values = Self.assessor(world, plan, outcome).values(of: figure)
    #expect(values.count == 2 && values.allSatisfy { $0 != nil })
    #expect(Assessor.indicatorIDs.contains(figure.rawValue))
  }
}

import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import NumericKernels
import Testing

@Suite("What informed drivers do to the queues of a district") struct GuidanceTableLaws {
  private static let service = GuidedService(
    room: "charging", bottleneck: "connector", minutes: 30, servers: 4, load: 0.5, isOfBusiestHour: true,
    choices: 3)

  /// A run of a district without vehicles on the road.
  private static let idle = Result<ReplicationOutcome, any Error> {
    let world = try SmallWorld.world { $0.fleets.removeFirst() }
    return try SmallWorld.simulate(
      world, plan: SmallWorld.plan(for: world),
      settings: SmallWorld.settings(days: 1, warmUp: 0, replications: 1)
    ).replications[0]
  }

  /// Replications with these mean waits of a hundred served, and so many not served.
  private func outcome(_ minutes: [Double], lost: Int = 0) throws -> Outcome {
    Outcome(
      settings: SmallWorld.settings(),
      replications: try minutes.map { wait in
        var room = RoomOutcome(room: "charging", stations: 1, types: 1, days: 1, cells: 1, classes: 1)
        room.waits[0] = 100
        room.waitSum = TimeSum(Duration.minutes(wait * 100))
        room.endings[Int(VisitEnding.served.rawValue)] = 100
        room.endings[Int(VisitEnding.balked.rawValue)] = lost
        var run = try Self.idle.get()
        run.rooms = [room]
        return run
      })
  }

  private func table(_ rows: [[Double]]) throws -> GuidanceTable {
    try #require(
      GuidanceTable(
        service: Self.service, shares: [1], ages: rows.indices.map(Double.init),
        uninformed: try outcome([10, 11, 12]), outcomes: try rows.map { [try outcome($0)] }, theory: nil))
  }

  @Test("The critical age lies where the wait passes that of nobody informed, and needs a surely longer one")
  func criticalAge() throws {
    // 5 min shorter live, 2 min shorter at one service, 2 min longer at two: half way between the last two.
    let clear = try table([[5, 6, 7], [8, 9, 10], [12, 13, 14.001]])
    #expect(abs((clear.criticalAgeMin(share: 0) ?? 0) - 45) < 0.05)
    #expect(clear.entries[0][0].isShorter && !clear.entries[0][0].isLonger)
    #expect(clear.entries[2][0].isLonger && clear.entries[2][0].ageMin == 60)
    #expect(clear.best.map(\.informedShare) == [1, 1, 0])
    // The fault that was: a mean that is longer by chance was told as an age.
    let unsure = try table([[5, 6, 7], [9, 16, 9.5]])
    #expect(unsure.entries[1][0].change.mean > 0 && !unsure.entries[1][0].isLonger)
    #expect(unsure.criticalAgeMin(share: 0) == nil)
    #expect(try table([[12, 13, 14.001]]).criticalAgeMin(share: 0) == 0)
  }

  @Test("One replication is no interval, and who is not served is told apart")
  func single() throws {
    let one = try #require(
      GuidanceTable(
        service: Self.service, shares: [1], ages: [0], uninformed: try outcome([10], lost: 25),
        outcomes: [[try outcome([1])]], theory: nil))
    #expect(!one.entries[0][0].isShorter && !one.entries[0][0].isLonger)
    #expect(one.uninformed.lostShare == 0.2 && one.entries[0][0].lostShare == 0)
    let none = GuidanceTable(
      service: GuidedService(
        room: "swap", bottleneck: "bay", minutes: 4, servers: 1, load: 0.5, isOfBusiestHour: false, choices: 2
      ),
      shares: [1], ages: [0], uninformed: try outcome([10]), outcomes: [[try outcome([1])]], theory: nil)
    #expect(none == nil, "no such room")
  }

  /// Taxis at twenty stations for four days: drivers who know nothing, who see stations live, and who read boards that are six
  /// hours old in the mean.
  @Test("In a simulated district fresh information shortens queues, and old information loses that again")
  func district() throws {
    let world = try SmallWorld.world { $0.fleets.removeFirst() }
    let plan = SmallWorld.plan(for: world, fast: 3, slow: 0)
    let settings = SmallWorld.settings(days: 4, warmUp: 1, replications: 8)
    func run(_ share: Double, boardMin: Double) throws -> Outcome {
      var parameters = ChargingParameters()
      parameters.patienceMin = 600
      parameters.boardPeriodMin = boardMin
      return try SmallWorld.simulate(
        world.informing { _ in share }, plan: plan, settings: settings, threads: 2, parameters: parameters)
    }
    let (nobody, live, old) = (
      try run(0, boardMin: 0), try run(1, boardMin: 0), try run(1, boardMin: 720)
    )
    func change(from base: Outcome, to other: Outcome) throws -> GuidanceTable.Entry {
      try #require(
        GuidanceTable(
          service: Self.service, shares: [1], ages: [0], uninformed: base, outcomes: [[other]], theory: nil)
      ).entries[0][0]
    }
    #expect(try change(from: nobody, to: live).isShorter)
    let lost = try change(from: live, to: old)
    #expect(lost.isLonger, "\(lost.change)")
    // The planted fault: boards that are live whatever their period.
    #expect(try !change(from: live, to: live).isLonger)
  }

  @Test("Beside it stand Erlang C, the mean field and boards of an age; without a load there is no theory")
  func theory() throws {
    let theory = try #require(
      GuidanceTheory(
        GuidedService(
          room: "charging", bottleneck: "connector", minutes: 30, servers: 4, load: 0.85,
          isOfBusiestHour: true, choices: 3), shares: [0.5, 1], ages: [0, 1], seed: 1, threads: 2))
    // 1.14886, 0.19173 and 0.04404 service times (model page); boards of period 2: 0.520 and 0.657.
    #expect(abs(theory.uninformedMin - 30 * 1.14886) < 1e-3)
    #expect(abs(theory.freshMin[0] - 30 * 0.19173) < 1e-3 && abs(theory.freshMin[1] - 30 * 0.04404) < 1e-3)
    #expect(abs(theory.staleMin[1][0] / 30 - 0.520) < 0.07 && abs(theory.staleMin[1][1] / 30 - 0.657) < 0.08)
    var idle = Self.service
    idle.load = 0
    #expect(GuidanceTheory(idle, shares: [1], ages: [0], seed: 1, threads: 1) == nil)
    idle.load = 1
    #expect(GuidanceTheory(idle, shares: [1], ages: [0], seed: 1, threads: 1) == nil, "a queue without end")
  }
}

import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import NumericKernels
import Testing

@Suite("A station draws no more than its grid connection has") struct StationLimitLaws {
  private func constant(_ kW: Double, stations: Int = 1) -> StationHeadroom {
    StationHeadroom(
      kW: (0..<stations).map { _ in [Double](repeating: kW, count: StationHeadroom.slots) })
  }

  @Test("Two cars behind the power of one take twice as long, and get the same")
  func shared() throws {
    func leaves(_ headroom: StationHeadroom?) throws -> [Double] {
      var scene = try StationScene(chargers: [[2]], headroom: headroom)
      scene.isAudited = true
      scene.open(1, at: 0)
      scene.open(2, at: 0)
      scene.finish()
      #expect(scene.fault == nil)
      #expect(abs(scene.delivered(1) - 30) < 1e-9 && abs(scene.delivered(2) - 30) < 1e-9)
      return [scene.leftAt(1), scene.leftAt(2)]
    }
    for time in try leaves(constant(60)) { #expect(abs(time - 1) < 1e-8) }
    for time in try leaves(nil) { #expect(abs(time - 0.5) < 1e-8) }
    // Headroom that is never felt changes nothing at all.
    #expect(try leaves(constant(120)) == leaves(nil))
  }

  @Test("A car alone has all the station has, and gives half away when another joins")
  func dealtAnew() throws {
    var scene = try StationScene(chargers: [[2]], headroom: constant(60))
    scene.open(1, at: 0)
    scene.open(2, at: .hour(0.25))
    scene.finish()
    // The first has 15 kWh alone, then 15 kWh at 30 kW; the second the rest of its 30 kWh at 60 kW again.
    #expect(abs(scene.leftAt(1) - 0.75) < 1e-8 && abs(scene.leftAt(2) - 1) < 1e-8)
  }

  @Test("A car that is full and only stands there asks for nothing, and its course stays as it was")
  func standing() throws {
    var scene = try StationScene(chargers: [[3]], headroom: constant(60)) {
      $0.chargerTypes[0].graceMin = 300
    }
    scene.isAudited = true
    scene.open(1, at: 0)
    scene.open(2, at: .hour(0.75))
    scene.open(3, at: .hour(1))
    scene.finish()
    // The first is full at 0.5; the second has 15 kWh at one o'clock, then both 30 kW until 1.5, the third 60 kW.
    #expect(abs(scene.leftAt(1) - 5.5) < 1e-8)
    #expect(abs(scene.leftAt(2) - 6.5) < 1e-8 && abs(scene.leftAt(3) - 6.75) < 1e-8)
    #expect(scene.fault == nil && abs(scene.delivered(2) - 30) < 1e-9)
  }

  @Test("A fall of the headroom counts from its quarter hour on, and none at all only waits")
  func falls() throws {
    var slots = [Double](repeating: 60, count: StationHeadroom.slots)
    // The scene begins on a Monday's midnight.
    for slot in 1..<4 { slots[slot] = 0 }
    for slot in 4..<8 { slots[slot] = 15 }
    var scene = try StationScene(chargers: [[1, 0]], headroom: StationHeadroom(kW: [slots])) { inputs in
      inputs.chargerTypes.append(StationScene.connector("slow", powerKW: 7))
    }
    scene.isAudited = true
    scene.open(1, at: 0)
    scene.finish()
    // 15 kWh in the first quarter, nothing until one o'clock, then 15 kW: full at two.
    #expect(abs(scene.leftAt(1) - 2) < 1e-6 && abs(scene.delivered(1) - 30) < 1e-9)
    #expect(scene.fault == nil)
  }

  @Test("Caps sum to the headroom at most, fill what is asked first and leave nothing that could be given")
  func caps() {
    var random = RandomStream(seed: 5, replication: 0, purpose: StreamPurpose("caps"))
    for _ in 0..<2000 {
      let rated = (0..<1 + random.integer(below: 8)).map { _ in 1 + 100 * random.uniform() }
      let wanted = rated.map { random.uniform() < 0.3 ? 0 : $0 * random.uniform() }
      let all = rated.reduce(0, +)
      let headroom = random.uniform() < 0.1 ? 0 : 1.2 * all * random.uniform()
      let caps = ChargingRoom.caps(headroomKW: headroom, wanted: wanted, rated: rated)
      #expect(caps.reduce(0, +) <= max(headroom, 0))
      #expect(zip(caps, rated).allSatisfy { $0 >= 0 && $0 <= $1 * (1 + 1e-12) })
      let given = zip(caps, wanted).reduce(0) { $0 + min($1.0, $1.1) }
      #expect(abs(given - min(headroom, wanted.reduce(0, +))) <= 1e-9 * all)
      let level = zip(caps, wanted).filter { $0 < $1 * (1 - 1e-9) }.map(\.0)
      #expect(
        (level.max() ?? 0) - (level.min() ?? 0) <= 1e-9 * all, "who gets less than it asks gets as much")
    }
  }

  @Test("Half the transformer makes longer waits and the same energy books", arguments: [1, 2])
  func halved(fast: Int) throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world, fast: fast)
    let rated = plan.stations.map { station in
      zip(station.chargers, world.chargerTypes).reduce(0) { $0 + Double($1.0) * $1.1.ratedKW }
    }
    var parameters = ChargingParameters()
    parameters.patienceMin = 600
    func figures(_ share: Double) throws -> (sessionH: Double, wait: Double, kWh: Double, peak: Double) {
      let headroom = StationHeadroom(
        kW: rated.map { [Double](repeating: share * $0, count: StationHeadroom.slots) })
      let runs = try SmallWorld.simulate(
        world, plan: plan, settings: SmallWorld.settings(days: 5, warmUp: 2), parameters: parameters,
        headroom: headroom
      ).replications
      // Every audit of the run is in this: a broken law throws; and the books balance to the millijoule.
      for run in runs { #expect(run.balance.residual == 0) }
      let rooms = runs.map(\.rooms[0])
      let sessions = rooms.reduce(0.0) { $0 + Double($1.sessionsOfClass.reduce(0, +)) }
      return (
        rooms.reduce(0) { $0 + Duration.inHours($1.connectedSum) } / sessions,
        rooms.reduce(0) { $0 + Duration.inMinutes($1.waitSum) } / sessions,
        rooms.reduce(0) { $0 + EnergyUnit.kWh($1.load.reduce(0, +)) } / Double(runs.count),
        rooms.flatMap(\.load).map { EnergyUnit.kWh($0) * 4 }.max() ?? 0
      )
    }
    let (whole, half) = (try figures(1), try figures(0.5))
    #expect(half.sessionH > whole.sessionH && half.wait > whole.wait, "\(fast): \(whole) \(half)")
    #expect(half.peak <= 0.5 * rated.reduce(0, +) * (1 + 1e-9))
    // With one charger a station the district is overloaded and serves less; with two nobody is turned away.
    #expect(half.kWh <= whole.kWh * 1.03 && (fast == 1 || half.kWh > whole.kWh * 0.97), "\(whole) \(half)")
  }

  @Test("The outcome is the same on one and on two threads")
  func threads() throws {
    let world = try SmallWorld.world()
    let plan = SmallWorld.plan(for: world)
    func run(_ threads: Int) throws -> Outcome {
      try SmallWorld.simulate(
        world, plan: plan, settings: SmallWorld.settings(), threads: threads,
        headroom: constant(40, stations: plan.stations.count))
    }
    #expect(try run(1) == run(2))
  }
}

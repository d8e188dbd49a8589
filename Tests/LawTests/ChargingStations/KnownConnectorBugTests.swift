import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

/// One test for each class of bug that users of other simulators reported about connectors and queues, named after the
/// behaviour; the report stands beside it.
@Suite("Bugs known elsewhere: connectors and queues") struct KnownConnectorBugTests {
  /// LBNL-UCB-STI/beam #3918.
  @Test("Plug used once and never released") func plugUsedOnceAndNeverReleased() throws {
    var scene = try StationScene(days: 4)
    for car in 0..<40 { scene.open(Int32(car), at: .hour(Double(car))) }
    scene.finish()
    for car in 0..<40 {
      #expect(scene.end(of: Int32(car))?.ending == .served)
      #expect(abs(scene.leftAt(Int32(car)) - (Double(car) + 0.5)) < 1e-9)
    }
    // The planted opposite: while it is taken, the connector is taken.
    var crowd = try StationScene(parameters: { $0.patienceMin = 0 })
    for car in 0..<8 { crowd.open(Int32(car), at: .hour(Double(car) / 4)) }
    crowd.finish()
    #expect(crowd.ended.filter { $0.ending == .served }.count == 4)
  }

  /// beam #2533.
  @Test("Vehicle never unplugged after its last activity") func vehicleNeverUnplugged() throws {
    var scene = try StationScene()
    scene.open(1, at: .hour(0)) { $0.staysUntil = .hour(5) }
    scene.finish()
    #expect(scene.leftAt(1) == 5)
    #expect(scene.room.vehicles == 0)
    scene.open(2, at: .hour(6))
    scene.finish()
    #expect(abs(scene.leftAt(2) - 6.5) < 1e-9)

    var cut = try StationScene()
    cut.open(1, at: .hour(0)) { $0.staysUntil = .hour(400) }
    cut.close(at: .hour(48))
    #expect(cut.end(of: 1)?.ending == .unfinished)
    #expect(cut.room.vehicles == 0)
    #expect(cut.room.audit() == nil)
    #expect(cut.delivered(1) == 30)
  }

  /// matsim-libs #2933.
  @Test("Newcomer plugged before the queue head", arguments: [false, true])
  func newcomerPluggedBeforeTheQueueHead(newcomerHasLowerRow: Bool) throws {
    var first = try StationScene()
    first.open(1, at: 0)
    first.finish()
    let freed = try #require(first.end(of: 1)).time

    let newcomer: Int32 = newcomerHasLowerRow ? 0 : 9
    var scene = try StationScene()
    scene.open(1, at: 0)
    scene.open(5, at: .hour(0.25))
    // Planned for the very instant at which the connector becomes free.
    scene.open(newcomer, at: freed - 1) { $0.time = freed }
    scene.finish()
    #expect(abs(scene.leftAt(5) - 1) < 1e-9)
    #expect(abs(scene.leftAt(newcomer) - 1.5) < 1e-9)
    // Without a head the newcomer would be next: the planted fault is seen.
    first.open(newcomer, at: freed)
    first.finish()
    #expect(abs(first.leftAt(newcomer) - 1) < 1e-9)
  }

  /// matsim-libs #2442.
  @Test("One vehicle charged at two plugs at once") func oneVehicleAtTwoPlugs() throws {
    var scene = try StationScene(chargers: [[2, 2]]) {
      $0.chargerTypes.append(StationScene.connector("other", powerKW: 60))
    }
    scene.open(1, at: 0)
    scene.finish()
    #expect(scene.room.outcome.stations[0].sessions == 1)
    #expect(abs(Duration.inHours(scene.room.outcome.stations[0].occupied) - 0.5) < 1e-9)
    #expect(scene.room.outcome.sessionsOfType.reduce(0, +) == 1)
    // The planted opposite: two vehicles take two.
    scene.open(2, at: .hour(1))
    scene.open(3, at: .hour(1))
    scene.finish()
    #expect(abs(Duration.inHours(scene.room.outcome.stations[0].occupied) - 1.5) < 1e-9)
    #expect(scene.leftAt(2) == scene.leftAt(3))
  }

  /// matsim-code-examples #551.
  @Test("Vehicle believes it charges while it queues") func chargesWhileItQueues() throws {
    var cut = try StationScene()
    cut.open(1, at: .hour(47.6))
    cut.open(2, at: .hour(47.7))
    cut.close(at: .hour(48))
    #expect(abs(cut.delivered(1) - 24) < 1e-6)
    #expect(cut.delivered(2) == 0)

    var scene = try StationScene()
    scene.open(1, at: 0)
    scene.open(2, at: .hour(0.1))
    scene.finish()
    let outcome = scene.room.outcome
    // Two charges of half an hour one after the other: 15 kWh in each of four quarter hours.
    for slot in 0..<4 { #expect(abs(EnergyUnit.kWh(outcome.load[slot]) - 15) < 1e-6) }
    #expect(abs(Duration.inHours(outcome.stations[0].charging) - 1) < 1e-9)
    #expect(abs(Duration.inHours(outcome.stations[0].waited) - 0.4) < 1e-9)
  }

  /// eclipse-sumo/sumo #16597.
  @Test("Second station not found when the first is full") func secondStationNotFound() throws {
    func drive(attempts: Int) throws -> StationScene {
      var scene = try StationScene(
        chargers: [[1], [1]],
        parameters: {
          $0.patienceMin = 0
          $0.attempts = attempts
        })
      scene.open(1, at: 0, to: 1) { $0.preferredStation = 0 }
      scene.open(2, at: .hour(0.1)) { $0.preferredStation = 0 }
      scene.finish()
      return scene
    }
    let scene = try drive(attempts: 2)
    #expect(scene.end(of: 1)?.station == 0)
    #expect(scene.end(of: 2)?.ending == .served)
    #expect(scene.end(of: 2)?.station == 1)
    // The planted fault: a driver who tries one station only.
    #expect(try drive(attempts: 1).end(of: 2)?.ending == .balked)
  }

  /// sumo #16597 again: the first is not full on arrival, but its queue turns out too slow.
  @Test("Second station not found when patience ends") func secondStationAfterPatience() throws {
    var scene = try StationScene(
      chargers: [[1], [1]],
      parameters: {
        $0.patienceMin = 90
        $0.attempts = 2
      })
    scene.open(1, at: 0) { $0.preferredStation = 0 }
    scene.open(2, at: .hour(0.1)) {
      $0.preferredStation = 0
      $0.staysUntil = .hour(6)
    }
    scene.open(3, at: .hour(0.2)) { $0.preferredStation = 0 }
    scene.finish()
    #expect(scene.end(of: 3)?.station == 1)
    #expect(abs(scene.leftAt(3) - 2.2) < 1e-9, "90 minutes of patience, then half an hour of charging")
    #expect(scene.room.outcome.stations[0].lostPatience == 1)
  }

  /// sumo #16622.
  @Test("Queueing cars jam the road or teleport", arguments: [0, 20])
  func jamOrTeleport(queueing: Int) throws {
    var scene = try StationScene(chargers: [[1], [1]]) {
      $0.travel.speedKmPerHour = 30
    } parameters: {
      // Longer than twenty sessions as a platform expects them, shorter than the car that stays.
      $0.patienceMin = 1100
      $0.attempts = 2
    }
    func minutes(to station: Int) -> Double {
      let centre = scene.world.grid.cells[Int(scene.cells[0])].centre
      let point = scene.world.sites[station].point
      let (dx, dy) = (point.x - centre.x, point.y - centre.y)
      return scene.world.travel.minutes(straightM: (dx * dx + dy * dy).squareRoot())
    }
    scene.open(100, at: 0) {
      $0.preferredStation = 0
      $0.staysUntil = .hour(20)
    }
    for car in 0..<queueing { scene.open(Int32(car), at: .hour(0.1), to: 0.21) }
    scene.open(200, at: .hour(0.1)) { $0.isInformed = false }
    scene.finish()
    let way = (minutes(to: 0) + minutes(to: 1)) / 60
    #expect(minutes(to: 1) > 5, "the stations lie apart")
    #expect(scene.end(of: 200)?.station == 1)
    // Those before it may be charging at the second station; nobody gets there faster than the road allows.
    #expect(scene.leftAt(200) >= 0.1 + way + 0.5 - 1e-6)
    #expect(scene.leftAt(200) <= 0.1 + way + 0.5 + Double(queueing) * 0.01 + 1e-6)
  }

  /// NREL/hive #141.
  @Test("Searching chargers when there are none") func searchingWhenThereAreNone() throws {
    var none = try StationScene(chargers: [])
    none.open(1, at: 0, cell: 0)
    #expect(none.end(of: 1)?.ending == .noStation)
    #expect(none.queue.isEmpty, "nobody goes on searching")

    func slowOnly(acLimitKW: Double) throws -> StationScene {
      var scene = try StationScene {
        $0.chargerTypes = [StationScene.connector("ac", powerKW: 7, current: .ac)]
        $0.fleets[0].acLimitKW = acLimitKW
      }
      scene.open(1, at: 0)
      scene.finish()
      return scene
    }
    #expect(try slowOnly(acLimitKW: 0).end(of: 1)?.ending == .noStation)
    // The planted opposite: with an inlet it is served.
    #expect(try slowOnly(acLimitKW: 7).end(of: 1)?.ending == .served)
  }
}

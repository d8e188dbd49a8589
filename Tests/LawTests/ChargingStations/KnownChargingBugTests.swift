import DistrictModel
import EventEngine
import Fixtures
import Testing

@testable import ChargingStations

/// One test for each class of bug that users of other simulators reported about the charge itself.
@Suite("Bugs known elsewhere: the charge") struct KnownChargingBugTests {
  private func scene(_ change: @escaping (inout DistrictInputs) -> Void = { _ in }) throws -> StationScene {
    try StationScene(days: 7) {
      $0.fleets[0].curve = VehicleClass.teslaLike
      $0.fleets[0].dcLimitKW = 500
      $0.chargerTypes = [StationScene.connector("dc", powerKW: 150)]
      change(&$0)
    }
  }

  /// eclipse-sumo/sumo #14860, #14872.
  @Test("Constant maximum power at any state of charge") func constantMaximumPower() throws {
    var scene = try scene()
    scene.open(1, at: 0, from: 0.2, to: 0.3)
    scene.open(2, at: .hour(10), from: 0.8, to: 0.9)
    scene.open(3, at: .hour(20), from: 0.5, to: 1)
    scene.finish()
    let low = scene.leftAt(1)
    let high = scene.leftAt(2) - 10
    // 90 kW at 60 kWh x 1.5/h; the falling line gives 0.63/h at 0.8 and 0.34/h at 0.9.
    #expect(abs(low - 0.1 / 1.5) < 1e-9)
    #expect(high > 3 * low)
    let load = scene.room.outcome.load[80..<84]
    #expect(
      zip(load, load.dropFirst()).allSatisfy { $0 > $1 }, "the power falls quarter hour by quarter hour")
    // The planted fault: rated power to the end would be over in 12 minutes.
    #expect(scene.leftAt(3) - 20 > 5 * 30.0 / 150)
  }

  /// sumo #16372.
  @Test("Target state of charge ignored", arguments: [0.3, 0.5, 0.8, 0.9, 1.0])
  func targetIgnored(target: Double) throws {
    var scene = try scene()
    scene.open(1, at: 0, from: 0.2, to: target) { $0.staysUntil = .hour(100) }
    scene.open(2, at: .hour(110), from: 0.2, to: target)
    scene.finish()
    for car: Int32 in [1, 2] {
      #expect(
        scene.end(of: car)?.delivered
          == EnergyUnit.millijoules(kWh: 60 * target) - EnergyUnit.millijoules(kWh: 12))
    }
  }

  /// matsim-libs #3771.
  @Test("Price without time of day") func priceWithoutTimeOfDay() throws {
    func paid(at hour: Double, _ prices: [Double]) throws -> Double {
      var scene = try StationScene {
        $0.chargerTypes[0].serviceFeeCNYPerKWh = 0.5
        $0.tariff = Tariff(energyCNYPerKWh: prices)
      }
      scene.open(1, at: .hour(hour))
      scene.finish()
      return Double(scene.room.outcome.stations[0].paidMicroCNY) / 1e6
    }
    let prices = (0..<24).map { $0 < 8 ? 0.3 : 1.1 }
    #expect(abs(try paid(at: 3, prices) - 30 * 0.8) < 1e-5)
    #expect(abs(try paid(at: 12, prices) - 30 * 1.6) < 1e-5)
    #expect(
      abs(try paid(at: 7.75, prices) - 15 * 0.8 - 15 * 1.6) < 1e-5, "each half at the price of its hour")
    // The planted fault: a flat price makes the hour irrelevant.
    let flat = [Double](repeating: 0.7, count: 24)
    #expect(try paid(at: 3, flat) == paid(at: 12, flat))
  }

  /// matsim-libs #4432: the same plug for everyone, home or on the way.
  @Test("No mix of slow and fast by where the car stands") func slowAndFastMix() throws {
    func slowShare(parked: Bool) throws -> Double {
      var scene = try StationScene(chargers: [[400, 400]], days: 2) {
        $0.chargerTypes = [
          StationScene.connector("dc", powerKW: 60), StationScene.connector("ac", powerKW: 7, current: .ac),
        ]
        $0.chargerTypes[0].serviceFeeCNYPerKWh = 0.8
        $0.chargerTypes[1].serviceFeeCNYPerKWh = 0.4
      }
      for car in 0..<200 {
        scene.open(Int32(car), at: .hour(0.01 * Double(car))) {
          $0.isParked = parked
          $0.draw = UInt64(car) << 32 | UInt64(UInt32(car) &* 0x9E37_79B1)
        }
      }
      scene.finish()
      let sessions = scene.room.outcome.sessionsOfType
      return Double(sessions[1]) / Double(sessions[0] + sessions[1])
    }
    #expect(try slowShare(parked: true) > 0.3)
    #expect(try slowShare(parked: false) < 0.01)
  }

  /// rl-institut/simbev #133: the state by power x step here, by a curve there.
  @Test("Two battery models in one suite", arguments: [0.05, 0.2, 0.55, 0.79, 0.9])
  func twoBatteryModels(start: Double) throws {
    var scene = try scene()
    let curve = ChargeCurve(points: VehicleClass.teslaLike, capacityKWh: 60, limitKW: 150)
    let hours = curve.hours(from: start, to: 0.95)
    scene.open(1, at: 0, from: start, to: 0.95)
    scene.open(2, at: .hour(10), from: start, to: 0.95) { $0.staysUntil = .hour(10 + hours / 3) }
    scene.finish()
    #expect(abs(scene.leftAt(1) - hours) < 1e-9)
    let state = curve.state(at: curve.clock(at: start) + hours / 3)
    #expect(abs(scene.delivered(2) - 60 * (state - start)) < 1e-6)
    // The planted fault: mean power over the session puts another state at a third of the time.
    if (0.5..<0.85).contains(start) {
      #expect(abs(scene.delivered(2) - 60 * (0.95 - start) / 3) > 0.5)
    }
  }

  /// beam #3609, #2391; matsim-libs #2603; hesl-seu/v2sim PR #14.
  @Test("Memory hot spots, and a charging step that costs with every car that ever came")
  func memoryAndSteps() throws {
    var scene = try StationScene(days: 7)
    for car in 0..<2000 { scene.open(Int32(car), at: .hour(0.03 * Double(car)), to: 0.22) }
    scene.finish()
    #expect(scene.ended.count == 2000)
    #expect(scene.room.visits.count <= 2, "rows of cars that left are used again")
    #expect(scene.queue.largestCount <= 4, "one event for each thing that can happen, none per step")
    // The planted opposite: what is there at once must be held at once.
    var crowd = try StationScene()
    for car in 0..<50 { crowd.open(Int32(car), at: 0) }
    #expect(crowd.room.visits.count == 50)
  }
}

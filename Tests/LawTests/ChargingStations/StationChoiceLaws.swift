import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import NumericKernels
import Testing

@testable import ChargingStations

@Suite("The choice of a station") struct StationChoiceLaws {
  @Test("A decay of eight agrees with the exponential to four digits, and never reaches zero")
  func decay() {
    for step in 0..<400 {
      let x = Float(step) / 10
      let one = Elementary.decay(SIMD8(repeating: x))[step % 8]
      let exact = Elementary.exp(-Double(x))
      #expect(abs(Double(one) / exact - 1) < 2e-3)
      if x < 10 { #expect(abs(Double(one) / exact - 1) < 1e-4) }
    }
    #expect(Elementary.decay(SIMD8(repeating: 1e30))[0] > 0)
  }

  @Test("Expected hours lie within half a minute of the closed form below nine tenths")
  func expectedHours() throws {
    let world = try SmallWorld.world {
      $0.fleets[0].curve = VehicleClass.teslaLike
      $0.fleets[0].dcLimitKW = 250
    }
    let curves = CurveTable(fleets: world.fleets, types: world.chargerTypes, climate: world.climate)
    let estimate = ChargingEstimate(curves, vehicleTypes: world.fleets.count * VehicleTypes.sizes)
    let base = curves.base(celsius: 20)
    var hours = [SIMD8<Float>](repeating: .zero, count: 1)
    for vehicleType in 0..<UInt16(world.fleets.count * VehicleTypes.sizes) {
      for step in 0..<180 {
        let start = Double(step) / 200
        estimate.hours(vehicleType: vehicleType, base: base, from: start, to: .usual, into: &hours)
        for type in world.chargerTypes.indices {
          let curve = curves.curve(base: base, vehicleType: vehicleType, type: UInt16(type))
          let exact =
            curves.targetClock(curve, isEarly: false)
            - curves.clock(curve, vehicleType: vehicleType, at: start)
          let expected = exact > 0 && curves.ceiling(curve) > 0 ? exact : -1
          #expect(abs(Double(hours[0][type]) - expected) < 0.5 / 60)
        }
        #expect(hours[0][7] < 0, "a type that does not exist cannot be used")
      }
    }
  }

  @Test("However much a CNY weighs, a station without the cheapest charger can be used")
  func priceOfAnything() throws {
    let world = try SmallWorld.world {
      $0.chargerTypes[0].serviceFeeCNYPerKWh = 1e6
    }
    var parameters = ChargingParameters()
    parameters.choice.perCNY = 1e6
    // Fast chargers alone, a million times dearer than slow ones that nobody built.
    let outcome = try SmallWorld.simulate(
      world, plan: SmallWorld.plan(for: world, slow: 0), settings: SmallWorld.settings(replications: 1),
      parameters: parameters)
    let room = outcome.replications[0].rooms[0]
    #expect(room.endings[Int(VisitEnding.served.rawValue)] > 0)
    #expect(room.endings[Int(VisitEnding.noStation.rawValue)] == 0)
  }

  @Test("The wait at one connector is what its car has left, at twelve a thirteenth of a session")
  func firstRelease() {
    var one = ChargerPool(station: 0, type: 0, connectors: 1, pull: 1)
    one.occupy(from: 0, until: Duration.minutes(50))
    #expect(abs(one.expectedWaitMinutes(at: Duration.minutes(20)) - 30) < 1e-6)
    var twelve = ChargerPool(station: 0, type: 0, connectors: 12, pull: 1)
    for car in 1...12 {
      twelve.occupy(from: 0, until: Duration.minutes(Double(car) * 52 / 13))
    }
    #expect(abs(twelve.expectedWaitMinutes(at: 0) - 4) < 1e-6)
    twelve.queued = 2
    #expect(abs(twelve.expectedWaitMinutes(at: 0) - 12) < 1e-6)
    // Who is still on the road is not ahead of who stands here.
    twelve.underWay = 30
    #expect(abs(twelve.expectedWaitMinutes(at: 0) - 12) < 1e-6)
  }

  @Test("What a choice is shown of a full pool is what the pool says, at any later instant")
  func shownWaits() {
    var pool = ChargerPool(station: 0, type: 3, connectors: 2, pull: 1)
    pool.occupy(from: 0, until: Duration.hours(1))
    pool.occupy(from: 0, until: Duration.hours(2))
    pool.queued = 3
    let line = pool.waitLine(from: Duration.minutes(10), behind: pool.queued)
    for minutes in [10.0, 25, 60, 119] {
      let told = max(0, line.minutes - line.fall * (minutes - 10))
      #expect(abs(told - pool.expectedWaitMinutes(at: Duration.minutes(minutes))) < 1e-6)
    }
    pool.broken = 2
    #expect(pool.waitLine(from: 0, behind: 0).minutes >= 1e6)
  }
}

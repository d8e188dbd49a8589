import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

/// States as the cabinet's books hold them: whole millijoules of the capacity.
private let bookDigits = 1e-11

@Suite("Power sharing in closed form") struct CabinetTests {
  /// Three vehicles of 60 kWh at 150 kW. The first tapers below the level; the others share what it leaves.
  /// Worked out with 40 digits from L(t) = (P - P1 e^(mt/E)) / 2; the crossing is the fraction 6.26 / 29 h.
  private let vehicles = [
    TestVehicle(1, from: 0.85, to: 1, limitKW: 120), TestVehicle(2, from: 0.30, to: 1, limitKW: 120),
    TestVehicle(3, from: 0.40, to: 1, limitKW: 120),
  ]

  private func cabinet(_ policy: PowerSharing = .waterFilling) -> Cabinet {
    var cabinet = Cabinet(capKW: 150, policy, for: vehicles)
    for (row, vehicle) in vehicles.enumerated() { cabinet.join(vehicle.member(curve: Int32(row)), at: 0) }
    return cabinet
  }

  /// Largest distance from the published states after 0.2 h.
  private func error(_ cabinet: Cabinet) -> Double {
    let published = [0.923603204212336, 0.513198397893831, 0.613198397893831]
    return zip(vehicles, published).map { abs(cabinet.state(of: $0.id) - $1) }.max()!
  }

  @Test("Three vehicles at 150 kW hold the published states and level after 0.2 h")
  func published() {
    var cabinet = cabinet()
    cabinet.run(until: Duration.hours(0.2))
    cabinet.measure(at: Duration.hours(0.2))
    #expect(error(cabinet) < bookDigits)
    #expect(abs(cabinet.levelKW() - 66.853478766373400) < 1e-9)
    #expect(cabinet.members.map(\.siteKW)[1...].allSatisfy { abs($0 - 66.853478766373400) < 1e-9 })
  }

  @Test("A reading ahead of the state equals the state moved there")
  func readAhead() {
    var cabinet = cabinet()
    let first = cabinet.nextEvent()
    cabinet.measure(at: first / 2)
    let ahead = cabinet.members.map(\.energy)
    #expect(cabinet.time == 0)
    cabinet.advance(to: first / 2)
    cabinet.measure(at: first / 2)
    #expect(cabinet.members.map(\.energy) == ahead)
    #expect(cabinet.members.map(\.increment) == [0, 0, 0])
  }

  @Test("The third vehicle leaves the level after 0.215862068966 h, at 0.630921089793 and 67.219730376 kW")
  func crossing() {
    var cabinet = cabinet()
    // The events before: the second and the third vehicle pass the knee of their curve at 0.5.
    var events: [Nanoseconds] = []
    while cabinet.time < Duration.hours(0.21) {
      events.append(cabinet.nextEvent())
      cabinet.advance(to: cabinet.nextEvent())
    }
    let crossing = cabinet.time
    // The first whole nanosecond at or after the exact time: 2.8e-13 h at most.
    let late = Duration.inHours(crossing) - 6.26 / 29
    #expect(late > -1e-15 && late < 2.8e-13)
    cabinet.measure(at: crossing)
    #expect(abs(cabinet.state(of: 3) - 0.630921089792503) < bookDigits)
    #expect(abs(cabinet.levelKW() - 67.219730376104435) < 1e-9)
    // Now it follows its own curve: just after, the level is another.
    cabinet.measure(at: crossing + Duration.minute)
    #expect(cabinet.members[2].siteKW < cabinet.members[1].siteKW - 1)
  }

  @Test(
    "Equal shares and arrival order miss the published states: the planted fault",
    arguments: [
      PowerSharing.equal, .priority, .modules,
    ])
  func plantedFault(policy: PowerSharing) {
    var cabinet = cabinet(policy)
    cabinet.run(until: Duration.hours(0.2))
    cabinet.measure(at: Duration.hours(0.2))
    #expect(error(cabinet) > 1e-3)
  }

  @Test("A share that stands still between events misses them too: the planted fault")
  func plantedStandstill() {
    // What a piecewise constant share gives the levelled ones: its first value for the whole 0.2 h.
    let standstill = 0.40 + (150 - 29.1) / 2 * 0.2 / 60
    #expect(abs(standstill - 0.613198397893831) > 1e-3)
  }
}

@Suite("One vehicle on a cabinet") struct LoneMemberTests {
  /// Hours on the curve of MATSim `ev` for 1 kWh, from the closed form; the same vectors as for a single charger.
  static let vectors: [(Double, Double, Double, Double)] = [
    (0.20, 0.90, .infinity, 0.711818886028), (0.50, 1.00, .infinity, 1.172826683332),
    (0.20, 0.80, .infinity, 0.499138126795), (0.00, 0.15, .infinity, 0.138629436112),
    (0.30, 0.95, .infinity, 0.836857756963), (0.20, 0.90, 1.0, 0.844417124611),
    (0.20, 0.90, 0.5, 1.422642234763),
  ]

  private func hours(_ vehicle: TestVehicle, _ cabinet: Cabinet) -> Double {
    var cabinet = cabinet
    cabinet.join(vehicle.member(curve: 0), at: 0)
    cabinet.run()
    return Duration.inHours(cabinet.members[0].finishedAt)
  }

  @Test(
    "Without a cap it charges as in closed form, whatever the policy", arguments: vectors,
    PowerSharing.allCases)
  func alone(vector: (Double, Double, Double, Double), policy: PowerSharing) {
    let (from, to, clamp, expected) = vector
    let vehicle = TestVehicle(1, from: from, to: to, limitKW: clamp * 60)
    let found = hours(vehicle, Cabinet(capKW: 600, policy, for: [vehicle]))
    #expect(abs(found - expected) <= 1e-9 * expected)
    #expect(found == hours(vehicle, Cabinet(capKW: .infinity, policy, for: [vehicle])))
  }

  @Test("A cap does what a weaker plug does, whatever the policy", arguments: vectors, PowerSharing.allCases)
  func capped(vector: (Double, Double, Double, Double), policy: PowerSharing) {
    let (from, to, clamp, expected) = vector
    guard clamp.isFinite else { return }
    let vehicle = TestVehicle(1, from: from, to: to)
    let found = hours(vehicle, Cabinet(capKW: clamp * 60, policy, moduleKW: 30, for: [vehicle]))
    #expect(abs(found - expected) <= 1e-9 * expected)
  }

  @Test("A cabinet of 60 kW at 95 % takes 0.657061727 h from 20 to 80 % of 60 kWh")
  func efficiency() {
    let vehicle = TestVehicle(1, from: 0.2, to: 0.8, efficiency: 0.95)
    #expect(abs(hours(vehicle, Cabinet(capKW: 60, for: [vehicle])) - 0.657061727) < 1e-9)
  }

  @Test("A vehicle that ignores its taper is a third too fast: the planted fault")
  func plantedFault() {
    let flat = [
      CurvePoint(stateOfCharge: 0, powerPerCapacity: 1.5),
      CurvePoint(stateOfCharge: 1, powerPerCapacity: 1.5),
    ]
    let vehicle = TestVehicle(1, from: 0.2, to: 0.9, points: flat)
    #expect(hours(vehicle, Cabinet(capKW: 600, for: [vehicle])) < 0.67 * 0.711818886028)
  }
}

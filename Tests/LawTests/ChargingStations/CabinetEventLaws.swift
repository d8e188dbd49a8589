import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

private func flat(_ rate: Double) -> [CurvePoint] { CabinetTraffic.points((0, rate), (1, rate)) }

/// A cabinet with everybody plugged in at midnight.
private func charging(
  _ vehicles: [TestVehicle], capKW: Double, _ policy: PowerSharing = .waterFilling, moduleKW: Double = 20
) -> Cabinet {
  var cabinet = Cabinet(capKW: capKW, policy, moduleKW: moduleKW, for: vehicles)
  for (row, vehicle) in vehicles.enumerated() { cabinet.join(vehicle.member(curve: Int32(row)), at: 0) }
  return cabinet
}

extension Cabinet {
  /// Site-side powers at a time, in order of arrival.
  fileprivate mutating func powers(at time: Nanoseconds) -> [Double] {
    measure(at: time)
    return members.map(\.siteKW)
  }
}

private func close(_ left: [Double], _ right: [Double]) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { abs($0 - $1) < 1e-8 }
}

@Suite("Events of a cabinet") struct CabinetEventLaws {
  @Test("A battery that rises above the level is held at it from that nanosecond on")
  func risesToTheLevel() {
    // 45 kW at empty, rising with 300 kW per unit: 60 kW, half of the cap, after 0.2 ln(60/45) h.
    let vehicles = [TestVehicle(1, from: 0, to: 0.9), TestVehicle(2, from: 0.2, to: 0.9)]
    var cabinet = charging(vehicles, capKW: 120)
    #expect(close(cabinet.powers(at: 0), [45, 75]))
    let crossing = cabinet.nextEvent()
    let late = Duration.inHours(crossing) - 0.0575364144903562
    #expect(late > -1e-15 && late < 2.8e-13)
    #expect(close(cabinet.powers(at: crossing), [60, 60]))
    #expect(close(cabinet.powers(at: crossing + Duration.minute), [60, 60]))
  }

  @Test("A level that rises past a rising battery lets it go")
  func levelPasses() {
    // The second takes a little more with every minute, the first rapidly less, so the level overtakes.
    let vehicles = [
      TestVehicle(1, from: 0.7, to: 1, points: CabinetTraffic.points((0, 1.5), (1, 0.01))),
      TestVehicle(2, from: 0, to: 1, points: CabinetTraffic.points((0, 0.5), (1, 0.55))),
    ]
    var cabinet = charging(vehicles, capKW: 54)
    let before = cabinet.powers(at: 0)
    #expect(before[0] > 26.9 && abs(before[1] - 27) < 1e-9)
    var wasHeld = true
    var changes = 0
    for _ in 0..<20 where cabinet.nextEvent() != .max {
      cabinet.advance(to: cabinet.nextEvent())
      guard !cabinet.members[0].isFinished else { break }
      cabinet.measure(at: cabinet.time)
      let accepted = vehicles[1].acceptance(at: cabinet.state(of: 2))
      let isHeld = cabinet.members[1].siteKW < accepted - 1e-6
      if wasHeld, !isHeld {
        changes += 1
        // At that moment the level is what the battery accepts.
        let sum = cabinet.members[0].siteKW + cabinet.members[1].siteKW
        #expect(abs(sum - 54) < 1e-8)
      }
      wasHeld = isHeld
    }
    #expect(changes == 1 && !wasHeld)
  }

  @Test("A battery exactly at the level wakes nobody", arguments: [-1.0, -1e-6, 0, 1e-6, 1])
  func noWakeUpLoop(slope: Double) {
    // Everybody accepts exactly a third of the cap at the start, and then a little more or less.
    let points = CabinetTraffic.points((0, 1 - slope * 0.4), (0.4, 1), (1, 1 + slope * 0.6))
    let vehicles = (1...3).map { TestVehicle($0, capacityKWh: 50, from: 0.4, to: 0.95, points: points) }
    var alike = charging(vehicles, capKW: 150)
    #expect(alike.run() < 10)
    var mixed = vehicles
    mixed[1].points = flat(1)
    mixed[2].points = VehicleClass.teslaLike
    var cabinet = charging(mixed, capKW: 150)
    #expect(cabinet.run() < 15)
    #expect(cabinet.members.allSatisfy { $0.isFinished })
  }

  @Test("Twelve batteries that rise together to the level wake the cabinet once for all")
  func together() {
    let vehicles = (1...12).map { TestVehicle($0, from: 0, to: 0.9) }
    var cabinet = charging(vehicles, capKW: 12 * 60)
    #expect(cabinet.run() < 10)
    #expect(Set(cabinet.members.map(\.finishedAt)).count == 1)
  }

  @Test("A new cap counts from its nanosecond on, and what was given stays given")
  func capChange() {
    let vehicles = [TestVehicle(1, points: flat(2)), TestVehicle(2, points: flat(2))]
    var cabinet = charging(vehicles, capKW: 100)
    #expect(close(cabinet.powers(at: 6 * Duration.minute), [50, 50]))
    cabinet.setCap(60, at: 6 * Duration.minute)
    #expect(close(cabinet.powers(at: 6 * Duration.minute), [30, 30]))
    cabinet.measure(at: 12 * Duration.minute)
    let given = 0.2 + (5.0 + 3.0) / 60
    #expect(abs(cabinet.state(of: 1) - given) < 1e-11)
    cabinet.setCap(1000, at: 12 * Duration.minute)
    #expect(close(cabinet.powers(at: 12 * Duration.minute), [120, 120]))
  }

  @Test(
    "A cap of zero holds everybody without an event; the next cap wakes them",
    arguments: PowerSharing.allCases)
  func zeroCap(policy: PowerSharing) {
    let vehicles = [TestVehicle(1), TestVehicle(2, from: 0.0)]
    var cabinet = charging(vehicles, capKW: 0, policy)
    #expect(cabinet.nextEvent() == .max)
    #expect(cabinet.powers(at: Duration.day) == [0, 0])
    #expect(cabinet.state(of: 1) == 0.2 && cabinet.state(of: 2) == 0)
    #expect(cabinet.members.allSatisfy { !$0.isFinished })
    cabinet.setCap(100, at: Duration.day)
    cabinet.run()
    #expect(cabinet.members.allSatisfy { $0.isFinished })
  }

  @Test("Full, dead and cut-off batteries are finished on arrival and never wake the cabinet")
  func nothingToDo() {
    let vehicles = [
      TestVehicle(1, from: 0.9, to: 0.9), TestVehicle(2, from: 0.9, to: 0.5), TestVehicle(3, points: flat(0)),
      TestVehicle(4, from: 0.6, to: 0.9, points: CabinetTraffic.points((0, 1), (0.5, 1), (0.5, 0), (1, 0))),
      TestVehicle(5, from: 1, to: 1),
    ]
    for policy in PowerSharing.allCases {
      var cabinet = charging(vehicles, capKW: 100, policy)
      #expect(cabinet.members.allSatisfy { $0.finishedAt == 0 })
      #expect(cabinet.nextEvent() == .max)
      cabinet.measure(at: Duration.day)
      #expect(cabinet.members.map(\.increment) == [0, 0, 0, 0, 0])
    }
  }

  @Test("A battery whose curve ends before its target is finished there")
  func cutOff() {
    let points = CabinetTraffic.points((0, 1), (0.5, 1), (0.5, 0), (1, 0))
    var cabinet = charging([TestVehicle(1, from: 0.2, to: 0.9, points: points)], capKW: 200)
    #expect(cabinet.run() == 1)
    cabinet.measure(at: cabinet.time)
    #expect(cabinet.members[0].isFinished && abs(cabinet.state(of: 1) - 0.5) < 1e-11)
    #expect(abs(Duration.inHours(cabinet.time) - 0.3) < 1e-12)
  }

  @Test("At midnight everybody takes the curve of the new day", arguments: PowerSharing.allCases)
  func midnight(policy: PowerSharing) {
    let warm = [TestVehicle(1, from: 0.3), TestVehicle(2, from: 0.6), TestVehicle(3, from: 0.1, to: 0.2)]
    let cold = warm.map { vehicle in
      TestVehicle(
        vehicle.id, from: vehicle.start, to: vehicle.target,
        points: vehicle.points.map {
          CurvePoint(stateOfCharge: $0.stateOfCharge, powerPerCapacity: 0.6 * $0.powerPerCapacity)
        }, limitKW: 40)
    }
    var table = AcceptanceTable()
    for vehicle in cold { table.append(vehicle.pieces) }
    var cabinet = charging(warm, capKW: 110, policy)
    cabinet.setCurves(table, at: 6 * Duration.minute)
    let powers = cabinet.powers(at: 6 * Duration.minute)
    for (power, vehicle) in zip(powers, cold) {
      #expect(power <= vehicle.acceptance(at: cabinet.state(of: vehicle.id)) + 1e-8)
    }
    #expect(cabinet.run() < 30)
    #expect(cabinet.members.allSatisfy { $0.isFinished })
  }
}

@Suite("Laws of the other policies") struct CabinetPolicyLaws {
  private let three = [
    TestVehicle(1, points: flat(2)), TestVehicle(2, from: 0.8, to: 1), TestVehicle(3, from: 0.5),
  ]

  @Test("Equal shares leave lost what one does not use, and count a full vehicle as plugged")
  func equal() {
    var cabinet = charging(
      three + [TestVehicle(4, from: 0.9, to: 0.9), TestVehicle(5, from: 0.1)], capKW: 150, .equal)
    // 30 kW each; the second accepts 90 - 174 × 0.3 = 37.8 kW until it tapers below.
    #expect(close(cabinet.powers(at: 0), [30, 30, 30, 0, 30]))
    cabinet.advance(to: Duration.hours(0.1))
    #expect(cabinet.powers(at: cabinet.time)[1] < 30)
    #expect(close([cabinet.members[0].siteKW], [30]))
    cabinet.leave(4, at: Duration.hours(0.1))
    #expect(close([cabinet.powers(at: cabinet.time)[0]], [37.5]))
  }

  @Test("The first to arrive has full power, the next what is left, the others nothing")
  func priority() {
    var cabinet = charging(three, capKW: 150, .priority)
    #expect(close(cabinet.powers(at: 0), [120, 30, 0]))
    // When the first is full, the second and the third get all they accept.
    let full = Duration.hours(0.7 * 60 / 120) + 1
    cabinet.advance(to: full)
    #expect(cabinet.members[0].isFinished)
    let powers = cabinet.powers(at: full)
    let accepted = (1...2).map { three[$0].acceptance(at: cabinet.state(of: three[$0].id)) }
    #expect(close(powers, [0] + accepted))
    // A latecomer waits, even if it is listed first by number.
    cabinet.setCap(95, at: full)
    cabinet.join(TestVehicle(0, points: flat(2)).member(curve: 0), at: full)
    #expect(cabinet.powers(at: full).last == 0)
  }

  @Test("A battery that rises takes from those who came later")
  func priorityRises() {
    let vehicles = [TestVehicle(1, from: 0), TestVehicle(2, points: flat(2))]
    var cabinet = charging(vehicles, capKW: 80, .priority)
    #expect(close(cabinet.powers(at: 0), [45, 35]))
    // 300 kW per unit: the first needs the whole cap after 0.2 ln(80/45) h, and is held at it.
    let late = Duration.inHours(cabinet.nextEvent()) - 0.2 * 0.575364144903562
    #expect(late > -1e-14 && late < 3e-13)
    #expect(close(cabinet.powers(at: cabinet.nextEvent() + Duration.minute), [80, 0]))
  }

  @Test("Modules go round one by one, whole, to those who can use them")
  func modules() {
    // Seven modules of 20 kW: the second accepts 37.8 kW and can use two, the others share the five left.
    var cabinet = charging(three, capKW: 150, .modules)
    #expect(close(cabinet.powers(at: 0), [60, 37.8, 40]))
    // As soon as the second accepts no more than 20 kW, its second module goes to the third.
    cabinet.advance(to: cabinet.nextEvent())
    let powers = cabinet.powers(at: cabinet.time)
    #expect(abs(powers[1] - 20) < 1e-6)
    #expect(close([powers[0], powers[2]], [60, 60]))
    // 37.8 kW falls to 20 kW after (60 / 174) ln(37.8 / 20) h.
    #expect(abs(Duration.inHours(cabinet.time) - 0.219509) < 1e-5)
  }

  @Test("A cabinet with fewer modules than vehicles leaves the last waiting, and serves them in turn")
  func fewModules() {
    var cabinet = charging(three, capKW: 45, .modules)
    #expect(close(cabinet.powers(at: 0), [20, 20, 0]))
    cabinet.run()
    #expect(cabinet.members.allSatisfy { $0.isFinished })
  }

  @Test("Modules in any number are dealt as one by one", arguments: [1.0, 3, 7, 20, 61])
  func dealtOneByOne(moduleKW: Double) {
    for seed in UInt64(1)...10 {
      let vehicles = CabinetTraffic(seed: seed, vehicles: 9).vehicles
      var cabinet = charging(vehicles, capKW: 200, .modules, moduleKW: moduleKW)
      let accepted = cabinet.members.map {
        $0.isFinished ? 0 : vehicles[Int($0.id)].acceptance(at: cabinet.state(of: $0.id))
      }
      let dealt = dealtModules(accepted, capKW: 200, moduleKW: moduleKW)
      #expect(close(cabinet.powers(at: 0), dealt))
    }
  }
}

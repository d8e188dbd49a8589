import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

private let seeds: [UInt64] = Array(1...25)

/// How often a division of power is not max-min fair: more could flow, or somebody poor could gain from the rich.
private func unfairness(_ powers: [Double], _ acceptances: [Double], capKW: Double) -> Int {
  let digits = 1e-9 * max(capKW, 1)
  let isShort = zip(powers, acceptances).map { $0 < $1 - digits }
  let most = powers.max() ?? 0
  var faults = 0
  if isShort.contains(true), powers.reduce(0, +) < capKW - digits { faults += 1 }
  for (power, short) in zip(powers, isShort) where short && power < most - digits { faults += 1 }
  return faults
}

@Suite("Laws of the cabinet") struct CabinetLaws {
  /// Powers and acceptances of the members that still charge, in a reading at `time`.
  private func reading(_ cabinet: inout Cabinet, _ traffic: CabinetTraffic, at time: Nanoseconds)
    -> (powers: [Double], acceptances: [Double])
  {
    cabinet.measure(at: time)
    let charging = cabinet.members.filter { !$0.isFinished }
    return (
      charging.map(\.siteKW),
      charging.map { traffic.vehicles[Int($0.id)].acceptance(at: Double($0.energy) / Double($0.capacity)) }
    )
  }

  @Test("No cabinet gives more than its cap, and no battery gets more than it accepts", arguments: seeds)
  func limits(seed: UInt64) {
    let traffic = CabinetTraffic(seed: seed)
    for policy in PowerSharing.allCases {
      var cabinet = traffic.cabinet(policy)
      traffic.drive(&cabinet) { cabinet, until in
        let (powers, acceptances) = reading(&cabinet, traffic, at: (cabinet.time + until) / 2)
        let sum = powers.reduce(0, +)
        #expect(sum <= cabinet.capKW * (1 + 1e-11))
        for (power, acceptance) in zip(powers, acceptances) {
          #expect(power >= 0)
          #expect(power <= acceptance + 1e-8)
        }
      }
    }
  }

  @Test("Water-filling is max-min fair at every moment", arguments: seeds)
  func fair(seed: UInt64) {
    let traffic = CabinetTraffic(seed: seed)
    var cabinet = traffic.cabinet(.waterFilling)
    var looks = 0
    traffic.drive(&cabinet) { cabinet, until in
      // Nearer to the end of a piece a whole millijoule decides which side of a step is read.
      guard until - cabinet.time > Duration.second else { return }
      let (powers, acceptances) = reading(&cabinet, traffic, at: (cabinet.time + until) / 2)
      #expect(unfairness(powers, acceptances, capKW: cabinet.capKW) == 0)
      looks += 1
    }
    #expect(looks > 5)
  }

  @Test(
    "The check of fairness finds every other policy unfair: the planted fault",
    arguments: [
      PowerSharing.equal, .priority, .modules,
    ])
  func unfair(policy: PowerSharing) {
    var faults = 0
    for seed in seeds {
      let traffic = CabinetTraffic(seed: seed)
      var cabinet = traffic.cabinet(policy)
      traffic.drive(&cabinet) { cabinet, until in
        let (powers, acceptances) = reading(&cabinet, traffic, at: (cabinet.time + until) / 2)
        faults += unfairness(powers, acceptances, capKW: cabinet.capKW)
      }
    }
    #expect(faults > 20)
  }

  @Test("What the batteries got is the integral of the power", arguments: seeds)
  func conserved(seed: UInt64) {
    let traffic = CabinetTraffic(seed: seed)
    for policy in PowerSharing.allCases {
      var cabinet = traffic.cabinet(policy)
      traffic.drive(&cabinet) { cabinet, until in
        let from = cabinet.time
        cabinet.measure(at: from)
        let before = cabinet.members.map { Double($0.energy) / $0.efficiency }.reduce(0, +)
        // Simpson's rule inside one law; steps of at least a second.
        let steps = Int64(64)
        guard until - from > steps * Duration.second else { return }
        let width = (until - from) / steps
        var integral = 0.0
        for step in 0...steps {
          cabinet.measure(at: from + step * width)
          let weight = step == 0 || step == steps ? 1.0 : step % 2 == 1 ? 4 : 2
          integral += weight * cabinet.members.map(\.siteKW).reduce(0, +)
        }
        integral *= Duration.inHours(width) / 3
        let after = cabinet.members.map { Double($0.energy) / $0.efficiency }.reduce(0, +)
        let gained = (after - before) / EnergyUnit.kilowattHour
        #expect(abs(gained - integral) <= 1e-8 * max(integral, 1e-2))
      }
    }
  }

  @Test("The quarter hours of a session sum to it in integers", arguments: seeds)
  func quarterHours(seed: UInt64) {
    let traffic = CabinetTraffic(seed: seed)
    for policy in PowerSharing.allCases {
      var cabinet = traffic.cabinet(policy)
      var booked = [Millijoules](repeating: 0, count: traffic.vehicles.count)
      var quarter = Duration.quarterHour
      func book(_ cabinet: inout Cabinet, until time: Nanoseconds) {
        cabinet.measure(at: time)
        for member in cabinet.members {
          #expect(member.increment >= 0)
          booked[Int(member.id)] += member.increment
        }
      }
      for (time, what) in traffic.happenings {
        while quarter < time {
          book(&cabinet, until: quarter)
          quarter += Duration.quarterHour
        }
        book(&cabinet, until: time)
        guard case .leave(let row) = what else {
          traffic.happen(what, to: &cabinet, at: time)
          continue
        }
        let start = EnergyUnit.millijoules(
          kWh: traffic.vehicles[row].start * traffic.vehicles[row].capacityKWh)
        #expect(cabinet.leave(Int32(row), at: time) == start + booked[row])
      }
      // Readings on the way, whatever their number, leave the books within a millijoule of a single one.
      var plain = traffic.cabinet(policy)
      for (time, what) in traffic.happenings { traffic.happen(what, to: &plain, at: time) }
      let last = traffic.happenings.last!.time
      plain.measure(at: last)
      cabinet.measure(at: last)
      for (left, right) in zip(plain.members, cabinet.members) {
        #expect(left.id == right.id && abs(left.energy - right.energy) <= 1)
      }
    }
  }

  @Test("Vehicles that come at one instant may come in any order, to the last digit", arguments: seeds)
  func anyOrder(seed: UInt64) {
    let vehicles = CabinetTraffic(seed: seed, vehicles: 12).vehicles
    for policy in PowerSharing.allCases {
      func history(_ order: [Int]) -> [Int64] {
        var cabinet = Cabinet(capKW: 240, policy, for: vehicles)
        for row in order { cabinet.join(vehicles[row].member(curve: Int32(row)), at: Duration.hour) }
        var history: [Int64] = []
        while cabinet.nextEvent() != .max {
          cabinet.advance(to: cabinet.nextEvent())
          cabinet.measure(at: cabinet.time)
          history.append(cabinet.time)
          history += cabinet.members.map(\.energy)
        }
        return history
      }
      let sorted = history(Array(0..<12))
      #expect(sorted.count > 100)
      let shuffled = (0..<12).map { ($0 * 5 + 3) % 12 }
      #expect(history((0..<12).reversed()) == sorted)
      #expect(history(shuffled) == sorted)
    }
  }

  @Test("A cabinet that is moved rarely lands where one moved at every event does", arguments: seeds)
  func rarely(seed: UInt64) {
    let traffic = CabinetTraffic(seed: seed)
    for policy in PowerSharing.allCases {
      var often = traffic.cabinet(policy)
      traffic.drive(&often)
      often.measure(at: traffic.end)
      var rarely = traffic.cabinet(policy)
      for (time, what) in traffic.happenings { traffic.happen(what, to: &rarely, at: time) }
      rarely.measure(at: traffic.end)
      for (left, right) in zip(often.members, rarely.members) {
        #expect(left.id == right.id && abs(left.energy - right.energy) <= 1)
        #expect(left.isFinished == right.isFinished)
      }
    }
  }

  @Test("Everybody is full in the end, with exactly the target in the books", arguments: seeds)
  func allFull(seed: UInt64) {
    let vehicles = CabinetTraffic(seed: seed, vehicles: 8).vehicles
    for policy in PowerSharing.allCases {
      var cabinet = Cabinet(capKW: 160, policy, for: vehicles)
      for (row, vehicle) in vehicles.enumerated() {
        cabinet.join(vehicle.member(curve: Int32(row)), at: Int64(row) * Duration.minute)
      }
      let events = cabinet.run()
      cabinet.measure(at: cabinet.time)
      #expect(cabinet.members.allSatisfy { $0.isFinished && $0.energy == $0.target && $0.siteKW == 0 })
      // Pieces, ends and crossings: a wake-up loop would be thousands.
      #expect(events < 8 * vehicles.count)
    }
  }
}

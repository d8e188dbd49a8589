import DistrictModel
import EventEngine
import NumericKernels
import SwapStations
import Testing

@Suite("What stations do with their packs") struct RackPolicyLaws {
  /// Cheap nights, dear evenings, CNY/kWh.
  static let prices =
    [Double](repeating: 0.3, count: 8) + [Double](repeating: 0.7, count: 9)
    + [Double](repeating: 1.2, count: 5) + [Double](repeating: 0.5, count: 2)

  /// A weekly demand with a quiet night and two peaks.
  static func demand(perDay: Double) -> [Double] {
    let day = (0..<24).map { hour in [0.2, 0.3, 1.0, 1.4, 1.2, 2.0, 1.4, 0.5][hour / 3] }
    let sum = day.reduce(0, +)
    return (0..<168).map { day[$0 % 24] / sum * perDay }
  }

  static func trial(
    _ policies: [any RackPolicy], perDay: Double = 60, change: (inout SwapStationDesign) -> Void = { _ in }
  ) -> StationTrial {
    var station = SwapStationDesign.nio(generation: 3)
    change(&station)
    var trial = StationTrial(
      station: station, packTypes: [.car], demand: .weekly(perHour: demand(perDay: perDay)),
      policies: policies)
    trial.pricesCNYPerKWh = prices
    trial.arrivalShare = 0.3
    trial.arrivalSpread = 0.2
    return trial
  }

  private static func run(_ trial: StationTrial, seed: UInt64 = 1) throws -> StationTrial.Answer {
    let answer = try trial.run(arrivals: 3000, batches: 10, seed: seed)
    #expect(answer.fault == nil)
    return answer
  }

  @Test("Any mix of policies under any limit keeps packs, energy and power in its books", arguments: 1...12)
  func books(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), replication: 0, purpose: StreamPurpose("test.swap"))
    let policies = RackPolicyCatalogue.all.filter { _ in random.uniform() < 0.5 }
    let trial = Self.trial(policies, perDay: 40 + 200 * random.uniform()) { station in
      station.packs = [3 + random.integer(below: 20)]
      station.chargers = 1 + random.integer(below: 20)
      station.bays = 1 + random.integer(below: 3)
      station.transformerKVA = 60 + 900 * random.uniform()
      station.sharing = random.uniform() < 0.5 ? .proportional : .soonestFirst
      station.swapLaw = random.uniform() < 0.5 ? .fixed : .exponential
      station.places = 12
    }
    let answer = try Self.run(trial, seed: UInt64(seed))
    let limit = trial.station.transformerKVA
    #expect(answer.swap.peakKW <= limit * (1 + 1e-9))
    #expect(answer.swap.breachesByFeeding == 0)
    // Charged less discharged is what vehicles took with them, but for the packs of the last hours.
    let held = Double(trial.station.packCount + 12) * 75
    let gained = EnergyUnit.kWh(answer.swap.charged - answer.swap.discharged)
    #expect(abs(gained - EnergyUnit.kWh(answer.swap.swapped)) <= held)
  }

  @Test("Cheapest hours buy cheaper, and nobody waits much longer")
  func cheapest() throws {
    let atOnce = try Self.run(Self.trial([ChargeAtOnce()]))
    let cheap = try Self.run(Self.trial([CheapestHours()]))
    func perKWh(_ answer: StationTrial.Answer) -> Double {
      answer.swap.purchaseCNY / EnergyUnit.kWh(answer.swap.gridEnergy)
    }
    #expect(perKWh(cheap) < perKWh(atOnce) - 0.02, "\(perKWh(cheap)) \(perKWh(atOnce))")
    #expect(cheap.longWaitShare.mean < 0.01)
    #expect(cheap.station.sessions > 3000)
  }

  @Test("Slow charging wears packs less while the stock lasts")
  func slow() throws {
    let fast = try Self.run(Self.trial([]))
    let slow = try Self.run(Self.trial([SlowForLife()]))
    let perCycle = { (answer: StationTrial.Answer) in answer.swap.wearCNY / answer.swap.equivalentCycles }
    #expect(perCycle(slow) < perCycle(fast) * 0.99)
    #expect(slow.longWaitShare.mean < 0.02)
    // One cycle of a pack wears 75 kWh at 0.1875 CNY, and more at more than half its capacity an hour.
    #expect(perCycle(fast) >= 75 * 0.1875 && perCycle(fast) < 75 * 0.1875 * 1.1)
  }

  @Test("Leaving out the slow last tenth shortens waits where packs are short")
  func landing() throws {
    func trial(_ policies: [any RackPolicy]) -> StationTrial {
      Self.trial(policies, perDay: 130) { station in
        station.packs = [9]
        station.chargers = 9
        station.targetShare = 1
        station.places = 40
      }
    }
    let patient = try Self.run(trial([]))
    let soft = try Self.run(trial([SoftLanding()]))
    #expect(soft.waitMinutes.mean < 0.8 * patient.waitMinutes.mean)
  }

  @Test("Packs feed the grid in dear hours, earn by it, and cause no breach of the floor", arguments: 1...4)
  func feeding(seed: UInt64) throws {
    let without = try Self.run(Self.trial([], perDay: 30), seed: seed)
    let with = try Self.run(Self.trial([RackToGrid()], perDay: 30), seed: seed)
    #expect(with.swap.discharged > 0)
    #expect(with.swap.breachesByFeeding == 0)
    #expect(with.swap.saleCNY > 0)
    let gain =
      without.swap.purchaseCNY - (with.swap.purchaseCNY - with.swap.saleCNY)
      - (with.swap.wearCNY - without.swap.wearCNY)
    #expect(gain > 0, "\(gain) \(EnergyUnit.kWh(with.swap.discharged)) \(with.swap.saleCNY)")
    #expect(abs(with.waitMinutes.mean - without.waitMinutes.mean) < 0.05)
  }

  /// Planted fault: a policy that feeds the grid without looking at the floor is found out.
  @Test("Feeding the grid without regard to the floor is counted")
  func reckless() throws {
    struct Reckless: RackPolicy {
      static let name = "reckless"
      func shape(_ order: inout RackOrder, _ view: RackView) {
        if (16..<22).contains(view.hourOfDay) { order.feeding = 20 }
      }
    }
    let answer = try Self.run(Self.trial([Reckless()], perDay: 150))
    #expect(answer.swap.breachesByFeeding > 0)
  }

  @Test("Every policy has its word, and equal runs give equal books")
  func catalogue() throws {
    let names = RackPolicyCatalogue.all.map { type(of: $0).name }
    #expect(
      names == ["charge_at_once", "cheapest_hours", "soft_landing", "slow_for_life", "reservation", "v2g"])
    #expect(RackPolicyCatalogue.policy("v2g") != nil && RackPolicyCatalogue.policy("v3g") == nil)
    let trial = Self.trial(RackPolicyCatalogue.all)
    #expect(try Self.run(trial).swap == Self.run(trial).swap)
    #expect(try Self.run(trial).swap != Self.run(trial, seed: 2).swap)
  }
}

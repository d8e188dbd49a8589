import SwapStations
import Testing

@Suite("Packs in the rack") struct RackChargeLaws {
  @Test("Time and state of charge undo one another", arguments: [0.0, 0.5, 0.8, 1], [28.2, 282])
  func inverse(knee: Double, atFull: Double) throws {
    let charge = try #require(
      RackCharge(capacityKWh: 282, powerKW: 282, powerAtFullKW: atFull, knee: knee))
    for start in [0.0, 0.3, 0.79, 0.85] {
      for target in [0.31, 0.8, 0.9, 1] where target > start {
        let hours = charge.hours(from: start, to: target)
        #expect(abs(charge.state(after: hours, from: start) - target) < 1e-12)
        // The energy is the integral of the power.
        let steps = 2000
        let energy = (0..<steps).reduce(0.0) { sum, step in
          let state = charge.state(after: hours * (Double(step) + 0.5) / Double(steps), from: start)
          return sum + charge.power(at: state) * hours / Double(steps)
        }
        #expect(abs(energy / (282 * (target - start)) - 1) < 1e-5)
      }
    }
  }

  @Test("A limit is the lower of limit and curve at every state", arguments: [10.0, 28.2, 100, 282, 500])
  func limits(limit: Double) throws {
    let charge = try #require(
      RackCharge(capacityKWh: 282, powerKW: 282, powerAtFullKW: 28.2, knee: 0.8))
    let limited = try #require(charge.limited(toKW: limit))
    for step in 0...100 {
      let state = Double(step) / 100
      #expect(abs(limited.power(at: state) - min(limit, charge.power(at: state))) < 1e-9)
    }
    #expect(limited.hours(from: 0.2, to: 0.9) >= charge.hours(from: 0.2, to: 0.9))
    #expect(charge.limited(toKW: 0) == nil)
  }

  @Test("A curve whose power ends before the target never reaches it, and what is no taper is none")
  func impossible() throws {
    let dying = try #require(RackCharge(capacityKWh: 100, powerKW: 80, powerAtFullKW: 0, knee: 0.8))
    #expect(dying.hours(from: 0.2, to: 1) == .infinity)
    #expect(dying.hours(from: 0.2, to: 0.999).isFinite)
    #expect(dying.state(after: 1e6, from: 0.2) <= 1)
    for (capacity, power, full, knee) in [
      (0.0, 1.0, 1.0, 0.8), (100, 0, 0, 0.8), (100, 80, 81, 0.8), (100, 80, 8, 1.1), (100, 80, -1, 0.8),
      (.nan, 80, 8, 0.8), (100, .infinity, 8, 0.8),
    ] {
      #expect(RackCharge(capacityKWh: capacity, powerKW: power, powerAtFullKW: full, knee: knee) == nil)
    }
  }

  @Test("The truck station's chargers together exceed its transformer: diversity is simulated, not assumed")
  func transformer() {
    let limit = SitePower.chargingLimitKW(transformerKVA: 2500, powerFactor: 1, baseKW: 8)
    #expect(limit == 2492)
    #expect(7 * 350 / 0.95 > limit)
    #expect(SitePower.chargingLimitKW(transformerKVA: 5, powerFactor: 1, baseKW: 8) == 0)
    #expect(
      abs(SitePower.gridKWhPerSwap(packKWh: 190, chargerEfficiency: 0.95, auxiliaryKWh: 1.5) - 201.5)
        < 1e-12)
  }
}

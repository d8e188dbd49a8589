import ComponentModels
import Fixtures
import Foundation
import GridFiles
import NumericKernels
import PowerNetwork

/// Flows of an hourly year, orderly charging and transformer temperatures.
let powerBenchmark = Benchmark(name: "power") {
  try FlowBenchmark.shipped() + PowerBenchmark.valleys() + PowerBenchmark.laxity() + PowerBenchmark.thermal()
}

enum PowerBenchmark {
  static func cars(_ count: Int) -> [FlexibleVehicle] {
    var random = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("benchmark.cars"))
    return (0..<count).map { _ in
      let arrival = random.integer(below: 60)
      let stay = 12 + random.integer(below: 36)
      return FlexibleVehicle(
        arrival: arrival, departure: min(96, arrival + stay), powerKW: 7, energyKWh: 5 + 15 * random.uniform()
      )
    }
  }

  static func base(_ peak: Double) -> [Double] {
    (0..<96).map { peak * (0.6 + 0.4 * cos(2 * Double.pi * Double($0 - 80) / 96)) }
  }

  static func valleys() throws -> [String] {
    let cars = cars(10_000)
    let (filled, seconds) = measured { ValleyFilling(base: base(20_000), vehicles: cars, hours: 0.25) }
    guard filled.isSettled, filled.relativeGap <= 1e-6 else {
      throw Wrong("the gap is \(filled.relativeGap)")
    }
    for (row, car) in cars.enumerated() {
      let error = abs(filled.schedule.energyKWh(row) + filled.undeliveredKWh[row] - car.energyKWh)
      guard error < 1e-9 * car.energyKWh else { throw Wrong("car \(row) lacks \(error) kWh") }
    }
    return [
      "valley filling, 10,000 cars × 96 slots: \(filled.passes) passes, relative gap \(filled.relativeGap), \(fixed(seconds, 4)) CPU s (aim 0.3)"
    ]
  }

  static func laxity() throws -> [String] {
    let cars = cars(2_000)
    let open = [Double](repeating: 1e9, count: 96)
    let tight = [Double](repeating: 1800, count: 96)
    let steps = cars.reduce(0) { $0 + $1.departure - $1.arrival }
    let (free, freeSeconds) = measured {
      OrderlyCharging.leastLaxity(cars, limitKW: open, hours: 0.25)
    }
    let (bound, boundSeconds) = measured {
      OrderlyCharging.leastLaxity(cars, limitKW: tight, hours: 0.25)
    }
    for answer in [free, bound] {
      let sum =
        answer.schedule.load().reduce(0, +) * 0.25 + answer.undeliveredKWh.reduce(0, +)
      let wanted = cars.reduce(0) { $0 + $1.energyKWh }
      guard abs(sum - wanted) < 1e-9 * wanted else { throw Wrong("energy \(sum) of \(wanted)") }
    }
    guard (bound.schedule.load().max() ?? 0) <= 1800 * (1 + 1e-12) else { throw Wrong("limit exceeded") }
    let rate = { (seconds: Double) in fixed(Double(steps) / seconds / 1e6, 1) }
    return [
      "least laxity, 2,000 cars × 96 slots, \(steps) car-slots: \(rate(freeSeconds)) M car-slots per core-second without a limit that binds, \(rate(boundSeconds)) M with one (aim 100)"
    ]
  }

  static func thermal() throws -> [String] {
    let table = Verification.check(.transformerDay)
    guard table.isMet else { throw Wrong("\(table.worstPlace) \(table.worstError)") }
    let count = 1_000_000
    let load = (0..<count).map { 0.5 + 0.4 * Double(($0 * 37) % 101) / 101 }
    let air = [Double](repeating: 25, count: count)
    let (temperatures, seconds) = measured {
      TransformerThermal.distribution.hotSpots(load: load, ambient: air, minutes: 15)
    }
    guard temperatures.allSatisfy({ (40..<110).contains($0) }) else {
      throw Wrong("a hot spot is out of bounds")
    }
    return [
      "transformer temperatures: \(fixed(Double(count) / seconds / 1e6, 1)) M steps per core-second, worst relative error of the reference \(table.worstError)"
    ]
  }
}

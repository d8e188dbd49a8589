import ChargingStations
import DistrictModel
import EventEngine
import Fixtures
import Testing

/// A station with one cabinet in steps of a second: queue, connectors, water-filling, taper, grace.
private struct SteppedStation {
  let capKW: Double
  let connectors: Int
  let overheadS: Int
  let graceS = 300
  var ignoresTaper = false

  private struct Plug {
    var car: Int
    var joins: Int
    var leaves = Int.max
  }

  private func accepted(_ state: Double) -> Double {
    let points = VehicleClass.teslaLike
    for (low, high) in zip(points, points.dropFirst()) where state < high.stateOfCharge {
      let share = (state - low.stateOfCharge) / (high.stateOfCharge - low.stateOfCharge)
      let rate = low.powerPerCapacity + share * (high.powerPerCapacity - low.powerPerCapacity)
      return ignoresTaper ? 90 : min(120, rate * 60)
    }
    return 0
  }

  private func level(_ accepted: [Double]) -> Double {
    var left = capKW
    for (rank, power) in accepted.sorted().enumerated() {
      let share = left / Double(accepted.count - rank)
      if power > share { return share }
      left -= power
    }
    return .infinity
  }

  /// Seconds at which the cars leave.
  func run(_ cars: [OneStation.Car]) -> [Int] {
    var left = [Int](repeating: 0, count: cars.count)
    var state = cars.map(\.start)
    var plugs: [Plug] = []
    var waiting = cars.indices.map { $0 }
    var second = 0
    while !waiting.isEmpty || !plugs.isEmpty {
      for plug in plugs where plug.leaves <= second { left[plug.car] = second }
      plugs.removeAll { $0.leaves <= second }
      while let car = waiting.first, plugs.count < connectors,
        cars[car].arrives <= Int64(second) * Duration.second
      {
        plugs.append(Plug(car: car, joins: second + overheadS))
        waiting.removeFirst()
      }
      let active = plugs.indices.filter { plugs[$0].joins <= second && plugs[$0].leaves == .max }
      // Half a step ahead with the power of its beginning, then the whole step with the power found there.
      let first = active.map { accepted(state[plugs[$0].car]) }
      let firstLevel = level(first)
      let middle = zip(active, first).map { plug, power in
        accepted(state[plugs[plug].car] + min(power, firstLevel) / 7200 / 60)
      }
      let common = level(middle)
      for (plug, power) in zip(active, middle) {
        let car = plugs[plug].car
        state[car] += min(power, common) / 3600 / 60
        if state[car] >= cars[car].target { plugs[plug].leaves = second + 1 + graceS }
      }
      second += 1
      if second > 86_400 { break }
    }
    return left
  }
}

@Suite("The room's cabinets against steps of a second") struct SteppedStationTests {
  /// Largest difference of the instants at which the cars leave, in seconds.
  private func difference(seed: UInt64, ignoresTaper: Bool = false) throws -> Double {
    let cars = OneStation.cars(10, seed: seed, within: 1.5).map { car in
      var car = car
      car.fetched = 0
      car.arrives = car.arrives / Duration.second * Duration.second
      return car
    }
    var station = try OneStation(OneStation.charger(140, connectors: 4), overheadS: 60)
    station.drive(cars)
    #expect(station.fault == nil)
    #expect(station.ended.count == cars.count)
    let rival = SteppedStation(capKW: 140, connectors: 4, overheadS: 60, ignoresTaper: ignoresTaper)
    let exact = station.ended.sorted { $0.vehicle < $1.vehicle }.map {
      Double($0.time) / Double(Duration.second)
    }
    return zip(exact, rival.run(cars)).map { abs($0 - Double($1)) }.max()!
  }

  @Test("Cars leave within five seconds of the stepped instants", arguments: UInt64(1)...4)
  func agree(seed: UInt64) throws { #expect(try difference(seed: seed) <= 5) }

  @Test("A rival that ignores the taper is told at once: the planted fault")
  func plantedFault() throws { #expect(try difference(seed: 1, ignoresTaper: true) > 120) }
}

import NumericKernels
import Siting
import Testing

@Suite("Laws of station sizes") struct SizingLaws {
  private func stations(_ seed: UInt64, count: Int) -> [StationSizing.Station] {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("sizing"))
    return (0..<count).map { _ in
      let erlangs = 0.2 + 4 * random.uniform()
      // Never overloaded: at least one connector more than the load.
      let smallest = Int(erlangs) + 1 + random.integer(below: 2)
      return StationSizing.Station(
        erlangs: erlangs, smallest: smallest, largest: smallest + random.integer(below: 5))
    }
  }

  private func waiting(_ stations: [StationSizing.Station], _ sizes: [Int]) -> Double {
    zip(stations, sizes).reduce(0) {
      $0 + $1.0.erlangs * ErlangQueue.meanWait(servers: $1.1, offeredLoad: $1.0.erlangs)
    }
  }

  /// Least waiting over all sizes within the limits, with the given sum.
  private func leastWaiting(_ stations: ArraySlice<StationSizing.Station>, total: Int) -> Double {
    guard let first = stations.first else { return total == 0 ? 0 : .infinity }
    var best = Double.infinity
    for size in first.smallest...first.largest where size <= total {
      best = min(best, waiting([first], [size]) + leastWaiting(stations.dropFirst(), total: total - size))
    }
    return best
  }

  @Test(
    "Sizes sum exactly, keep their limits, and one charger more never raises the wait",
    arguments: UInt64(1)...40)
  func sums(seed: UInt64) throws {
    let stations = stations(seed, count: 12)
    let smallest = stations.reduce(0) { $0 + $1.smallest }
    let largest = stations.reduce(0) { $0 + $1.largest }
    var last = Double.infinity
    for total in smallest...largest {
      let sizes = try StationSizing().sizes(stations, total: total)
      #expect(sizes.reduce(0, +) == total)
      for (station, size) in zip(stations, sizes) {
        #expect((station.smallest...station.largest).contains(size))
      }
      let now = waiting(stations, sizes)
      #expect(now <= last)
      last = now
    }
  }

  @Test("No other sizes make drivers wait less", arguments: UInt64(1)...60)
  func optimal(seed: UInt64) throws {
    let stations = stations(seed, count: 4)
    let smallest = stations.reduce(0) { $0 + $1.smallest }
    let largest = stations.reduce(0) { $0 + $1.largest }
    let total = (smallest + largest) / 2
    let found = waiting(stations, try StationSizing().sizes(stations, total: total))
    let least = leastWaiting(stations[...], total: total)
    #expect(found >= least - 1e-12)
    // Savings below a millionth are spread by load instead.
    #expect(found <= least + 1e-6 * Double(total))
  }

  @Test("Filling stations in their order makes drivers wait longer: the planted fault")
  func naive() throws {
    var longer = 0
    for seed in UInt64(1)...60 {
      let stations = stations(seed, count: 4)
      let smallest = stations.reduce(0) { $0 + $1.smallest }
      let total = (smallest + stations.reduce(0) { $0 + $1.largest }) / 2
      var left = total - smallest
      let naive = stations.map { station in
        let added = min(left, station.largest - station.smallest)
        left -= added
        return station.smallest + added
      }
      let found = waiting(stations, try StationSizing().sizes(stations, total: total))
      if waiting(stations, naive) > found + 1e-4 { longer += 1 }
    }
    #expect(longer > 20)
  }

  @Test("An overloaded station comes before all others")
  func overload() throws {
    let sizes = try StationSizing().sizes(
      [
        StationSizing.Station(erlangs: 3.9, smallest: 4, largest: 20),
        StationSizing.Station(erlangs: 9, smallest: 4, largest: 20),
      ], total: 13)
    #expect(sizes == [4, 9])
  }

  @Test("Slack beyond any waiting is spread in proportion to the load")
  func slack() throws {
    let sizes = try StationSizing().sizes(
      [
        StationSizing.Station(erlangs: 1, smallest: 1, largest: 1000),
        StationSizing.Station(erlangs: 3, smallest: 1, largest: 1000),
      ], total: 400)
    #expect(abs(sizes[0] - 100) <= 1)
  }

  @Test("Totals outside the limits are refused with the numbers")
  func refused() {
    let stations = [
      StationSizing.Station(erlangs: 1, smallest: 4, largest: 6),
      StationSizing.Station(erlangs: 1, smallest: 4, largest: 8),
    ]
    #expect(throws: SitingError.chargersBelowMinimum(chargers: 7, stations: 2, smallest: 4)) {
      try StationSizing().sizes(stations, total: 7)
    }
    #expect(throws: SitingError.chargersAboveCapacity(chargers: 15, capacity: 14)) {
      try StationSizing().sizes(stations, total: 15)
    }
  }
}

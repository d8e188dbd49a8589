import NumericKernels
import SwapStations
import Testing

@Suite("Queues of swap stations") struct SwapQueueLaws {
  private static func station(
    packs: Int = 8, chargers: Int = 7, bays: Int = 1, swap: Double = 1.0 / 12, charge: Double = 1
  ) -> StationChain.Equipment {
    StationChain.Equipment(
      packs: packs, chargers: chargers, bays: bays, swapHours: swap, chargeHours: charge)
  }

  @Test("One more pack, charger or bay never hurts", arguments: [2.0, 5, 6.5, 20])
  func more(perHour: Double) throws {
    let arrivals = StationChain.Arrivals.open(perHour: perHour, places: 12)
    let now = try StationChain(Self.station(), arrivals)
    for better in [
      Self.station(packs: 9), Self.station(chargers: 8), Self.station(bays: 2), Self.station(charge: 0.9),
    ] {
      let then = try StationChain(better, arrivals)
      #expect(then.throughputPerHour > now.throughputPerHour)
      #expect(then.meanStayHours < now.meanStayHours)
    }
  }

  @Test("A saturated chain does what the closed network does")
  func saturated() throws {
    for equipment in [Self.station(), Self.station(packs: 16, chargers: 14, bays: 2)] {
      let chain = try StationChain(equipment, .open(perHour: 1e5, places: 60))
      let network = try #require(SaturatedStation(equipment))
      #expect(abs(chain.throughputPerHour / network.exponentialPerHour - 1) < 1e-3)
      #expect(network.exponentialPerHour < network.fixedTimePerHour)
    }
  }

  @Test("Without swap time and with many places the chain is the queue for packs")
  func instantSwaps() throws {
    let chain = try StationChain(
      Self.station(packs: 9, chargers: 5, swap: 1e-7), .open(perHour: 4.2, places: 400))
    let queue = try #require(
      PackWaiting.exponential(arrivalsPerHour: 4.2, chargeHours: 1, packs: 9, chargers: 5))
    #expect(abs(chain.meanWaitHours / queue.meanWaitHours - 1) < 1e-4)
    #expect(abs(chain.meanFullPacks / queue.meanFullPacks - 1) < 1e-4)
  }

  @Test("The closed network equals Buzen's convolution")
  func convolution() throws {
    for (packs, chargers, bays) in [(7, 7, 1), (16, 14, 2), (5, 3, 4)] {
      let equipment = Self.station(packs: packs, chargers: chargers, bays: bays, swap: 0.08, charge: 0.7)
      func weights(_ servers: Int, _ time: Double) -> [Double] {
        var all = [1.0]
        for k in 1...packs { all.append(all[k - 1] * time / Double(min(k, servers))) }
        return all
      }
      let atBays = weights(bays, 0.08)
      let atChargers = weights(chargers, 0.7)
      func constant(_ n: Int) -> Double { (0...n).reduce(0) { $0 + atBays[$1] * atChargers[n - $1] } }
      let network = try #require(SaturatedStation(equipment))
      #expect(abs(network.exponentialPerHour / (constant(packs - 1) / constant(packs)) - 1) < 1e-13)
    }
  }

  @Test("Nonsense is refused, never answered")
  func refusals() {
    for bad in [
      Self.station(packs: 0), Self.station(chargers: 0), Self.station(bays: -1), Self.station(swap: 0),
      Self.station(charge: .nan), Self.station(charge: .infinity), Self.station(swap: -1),
    ] {
      #expect(throws: StationChainRefusal.outOfRange) {
        try StationChain(bad, .open(perHour: 1, places: 3))
      }
    }
    for bad in [
      StationChain.Arrivals.open(perHour: 0, places: 3), .open(perHour: 1, places: 0),
      .open(perHour: .nan, places: 3), .fleet(vehicles: 0, hoursBetweenVisits: 1),
      .fleet(vehicles: 5, hoursBetweenVisits: 0), .fleet(vehicles: .max, hoursBetweenVisits: 1),
    ] {
      #expect(throws: StationChainRefusal.outOfRange) { try StationChain(Self.station(), bad) }
    }
    #expect(throws: StationChainRefusal.tooLarge(states: 9 * 100_001, most: StationChain.mostStates)) {
      try StationChain(Self.station(), .open(perHour: 1, places: 100_000))
    }
    #expect(SaturatedStation(Self.station(packs: 0)) == nil)
    #expect(PackWaiting.fixed(arrivalsPerHour: 7, chargeHours: 1, packs: 7) == nil)
    #expect(PackWaiting.exponential(arrivalsPerHour: 1, chargeHours: 1, packs: 3, chargers: 4) == nil)
    #expect(PackWindow(arrivalsPerHour: -1, chargeHours: 1, spares: 3) == nil)
  }

  @Test("Fewer waits with a longer window, and none once a charge has passed")
  func windows() throws {
    let window = try #require(PackWindow(arrivalsPerHour: 10, chargeHours: 1, spares: 10))
    let shares = [0, 0.25, 0.5, 0.75, 1].map { window.waitsAtMost(hours: $0) }
    #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 < $1 })
    #expect(shares[4] == 1)
  }

  @Test("Over a whole period the packs on charge are arrivals times charge time")
  func swing() {
    let demand = PacksOnCharge(arrivalsPerHour: 6, swing: 0.6, periodHours: 24, chargeHours: 1.7)
    let hours = (0..<48).map { Double($0) / 2 }
    for mean in [demand.meanWithFixedCharge, demand.meanWithExponentialCharge] {
      let average = hours.reduce(0) { $0 + mean($1) } / 48
      #expect(abs(average - 6 * 1.7) < 1e-12)
      #expect(abs(mean(5) - mean(5 + 240)) < 1e-12)
    }
    #expect(demand.meanWithFixedCharge(atHour: 5) != demand.meanWithExponentialCharge(atHour: 5))
  }
}

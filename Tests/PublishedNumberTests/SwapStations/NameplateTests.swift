import NumericKernels
import SwapStations
import Testing

@Suite("What vendors advertise") struct NameplateTests {
  /// Cycle and swaps a day as advertised: NIO's second to fourth generation, Choco-SEB, the taxi station of Shanghai.
  @Test(
    "Advertised swaps a day are one bay's cadence",
    arguments: [(277.0, 312.0), (211.8, 408), (180, 480), (105.1, 822), (86.4, 1000)])
  func cadence(cycle: Double, advertised: Double) {
    #expect(Nameplate.swapsPerDay(cycleSeconds: cycle).rounded() == advertised)
  }

  @Test("Seven packs with one bay give 155 swaps a day, eight with seven chargers 168")
  func trucks() {
    func station(_ packs: Int) -> StationChain.Equipment {
      StationChain.Equipment(packs: packs, chargers: 7, bays: 1, swapHours: 1.0 / 12, chargeHours: 1)
    }
    #expect(abs(Nameplate.swapsPerDay(station(7)) - 24 * 7 * 12 / 13.0) < 1e-10)
    #expect(Nameplate.swapsPerDay(station(7)).rounded() == 155)
    #expect(Nameplate.swapsPerDay(station(8)) == 168)
    // Planted fault: without the swap in the pack's cycle seven packs would do as well as eight.
    #expect(Nameplate.swapsPerDay(station(7)) < 168)
  }
}

@Suite("Poisson numbers") struct PoissonCountTests {
  @Test("Probabilities sum to those of the GNU Scientific Library", arguments: [0.01, 1, 7.3, 40, 480, 1e4])
  func cumulative(mean: Double) throws {
    let law = Distribution.poisson(mean: mean)
    for count in [0, 1, Int(mean), Int(mean * 1.3) + 3] {
      let found = (0...count).reduce(0.0) { $0 + PoissonCount.probability(of: $1, mean: mean) }
      let known = try law.cumulative(Double(count))
      #expect(abs(found - known) <= 1e-11 * known, "\(count)")
    }
  }

  @Test("The stock floor is the quantile of the library", arguments: [0.0, 0.3, 2, 6.9, 33, 499, 501, 3000])
  func quantile(mean: Double) throws {
    for risk in [0.5, 0.1, 0.05, 0.01, 1e-4] {
      let known = try Distribution.poisson(mean: mean).quantile(1 - risk)
      #expect(StockFloor.packs(meanArrivals: mean, risk: risk) == Int(known), "\(risk)")
    }
    #expect(StockFloor.packs(meanArrivals: mean, risk: 1) == 0)
    #expect(StockFloor.packs(meanArrivals: .nan, risk: 0.1) == .max)
  }

  @Test("What lies above a level is the sum of its tails", arguments: [0.2, 3, 7.5, 60])
  func excess(mean: Double) {
    for level in [1, 3, 8, 70] {
      let sum = (0..<400).reduce(0.0) {
        $0 + Double(max(0, $1 - level)) * PoissonCount.probability(of: $1, mean: mean)
      }
      let found = PoissonCount.excess(over: level, mean: mean)
      #expect(abs(found - sum) <= 1e-12 * sum, "\(level): \(found) \(sum)")
    }
    #expect(PoissonCount.excess(over: 5, mean: 0) == 0)
    #expect(PoissonCount.excess(over: 0, mean: 4) == 4)
  }

  @Test("Sine and cosine equal those of the platform")
  func circle() {
    for step in -200...200 {
      let angle = Double(step) * 0.17
      let (cosine, sine) = Elementary.cosineAndSine(angle)
      #expect(abs(cosine * cosine + sine * sine - 1) < 1e-14)
      let (twice, _) = Elementary.cosineAndSine(2 * angle)
      #expect(abs(twice - (2 * cosine * cosine - 1)) < 1e-13)
    }
    #expect(abs(Elementary.cosineAndSine(1).sine - 0.841470984807896_51) < 1e-15)
    #expect(abs(Elementary.cosineAndSine(100).cosine - 0.862318872287683_93) < 1e-13)
  }
}

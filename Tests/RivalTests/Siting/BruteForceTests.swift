import Fixtures
import NumericKernels
import Siting
import Testing

@Suite("Siting against trying every choice") struct BruteForceTests {
  @Test("Value, optimum and bound stand in this order on 300 tiny problems", arguments: [false, true])
  func orderHolds(fixes: Bool) throws {
    var proven = 0
    for seed in UInt64(1)...150 {
      let tiny = TinyCovering(seed: seed, fixes: fixes)
      let problem = try tiny.problem()
      let optimum = tiny.optimum()
      for algorithm in ["greedy", "greedy-swap"] {
        let placement = try SitingCatalogue.place(problem, algorithm: algorithm, seed: seed)
        #expect(placement.sites.count == tiny.open)
        #expect(Set(placement.sites).count == tiny.open)
        #expect(Set(placement.sites).isSuperset(of: tiny.fixed))
        #expect(placement.value == tiny.value(of: Set(placement.sites)))
        let value = try #require(placement.value)
        #expect(value <= optimum, "seed \(seed)")
        #expect(placement.bound >= optimum, "seed \(seed)")
        if placement.isProvenOptimal {
          proven += 1
          #expect(placement.value == optimum)
        }
      }
    }
    #expect(proven > 150, "most tiny problems are proven: \(proven)")
  }

  @Test("Greedy keeps its promise of 1 - 1/e, and is no brute force: the planted fault")
  func greedyPromise() throws {
    var misses = 0
    for seed in UInt64(1)...150 {
      let tiny = TinyCovering(seed: seed)
      let greedy = try SitingCatalogue.place(tiny.problem(), algorithm: "greedy", seed: 1)
      let optimum = tiny.optimum()
      let value = try #require(greedy.value)
      #expect(Double(value) >= 0.632 * Double(optimum))
      if value < optimum { misses += 1 }
    }
    #expect(misses > 0, "the problems are hard enough to tell algorithms apart")
  }

  @Test("Exchanging sites never ends below greedy")
  func swapHelps() throws {
    var better = 0
    for seed in UInt64(1)...300 {
      let problem = try TinyCovering(seed: seed, fixes: seed % 2 == 0).problem()
      let greedy = try #require(try SitingCatalogue.place(problem, algorithm: "greedy", seed: 1).value)
      let swapped = try #require(try SitingCatalogue.place(problem, algorithm: "greedy-swap", seed: 1).value)
      #expect(swapped >= greedy)
      if swapped > greedy { better += 1 }
    }
    #expect(better > 0)
  }
}

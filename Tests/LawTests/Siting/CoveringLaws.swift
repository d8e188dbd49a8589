import Fixtures
import NumericKernels
import Testing

@testable import Siting

@Suite("Laws of siting") struct CoveringLaws {
  @Test("One site more never lowers the cover", arguments: UInt64(1)...60)
  func oneMore(seed: UInt64) throws {
    let tiny = TinyCovering(seed: seed)
    let problem = try tiny.problem()
    var sites: [Int32] = []
    var last: Int64 = 0
    for site in 0..<Int32(tiny.candidates) {
      sites.append(site)
      let value = problem.value(of: sites)
      #expect(value >= last)
      last = value
    }
    #expect(last == MergedCover(problem).reachable)
    var best: Int64 = 0
    for open in 0...tiny.candidates {
      let value = try #require(
        try SitingCatalogue.place(tiny.problem(open: open), algorithm: "greedy", seed: 1).value)
      #expect(value >= best)
      best = value
    }
  }

  @Test("Merging rows changes no value", arguments: UInt64(1)...60)
  func merging(seed: UInt64) throws {
    let tiny = TinyCovering(seed: seed)
    let twice = try CoveringProblem(
      weights: tiny.weights + tiny.weights, coveredBy: tiny.coveredBy + tiny.coveredBy,
      candidates: tiny.candidates, open: tiny.open)
    let once = try tiny.problem()
    #expect(MergedCover(twice).rowCount == MergedCover(once).rowCount)
    #expect(twice.coverage.rowCount == 2 * once.coverage.rowCount)
    // Signatures that all collide cost time, never exactness.
    #expect(MergedCover(once, key: { _ in 0 }).rowCount == MergedCover(once).rowCount)
    for mask in 0..<min(256, 1 << tiny.candidates) {
      let sites = (0..<Int32(tiny.candidates)).filter { mask >> Int($0) & 1 == 1 }
      #expect(once.value(of: sites) == tiny.value(of: Set(sites)))
      #expect(twice.value(of: sites) == 2 * tiny.value(of: Set(sites)))
    }
  }

  @Test("The order of the rows does not matter", arguments: UInt64(1)...60)
  func rowOrder(seed: UInt64) throws {
    let tiny = TinyCovering(seed: seed)
    var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("order"))
    let order = tiny.weights.indices.shuffled(using: &random)
    let shuffled = try CoveringProblem(
      weights: order.map { tiny.weights[$0] },
      coveredBy: order.map { tiny.coveredBy[$0].shuffled(using: &random) },
      candidates: tiny.candidates, open: tiny.open)
    for algorithm in seed <= 6 ? SitingCatalogue.names : ["greedy-swap"] {
      let (one, other) = try (
        SitingCatalogue.place(tiny.problem(), algorithm: algorithm, seed: 1),
        SitingCatalogue.place(shuffled, algorithm: algorithm, seed: 1)
      )
      #expect(one.sites == other.sites && one.bound == other.bound)
    }
  }

  @Test("Every multiplier within its box gives a bound; outside it the planted fault undercuts the optimum")
  func boundNeedsItsBox() throws {
    var undercuts = 0
    for seed in UInt64(1)...80 {
      let tiny = TinyCovering(seed: seed, fixes: seed % 2 == 0)
      let problem = try tiny.problem()
      let optimum = tiny.optimum()
      var random = RandomStream(seed: seed, replication: 2, purpose: StreamPurpose("multipliers"))
      let cover = MergedCover(problem)
      let inside = cover.weights.map { Double($0) * random.uniform() }
      let bound = cover.alreadyCovered + DualAscent.certify(cover, inside)
      #expect(bound >= optimum)
      // A bound 0.1 % too tight, and one unit at least, is caught on some problem.
      var ascent = DualAscent(cover)
      for _ in 0..<200 where !ascent.isExhausted { ascent.step(value: optimum - cover.alreadyCovered) }
      let best = cover.alreadyCovered + ascent.certifiedBound()
      #expect(best >= optimum)
      if best - max(1, best / 1000) < optimum { undercuts += 1 }
    }
    #expect(undercuts > 20)
  }

  @Test("Equal problems get equal plans, and the work is counted")
  func repeatable() throws {
    let problem = try RandomUniformFamily(demands: 400, candidates: 60, seed: 9).problem()
    let first = try SitingCatalogue.place(problem, algorithm: "greedy-swap", seed: 1)
    #expect(try SitingCatalogue.place(problem, algorithm: "greedy-swap", seed: 1) == first)
    #expect(first.work.units > 0)
  }

  @Test("A problem that cannot be met names its limit")
  func infeasible() {
    #expect(throws: SitingError.moreStationsThanSites(stations: 3, sites: 2)) {
      try CoveringProblem(weights: [1], coveredBy: [[0]], candidates: 2, open: 3)
    }
    #expect(throws: SitingError.moreExistingThanStations(existing: 2, stations: 1)) {
      try CoveringProblem(weights: [1], coveredBy: [[0]], candidates: 2, open: 1, fixed: [0, 1])
    }
    #expect(throws: SitingError.unknownAlgorithm("best", known: SitingCatalogue.names)) {
      try SitingCatalogue.place(
        CoveringProblem(weights: [1], coveredBy: [[0]], candidates: 2, open: 1), algorithm: "best", seed: 1)
    }
    for broken in [([Int64(-1)], [[Int32(0)]]), ([1], [[2]]), ([1, 2], [[0]]), ([.max, 1], [[0], [0]])] {
      #expect(throws: SitingError.self) {
        try CoveringProblem(weights: broken.0, coveredBy: broken.1, candidates: 2, open: 1)
      }
    }
    let message = SitingError.moreStationsThanSites(stations: 3, sites: 2).message
    #expect(message.contains("3") && message.contains("2"))
  }

  @Test("An existing site named twice is one site")
  func fixedTwice() throws {
    let problem = try CoveringProblem(
      weights: [1, 1], coveredBy: [[0], [1]], candidates: 2, open: 1, fixed: [1, 1])
    #expect(problem.fixed == [1])
    #expect(try SitingCatalogue.place(problem, algorithm: "greedy-swap", seed: 1).sites == [1])
  }
}

import Fixtures
import NumericKernels
import Testing

@testable import Siting

@Suite("Weights and costs near the end of the range of whole numbers") struct HugeCoverLaws {
  /// A cover whose weights and costs are shifted up until their sums just fit, some costs left small.
  private func cover(seed: UInt64) throws -> (problem: CoveringProblem, budget: Int64, costs: [Int64]) {
    let tiny = TinyCovering(seed: seed, mostCandidates: 6, mostRows: 12)
    var random = RandomStream(seed: seed, replication: 3, purpose: StreamPurpose("huge"))
    let small = (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) }
    let shift = 62 - (64 - max(1, small.reduce(0, +)).leadingZeroBitCount)
    let costs = small.map { random.integer(below: 3) == 0 ? $0 : $0 << shift }
    let heavy = 62 - (64 - max(1, tiny.weights.reduce(0, +)).leadingZeroBitCount)
    let weights = tiny.weights.map { random.integer(below: 3) == 0 ? $0 : $0 << heavy }
    let total = costs.reduce(0, +)
    let budget = [1, total / 3, total, Int64.max][Int(seed % 4)]
    let problem = try CoveringProblem(
      weights: weights, coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates,
      limit: .budget(budget, costs: costs))
    return (problem, budget, costs)
  }

  private func plans(_ candidates: Int) -> [[Int32]] {
    (0..<(1 << candidates)).map { mask in (0..<Int32(candidates)).filter { mask >> Int($0) & 1 == 1 } }
  }

  @Test("A site far dearer than the budget traps nothing and weakens no bound")
  func dearSite() throws {
    let problem = try CoveringProblem(
      weights: [1 << 60, 1 << 61, 5], coverage: CoverageTable(rows: [[0], [1], [2]]), candidates: 3,
      limit: .budget(1, costs: [2, 1 << 61, 1]))
    for algorithm in SitingCatalogue.names {
      let placement = try SitingCatalogue.place(problem, algorithm: algorithm, seed: 1)
      #expect(placement.value == 5, "\(algorithm)")
    }
    let cover = MergedCover(problem)
    // Prices that pay each row's weight to its sites: only what the budget can pay for may count.
    #expect(DualAscent.certify(cover, cover.weights.map(Double.init)) == 5)
    #expect(BoundFixing(cover, prices: cover.weights.map(Double.init), value: 4).bound == 5)
  }

  @Test("Every algorithm for maximal covering keeps value below optimum below bound")
  func most() throws {
    var tripped = 0
    for seed in UInt64(1)...30 {
      let (problem, budget, costs) = try cover(seed: seed)
      let optimum =
        plans(problem.candidates).filter { sites in
          sites.reduce(Int64(0)) { $0 + costs[Int($1)] } <= budget
        }.map { problem.value(of: $0) }.max() ?? 0
      for algorithm in SitingCatalogue.names {
        let placement = try SitingCatalogue.place(problem, algorithm: algorithm, seed: 1)
        let value = try #require(placement.value, "seed \(seed), \(algorithm)")
        #expect(value <= optimum && placement.bound >= optimum, "seed \(seed), \(algorithm)")
        if placement.bound - max(1, placement.bound / 1000) < optimum { tripped += 1 }
      }
    }
    // The planted fault: a bound 0.1 % too tight.
    #expect(tripped > 60)
  }

  @Test("Every algorithm for partial covering keeps bound below optimum below value")
  func least() throws {
    var tripped = 0
    for seed in UInt64(1)...30 {
      let (whole, _, costs) = try cover(seed: seed)
      let reachable = whole.value(of: (0..<Int32(whole.candidates)).map(\.self))
      let problem = try PartialCoverProblem(
        weights: whole.weights, coverage: whole.coverage, costs: costs,
        target: reachable / [1, 2, 3, 100][Int(seed % 4)])
      let optimum = plans(whole.candidates).filter { whole.value(of: $0) >= problem.target }
        .map { sites in sites.reduce(Int64(0)) { $0 + costs[Int($1)] } }.min()
      let best = try #require(optimum)
      for algorithm in SitingCatalogue.partialCovering {
        let placement = algorithm.place(problem, seed: 1)
        let value = try #require(placement.value, "seed \(seed), \(algorithm.name)")
        #expect(value >= best && placement.bound <= best, "seed \(seed), \(algorithm.name)")
        if placement.bound + max(1, placement.bound / 1000) > best { tripped += 1 }
      }
    }
    #expect(tripped > 30)
  }
}

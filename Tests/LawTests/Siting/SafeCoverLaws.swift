import Fixtures
import NumericKernels
import Testing

@testable import Siting

@Suite("A cover's bound holds whoever set the prices") struct SafeCoverLaws {
  /// Prices as a linear program in error might give them: below nothing and above the weights, too.
  private func prices(_ cover: MergedCover, _ random: inout RandomStream) -> [Double] {
    cover.weights.map { Double($0) * (1.6 * random.uniform() - 0.3) }
  }

  @Test("No plan within the budget beats the bound, and each better one keeps what is decided")
  func most() throws {
    var tripped = 0
    var decided = 0
    for seed in UInt64(1)...400 {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("safe"))
      let costs = (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) }
      let problem = try CoveringProblem(
        weights: tiny.weights, coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates,
        limit: seed % 2 == 0 ? .count(tiny.open) : .budget(Int64(random.integer(below: 25)), costs: costs))
      let cover = MergedCover(problem)
      var ascent = DualAscent(cover)
      for _ in 0..<60 { ascent.step(value: 0) }
      let safe = SafeCoverBound(cover, prices: seed % 4 < 2 ? prices(cover, &random) : ascent.bestPrices)
      var decisions = SiteDecisions(candidates: cover.candidates)
      if seed % 3 == 0 { decisions[0] = .closed }
      if seed % 3 == 1, cover.costs[0] <= cover.budget { decisions[0] = .open }
      let plans = choices(cover, decisions).filter { sites in
        sites.reduce(0) { $0 + cover.costs[Int($1)] } <= cover.budget
      }
      let best = plans.map { covered(cover, $0) }.max() ?? 0
      let verdict = safe.verdict(decisions, .most(budget: cover.budget), value: max(0, best - 1))
      #expect(verdict.bound >= best, "seed \(seed)")
      for plan in plans where covered(cover, plan) > max(0, best - 1) {
        #expect(verdict.open.allSatisfy { plan.contains($0) }, "seed \(seed)")
        #expect(!verdict.closed.contains { plan.contains($0) }, "seed \(seed)")
      }
      decided += verdict.open.count + verdict.closed.count
      // The planted fault: a bound 0.1 % too tight, one unit at least.
      if verdict.bound - max(1, verdict.bound / 1000) < best { tripped += 1 }
    }
    #expect(tripped > 40 && decided > 100, "\(tripped) \(decided)")
  }

  @Test(
    "No plan that reaches the target costs less than the bound, and each cheaper one keeps what is decided")
  func least() throws {
    var tripped = 0
    var decided = 0
    for seed in UInt64(1)...400 {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 2, purpose: StreamPurpose("safe"))
      let costs = (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) }
      let problem = try CoveringProblem(
        weights: tiny.weights, coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates,
        limit: .budget(costs.reduce(0, +), costs: costs))
      let cover = MergedCover(problem)
      let target = Int64(random.integer(below: Int(cover.reachable) + 1))
      let half = cover.weights.map { Double($0) / 2 }
      let safe = SafeCoverBound(cover, prices: seed % 2 == 0 ? prices(cover, &random) : half)
      let free = SiteDecisions(candidates: cover.candidates)
      let plans = choices(cover, free).filter { covered(cover, $0) >= target }
      func cost(_ plan: [Int32]) -> Int64 { plan.reduce(0) { $0 + costs[Int($1)] } }
      let best = try #require(plans.map(cost).min())
      let verdict = safe.verdict(free, .least(target: target), value: best + 1)
      #expect(verdict.bound <= best, "seed \(seed)")
      for plan in plans where cost(plan) == best {
        #expect(verdict.open.allSatisfy { plan.contains($0) }, "seed \(seed)")
        #expect(!verdict.closed.contains { plan.contains($0) }, "seed \(seed)")
      }
      decided += verdict.open.count + verdict.closed.count
      if verdict.bound + max(1, verdict.bound / 1000) > best { tripped += 1 }
    }
    #expect(tripped > 20 && decided > 40, "\(tripped) \(decided)")
  }

  @Test("Weights and costs near the end of the range of whole numbers trap nowhere")
  func extremes() throws {
    let problem = try CoveringProblem(
      weights: [1 << 60, 1 << 61, 5], coverage: CoverageTable(rows: [[0, 1], [1, 2], [2]]), candidates: 3,
      limit: .budget(1 << 61, costs: [1 << 61, 1 << 61, 1]))
    let placement = Benders().place(problem, seed: 1)
    #expect(placement.value == 1 << 61 + 1 << 60)
    let partial = try PartialCoverProblem(
      weights: problem.weights, coverage: problem.coverage, costs: [1 << 61, 1 << 61, 1], target: 1 << 61)
    #expect(PartialBenders().place(partial, seed: 1).value == 1)
  }

  private func choices(_ cover: MergedCover, _ decisions: SiteDecisions) -> [[Int32]] {
    (0..<(1 << cover.candidates)).map { mask in
      (0..<Int32(cover.candidates)).filter { mask >> Int($0) & 1 == 1 }
    }.filter { plan in
      (0..<Int32(cover.candidates)).allSatisfy {
        decisions[$0] == .free || (decisions[$0] == .open) == plan.contains($0)
      }
    }
  }

  private func covered(_ cover: MergedCover, _ plan: [Int32]) -> Int64 {
    var isCovered = [Bool](repeating: false, count: cover.rowCount)
    for site in plan { for row in cover.rows(of: site) { isCovered[Int(row)] = true } }
    return zip(cover.weights, isCovered).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
  }
}

import Fixtures
import Foundation
import NumericKernels
import Siting
import Testing

@Suite("Robust plans obey their definitions") struct RobustLaws {
  static let goals: [RobustGoal] = [.mean, .quantile(0.1), .regret]

  @Test("Ranks are whole, and a tenth of thirty is three")
  func ranks() {
    #expect(RobustGoal.rank(0, of: 7) == 1)
    #expect(RobustGoal.rank(0.1, of: 30) == 4)
    #expect(RobustGoal.rank(0.29, of: 100) == 30)
    #expect(RobustGoal.rank(0.1, of: 64) == 7)
    #expect(RobustGoal.rank(0.999_999_999, of: 8) == 8)
    // The planted fault: the product without rounding falls one short.
    #expect(Int(0.29 * 100.0) + 1 == 29)
  }

  @Test("With one future every goal is the plain problem", arguments: goals)
  func oneFuture(goal: RobustGoal) throws {
    for seed in UInt64(1)...40 {
      let tiny = TinyFutures(seed: seed, count: 1)
      let plain = BranchAndBound().place(try tiny.plain(0), seed: seed)
      let optimum = try #require(plain.value)
      let problem = try tiny.problem(goal, optima: [optimum], ceilings: [plain.bound])
      var algorithm = RobustSwap()
      algorithm.mean?.inner = BranchAndBound()
      let placement = algorithm.place(problem, seed: seed)
      #expect(placement.value == (goal == .regret ? 0 : optimum), "seed \(seed)")
      #expect(placement.isProvenOptimal, "seed \(seed)")
    }
  }

  @Test(
    "The mean's worth is the sum of the futures' worths, quantiles fall with the share left in, regret is no gain"
  )
  func definitions() throws {
    var changed = 0
    for seed in UInt64(1)...60 {
      let tiny = TinyFutures(seed: seed)
      let count = tiny.futures.count
      let optima = try (0..<count).map { LazyGreedy().place(try tiny.plain($0), seed: 1).value ?? 0 }
      let mean = try tiny.problem(.mean)
      let regret = try tiny.problem(.regret, optima: optima)
      var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("plans"))
      for _ in 0..<5 {
        let sites = (0..<Int32(tiny.tiny.candidates)).filter { _ in random.uniform() < 0.5 }
        let values = mean.values(of: sites)
        for future in 0..<count { #expect(values[future] == (try tiny.plain(future)).value(of: sites)) }
        #expect(mean.worth(of: values) == mean.summed.value(of: sites))
        let worths = try [0, 0.2, 0.5, 0.9].map { try tiny.problem(.quantile($0)).worth(of: values) }
        #expect(worths == worths.sorted())
        #expect(worths.first == values.min() && worths.last == values.max())
        let shortfall = zip(optima, values).map { $0 - $1 }.max() ?? 0
        #expect(regret.worth(of: values) == -max(0, shortfall))
        // The planted fault: a sum that leaves out the last future.
        if values.dropLast().reduce(0, +) != mean.worth(of: values) { changed += 1 }
      }
    }
    #expect(changed > 200, "\(changed)")
  }

  @Test("Equal seeds give equal plans, and a plan decodes to itself")
  func deterministic() throws {
    let tiny = TinyFutures(seed: 4, count: 5, mostCandidates: 14, mostRows: 40)
    let again = TinyFutures(seed: 4, count: 5, mostCandidates: 14, mostRows: 40)
    let first = try plan(tiny)
    #expect(try first == plan(again))
    #expect(try JSONDecoder().decode(RobustPlan.self, from: JSONEncoder().encode(first)) == first)
    for goal in Self.goals {
      let problem = try tiny.problem(goal, optima: first.optima, ceilings: first.ceilings)
      let read = try JSONDecoder().decode(RobustCoverProblem.self, from: JSONEncoder().encode(problem))
      #expect(read == problem)
    }
    #expect(try plan(tiny) != plan(TinyFutures(seed: 8, count: 5, mostCandidates: 14, mostRows: 40)))
  }

  private func plan(
    _ tiny: TinyFutures, goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) throws -> RobustPlan {
    var planner = RobustPlanner()
    planner.mean.inner = GreedySwap()
    (planner.robust.mixtures, planner.robust.ascentSteps, planner.robust.kicks) = (20, 20, 10)
    planner.robust.lastSteps = 100
    let estimate = LazyGreedy().place(try tiny.plain(0), seed: 1).sites
    return try planner.plan(
      coverage: CoverageTable(rows: tiny.tiny.coveredBy), candidates: tiny.tiny.candidates, limit: tiny.limit,
      fixed: tiny.tiny.fixed, futures: tiny.futures, estimate: estimate, seed: 1, goOn: goOn)
  }

  @Test("No goal's plan is worse by that goal than another plan, and no bound is beaten")
  func planner() throws {
    var different = 0
    for seed in UInt64(1)...40 {
      let plan = try plan(TinyFutures(seed: seed, count: 5))
      let mean = try #require(plan[.mean])
      let quantile = try #require(plan[.quantile(0.1)])
      let regret = try #require(plan[.regret])
      let estimate = try #require(plan.estimate)
      for figures in [mean, quantile, regret].map(\.figures) + [estimate] {
        #expect(figures.total <= mean.figures.total && figures.total <= mean.bound, "seed \(seed)")
        #expect(figures.quantile <= quantile.figures.quantile && figures.quantile <= quantile.bound)
        #expect(figures.regret >= regret.figures.regret && figures.regret >= regret.bound, "seed \(seed)")
        #expect(figures.regret >= 0 && figures.regret <= figures.regretAtMost)
        #expect(figures.values.count == 5 && figures.total == figures.values.reduce(0, +))
        for (value, optimum) in zip(figures.values, plan.optima) { #expect(value <= optimum, "seed \(seed)") }
      }
      #expect(mean.placement.value == mean.figures.total)
      #expect(quantile.placement.value == quantile.figures.quantile)
      #expect(regret.placement.value == -regret.figures.regret)
      for (optimum, ceiling) in zip(plan.optima, plan.ceilings) { #expect(optimum <= ceiling) }
      if estimate.regret > regret.figures.regret { different += 1 }
    }
    #expect(different > 5, "plans for one future are no robust plans: \(different)")
  }

  @Test("A caller can end all searches; plans stand, and nothing false is called proven")
  func interrupted() throws {
    let plan = try plan(TinyFutures(seed: 5, count: 5, mostCandidates: 14)) { _ in false }
    #expect(plan.answers.count == 3)
    for answer in plan.answers {
      #expect(answer.placement.value != nil)
      #expect(answer.placement.stopReason == .interrupted || answer.placement.isProvenOptimal)
    }
  }

  @Test("Numbers that make no sense are named")
  func mistakes() throws {
    let table = CoverageTable(rows: [[0], [1]])
    func message(
      _ futures: [[Int64]], _ goal: RobustGoal, optima: [Int64] = [], ceilings: [Int64] = []
    ) -> String? {
      do throws(SitingError) {
        _ = try RobustCoverProblem(
          coverage: table, candidates: 2, limit: .count(1), futures: futures, goal: goal, optima: optima,
          ceilings: ceilings)
        return nil
      } catch {
        return error.message
      }
    }
    #expect(message([], .mean) == "a robust plan needs at least one future")
    #expect(
      message([[1, 2], [3]], .mean) == "future 1 weighs 1 rows, but the coverage table has 2")
    #expect(
      message([[1, 2], [3, -1]], .mean)
        == "row 1 weighs -1 in future 1: weights must not be negative, nor those of all futures sum to more than 2^63 - 1"
    )
    #expect(message([[.max, 0], [1, 0]], .mean)?.hasPrefix("row 0 weighs 1 in future 1") ?? false)
    #expect(
      message([[1, 2]], .quantile(1)) == "the share of futures 1.0 must be 0 or more and less than 1")
    #expect(message([[1, 2]], .quantile(.nan)) != nil)
    #expect(message([[1, 2]], .regret) == "0 best values are given for 1 futures")
    #expect(message([[1, 2]], .mean, ceilings: [1, 2]) == "2 upper bounds are given for 1 futures")
    #expect(
      message([[1, 2]], .regret, optima: [3], ceilings: [2])
        == "the best value of future 0 is 3, but it must lie between 0 and 2")
    #expect(message([[1, 2]], .regret, optima: [2]) == nil)
  }

  @Test("Weights near the end of the range of whole numbers trap nowhere", arguments: goals)
  func extremes(goal: RobustGoal) throws {
    let futures: [[Int64]] = [[1 << 61, 1 << 60, 5], [1 << 60, 1 << 61, 0], [0, 7, 1 << 59]]
    let problem = try RobustCoverProblem(
      coverage: CoverageTable(rows: [[0, 1], [1, 2], [2]]), candidates: 3, limit: .count(1), futures: futures,
      goal: goal, optima: [3 << 60, 3 << 60, 1 << 59])
    let placement = RobustSwap().place(problem, seed: 1)
    let value = try #require(placement.value)
    #expect(value <= placement.bound && placement.stopReason != .contradiction)
    for site in 0..<3 as Range<Int32> {
      #expect(problem.worth(of: problem.values(of: [site])) <= placement.bound)
    }
  }
}

import Fixtures
import NumericKernels
import OutsideSolvers
import Testing

@testable import Siting

/// Small districts with up to six futures against trying every choice, and against a program for mixed-integer models.
@Suite("Robust plans against trying every choice") struct RobustBruteForceTests {
  static let goals: [RobustGoal] = [.mean, .quantile(0), .quantile(0.34), .quantile(0.6), .regret]

  /// The worth by a goal written down a second time, on purpose in other words than the problem's.
  private func worth(_ values: [Int64], _ goal: RobustGoal, _ optima: [Int64]) -> Int64 {
    switch goal {
    case .mean: return values.reduce(0, +)
    case .quantile(let share):
      // The largest value that S − ⌊q · S⌋ futures reach.
      let reached = values.count - Int((share * Double(values.count)).rounded(.down))
      return values.filter { value in values.count { $0 >= value } >= reached }.max() ?? 0
    case .regret: return -max(0, values.indices.map { optima[$0] - values[$0] }.max() ?? 0)
    }
  }

  private var brief: RobustSwap {
    var brief = RobustSwap()
    brief.mean?.inner = BranchAndBound.brief
    (brief.mixtures, brief.ascentSteps, brief.lastSteps, brief.kicks) = (30, 20, 60, 10)
    return brief
  }

  @Test("Value, optimum and bound stand in this order for every goal", arguments: goals)
  func orderHolds(goal: RobustGoal) throws {
    var (runs, met, tight, blind) = (0, 0, 0, 0)
    var meanOnly = RobustMean()
    meanOnly.inner = BranchAndBound.brief
    for seed in UInt64(1)...200 {
      let tiny = TinyFutures(seed: seed)
      let plans = tiny.values()
      let optima = tiny.futures.indices.map { future in plans.map { $0[future] }.max() ?? 0 }
      let problem = try tiny.problem(goal, optima: optima, ceilings: seed % 2 == 0 ? optima : [])
      let best = try #require(plans.map { worth($0, goal, optima) }.max())
      for algorithm in [meanOnly, brief] as [any SitingAlgorithm<RobustCoverProblem>] {
        let placement = algorithm.place(problem, seed: seed)
        #expect(placement.stopReason != .contradiction, "seed \(seed): \(placement.reason ?? "")")
        let value = try #require(placement.value)
        #expect(value == worth(problem.values(of: placement.sites), goal, optima), "seed \(seed)")
        #expect(problem.judge(SiteChoice(sites: placement.sites)) == .worth(value))
        #expect(value <= best && placement.bound >= best, "seed \(seed): \(value) \(best) \(placement.bound)")
        guard algorithm.name == RobustSwap.name else { continue }
        runs += 1
        met += value == best ? 1 : 0
        // The planted fault: a bound one unit too tight.
        tight += placement.bound - 1 < best ? 1 : 0
      }
      // The planted fault: a judge that does not look at the last future.
      guard tiny.futures.count > 1 else { continue }
      let others = plans.map { worth($0.dropLast(), goal, optima.dropLast()) }.max()
      blind += others != best ? 1 : 0
    }
    #expect(met * 100 >= runs * 98 && tight * 100 >= runs * 80, "\(met) and \(tight) of \(runs)")
    #expect(blind > 10, "\(blind)")
  }

  @Test("What a mixture of futures proves holds for any mixture; with a wrong sum of shares it does not")
  func mixtures() throws {
    var (wrongSum, missing, improved) = (0, 0, 0)
    for seed in UInt64(1)...400 {
      let tiny = TinyFutures(seed: seed)
      let count = tiny.futures.count
      let plans = tiny.values()
      let optima = (0..<count).map { future in plans.map { $0[future] }.max() ?? 0 }
      var random = RandomStream(seed: seed, replication: 1, purpose: StreamPurpose("mixtures"))
      let shares = (0..<count).map { _ in Int64(random.integer(below: 9)) }
      let mixed = plans.map { zip(shares, $0).reduce(Int64(0)) { $0 + $1.0 * $1.1 } }
      let most = try #require(mixed.max())
      for goal in Self.goals.dropFirst() {
        let problem = try tiny.problem(goal, optima: optima, ceilings: seed % 2 == 0 ? optima : [])
        let (rank, reference) = try #require(problem.ranked)
        let floors = rank > 1 ? FutureFloors(RobustRows(problem), others: count - rank + 1) : nil
        let bound = RobustBound(rank: rank, reference: reference, ceilings: problem.ceilings, floors: floors)
        let best = try #require(plans.map { worth($0, goal, optima) }.max())
        func proven(_ shares: [Int64], _ most: Int64) -> Int64 {
          bound.tightened(problem.plainBound, shares: shares, most: Int128(most), least: best)
        }
        #expect(proven(shares, most) >= best, "seed \(seed), \(goal)")
        improved += proven(shares, most) < problem.plainBound ? 1 : 0
        // The planted faults: shares that sum to twice those of the bound, and a bound that forgets a future.
        wrongSum += proven(shares.map { 2 * $0 + 1 }, most) < best ? 1 : 0
        var forgetful = shares
        forgetful[0] = 0
        let less = plans.map { zip(forgetful, $0).reduce(Int64(0)) { $0 + $1.0 * $1.1 } }.max() ?? 0
        missing += proven(shares, less) < best ? 1 : 0
      }
    }
    #expect(improved > 200 && wrongSum > 100 && missing > 100, "\(improved) \(wrongSum) \(missing)")
  }

  @Test("A plan that serves enough other futures covers its floor in each")
  func floors() throws {
    var (useful, tripped) = (0, 0)
    for seed in UInt64(1)...300 {
      let tiny = TinyFutures(seed: seed, count: 4)
      let rows = RobustRows(try tiny.problem(.mean))
      let plans = tiny.values()
      for others in 1...3 {
        let floors = FutureFloors(rows, others: others)
        for plan in plans.prefix(20) {
          for future in 0..<4 {
            // The highest level this plan reaches in so many other futures.
            let level = plan.indices.filter { $0 != future }.map { plan[$0] }.sorted(by: >)[others - 1]
            let floor = floors.floors(level)[future]
            #expect(plan[future] >= floor, "seed \(seed)")
            useful += floor > rows.won[future] ? 1 : 0
            tripped += plan[future] < floor + 1 ? 1 : 0
          }
        }
      }
    }
    #expect(useful > 1000 && tripped > 100, "\(useful) \(tripped)")
  }

  @Test("The books of every future agree with the definition after any openings and closings")
  func books() throws {
    for seed in UInt64(1)...100 {
      let problem = try TinyFutures(seed: seed).problem(.mean)
      let rows = RobustRows(problem)
      guard !rows.names.isEmpty else { continue }
      let count = rows.futures
      var random = RandomStream(seed: seed, replication: 2, purpose: StreamPurpose("books"))
      var open = RobustSites(rows)
      for _ in 0..<20 {
        let site = Int32(random.integer(below: rows.names.count))
        let values = problem.values(of: rows.choice(open.sites).sites)
        #expect(open.values == values, "seed \(seed)")
        let isOpen = open.isOpen(site)
        let change = (0..<count).map { (isOpen ? open.loss : open.gain)[Int(site) * count + $0] }
        if isOpen { open.close(site) } else { open.open(site) }
        let after = problem.values(of: rows.choice(open.sites).sites)
        #expect(zip(values, after).map { abs($0 - $1) } == change, "seed \(seed)")
      }
    }
  }

  @Test(
    "A program for mixed-integer models finds the same worth and no better one",
    .enabled(if: SolverProgram(SolverDialect.all[0]).isPresent, "coinor-cbc is not installed"),
    arguments: goals)
  func rival(goal: RobustGoal) throws {
    var equal = 0
    for seed in UInt64(1)...6 {
      let tiny = TinyFutures(seed: seed, count: 5, mostCandidates: 14, mostRows: 40)
      let optima = try tiny.futures.indices.map { future in
        let placement = BranchAndBound().place(try tiny.plain(future), seed: 1)
        #expect(placement.isProvenOptimal)
        return placement.value ?? 0
      }
      let problem = try tiny.problem(goal, optima: optima, ceilings: optima)
      let rival = SolverProgram(SolverDialect.all[0]).place(problem, seed: 1)
      #expect(rival.isProvenOptimal, "seed \(seed): \(rival.reason ?? "")")
      let placement = brief.place(problem, seed: seed)
      let (value, best) = (try #require(placement.value), try #require(rival.value))
      #expect(value <= best && placement.bound >= best, "seed \(seed)")
      equal += value == best ? 1 : 0
    }
    #expect(equal >= 5, "\(equal)")
  }
}

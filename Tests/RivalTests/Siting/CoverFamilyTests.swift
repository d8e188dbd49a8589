import Fixtures
import NumericKernels
import Testing

@testable import Siting

/// A thousand small random instances of each problem of the covering family against trying every choice.
@Suite("The covering family against trying every choice") struct CoverFamilyTests {
  /// The best worth over all choices, from the problem's own judgement.
  private func optimum<Problem: SitingProblem>(_ problem: Problem) -> Int64? {
    var best: Int64?
    for mask in 0..<(1 << problem.candidates) {
      let choice = SiteChoice(sites: (0..<Int32(problem.candidates)).filter { mask >> Int($0) & 1 == 1 })
      guard case .worth(let worth) = problem.judge(choice) else { continue }
      if best.map({ Problem.sense.prefers(worth, to: $0) }) ?? true { best = worth }
    }
    return best
  }

  /// Value, optimum and bound in order for every algorithm; how many planted faults were noticed.
  private func check<Problem: SitingProblem>(
    _ problem: Problem, _ algorithms: [any SitingAlgorithm<Problem>], seed: UInt64, _ tally: inout Tally
  ) throws {
    let optimum = optimum(problem)
    for algorithm in algorithms {
      let placement = algorithm.place(problem, seed: seed)
      #expect(
        placement.stopReason != .contradiction, "\(algorithm.name), seed \(seed): \(placement.reason ?? "")")
      guard let optimum else {
        #expect(placement.value == nil, "\(algorithm.name), seed \(seed)")
        continue
      }
      let value = try #require(placement.value, "\(algorithm.name), seed \(seed)")
      #expect(problem.judge(SiteChoice(sites: placement.sites)) == .worth(value))
      #expect(!Problem.sense.prefers(value, to: optimum), "\(algorithm.name), seed \(seed)")
      #expect(!Problem.sense.prefers(optimum, to: placement.bound), "\(algorithm.name), seed \(seed)")
      if placement.isProvenOptimal { #expect(value == optimum) }
      tally.runs += 1
      tally.proven += placement.isProvenOptimal ? 1 : 0
      // The planted fault: a bound 0.1 % too tight, one unit at least.
      let step = max(1, abs(placement.bound) / 1000)
      let tight = Problem.sense == .maximise ? placement.bound - step : placement.bound + step
      if Problem.sense.prefers(optimum, to: tight) { tally.tripped += 1 }
    }
  }

  struct Tally {
    var runs = 0
    var proven = 0
    var tripped = 0
  }

  private func small() -> [UInt64] { Array(1...1000) }

  @Test("Maximal covering by count, standing sites included") func byCount() throws {
    var tally = Tally()
    var benders = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, fixes: seed % 3 == 0, mostCandidates: 7, mostRows: 20)
      try check(tiny.problem(), [LazyGreedy(), BranchAndBound.brief], seed: seed, &tally)
      try check(tiny.problem(), [Benders.brief], seed: seed, &benders)
    }
    #expect(benders.proven == benders.runs && benders.tripped == benders.runs, "\(benders)")
    #expect(tally.proven > 1000 && tally.tripped > 1000, "\(tally)")
  }

  @Test("Maximal covering by budget") func byBudget() throws {
    var tally = Tally()
    var benders = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 3, purpose: StreamPurpose("costs"))
      let costs = (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) }
      let problem = try CoveringProblem(
        weights: tiny.weights, coverage: CoverageTable(rows: tiny.coveredBy), candidates: tiny.candidates,
        limit: .budget(Int64(random.integer(below: 25)), costs: costs))
      try check(problem, [LazyGreedy(), BranchAndBound.brief], seed: seed, &tally)
      try check(problem, [Benders.brief], seed: seed, &benders)
    }
    #expect(benders.proven == benders.runs && benders.tripped == benders.runs, "\(benders)")
    #expect(tally.proven > 900 && tally.tripped > 900, "\(tally)")
  }

  @Test("Partial covering at least cost, and what cannot be covered at all") func partial() throws {
    var tally = Tally()
    var benders = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 4, purpose: StreamPurpose("costs"))
      let isCounted = seed % 2 == 0
      let costs = (0..<tiny.candidates).map { _ in isCounted ? 1 : Int64(random.integer(below: 9)) }
      let total = tiny.weights.reduce(0, +)
      let problem = try PartialCoverProblem(
        weights: tiny.weights, coverage: CoverageTable(rows: tiny.coveredBy), costs: costs,
        target: Int64(random.integer(below: Int(total) + 1)))
      var bisection = BudgetBisection()
      bisection.inner = .brief
      try check(problem, [PartialGreedy(), bisection], seed: seed, &tally)
      try check(problem, [PartialBenders()], seed: seed, &benders)
    }
    #expect(benders.proven == benders.runs && benders.tripped == benders.runs, "\(benders)")
    #expect(tally.proven > 700 && tally.tripped > 700, "\(tally)")
  }

  @Test("Covering every row, and rows that nobody covers") func everyRow() throws {
    var tally = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 5, purpose: StreamPurpose("costs"))
      let isCounted = seed % 2 == 0
      let rows = seed % 10 == 0 ? tiny.coveredBy : tiny.coveredBy.filter { !$0.isEmpty }
      let problem = try SetCoverProblem(
        coverage: CoverageTable(rows: rows),
        costs: (0..<tiny.candidates).map { _ in isCounted ? 1 : Int64(random.integer(below: 9)) })
      var search = RowWeighting()
      search.moves = 200
      search.boundSteps = 300
      try check(problem, [search], seed: seed, &tally)
    }
    #expect(tally.proven > 500 && tally.tripped > 500, "\(tally)")
  }

  @Test("Backup covering, each row with its own need") func backup() throws {
    var tally = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 6, purpose: StreamPurpose("needs"))
      let problem = try BackupCoverProblem(
        weights: tiny.weights, coverage: CoverageTable(rows: tiny.coveredBy),
        needs: tiny.weights.map { _ in Int32(1 + random.integer(below: 3)) }, candidates: tiny.candidates,
        open: tiny.open)
      var search = BackupTree()
      search.swaps.boundSteps = 30
      try check(problem, [search], seed: seed, &tally)
    }
    #expect(tally.proven > 900 && tally.tripped > 900, "\(tally)")
  }

  @Test("Gradual covering equals its steps") func gradual() throws {
    var tally = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 20)
      var random = RandomStream(seed: seed, replication: 7, purpose: StreamPurpose("worths"))
      let coverage = CoverageTable(rows: tiny.coveredBy)
      let problem = try GradualCoverProblem(
        coverage: coverage, worths: coverage.candidates.map { _ in Int64(random.integer(below: 7)) },
        candidates: tiny.candidates, open: tiny.open)
      var search = SteppedCover()
      search.inner = .brief
      try check(problem, [search], seed: seed, &tally)
    }
    #expect(tally.proven > 900 && tally.tripped > 900, "\(tally)")
  }

  @Test("Expansion in stages, counted and paid") func staged() throws {
    var tally = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 5, mostRows: 14)
      var random = RandomStream(seed: seed, replication: 4, purpose: StreamPurpose("stages"))
      let stages = 1 + random.integer(below: tiny.candidates > 4 ? 2 : 3)
      let costs = (0..<tiny.candidates).map { _ in seed % 2 == 0 ? 1 : Int64(random.integer(below: 5)) }
      var limit: Int64 = 0
      var limits: [Int64] = []
      for _ in 0..<stages {
        limit += Int64(random.integer(below: seed % 2 == 0 ? 3 : 6))
        limits.append(limit)
      }
      let problem = try StagedCoverProblem(
        weights: (0..<stages).map { _ in tiny.weights.map { $0 * Int64(1 + random.integer(below: 3)) } },
        coverage: CoverageTable(rows: tiny.coveredBy), sites: tiny.candidates, costs: costs, limits: limits)
      try check(problem, [StagedSwap()], seed: seed, &tally)
    }
    #expect(tally.proven > 400 && tally.tripped > 400, "\(tally)")
  }

  @Test("Sites with the servers their load asks for") func sized() throws {
    let capacities = try ServerCapacities(largest: 4, wait: 0.25, variation: 0.5)
    var tally = Tally()
    for seed in small() {
      let tiny = TinyCovering(seed: seed, mostCandidates: 7, mostRows: 14)
      var random = RandomStream(seed: seed, replication: 5, purpose: StreamPurpose("sizes"))
      let problem = try SizedCoverProblem(
        loads: tiny.weights.map { $0 * 40 },
        nearestFirst: tiny.coveredBy.map { $0.shuffled(using: &random) },
        siteCosts: (0..<tiny.candidates).map { _ in Int64(random.integer(below: 9)) },
        serverCost: Int64(random.integer(below: 4)), capacities: capacities,
        budget: Int64(random.integer(below: 40)))
      try check(problem, [SizedSwap()], seed: seed, &tally)
    }
    #expect(tally.proven > 100 && tally.tripped > 100, "\(tally)")
  }

  @Test("Capacities are the loads at which Erlang C meets the limit") func capacities() throws {
    let table = try ServerCapacities(largest: 10, wait: 0.2046)
    // a = 8, c = 10: wait 0.40918 / 2 of a service time.
    #expect(table.milliErlangs[10] == 8000)
    #expect(table.servers(for: 8000) == 10)
    #expect(table.servers(for: 8001) == nil)
    let even = try ServerCapacities(largest: 10, wait: 0.2046, variation: 0)
    #expect(even.milliErlangs[10] > 8000, "equal service times wait half as long")
    #expect(throws: SitingError.self) { try ServerCapacities(milliErlangs: [0, 5, 4]) }
  }

  @Test("A site opens once, and no stage spends what a later one brings") func stagedRules() throws {
    let problem = try StagedCoverProblem(
      weights: [[1, 2], [4, 8]], coverage: CoverageTable(rows: [[0], [1]]), sites: 2, limits: [1, 2])
    #expect(problem.judge(SiteChoice(sites: [1, 2])) == .worth(14))
    #expect(problem.judge(SiteChoice(sites: [0, 2])) == .broken("the site 0 opens twice"))
    #expect(
      problem.judge(SiteChoice(sites: [0, 1]))
        == .broken("up to stage 1 the sites cost 2, but the limit is 1"))
    #expect(StagedSwap().place(problem, seed: 1).value == 14)
    #expect(throws: SitingError.self) {
      try StagedCoverProblem(
        weights: [[1], [1]], coverage: CoverageTable(rows: [[0]]), sites: 1, limits: [2, 1])
    }
  }

  @Test("Annealing, walks among good plans and GRASP keep the order of value, optimum and bound")
  func others() throws {
    var tally = Tally()
    for seed in UInt64(1)...60 {
      var grasp = GraspRelinking()
      grasp.starts = 8
      var annealing = SimulatedAnnealing()
      annealing.moves = 2000
      try check(
        TinyCovering(seed: seed, fixes: seed % 2 == 0).problem(), [grasp, annealing, PooledAnnealing()],
        seed: seed, &tally)
    }
    #expect(tally.tripped > 60, "\(tally)")
  }
}

extension BranchAndBound {
  /// Enough for a problem of ten candidates, and the price ascent alone.
  static var brief: BranchAndBound {
    var brief = BranchAndBound()
    brief.fewCandidates = 0
    brief.guided.boundSteps = 50
    brief.guided.annealing.rounds = 0
    brief.guided.kicks = 2
    return brief
  }
}

extension Benders {
  /// Few steps before the first linear program, so that much is left to the tree.
  static var brief: Benders {
    var brief = Benders()
    brief.start.boundSteps = 3
    return brief
  }
}

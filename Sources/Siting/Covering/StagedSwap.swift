/// Stage by stage the site that gains most over the stages left, then exchanges of sites and of stages until none helps.
///
/// The bound lets every stage choose anew, as if sites could close again: the sum of the bounds of the stages, each by
/// dual ascent. It is tight where the sites that early stages want are still wanted later.
public struct StagedSwap: SitingAlgorithm {
  public static let name = "greedy-swap"
  /// Steps of the dual ascent of each stage at most.
  public var boundSteps = 400
  /// Rounds of exchanges at most.
  public var rounds = 50

  public init() {}

  public func run(_ search: inout Search<StagedCoverProblem>) {
    for isNested in [false, true] {
      guard search.goesOn() else { return }
      var plan = StagedSites(search.problem)
      if isNested { nest(&plan, &search) }
      plan.fill()
      search.work.starts += 1
      search.offer(plan.choice)
      var round = 0
      while round < rounds, search.goesOn(), plan.improve(&search.work) {
        round += 1
        search.offer(plan.choice)
      }
    }
    guard search.goesOn() else { return }
    bound(&search)
  }

  /// Each stage as good as exchanges make it beside what stands from the stages before: early stages first.
  private func nest(_ plan: inout StagedSites, _ search: inout Search<StagedCoverProblem>) {
    let problem = search.problem
    guard problem.costs.allSatisfy({ $0 == 1 }) else { return }
    var open: [Int32] = []
    for stage in 0..<problem.stages {
      let limit = min(Int64(problem.sites), problem.limits[stage])
      guard
        let alone = try? CoveringProblem(
          weights: problem.weights[stage], coverage: problem.coverage, candidates: problem.sites,
          limit: .count(Int(limit)), fixed: open)
      else { return }
      let placement = GreedySwap().place(alone, seed: search.seed)
      let known = Set(open)
      for site in placement.sites where !known.contains(site) { plan.open(Int(site), in: stage) }
      open = placement.sites
    }
  }

  private func bound(_ search: inout Search<StagedCoverProblem>) {
    let problem = search.problem
    var sum: Int64 = 0
    for stage in 0..<problem.stages {
      guard
        let alone = try? CoveringProblem(
          weights: problem.weights[stage], coverage: problem.coverage, candidates: problem.sites,
          limit: .budget(problem.limits[stage], costs: problem.costs))
      else { return }
      let cover = MergedCover(alone)
      var ascent = DualAscent(cover)
      var step = 0
      while step < boundSteps, !ascent.isExhausted {
        ascent.step(value: 0)
        step += 1
        guard step % 25 == 0, !search.goesOn() else { continue }
        return
      }
      search.work.boundSteps += step
      sum += min(cover.reachable, cover.alreadyCovered + ascent.certifiedBound())
    }
    search.prove(bound: sum)
  }
}

/// A plan with how many open sites cover each row in each stage.
private struct StagedSites {
  private let problem: StagedCoverProblem
  private let columns: CoverageTable
  /// The stage in which each site opens; the number of stages where it never does.
  private var opening: [Int]
  /// Per stage and row.
  private var covering: [[Int32]]
  /// Spent up to each stage.
  private var spent: [Int64]

  init(_ problem: StagedCoverProblem) {
    self.problem = problem
    columns = problem.coverage.transposed(columns: problem.sites)
    opening = [Int](repeating: problem.stages, count: problem.sites)
    covering = [[Int32]](
      repeating: [Int32](repeating: 0, count: problem.coverage.rowCount), count: problem.stages)
    spent = [Int64](repeating: 0, count: problem.stages)
  }

  var choice: SiteChoice {
    SiteChoice(
      sites: opening.indices.filter { opening[$0] < problem.stages }.map {
        problem.candidate(Int32($0), in: opening[$0])
      })
  }

  mutating func fill() {
    for stage in 0..<problem.stages {
      while let site = best(in: stage)?.site { open(site, in: stage) }
    }
  }

  /// One round of exchanges; true if any was made.
  mutating func improve(_ work: inout SitingWork) -> Bool {
    var improves = false
    for site in opening.indices where opening[site] < problem.stages {
      let stage = opening[site]
      let loss = close(site)
      var entry: (site: Int, stage: Int, gain: Int64) = (site, stage, loss)
      for start in 0..<problem.stages {
        work.movesEvaluated += problem.sites
        if let found = best(in: start, byCost: false), found.gain > entry.gain {
          entry = (found.site, start, found.gain)
        }
      }
      open(entry.site, in: entry.stage)
      if entry.gain > loss {
        work.movesMade += 1
        improves = true
      }
    }
    for first in opening.indices where opening[first] < problem.stages {
      for second in opening.indices where opening[second] < problem.stages && opening[first] < opening[second]
      {
        work.movesEvaluated += 1
        guard exchangeStages(first, second) else { continue }
        work.movesMade += 1
        improves = true
      }
    }
    let before = spent
    fill()
    return improves || spent != before
  }

  /// Lets the later of two sites open first where that fits and covers more.
  private mutating func exchangeStages(_ early: Int, _ late: Int) -> Bool {
    let (first, second) = (opening[early], opening[late])
    let loss = close(early) + close(late)
    if fits(late, in: first) {
      let gain = open(late, in: first)
      if fits(early, in: second) {
        if gain + open(early, in: second) > loss { return true }
        _ = close(early)
      }
      _ = close(late)
    }
    open(early, in: first)
    open(late, in: second)
    return false
  }

  /// The closed site with the largest gain, or gain per cost, that fits; `nil` where none gains anything.
  private func best(in stage: Int, byCost: Bool = true) -> (site: Int, gain: Int64)? {
    var best: (site: Int, gain: Int64)?
    for site in opening.indices where opening[site] == problem.stages && fits(site, in: stage) {
      let gain = self.gain(site, in: stage)
      guard gain > 0 else { continue }
      guard let present = best else {
        best = (site, gain)
        continue
      }
      let cost = byCost ? (problem.costs[present.site], problem.costs[site]) : (1, 1)
      if Int128(gain) * Int128(cost.0) > Int128(present.gain) * Int128(cost.1) { best = (site, gain) }
    }
    return best
  }

  private func fits(_ site: Int, in stage: Int) -> Bool {
    (stage..<problem.stages).allSatisfy { spent[$0] + problem.costs[site] <= problem.limits[$0] }
  }

  private func gain(_ site: Int, in stage: Int) -> Int64 {
    var gain: Int64 = 0
    for late in stage..<problem.stages {
      for row in columns[site] where covering[late][Int(row)] == 0 { gain += problem.weights[late][Int(row)] }
    }
    return gain
  }

  @discardableResult mutating func open(_ site: Int, in stage: Int) -> Int64 {
    let gain = self.gain(site, in: stage)
    opening[site] = stage
    for late in stage..<problem.stages {
      spent[late] += problem.costs[site]
      for row in columns[site] { covering[late][Int(row)] += 1 }
    }
    return gain
  }

  private mutating func close(_ site: Int) -> Int64 {
    let stage = opening[site]
    opening[site] = problem.stages
    for late in stage..<problem.stages {
      spent[late] -= problem.costs[site]
      for row in columns[site] { covering[late][Int(row)] -= 1 }
    }
    return gain(site, in: stage)
  }
}

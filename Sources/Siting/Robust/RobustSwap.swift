internal import NumericKernels

/// Robust plans by swaps for the worst futures, from where mixtures of the futures point; the mixtures prove the bound.
///
/// The plan of the mean and plans given as starts are improved by swaps that raise the goal itself. Then a loop over
/// mixtures of the futures tightens the bound; the prices of each mixture point to sites, from which a plan is made by swaps
/// of the mixture and improved by swaps of the goal. In the end the best plan is improved under mixtures changed by chance.
/// The mean is left to ``RobustMean``.
public struct RobustSwap: SitingAlgorithm {
  public static let name = "robust-swap"

  /// Makes the first plan; without it the search begins from `starts` and the mixtures alone.
  public var mean: RobustMean? = RobustMean()
  /// Plans to begin with, standing sites included: those of single futures, for example. Ones that break a rule are
  /// passed over.
  public var starts: [[Int32]] = []
  /// How many of them are improved: the best ones by the goal.
  public var improvedStarts = 8
  /// Mixtures of the futures, the steps of each one's dual ascent, and those of the last.
  public var mixtures = 80
  public var ascentSteps = 40
  public var lastSteps = 400
  /// After how many mixtures a new plan is made.
  public var mixturesBetweenStarts = 2
  /// Mixtures changed by chance, from the best plan.
  public var kicks = 300
  /// Swaps looked at for the goal itself, at most.
  public var moves = 300_000_000

  public init() {}

  public func run(_ search: inout Search<RobustCoverProblem>) {
    guard let (rank, reference) = search.problem.ranked else {
      (mean ?? RobustMean()).run(&search)
      return
    }
    mean?.run(&search)
    var state = RobustSearch(
      search.problem, rank: rank, reference: reference, moves: moves, work: search.work)
    let starts = promising(search.problem)
    if let first = starts.first { search.offer(SiteChoice(sites: first)) }
    if search.best == nil { state.begin(&search) }
    if let best = search.best { state.start(best.sites, &search) }
    for sites in starts where search.goesOn() { state.start(sites, &search) }
    state.mix(self, &search)
    state.kick(kicks, &search)
  }
}

extension RobustSwap {
  /// The best of the starts by the goal, those given first among equals.
  private func promising(_ problem: RobustCoverProblem) -> [[Int32]] {
    let worths = starts.map { sites -> Int64? in
      guard case .worth(let worth) = problem.judge(SiteChoice(sites: sites)) else { return nil }
      return worth
    }
    let order = worths.indices.filter { worths[$0] != nil }.sorted { left, right in
      let (one, other) = (worths[left] ?? 0, worths[right] ?? 0)
      return one != other ? one > other : left < right
    }
    return order.prefix(max(0, improvedStarts)).map { starts[$0] }
  }
}

/// The state of one run.
private struct RobustSearch {
  private let rows: RobustRows
  private var open: RobustSites
  private var swaps: RobustSwaps
  private var dual: RobustDual
  private let work: SitingWork
  private var starts = 0
  private var plainMoves = (evaluated: 0, made: 0)
  private var best: [Int32] = []
  private var values: [Int64]
  private var worth = Int64.min

  init(_ problem: RobustCoverProblem, rank: Int, reference: [Int64], moves: Int, work: SitingWork) {
    rows = RobustRows(problem)
    open = RobustSites(rows)
    values = rows.won
    swaps = RobustSwaps(rank: rank, reference: reference, limit: moves, candidates: rows.names.count)
    let floors = rank > 1 ? FutureFloors(rows, others: problem.futures.count - rank + 1) : nil
    let bound = RobustBound(rank: rank, reference: reference, ceilings: problem.ceilings, floors: floors)
    dual = RobustDual(rows, bound, plain: problem.plainBound)
    self.work = work
  }

  /// A first plan where there is none: greedy by the sum of the futures.
  func begin(_ search: inout Search<RobustCoverProblem>) {
    var plain = OpenSites(rows.mixed(values.map { _ in 1 }).cover)
    plain.fill()
    search.offer(rows.choice(plain.sites))
  }

  /// Improves a plan of the problem and keeps it if it is the best so far.
  mutating func start(_ sites: [Int32], _ search: inout Search<RobustCoverProblem>) {
    improve(rows.numbers(sites), &search)
  }

  private mutating func improve(_ sites: [Int32], _ search: inout Search<RobustCoverProblem>) {
    open.become(sites)
    swaps.improve(&open) { search.goesOn() }
    starts += 1
    let reached = swaps.worth(open.values)
    if reached > worth {
      (best, values, worth) = (open.sites, open.values, reached)
      search.offer(rows.choice(best))
    }
    tell(&search)
  }

  private func tell(_ search: inout Search<RobustCoverProblem>) {
    search.work.starts = work.starts + starts
    search.work.movesEvaluated = work.movesEvaluated + swaps.movesEvaluated + plainMoves.evaluated
    search.work.movesMade = work.movesMade + swaps.movesMade + plainMoves.made
    search.work.boundSteps = work.boundSteps + dual.ascentSteps
  }

  mutating func mix(_ settings: RobustSwap, _ search: inout Search<RobustCoverProblem>) {
    for mixture in 0..<max(0, settings.mixtures) where search.goesOn() {
      let (cover, chosen) = dual.step(
        ascent: mixture == 0 ? settings.lastSteps : settings.ascentSteps, values: values, worth: worth)
      search.prove(bound: dual.proven)
      tell(&search)
      if mixture % max(1, settings.mixturesBetweenStarts) == 0 {
        improve(planned(cover, from: chosen), &search)
      }
    }
    guard settings.mixtures > 0, search.goesOn() else { return }
    dual.finish(ascent: settings.lastSteps, values: values, worth: worth)
    search.prove(bound: dual.proven)
    tell(&search)
  }

  /// Swaps of changed mixtures from the best plan: they cross what swaps of the goal cannot.
  mutating func kick(_ kicks: Int, _ search: inout Search<RobustCoverProblem>) {
    var random = RandomStream(seed: search.seed, replication: 0, purpose: StreamPurpose("siting.robust"))
    let shares = dual.bestShares
    for _ in 0..<max(0, kicks) where search.goesOn() && !swaps.isSpent {
      // A fourth, halved or doubled: no share grows, so all sums stay in range.
      let changed = shares.map { share in
        let factor = Elementary.exp(0.7 * (2 * random.uniform() - 1))
        return max(min(1, share), Int64((Double(share / 4) * factor).rounded(.down)))
      }
      let (cover, _) = rows.mixed(changed.contains { $0 > 0 } ? changed : shares)
      improve(planned(cover, from: best), &search)
    }
  }

  /// A plan of a mixture by plain swaps.
  private mutating func planned(_ cover: MergedCover, from sites: [Int32]) -> [Int32] {
    var plain = OpenSites(cover)
    var swap = SwapSearch(candidates: cover.candidates)
    plain.become(sites)
    plain.fill()
    swap.improve(&plain)
    plainMoves.evaluated += swap.movesEvaluated
    plainMoves.made += swap.movesMade
    return plain.sites
  }
}

/// Swap search from where the dual ascent points, then pooled walks and kicks; plan and bound help one another.
///
/// Every few steps of the ascent the sites it pays best are taken as a start for the swap search; a better plan in turn
/// makes the steps of the ascent more accurate. What is left of the effort goes into pooled walks and kicks.
public struct GuidedSwap: SitingAlgorithm {
  public static let name = "guided"

  /// Steps of the dual ascent at most.
  public var boundSteps = 800
  /// After how many of them a new start is taken.
  public var stepsBetweenStarts = 25
  /// The walks between ascent and kicks.
  public var annealing = PooledAnnealing()
  /// Kicks at most. Problems in which each kick touches much get fewer.
  public var kicks = 1000

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    _ = self.search(MergedCover(search.problem), &search)
  }

  /// The same on a cover made before; hands back the best plan of its rows and the best prices.
  func search(
    _ cover: MergedCover, _ search: inout Search<CoveringProblem>
  ) -> (sites: [Int32], value: Int64, prices: [Double]) {
    var state = GuidedSearch(cover)
    search.prove(bound: cover.reachable)
    state.tell(&search)
    state.ascend(steps: boundSteps, stepsBetweenStarts: max(1, stepsBetweenStarts), &search)
    state.tell(&search)
    state.anneal(annealing, &search)
    state.tell(&search)
    state.kick(min(kicks, Self.affordableKicks(cover)), &search)
    state.tell(&search)
    return (state.best, state.value, state.prices)
  }

  /// Kicks that take half a CPU second or so: one touches the rows of a few sites and all candidates over them.
  private static func affordableKicks(_ cover: MergedCover) -> Int {
    let pairs = Double(cover.rowCandidates.count)
    let touched = pairs / Double(max(1, cover.candidates)) * pairs / Double(max(1, cover.rowCount))
    return Int(2e6 / max(1, touched))
  }
}

/// The state of one run: the best plan, and where the search stands.
private struct GuidedSearch {
  private let cover: MergedCover
  private var open: OpenSites
  private var swap: SwapSearch
  private(set) var best: [Int32]
  /// What `best` covers of the merged rows.
  private(set) var value: Int64
  private(set) var prices: [Double] = []
  /// Steps of the walks.
  private var walked = 0

  init(_ cover: MergedCover) {
    self.cover = cover
    open = OpenSites(cover)
    swap = SwapSearch(candidates: cover.candidates)
    open.fill()
    swap.improve(&open)
    best = open.sites
    value = open.value
  }

  mutating func ascend(steps: Int, stepsBetweenStarts: Int, _ search: inout Search<CoveringProblem>) {
    var ascent = DualAscent(cover)
    for step in 1...max(1, steps) where step <= steps && !ascent.isExhausted {
      ascent.step(value: value)
      search.work.boundSteps += 1
      guard step % stepsBetweenStarts == 0 else { continue }
      search.prove(bound: cover.alreadyCovered + ascent.certifiedBound())
      open.become(ascent.chosen)
      open.fill()
      swap.improve(&open)
      guard note(&search) else { break }
    }
    search.prove(bound: cover.alreadyCovered + ascent.certifiedBound())
    prices = ascent.bestPrices
  }

  /// Where much demand was given, reading it has had its share of the effort.
  mutating func anneal(_ annealing: PooledAnnealing, _ search: inout Search<CoveringProblem>) {
    guard annealing.rounds > 0, search.goesOn(), !best.isEmpty else { return }
    let effort = max(annealing.effort / 60, annealing.effort - 5000 * search.problem.weights.count)
    let moves = search.work.movesEvaluated
    let found = annealing.walk(cover, from: best, effort: effort, &search)
    walked = search.work.movesEvaluated - moves
    open.become(found)
    _ = note(&search)
  }

  /// Worse plans are accepted as the next start, at first up to 2 % of a station's worth, in the end none.
  mutating func kick(_ kicks: Int, _ search: inout Search<CoveringProblem>) {
    guard search.goesOn() else { return }
    open.become(best)
    var kick = KickSearch(seed: search.seed)
    let reach = Double(value) / Double(max(1, best.count)) * 0.02
    while kick.kicks < kicks {
      let left = 1 - Double(kick.kicks) / Double(kicks)
      kick.kick(&open, &swap, best: value, tolerance: Int64(reach * left))
      guard note(&search) else { return }
    }
  }

  /// Hands the best plan to the search, which judges it: worth a pass over all demand, so not after every move.
  func tell(_ search: inout Search<CoveringProblem>) { search.offer(cover.choice(best)) }

  private mutating func note(_ search: inout Search<CoveringProblem>) -> Bool {
    if open.value > value { (best, value) = (open.sites, open.value) }
    search.work.starts += 1
    search.work.movesEvaluated = swap.movesEvaluated + walked
    search.work.movesMade = swap.movesMade
    if cover.alreadyCovered + value >= search.bound { tell(&search) }
    return search.goesOn()
  }
}

/// Opens the site or the pair of sites that adds most per site, again and again; where nothing adds, the site that
/// brings the most flow nearest to being served.
public struct PairGreedy<Problem: FlowProblem>: SitingAlgorithm {
  public static var name: String { "pair-greedy" }

  public init() {}

  public func run(_ search: inout Search<Problem>) {
    let problem = search.problem
    let reduction = FlowReduction(problem.routes, fixed: problem.fixed)
    let state = Self.fill(reduction, open: problem.open, work: &search.work)
    search.offer(reduction.choice(state.sites, open: problem.open, candidates: problem.candidates))
  }

  static func fill(_ reduction: FlowReduction, open: Int, work: inout SitingWork) -> FlowState {
    var state = FlowState(reduction.routes)
    for site in reduction.isFixed.indices where reduction.isFixed[site] { state.open(Int32(site)) }
    fill(&state, open: open, withPairs: true, work: &work)
    work.starts += 1
    return state
  }

  /// Opens sites until there are enough or none is left.
  static func fill(_ state: inout FlowState, open: Int, withPairs: Bool, work: inout SitingWork) {
    let count = state.routes.candidates
    var gain = [Int64](repeating: 0, count: count)
    var promise = gain
    while state.opened < min(open, count) {
      state.gains(&gain, &promise, withPromise: true)
      work.movesEvaluated += count
      var single = -1
      for site in 0..<count where !state.isOpen[site] {
        if single < 0 || (gain[site], promise[site]) > (gain[single], promise[single]) { single = site }
      }
      if withPairs, state.opened + 2 <= open, let pair = state.bestPair(gain), pair.added > 2 * gain[single] {
        state.open(pair.first)
        state.open(pair.second)
        work.movesMade += 2
        continue
      }
      state.open(Int32(single))
      work.movesMade += 1
    }
  }
}

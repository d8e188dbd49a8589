/// Greedy, then single swaps until none helps, then a certified bound by dual ascent.
public struct GreedySwap: SitingAlgorithm {
  public static let name = "greedy-swap"

  /// Steps of the dual ascent at most.
  public var boundSteps = 800

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) {
    let cover = MergedCover(search.problem)
    var open = OpenSites(cover)
    var swap = SwapSearch(candidates: cover.candidates)
    open.fill()
    swap.improve(&open)
    search.work.starts = 1
    search.work.movesEvaluated = swap.movesEvaluated
    search.work.movesMade = swap.movesMade
    search.offer(cover.choice(open.sites))
    search.prove(bound: cover.reachable)
    var ascent = DualAscent(cover)
    while search.work.boundSteps < boundSteps, !ascent.isExhausted {
      ascent.step(value: open.value)
      search.work.boundSteps += 1
      guard search.work.boundSteps % 25 == 0 else { continue }
      search.prove(bound: cover.alreadyCovered + ascent.certifiedBound())
      guard search.goesOn() else { return }
    }
    search.prove(bound: cover.alreadyCovered + ascent.certifiedBound())
  }
}

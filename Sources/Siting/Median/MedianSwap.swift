internal import NumericKernels

/// One sample-greedy start and the best swap while that pays (Resende, Werneck, 2007).
public struct MedianSwap: SitingAlgorithm {
  public static let name = "swap"
  public init() {}

  public func run(_ search: inout Search<MedianProblem>) {
    var stream = RandomStream(seed: search.seed, replication: 0, purpose: .medianStart)
    let start = MedianStart.sampleGreedy(search.problem, stream: &stream)
    search.offer(SiteChoice(sites: start))
    guard search.goesOn() else { return }
    var tables = MedianSwapTables(
      search.problem, nearestFirst: search.problem.costs.nearestFirst(), open: start)
    while search.goesOn(), let swap = tables.bestSwap(), swap.profit > 0 {
      tables.swap(open: swap.candidate, at: swap.place)
      search.work.movesMade += 1
      search.offer(SiteChoice(sites: tables.sites))
    }
  }
}

extension StreamPurpose {
  static let medianStart = StreamPurpose("median start")
  static let medianElite = StreamPurpose("median elite")
}

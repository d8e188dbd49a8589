/// Greedy, then single swaps until none helps, and the same again from where the dual ascent points every hundred
/// steps: a plan and a certified bound without any chance, for tests and first drafts.
public struct GreedySwap: SitingAlgorithm {
  public static let name = "greedy-swap"

  /// Steps of the dual ascent at most.
  public var boundSteps = 800
  /// After how many of them swaps start anew.
  public var stepsBetweenStarts = 100

  public init() {}

  public func run(_ search: inout Search<CoveringProblem>) { guided.run(&search) }

  /// The guided search without its walks and kicks.
  var guided: GuidedSwap {
    var guided = GuidedSwap()
    guided.boundSteps = boundSteps
    guided.stepsBetweenStarts = stepsBetweenStarts
    guided.annealing.rounds = 0
    guided.kicks = 0
    return guided
  }
}

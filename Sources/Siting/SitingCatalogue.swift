/// Every siting algorithm, weakest first. A new one is a file of its own and a line here.
public enum SitingCatalogue {
  public static let maximalCovering: [any SitingAlgorithm<CoveringProblem>] = [
    LazyGreedy(),
    SimulatedAnnealing(),
    GraspRelinking(),
    PooledAnnealing(),
    GreedySwap(),
    GuidedSwap(),
    Benders(),
    BranchAndBound(),
  ]

  public static let partialCovering: [any SitingAlgorithm<PartialCoverProblem>] = [
    PartialGreedy(),
    PartialBenders(),
    BudgetBisection(),
  ]

  public static let setCovering: [any SitingAlgorithm<SetCoverProblem>] = [
    SetCoverGreedy(),
    RowWeighting(),
  ]

  public static let backupCovering: [any SitingAlgorithm<BackupCoverProblem>] = [
    BackupSwap(),
    BackupTree(),
  ]

  public static let stagedCovering: [any SitingAlgorithm<StagedCoverProblem>] = [
    StagedSwap()
  ]

  public static let sizedCovering: [any SitingAlgorithm<SizedCoverProblem>] = [
    SizedSwap()
  ]

  public static let gradualCovering: [any SitingAlgorithm<GradualCoverProblem>] = [
    SteppedCover()
  ]

  public static let ruledCovering: [any SitingAlgorithm<RuledCoverProblem>] = [
    RuledSwap()
  ]

  public static let robustCovering: [any SitingAlgorithm<RobustCoverProblem>] = [
    RobustMean(),
    RobustSwap(),
  ]

  public static let flowRefuelling: [any SitingAlgorithm<FlowRefuellingProblem>] = [
    PairGreedy(),
    FlowSwap(),
    FlowBranching(),
  ]

  public static let flowCapturing: [any SitingAlgorithm<FlowCapturingProblem>] = [
    PairGreedy(),
    FlowSwap(),
    FlowBranching(),
  ]

  /// The algorithms a scenario may name.
  public static var names: [String] { maximalCovering.map { $0.name } }

  /// Runs the named algorithm.
  ///
  /// - Throws: `SitingError.unknownAlgorithm`.
  public static func place<Problem>(
    _ problem: Problem, algorithm: String, among algorithms: [any SitingAlgorithm<Problem>], seed: UInt64,
    goOn: @escaping (SearchProgress) -> Bool = { _ in true }
  ) throws(SitingError) -> Placement {
    guard let chosen = algorithms.first(where: { $0.name == algorithm }) else {
      throw .unknownAlgorithm(algorithm, known: algorithms.map { $0.name })
    }
    return chosen.place(problem, seed: seed, goOn: goOn)
  }

  /// Runs the named algorithm for maximal covering.
  ///
  /// - Throws: `SitingError.unknownAlgorithm`.
  public static func place(
    _ problem: CoveringProblem, algorithm: String, seed: UInt64
  ) throws(SitingError) -> Placement {
    try place(problem, algorithm: algorithm, among: maximalCovering, seed: seed)
  }
}

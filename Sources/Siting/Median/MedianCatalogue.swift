/// Weakest first; the last one proves.
extension SitingCatalogue {
  public static let median: [any SitingAlgorithm<MedianProblem>] = [
    MedianSwap(),
    MedianGrasp(),
    MedianLagrangian(),
    MedianBranchAndBound(),
  ]

  public static let center: [any SitingAlgorithm<CenterProblem>] = [
    CenterBisection()
  ]

  public static let capacitatedMedian: [any SitingAlgorithm<CapacitatedMedianProblem>] = [
    CapacitatedMedianBranchAndBound()
  ]

  public static let singleSourceLocation: [any SitingAlgorithm<SingleSourceLocationProblem>] = [
    SingleSourceBranchAndBound()
  ]

  public static let splitLocation: [any SitingAlgorithm<SplitLocationProblem>] = [
    SplitBranchAndBound()
  ]
}

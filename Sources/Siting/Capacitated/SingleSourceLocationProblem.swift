/// Capacitated facility location with a single source (SSCFLP): any number of sites at their opening costs, each
/// customer wholly at one of them, no site beyond its capacity.
public struct SingleSourceLocationProblem: SingleSourceProblem, Hashable {
  public static let name = "single-source-location"
  public let model: SingleSourceModel

  /// - Parameter costs: of serving all of a customer's demand.
  /// - Throws: `SitingError.badProblem`.
  public init(
    costs: CostTable, demands: [Int64], capacities: [Int64], openingCosts: [Int64], scale: Int64 = 1
  ) throws(SitingError) {
    model = try SingleSourceModel(
      costs: costs, demands: demands, capacities: capacities, openingCosts: openingCosts, open: nil,
      scale: scale)
  }
}

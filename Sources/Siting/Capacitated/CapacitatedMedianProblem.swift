/// The capacitated p-median (Osman, Christofides, 1994): exactly `open` sites, each customer at one of them, no site
/// beyond its capacity, the sum of costs least. A median's own demand counts like any other.
public struct CapacitatedMedianProblem: SingleSourceProblem, Hashable {
  public static let name = "capacitated-p-median"
  public let model: SingleSourceModel

  /// - Throws: `SitingError.badProblem`, `.moreStationsThanSites`.
  public init(
    costs: CostTable, demands: [Int64], capacities: [Int64], open: Int, scale: Int64 = 1
  ) throws(SitingError) {
    model = try SingleSourceModel(
      costs: costs, demands: demands, capacities: capacities,
      openingCosts: Array(repeating: 0, count: capacities.count), open: open, scale: scale)
  }
}

import Siting

/// Capacitated p-medians of Lorena and Senne, and of Stefanello, de Araújo and Müller (2015).
///
/// `n p`, then per point `x y capacity demand`. Distances are straight and real: whole units are thousandths, or more where
/// the points lie far apart. A distance is not multiplied by the demand.
public struct LorenaFormat: PlacementFormat {
  public static let name = "cpmp"
  public static let aliases = ["lorena-cpmp", "tsplib-cpmp", "lorena"]
  public static let summary = "capacitated p-median with a capacity per point and real distances"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    var words = try source.words()
    _ = try words.integer("the number of points")
    let stated = Int(try words.integer("the number of sites"))
    let file = try Self.read(source)
    let counts = options.counts.isEmpty ? [stated] : options.counts
    return counts.map { count in
      PlacementInstance(
        name: source.stem, count: count,
        bestKnown: count == stated ? Self.published[source.stem] : nil,
        // Every distance is rounded by half a unit at most, and the table cuts after two digits.
        bestKnownSlack: 0.01 + Double(file.demands.count) / Double(2 * file.scale), unitsPerOne: file.scale
      ) { () throws(InstanceError) in
        do throws(SitingError) {
          return Question(
            try CapacitatedMedianProblem(
              costs: file.costs, demands: file.demands, capacities: file.capacities, open: count,
              scale: file.scale),
            SitingCatalogue.capacitatedMedian)
        } catch { throw InstanceError(file: source.argument, error) }
      }
    }
  }

  /// Proven in the literature on the capacitated p-median (Ceselli, Righini, 2005; Boccia et al., 2008).
  private static let published = [
    "SJC1": 17288.99, "SJC2": 33270.94, "SJC3a": 45335.16, "SJC4a": 61925.51,
  ]

  private struct File: Sendable {
    var costs: CostTable
    var scale: Int64
    var demands: [Int64]
    var capacities: [Int64]
  }

  private static func read(_ source: InstanceSource) throws(InstanceError) -> File {
    var words = try source.words()
    let count = try words.integer("the number of points", in: 1...16_384)
    _ = try words.integer("the number of sites")
    var points: [SitingPoint] = []
    var demands: [Int64] = []
    var capacities: [Int64] = []
    for _ in 0..<count {
      points.append(SitingPoint(x: try words.number("x"), y: try words.number("y")))
      capacities.append(try words.integer("the capacity"))
      demands.append(try words.integer("the demand"))
    }
    try words.expectEnd()
    let (costs, scale) = try PointProblem.straightCosts(points, source)
    return File(costs: costs, scale: scale, demands: demands, capacities: capacities)
  }
}

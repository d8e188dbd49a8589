import Siting

/// OR-Library capacitated p-medians (Osman, Christofides, 1994), one per file.
///
/// `k best`, `n p capacity`, then per point `id x y demand`. Distances are straight and cut to whole numbers; every point
/// is a customer and a candidate, and a median's own demand counts.
public struct CapacitatedMedianFormat: PlacementFormat {
  public static let name = "pmedcap"
  public static let aliases = ["orlib-pmedcap"]
  public static let summary = "capacitated p-median with one capacity and whole distances"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    var words = try source.words()
    _ = try words.word("the number of the instance")
    let best = try words.number("the best known value")
    _ = try words.integer("the number of points")
    let stated = Int(try words.integer("the number of sites"))
    let counts = options.counts.isEmpty ? [stated] : options.counts
    return counts.map { count in
      PlacementInstance(
        name: source.stem, count: count, bestKnown: count == stated && best > 0 ? best : nil
      ) { () throws(InstanceError) in try Self.question(source, open: count) }
    }
  }

  private static func question(
    _ source: InstanceSource, open: Int
  ) throws(InstanceError) -> any PlacementQuestion {
    var words = try source.words()
    _ = try words.word("the number of the instance")
    _ = try words.number("the best known value")
    let count = try words.integer("the number of points", in: 1...16_384)
    _ = try words.integer("the number of sites")
    let capacity = try words.integer("the capacity")
    var points: [SitingPoint] = []
    var demands: [Int64] = []
    for _ in 0..<count {
      _ = try words.word("the number of the point")
      points.append(SitingPoint(x: try words.number("x"), y: try words.number("y")))
      demands.append(try words.integer("the demand"))
    }
    try words.expectEnd()
    let costs = try PointProblem.costs(points, source) {
      PointProblem.distance($0, $1).rounded(.towardZero)
    }
    do throws(SitingError) {
      return Question(
        try CapacitatedMedianProblem(
          costs: costs, demands: demands, capacities: Array(repeating: capacity, count: points.count),
          open: open),
        SitingCatalogue.capacitatedMedian)
    } catch { throw InstanceError(file: source.argument, error) }
  }
}

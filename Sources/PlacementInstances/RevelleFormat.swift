import Siting

/// Random points in a square of 30 by 30, each a customer and a candidate (ReVelle's family; Cordeau, Furini, Ljubić 2019).
///
/// `n`, then per point `id x y cost demand`. The number of sites and the radius come from the options; with `--problem
/// budget` the costs of the file count against the number given with `--p`.
public struct RevelleFormat: PlacementFormat {
  public static let name = "revelle"
  public static let aliases = ["mclp-revelle"]
  public static let summary = "maximal covering of points in a square, with --p and --radius"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    var counts = options.counts
    var radius = options.radius
    var known: [Int: Double] = [:]
    // The two published settings with proven optima.
    switch source.stem {
    case "n100s1" where radius == nil || radius == 5.5:
      radius = 5.5
      known[10] = 5656
    case "n500s1" where radius == nil || radius == 2:
      radius = 2
      known[25] = 16148
    default: break
    }
    if counts.isEmpty { counts = known.keys.sorted() }
    guard let radius, radius > 0, radius.isFinite, !counts.isEmpty else {
      throw InstanceError(
        file: source.argument, line: nil, "expected --p and --radius: the file does not say them")
    }
    let isBudget = options.problem == "budget"
    return counts.map { count in
      PlacementInstance(
        name: "\(source.stem)_\(count)_\(radius)", count: count, bestKnown: isBudget ? nil : known[count]
      ) { () throws(InstanceError) in
        let file = try Self.read(source)
        do throws(SitingError) {
          return Question(
            try CoveringProblem.within(
              radius: radius, demand: file.demand, candidates: file.demand.map(\.point),
              limit: isBudget ? .budget(Int64(count), costs: file.costs) : .count(count)),
            SitingCatalogue.maximalCovering)
        } catch { throw InstanceError(file: source.argument, error) }
      }
    }
  }

  private static func read(
    _ source: InstanceSource
  ) throws(InstanceError) -> (demand: [DemandPoint], costs: [Int64]) {
    var words = try source.words()
    let count = try words.integer("the number of points", in: 1...10_000_000)
    var demand: [DemandPoint] = []
    var costs: [Int64] = []
    for _ in 0..<count {
      _ = try words.word("the number of the point")
      let point = SitingPoint(x: try words.number("x"), y: try words.number("y"))
      costs.append(try words.integer("the cost of the site"))
      demand.append(DemandPoint(point: point, weight: try words.integer("the demand")))
    }
    try words.expectEnd()
    return (demand, costs)
  }
}

import Siting

/// Single-source facility location of Holmberg, Rönnqvist and Yuan (1999).
///
/// `m n`, then per site `capacity fixed_cost`, n demands, and a row per site with the cost of serving all of each customer's
/// demand. Numbers may end in a dot.
public struct HolmbergFormat: PlacementFormat {
  public static let name = "holmberg"
  public static let aliases = ["holmberg-sscflp", "sscflp"]
  public static let summary = "capacitated facility location, each customer at one site"

  public init() {}

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    // Most of these files have no extension.
    let best = KnownValues.read(source.neighbour("optima.txt"), name: source.stem)
    return [
      PlacementInstance(name: source.stem, count: nil, bestKnown: best) { () throws(InstanceError) in
        try Self.question(source)
      }
    ]
  }

  private static func question(_ source: InstanceSource) throws(InstanceError) -> any PlacementQuestion {
    var words = try source.words()
    let sites = try words.integer("the number of sites", in: 1...16_384)
    let customers = try words.integer("the number of customers", in: 1...16_384)
    var capacities: [Int64] = []
    var openingCosts: [Int64] = []
    for _ in 0..<sites {
      capacities.append(try words.whole("the capacity of a site"))
      openingCosts.append(try words.whole("the fixed cost of a site"))
    }
    var demands: [Int64] = []
    for _ in 0..<customers { demands.append(try words.whole("a demand")) }
    var cells: [Int32] = []
    for _ in 0..<sites * customers {
      cells.append(Int32(try words.whole("the cost of serving a customer", in: 0...1 << 30)))
    }
    try words.expectEnd()
    do throws(SitingError) {
      return Question(
        try SingleSourceLocationProblem(
          costs: CostTable(candidates: Int(sites), customers: Int(customers), cells: cells), demands: demands,
          capacities: capacities, openingCosts: openingCosts),
        SitingCatalogue.singleSourceLocation)
    } catch { throw InstanceError(file: source.argument, error) }
  }
}

extension InstanceWords {
  /// The next word as a whole number, perhaps with a dot or zeros after it.
  mutating func whole(
    _ what: String, in range: ClosedRange<Int64> = 0...Int64(Int32.max)
  ) throws(InstanceError) -> Int64 {
    let value = try number(what)
    guard let whole = Int64(exactly: value), range.contains(whole) else {
      throw fault(
        "expected \(what), a whole number from \(range.lowerBound) to \(range.upperBound), found \(value)")
    }
    return whole
  }
}

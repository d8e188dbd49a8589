import Siting

/// OR-Library capacitated warehouse location (Beasley, 1988).
///
/// `m n`, then per site `capacity fixed_cost`, and per customer its demand and m costs of serving all of it. Demand may be
/// split. Where the word `capacity` stands, the number comes from `--capacity`, or from the published settings of the file.
/// Costs of a unit of demand are rounded to 1/scale, the scale being the largest power of ten, 10^9 at most, that fits.
public struct WarehouseFormat: PlacementFormat {
  public static let name = "cap"
  public static let aliases = ["orlib-cap", "cflp"]
  public static let summary =
    "capacitated facility location, demand may be split; --capacity for capa, capb, capc"

  public init() {}

  /// Optima by file and, where the file leaves it open, capacity (OR-Library; Fischetti, Ljubić, Sinnl, 2016).
  private static let published: [String: [(capacity: Int64?, value: Double)]] = [
    "cap71": [(nil, 932615.750)], "cap72": [(nil, 977799.400)], "cap73": [(nil, 1010641.450)],
    "cap74": [(nil, 1034976.975)], "cap101": [(nil, 796648.437)], "cap102": [(nil, 854704.200)],
    "cap103": [(nil, 893782.112)], "cap104": [(nil, 928941.750)],
    "capa": [
      (8000, 19240822.449), (10000, 18438046.543), (12000, 17765201.949), (14000, 17160439.012),
    ],
    "capb": [
      (5000, 13656379.578), (6000, 13361927.449), (7000, 13198556.434), (8000, 13082516.496),
    ],
  ]

  public func instances(
    _ source: InstanceSource, options: InstanceOptions
  ) throws(InstanceError) -> [PlacementInstance] {
    let known = Self.published[source.stem] ?? []
    let file = try Self.read(source)
    guard file.isOpen else {
      return [Self.instance(source, file, capacity: nil, best: known.first { $0.capacity == nil }?.value)]
    }
    let capacities = options.capacities.isEmpty ? known.compactMap(\.capacity) : options.capacities
    guard !capacities.isEmpty else {
      throw InstanceError(
        file: source.argument, line: nil, "expected --capacity: the file leaves the capacity open")
    }
    return capacities.map { capacity in
      Self.instance(source, file, capacity: capacity, best: known.first { $0.capacity == capacity }?.value)
    }
  }

  private static func instance(
    _ source: InstanceSource, _ file: File, capacity: Int64?, best: Double?
  ) -> PlacementInstance {
    PlacementInstance(
      name: capacity.map { "\(source.stem)_\($0)" } ?? source.stem, count: nil, bestKnown: best,
      unitsPerOne: file.scale
    ) { () throws(InstanceError) in
      do throws(SitingError) {
        return Question(
          try SplitLocationProblem(
            unitCosts: file.unitCosts, demands: file.demands,
            capacities: file.capacities.map { $0 ?? capacity ?? 0 }, openingCosts: file.openingCosts,
            scale: file.scale),
          SitingCatalogue.splitLocation)
      } catch { throw InstanceError(file: source.argument, error) }
    }
  }

  private struct File: Sendable {
    /// nil where the word `capacity` stands.
    var capacities: [Int64?] = []
    var openingCosts: [Int64] = []
    var demands: [Int64] = []
    var unitCosts: [Int64] = []
    var scale: Int64 = 1
    var isOpen: Bool { capacities.contains(nil) }
  }

  private static func read(_ source: InstanceSource) throws(InstanceError) -> File {
    var words = try source.words()
    let sites = Int(try words.integer("the number of sites", in: 1...16_384))
    let customers = Int(try words.integer("the number of customers", in: 1...16_384))
    var file = File()
    var opening: [Double] = []
    for _ in 0..<sites {
      var ahead = words
      if try ahead.word("the capacity of a site") == "capacity" {
        words = ahead
        file.capacities.append(nil)
      } else {
        file.capacities.append(try words.whole("the capacity of a site, or the word 'capacity'"))
      }
      opening.append(try words.amount("the fixed cost of a site"))
    }
    var costs: [Double] = []
    costs.reserveCapacity(sites * customers)
    for _ in 0..<customers {
      file.demands.append(try words.whole("the demand of a customer"))
      for _ in 0..<sites { costs.append(try words.amount("the cost of serving a customer")) }
    }
    try words.expectEnd()

    var worst = opening.reduce(0, +)
    for customer in 0..<customers {
      let row = costs[customer * sites..<(customer + 1) * sites]
      worst += row.max() ?? 0
      if file.demands[customer] == 0, let cost = row.max(), cost > 0 {
        throw InstanceError(
          file: source.argument, line: nil,
          "expected a demand above 0 where serving costs something: customer \(customer + 1) has none")
      }
    }
    // A worth bounds every sum; the dearest unit may meet the greatest demand, so a wide margin is kept.
    let greatest = Double(file.demands.reduce(0, +)) * 17 * Double(sites + 1)
    worst *= 17 * Double(sites + 1)
    var dearestUnit = 0.0
    for customer in 0..<customers where file.demands[customer] > 0 {
      let row = costs[customer * sites..<(customer + 1) * sites]
      dearestUnit = max(dearestUnit, (row.max() ?? 0) / Double(file.demands[customer]))
    }
    var scale = 1e9
    while scale > 1, (worst + greatest * dearestUnit) * scale > 0x1p61 { scale /= 10 }
    guard (worst + greatest * dearestUnit) * scale <= 0x1p61 else {
      throw InstanceError(file: source.argument, line: nil, "expected costs that can be summed in 62 bits")
    }
    file.scale = Int64(scale)
    file.openingCosts = opening.map { Int64(($0 * scale).rounded()) }
    file.unitCosts = Array(repeating: 0, count: sites * customers)
    for customer in 0..<customers where file.demands[customer] > 0 {
      let demand = Double(file.demands[customer])
      for site in 0..<sites {
        file.unitCosts[site * customers + customer] =
          Int64((costs[customer * sites + site] / demand * scale).rounded())
      }
    }
    return file
  }
}

extension InstanceWords {
  /// The next word as a number that is not negative.
  mutating func amount(_ what: String) throws(InstanceError) -> Double {
    let value = try number(what)
    guard value >= 0 else { throw fault("expected \(what), 0 or more, found \(value)") }
    return value
  }
}

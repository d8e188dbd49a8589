/// Random-uniform benchmark instances, bit-exact from three numbers on every machine.
///
/// Demand and candidates lie on whole numbers of a square with side 2²⁰; weights are 1 to 100. The draw order
/// is fixed: x, y and weight of every demand, then x and y of every candidate.
public struct RandomUniformFamily: Codable, Hashable, Sendable {
  public let demands: Int
  public let candidates: Int
  public let seed: UInt64

  /// - Precondition: neither count is negative.
  public init(demands: Int, candidates: Int, seed: UInt64) {
    precondition(demands >= 0 && candidates >= 0, "counts are not negative")
    self.demands = demands
    self.candidates = candidates
    self.seed = seed
  }

  /// One station for every twenty candidates, at least one.
  public var open: Int { max(1, candidates / 20) }

  /// The radius at which the discs of all open stations add up to 0.8 of the square.
  public var radius: Int { Self.radius(open: open) }

  public static func radius(open: Int) -> Int {
    Int((1_048_576 * (0.8 / (3.141592653589793 * Double(open))).squareRoot()).rounded(.down))
  }

  public func points() -> (demand: [DemandPoint], candidates: [SitingPoint]) {
    var generator = SplitMix64(seed: seed)
    var demand: [DemandPoint] = []
    demand.reserveCapacity(demands)
    for _ in 0..<demands {
      let point = Self.point(&generator)
      demand.append(DemandPoint(point: point, weight: 1 + Int64(generator.next() % 100)))
    }
    var sites: [SitingPoint] = []
    sites.reserveCapacity(candidates)
    for _ in 0..<candidates { sites.append(Self.point(&generator)) }
    return (demand, sites)
  }

  /// The covering problem of this instance. Coordinates and squares are whole numbers below 2⁵³, so the
  /// distance test in doubles is exact.
  ///
  /// - Throws: `SitingError.moreStationsThanSites` without candidates.
  public func problem(open: Int? = nil) throws(SitingError) -> CoveringProblem {
    let (demand, sites) = points()
    return try .within(
      radius: Double(radius), demand: demand, candidates: sites, limit: .count(open ?? self.open))
  }

  private static func point(_ generator: inout SplitMix64) -> SitingPoint {
    let x = generator.next() >> 44
    let y = generator.next() >> 44
    return SitingPoint(x: Double(x), y: Double(y))
  }
}

extension CoveringProblem {
  /// The problem in which a candidate covers all demand within `radius`, the border included.
  ///
  /// - Throws: `SitingError.badProblem` for a radius or a point that is no number of metres, and those of `init`.
  public static func within(
    radius: Double, demand: [DemandPoint], candidates: [SitingPoint], limit: Limit, fixed: [Int32] = []
  ) throws(SitingError) -> CoveringProblem {
    try CoveringProblem(
      weights: demand.map(\.weight),
      coverage: .within(radius: radius, rows: demand.count, candidates: candidates) { demand[$0].point },
      candidates: candidates.count, limit: limit, fixed: fixed)
  }
}

extension CoverageTable {
  /// The pairs of a point and a candidate within `radius`, the border included.
  ///
  /// They come from a grid of candidates: neither time nor memory is spent on pairs out of reach.
  ///
  /// - Throws: `SitingError.badProblem` for a radius or a point that is no number of metres.
  /// - Complexity: O(points × candidates in the cells around them).
  public static func within(
    radius: Double, of points: [SitingPoint], candidates: [SitingPoint]
  ) throws(SitingError) -> CoverageTable {
    try within(radius: radius, rows: points.count, candidates: candidates) { points[$0] }
  }

  static func within(
    radius: Double, rows: Int, candidates: [SitingPoint], point: (Int) -> SitingPoint
  ) throws(SitingError) -> CoverageTable {
    guard radius > 0, radius.isFinite else {
      throw .badProblem("the service radius is \(radius) m; it must be finite and above 0")
    }
    if let row = (0..<rows).first(where: { !point($0).isInRange }) {
      throw .badProblem("point \(row) has a coordinate that is not a number of metres between -1e12 and 1e12")
    }
    if let site = candidates.firstIndex(where: { !$0.isInRange }) {
      throw .badProblem("site \(site) has a coordinate that is not a number of metres between -1e12 and 1e12")
    }
    let grid = CandidateGrid(candidates, radius: radius)
    var starts = [Int](repeating: 0, count: rows + 1)
    for row in 0..<rows {
      var count = 0
      grid.forEachWithin(point(row)) { _ in count += 1 }
      starts[row + 1] = starts[row] + count
    }
    var pairs = [Int32](repeating: 0, count: starts[rows])
    for row in 0..<rows {
      var next = starts[row]
      grid.forEachWithin(point(row)) { candidate in
        pairs[next] = candidate
        next += 1
      }
      CoverageTable.sort(&pairs, from: starts[row], to: starts[row + 1])
    }
    return CoverageTable(ascendingStarts: starts, candidates: pairs)
  }
}

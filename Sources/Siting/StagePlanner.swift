import DistrictModel

/// In which year each station of a finished plan opens: an order that covers much demand early, with the bound that no
/// order exceeds.
///
/// The plan of the last year comes first and stays as it is; an order never worsens what the target date is promised.
struct StagePlanner {
  let kind: SitedKind
  let seed: UInt64
  let years: [Int]
  /// Stations that stand at the end of each year, the present ones included.
  let standing: [Int]

  init(_ parameters: SitingParameters, kind: SitedKind, seed: UInt64) {
    self.kind = kind
    self.seed = seed
    years = parameters.stages.map(\.year)
    standing = parameters.stages.map { $0.stations(of: kind) }
  }

  /// - Parameters:
  ///   - isStanding: of each station of the plan, whether it stands already.
  ///   - coverage: rows covered by stations of the plan.
  /// - Returns: the year of each station, `nil` for a standing one, and how good the order is.
  func order(
    isStanding: [Bool], coverage: CoverageTable, weights: [Int64], radiiM: [Double]
  ) throws(SitingError) -> (years: [Int?], quality: PlanQuality) {
    let new = isStanding.indices.filter { !isStanding[$0] }
    let present = isStanding.count - new.count
    var place = [Int32](repeating: -1, count: isStanding.count)
    for (row, station) in new.enumerated() { place[station] = Int32(row) }
    // Rows that a present station covers count from the beginning, whatever the order.
    var covered: Int64 = 0
    var rows: [[Int32]] = []
    var open: [Int64] = []
    for row in 0..<coverage.rowCount {
      if coverage[row].contains(where: { isStanding[Int($0)] }) {
        covered += weights[row]
      } else {
        rows.append(coverage[row].map { place[Int($0)] })
        open.append(weights[row])
      }
    }
    var limits = standing.map { Int64(max(0, min(new.count, $0 - present))) }
    // The last stage is the plan.
    if let last = limits.indices.last { limits[last] = Int64(new.count) }
    let problem = try StagedCoverProblem(
      weights: [[Int64]](repeating: open, count: years.count), coverage: CoverageTable(rows: rows),
      sites: new.count, limits: limits)
    let placement = StagedSwap().place(problem, seed: seed)
    let stage = Self.stages(of: placement, problem)
    var result = [Int?](repeating: nil, count: isStanding.count)
    for (row, station) in new.enumerated() { result[station] = years[stage[row]] }
    let already = covered * Int64(years.count)
    var quality = PlanQuality(
      purpose: kind.rawValue, algorithm: placement.algorithm, value: already + (placement.value ?? 0),
      bound: already + placement.bound, total: already + problem.totalWeight,
      isProvenOptimal: placement.isProvenOptimal, stopReason: placement.stopReason.rawValue, seed: seed,
      radiiM: radiiM, candidates: new.count, rows: rows.count, mergedRows: rows.count,
      workUnits: placement.work.units)
    quality.objective = .stages
    return (result, quality)
  }

  /// Stations that add nothing are opened as soon as the numbers allow: the plan promises numbers as well.
  private static func stages(of placement: Placement, _ problem: StagedCoverProblem) -> [Int] {
    var stage = [Int?](repeating: nil, count: problem.sites)
    var opened = [Int64](repeating: 0, count: problem.stages)
    for candidate in placement.sites {
      let (at, site) = Int(candidate).quotientAndRemainder(dividingBy: max(1, problem.sites))
      stage[site] = at
      opened[at] += 1
    }
    var free: [Int64] = []
    var sum: Int64 = 0
    for at in 0..<problem.stages {
      sum += opened[at]
      free.append(problem.limits[at] - sum)
    }
    for site in stage.indices where stage[site] == nil {
      // The earliest stage after which every limit still has room.
      var at = problem.stages - 1
      while at > 0, free[at - 1] > 0 { at -= 1 }
      stage[site] = at
      for later in at..<problem.stages { free[later] -= 1 }
    }
    return stage.map { $0 ?? problem.stages - 1 }
  }
}

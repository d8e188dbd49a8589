import DistrictModel

/// Sites that keep demand times distance to the nearest station least: the p-median of a district.
struct TravelPlanner {
  let algorithm: String
  let seed: UInt64

  /// - Parameters:
  ///   - sites: rows of the world's sites to choose among.
  ///   - fixed: rows of `sites` that stay or have to open.
  ///   - weights: watt-hours per day of each cell.
  /// - Returns: open rows of `sites`, and value and bound in watt-hours times whole metres.
  /// - Throws: `SitingError` where no plan can be made.
  func place(
    _ world: World, sites: [Int], fixed: [Int], open: Int, weights: [Int64]
  ) throws(SitingError) -> (open: [Int], quality: PlanQuality) {
    let cells = weights.indices.filter { weights[$0] > 0 }
    guard open > 0, !cells.isEmpty else { return try idle(sites, fixed, open, cells: cells.count) }
    let metres = sites.map { site in
      cells.map { cell in Int64(world.metresApart(cell: cell, site: site).rounded()) }
    }
    let wanted = cells.map { weights[$0] }
    // The largest product of demand and distance has to fit a cell of the table; costs are rounded down to whole units,
    // so a bound of the rounded problem bounds the exact one.
    let unit = try Self.unit(metres, wanted)
    let costs = metres.flatMap { row in zip(row, wanted).map { Int32($0.0 * $0.1 / unit) } }
    let problem = try MedianProblem(
      costs: CostTable(candidates: sites.count, customers: cells.count, cells: costs), open: open,
      fixed: fixed.map(Int32.init))
    let placement = try SitingCatalogue.place(
      problem, algorithm: algorithm, among: SitingCatalogue.median, seed: seed)
    let chosen = placement.sites.map { Int($0) }
    let value = cells.indices.reduce(Int64(0)) { sum, cell in
      sum + wanted[cell] * (chosen.map { metres[$0][cell] }.min() ?? 0)
    }
    let bound = min(value, placement.bound * unit)
    return (
      chosen,
      quality(
        placement.algorithm, value: value, bound: bound, total: wanted.reduce(0, +),
        stop: placement.stopReason, sites.count, cells.count, work: placement.work.units)
    )
  }

  /// - Throws: `SitingError.badProblem` where demand times distance does not fit 63 bits in sum.
  private static func unit(_ metres: [[Int64]], _ wanted: [Int64]) throws(SitingError) -> Int64 {
    let farthest = metres.reduce(Int64(0)) { max($0, $1.max() ?? 0) }
    let (worst, isTooLarge) = farthest.multipliedReportingOverflow(by: wanted.reduce(0, +))
    guard !isTooLarge else {
      throw .badProblem("demand of \(wanted.reduce(0, +)) Wh over \(farthest) m is more than can be summed")
    }
    let largest = metres.reduce(Int64(0)) { most, row in
      zip(row, wanted).reduce(most) { max($0, $1.0 * $1.1) }
    }
    var unit: Int64 = 1
    while largest / unit > Int64(CostTable.limit), unit <= worst { unit *= 10 }
    return unit
  }

  /// Nothing to open, or nobody who travels: what has to open, and the first others up to the number.
  private func idle(
    _ sites: [Int], _ fixed: [Int], _ open: Int, cells: Int
  ) throws(SitingError) -> (open: [Int], quality: PlanQuality) {
    guard fixed.count <= open else { throw .moreExistingThanStations(existing: fixed.count, stations: open) }
    let known = Set(fixed)
    let others = sites.indices.filter { !known.contains($0) }.prefix(open - fixed.count)
    return (
      (fixed + others).sorted(),
      quality(algorithm, value: 0, bound: 0, total: 0, stop: .proof, sites.count, cells, work: 0)
    )
  }

  private func quality(
    _ algorithm: String, value: Int64, bound: Int64, total: Int64, stop: Placement.StopReason,
    _ candidates: Int, _ cells: Int, work: Int
  ) -> PlanQuality {
    var quality = PlanQuality(
      purpose: SitedKind.charging.rawValue, algorithm: algorithm, value: value, bound: bound, total: total,
      isProvenOptimal: value == bound, stopReason: stop.rawValue, seed: seed, radiiM: [],
      candidates: candidates, rows: cells, mergedRows: cells, workUnits: work)
    quality.objective = .travel
    return quality
  }
}

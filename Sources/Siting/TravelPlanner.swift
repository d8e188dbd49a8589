import DistrictModel

/// Sites that keep demand times distance to the nearest station least: the p-median of a district.
struct TravelPlanner {
  let algorithm: String
  let seed: UInt64

  /// - Parameters:
  ///   - sites: rows of the world's sites to choose among.
  ///   - fixed: rows of `sites` that stay or have to open.
  ///   - weights: watt-hours per day of each cell.
  func place(
    _ world: World, sites: [Int], fixed: [Int], open: Int, weights: [Int64]
  ) throws(SitingError) -> (placement: Placement, quality: PlanQuality) {
    let cells = weights.indices.filter { weights[$0] > 0 }
    guard !cells.isEmpty else {
      throw .badProblem("no cell wants anything, so no site is nearer than another")
    }
    // Whole metres; the largest product of demand and distance has to fit a cell of the table.
    let metres = sites.map { site in
      cells.map { cell in Int64(Self.metresApart(world, cell: cell, site: site).rounded()) }
    }
    var unit: Int64 = 1
    let largest = metres.reduce(into: Int64(0)) { most, row in
      for (index, distance) in row.enumerated() { most = max(most, distance * weights[cells[index]]) }
    }
    while largest / unit > Int64(CostTable.limit) { unit *= 10 }
    var costs: [Int32] = []
    costs.reserveCapacity(sites.count * cells.count)
    for row in metres {
      for (index, distance) in row.enumerated() {
        costs.append(Int32((distance * weights[cells[index]] + unit / 2) / unit))
      }
    }
    let problem = try MedianProblem(
      costs: CostTable(candidates: sites.count, customers: cells.count, cells: costs), open: open,
      fixed: fixed.map(Int32.init))
    let placement = try SitingCatalogue.place(
      problem, algorithm: algorithm, among: SitingCatalogue.median, seed: seed)
    var quality = PlanQuality(
      purpose: SitedKind.charging.rawValue, algorithm: placement.algorithm, value: placement.value ?? 0,
      bound: placement.bound, total: cells.reduce(0) { $0 + weights[$1] },
      isProvenOptimal: placement.isProvenOptimal, stopReason: placement.stopReason.rawValue, seed: seed,
      radiiM: [], candidates: sites.count, rows: cells.count, mergedRows: cells.count,
      workUnits: placement.work.units)
    quality.objective = .travel
    quality.unitWattHourMetres = unit
    return (placement, quality)
  }

  static func metresApart(_ world: World, cell: Int, site: Int) -> Double {
    world.roads == nil
      ? world.sites[site].point.distance(to: world.grid.cells[cell].centre)
      : world.metresApart(cell: cell, site: site)
  }
}

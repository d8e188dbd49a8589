import DistrictModel

/// Feeders made from a rule, not from a drawing: the cells of one cluster and the stations in them on a tree of shortest
/// ways from the substation.
///
/// Clusters of cells by halving the wider side at the half of the load: substations first, feeders within them.
struct FeederPlanner {
  let world: World
  let parameters: GridParameters
  /// Base peak of each cell, MW.
  let loadMW: [Double]
  let stationPoints: [MetricPoint]

  /// - Parameter stationCells: the cell of each station.
  /// - Throws: `GridFaults` if a feeder is no grid, which would be a defect of the rule.
  func feeders(stationCells: [Int]) throws(GridFaults) -> [DistrictFeeder] {
    var stationsOf = [[Int]](repeating: [], count: world.grid.cells.count)
    for (station, cell) in stationCells.enumerated() { stationsOf[cell].append(station) }
    let all = world.grid.cells.indices.filter { loadMW[$0] > 0 || !stationsOf[$0].isEmpty }
    let feederMW = parameters.feederMVA * parameters.powerFactor * parameters.feederFillShare
    var feeders: [DistrictFeeder] = []
    for region in split(all, limitMW: feederMW * Double(parameters.feedersPerSubstation)) {
      let substation = centre(region)
      for cells in split(region, limitMW: feederMW) {
        let stations = cells.flatMap { stationsOf[$0] }
        let wanted = cells.reduce(0) { $0 + loadMW[$1] }
        feeders.append(
          try feeder(
            "\(feeders.count + 1)", cells, stations, from: substation,
            circuits: max(1, Int((wanted / feederMW).rounded(.up)))))
      }
    }
    return feeders
  }

  private func centre(_ cells: [Int]) -> MetricPoint {
    var (x, y, sum) = (0.0, 0.0, 0.0)
    for cell in cells {
      let weight = loadMW[cell] + 1e-6
      x += weight * world.grid.cells[cell].centre.x
      y += weight * world.grid.cells[cell].centre.y
      sum += weight
    }
    return MetricPoint(x: x / sum, y: y / sum)
  }

  private func split(_ cells: [Int], limitMW: Double) -> [[Int]] {
    let total = cells.reduce(0) { $0 + loadMW[$1] }
    guard cells.count > 1, total > limitMW else { return cells.isEmpty ? [] : [cells] }
    let points = cells.map { world.grid.cells[$0].centre }
    let width = (points.map(\.x).max() ?? 0) - (points.map(\.x).min() ?? 0)
    let height = (points.map(\.y).max() ?? 0) - (points.map(\.y).min() ?? 0)
    let sorted = cells.sorted { left, right in
      let (a, b) = (world.grid.cells[left].centre, world.grid.cells[right].centre)
      return width >= height ? (a.x, a.y, left) < (b.x, b.y, right) : (a.y, a.x, left) < (b.y, b.x, right)
    }
    var count = 0
    var sum = 0.0
    while count < sorted.count - 1, count == 0 || sum + loadMW[sorted[count]] / 2 < total / 2 {
      sum += loadMW[sorted[count]]
      count += 1
    }
    return split(Array(sorted[..<count]), limitMW: limitMW) + split(Array(sorted[count...]), limitMW: limitMW)
  }

  /// Joins the points one by one to the tree by the shortest line (Prim 1957); ties go to the earlier point.
  private func feeder(
    _ name: String, _ cells: [Int], _ stations: [Int], from substation: MetricPoint, circuits: Int
  ) throws(GridFaults) -> DistrictFeeder {
    let points =
      [substation] + cells.map { world.grid.cells[$0].centre } + stations.map { stationPoints[$0] }
    var distance = points.map { substation.distance(to: $0) }
    var parent = [Int](repeating: 0, count: points.count)
    var isJoined = [Bool](repeating: false, count: points.count)
    isJoined[0] = true
    let baseOhm = parameters.feederKV * parameters.feederKV
    var branches: [GridBranch] = []
    for _ in 1..<points.count {
      guard
        let next = points.indices.filter({ !isJoined[$0] }).min(by: {
          (distance[$0], $0) < (distance[$1], $1)
        })
      else { break }
      isJoined[next] = true
      // Two points on one spot still have a few metres of cable between them.
      let km = max(0.01, points[parent[next]].distance(to: points[next]) * world.travel.detourFactor / 1000)
      branches.append(
        GridBranch(
          from: "\(parent[next])", to: "\(next)",
          resistance: km * parameters.resistanceOhmPerKm / Double(circuits) / baseOhm,
          reactance: km * parameters.reactanceOhmPerKm / Double(circuits) / baseOhm,
          ratingMVA: parameters.feederMVA * Double(circuits)))
      for point in points.indices where !isJoined[point] {
        let way = points[next].distance(to: points[point])
        if way < distance[point] { (distance[point], parent[point]) = (way, next) }
      }
    }
    let buses = points.indices.map { row in
      GridBus(
        name: "\(row)", kind: row == 0 ? .reference : .load, baseKV: parameters.feederKV,
        voltageSetpoint: row == 0 ? 1 : nil)
    }
    let rating = parameters.feederMVA * Double(circuits)
    // Bus 0 is the substation, then the cells, then the stations.
    return DistrictFeeder(
      name: name, origin: .synthetic, cells: cells, cellBuses: cells.indices.map { 1 + $0 },
      stations: stations, stationBuses: stations.indices.map { 1 + cells.count + $0 }, circuits: circuits,
      ratingMVA: rating, limits: [.init(ratingMVA: rating, buses: Array(points.indices))],
      grid: try PowerGrid(baseMVA: 1, buses: buses, branches: branches))
  }
}

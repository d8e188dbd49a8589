public import DistrictModel

/// Straight distances from cell centres to the nearest station of a plan, and what they cover.
public struct Coverage: Sendable {
  /// Metres, by cell; infinite without any station.
  public let distanceM: [Double]
  let radiusM: Double

  public init(world: World, plan: Plan, radiusM: Double) {
    let points = plan.stations.map { world.sites[$0.site].point }
    distanceM = world.grid.cells.map { cell in
      var best = Double.infinity
      for point in points {
        let dx = point.x - cell.centre.x
        let dy = point.y - cell.centre.y
        best = min(best, dx * dx + dy * dy)
      }
      return best.squareRoot()
    }
    self.radiusM = radiusM
  }

  func covers(_ cell: Int) -> Bool { distanceM[cell] <= radiusM }

  /// Weighted share within the radius; `nil` where nothing weighs.
  func share(_ weights: [Double]) -> Double? {
    var inside = 0.0
    var all = 0.0
    for (cell, weight) in weights.enumerated() {
      all += weight
      if covers(cell) { inside += weight }
    }
    return ratio(inside, all)
  }

  func mean(_ weights: [Double]) -> Double? {
    var sum = 0.0
    var all = 0.0
    for (cell, weight) in weights.enumerated() where weight > 0 && distanceM[cell].isFinite {
      sum += weight * distanceM[cell]
      all += weight
    }
    return ratio(sum, all)
  }

  /// The smallest distance within which a share of the weight lies.
  func quantile(_ share: Double, _ weights: [Double]) -> Double? {
    let cells = weights.indices.filter { weights[$0] > 0 && distanceM[$0].isFinite }
      .sorted { distanceM[$0] < distanceM[$1] || (distanceM[$0] == distanceM[$1] && $0 < $1) }
    let all = cells.reduce(0) { $0 + weights[$1] }
    var sum = 0.0
    for cell in cells {
      sum += weights[cell]
      if sum >= share * all { return distanceM[cell] }
    }
    return nil
  }

  /// Gini coefficient of the distance over weights: 0 where all live equally near.
  func gini(_ weights: [Double]) -> Double? {
    let cells = distanceM.indices.filter { distanceM[$0].isFinite }
    return Inequality.gini(cells.map { distanceM[$0] }, over: cells.map { weights[$0] })
  }
}

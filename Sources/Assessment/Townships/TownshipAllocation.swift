public import DistrictModel

/// A promise of the district shared out to its townships.
public struct TownshipAllocation: Sendable {
  /// By township; they sum to 1.
  public let shares: [Double]

  /// - Parameter need: by cell, what it is expected to want.
  public init(_ scoring: TownshipScoring, world: World, need: CellDemand) {
    var weights = [Double](repeating: 0, count: world.townships.count)
    switch scoring.allocateBy {
    case .need:
      for (cell, energy) in need.wattHoursPerDay.enumerated() {
        weights[Int(world.population.townshipOfCell[cell].row)] += Double(energy)
      }
    case .residents:
      for resident in world.population.residents {
        weights[Int(resident.township.row)] += Double(resident.count)
      }
    case .stated:
      for (row, township) in world.townships.enumerated() {
        weights[row] = scoring.shares.filter { $0.township == township.code }.reduce(0) { $0 + $1.share }
      }
    }
    let all = weights.reduce(0, +)
    shares = all > 0 ? weights.map { $0 / all } : weights.map { _ in 1 / Double(weights.count) }
  }

  /// Whole numbers that sum to the whole: largest remainders, ties to the township that is listed first (Hamilton's method).
  public func split(_ whole: Int) -> [Int] {
    let exact = shares.map { $0 * Double(whole) }
    var parts = exact.map { Int($0.rounded(.down)) }
    let order = shares.indices.sorted {
      let (left, right) = (exact[$0] - Double(parts[$0]), exact[$1] - Double(parts[$1]))
      return left > right || left == right && $0 < $1
    }
    for place in 0..<max(0, min(order.count, whole - parts.reduce(0, +))) { parts[order[place]] += 1 }
    return parts
  }
}

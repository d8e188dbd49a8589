import NumericKernels

/// The people of one township who live in one cell.
public struct Residents: Codable, Hashable, Sendable {
  public let cell: CellID
  public let township: TownshipID
  public let count: Int
}

/// People counted at a place of the metric plane.
public struct CountedResidents: Codable, Hashable, Sendable {
  public let point: MetricPoint
  public let count: Int

  public init(point: MetricPoint, count: Int) {
    self.point = point
    self.count = count
  }
}

/// Where the people of a district live: each township's census count, spread over cells and exact per township.
public struct Population: Codable, Hashable, Sendable {
  /// By township, then by cell.
  public let residents: [Residents]
  /// People per cell.
  public let perCell: [Int]
  /// The township most of a cell's people belong to; in an empty cell the nearest township.
  public let townshipOfCell: [TownshipID]

  public var total: Int { perCell.reduce(0, +) }

  /// Spreads each township's residents around its point with the kernel 1 - (d/r)², cut at `kernelRadiusM`,
  /// times the share of the cell inside the boundary and an optional weight per cell (such as road length).
  ///
  /// Counts are whole people by largest remainders, so every township keeps its census number exactly. A township
  /// whose kernel meets no cell puts its people into the nearest one.
  public init(
    of townships: [Township], over grid: CellGrid, kernelRadiusM: Double, cellWeights: [Double]? = nil
  ) {
    var rows: [Residents] = []
    var perCell = [Int](repeating: 0, count: grid.cells.count)
    var largest = [Int](repeating: 0, count: grid.cells.count)
    var townshipOfCell = grid.cells.map { cell in
      TownshipID(Self.nearest(townships.map(\.centre), to: cell.centre))
    }
    for (number, township) in townships.enumerated() {
      var cells: [Int] = []
      var weights: [Double] = []
      for (index, cell) in grid.cells.enumerated() {
        let reach = cell.centre.distance(to: township.centre) / kernelRadiusM
        let weight = reach < 1 ? (1 - reach * reach) * cell.insideShare * (cellWeights?[index] ?? 1) : 0
        if weight > 0 {
          cells.append(index)
          weights.append(weight)
        }
      }
      if cells.isEmpty, !grid.cells.isEmpty {
        cells = [Self.nearest(grid.cells.map(\.centre), to: township.centre)]
        weights = [1]
      }
      for (cell, count) in zip(cells, wholeShares(of: township.residents, by: weights)) where count > 0 {
        rows.append(Residents(cell: CellID(cell), township: TownshipID(number), count: count))
        perCell[cell] += count
        if count > largest[cell] {
          largest[cell] = count
          townshipOfCell[cell] = TownshipID(number)
        }
      }
    }
    self.residents = rows
    self.perCell = perCell
    self.townshipOfCell = townshipOfCell
  }

  /// People counted at places, such as the cells of a population raster: each cell has those counted in it, and belongs to the
  /// township whose point is nearest. A place in no cell counts for the nearest one, so the total is kept.
  public init(counted places: [CountedResidents], of townships: [Township], over grid: CellGrid) {
    var perCell = [Int](repeating: 0, count: grid.cells.count)
    for place in places where !grid.cells.isEmpty {
      let cell =
        grid.cell(at: place.point).map { Int($0.row) }
        ?? Self.nearest(grid.cells.map(\.centre), to: place.point)
      perCell[cell] += place.count
    }
    townshipOfCell = grid.cells.map { TownshipID(Self.nearest(townships.map(\.centre), to: $0.centre)) }
    let found = townshipOfCell
    residents = townships.indices.flatMap { township in
      perCell.indices.compactMap { cell in
        guard perCell[cell] > 0, found[cell] == TownshipID(township) else { return nil }
        return Residents(cell: CellID(cell), township: TownshipID(township), count: perCell[cell])
      }
    }
    self.perCell = perCell
  }

  /// The townships with the people of their cells.
  public func counted(_ townships: [Township]) -> [Township] {
    var counts = [Int](repeating: 0, count: townships.count)
    for row in residents { counts[Int(row.township.row)] += row.count }
    return zip(townships, counts).map { township, count in
      Township(
        code: township.code, name: township.name, residents: count, grade: township.grade,
        centre: township.centre)
    }
  }

  private static func nearest(_ points: [MetricPoint], to place: MetricPoint) -> Int {
    var best = 0
    var distance = Double.infinity
    for (index, point) in points.enumerated() where point.distance(to: place) < distance {
      distance = point.distance(to: place)
      best = index
    }
    return best
  }
}

/// Splits a whole number in proportion to weights so that the parts sum to it exactly (largest remainders, ties to
/// the smaller index). Without any positive weight everything goes to the first part.
public func wholeShares(of total: Int, by weights: [Double]) -> [Int] {
  guard !weights.isEmpty else { return [] }
  let sum = weights.reduce(0, +)
  guard sum > 0, sum.isFinite else { return [total] + [Int](repeating: 0, count: weights.count - 1) }
  let exact = weights.map { Double(total) * $0 / sum }
  var parts = exact.map { Int($0.rounded(.down)) }
  let left = total - parts.reduce(0, +)
  let order = exact.indices.sorted {
    let (first, second) = (exact[$0] - exact[$0].rounded(.down), exact[$1] - exact[$1].rounded(.down))
    return first > second || (first == second && $0 < $1)
  }
  for index in order.prefix(max(0, left)) { parts[index] += 1 }
  return parts
}

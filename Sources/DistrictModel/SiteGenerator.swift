import NumericKernels

/// Makes candidate sites from a rule and a seed where no list exists. Every site it makes is marked synthetic.
///
/// Cells are drawn with probability proportional to the category's mixture of residents and area; the place within
/// the cell is uniform inside the boundary. Each category and number has a random stream of its own, so one more
/// category never moves the sites of another.
public struct SiteGenerator: Sendable {
  public let seed: UInt64

  public init(seed: UInt64) { self.seed = seed }

  public func sites(
    of category: SiteCategory, row: Int, on grid: CellGrid, boundary: Boundary, population: Population
  ) -> [Site] {
    guard category.candidates > 0, !grid.cells.isEmpty else { return [] }
    let cumulative = Self.cumulativeWeights(category, grid, population)
    guard let total = cumulative.last, total > 0 else { return [] }
    let purpose = StreamPurpose("sites.\(category.id)")
    return (0..<category.candidates).map { number in
      var random = RandomStream(seed: seed, replication: 0, purpose: purpose, entity: UInt32(number))
      let cell = Self.row(in: cumulative, holding: random.uniform() * total)
      let spread = Elementary.exp(category.capacityLogSd * random.standardNormal())
      let drawn = (category.capacityMedian * spread).rounded()
      let capacity = Int(min(Double(category.capacityMax), max(Double(category.capacityMin), drawn)))
      return Site(
        id: "\(category.id)-\(padded(number + 1))",
        name: BilingualText(
          zh: "\(category.name.zh) \(padded(number + 1))（合成）",
          en: "\(category.name.en) \(padded(number + 1)) (synthetic)"),
        category: row, point: place(in: grid.cells[cell], grid, boundary, &random), cell: CellID(cell),
        township: population.townshipOfCell[cell], capacity: capacity, isSynthetic: true)
    }
  }

  private static func cumulativeWeights(
    _ category: SiteCategory, _ grid: CellGrid, _ population: Population
  ) -> [Double] {
    let people = max(1, Double(population.total))
    let area = grid.cells.reduce(0) { $0 + $1.insideShare }
    var sum = 0.0
    return grid.cells.indices.map { cell in
      sum +=
        category.followsResidentsShare * Double(population.perCell[cell]) / people
        + (1 - category.followsResidentsShare) * grid.cells[cell].insideShare / area
      return sum
    }
  }

  private static func row(in cumulative: [Double], holding value: Double) -> Int {
    var low = 0
    var high = cumulative.count - 1
    while low < high {
      let middle = (low + high) / 2
      if cumulative[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A place inside both the cell and the boundary; the cell's centre where the inside is a sliver.
  private func place(
    in cell: Cell, _ grid: CellGrid, _ boundary: Boundary, _ random: inout RandomStream
  ) -> MetricPoint {
    for _ in 0..<200 {
      let point = MetricPoint(
        x: cell.centre.x + (random.uniform() - 0.5) * grid.sizeM,
        y: cell.centre.y + (random.uniform() - 0.5) * grid.sizeM
      ).roundedToMillimetre
      if grid.cell(at: point) != nil, boundary.contains(point) { return point }
    }
    return cell.centre
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Candidate sites sorted into square cells, so that a radius search looks at neighbours only.
///
/// Cells are half a radius wide unless that made more cells than a few per candidate.
struct CandidateGrid {
  private let x: [Double]
  private let y: [Double]
  private let ids: [Int32]
  private let starts: [Int32]
  private let columns: Int
  private let rows: Int
  private let originX: Double
  private let originY: Double
  private let cell: Double
  private let reach: Double
  private let radiusSquared: Double

  /// - Precondition: the points are in range, the radius is positive and finite.
  init(_ points: [SitingPoint], radius: Double) {
    let left = points.reduce(Double.infinity) { min($0, $1.x) }
    let right = points.reduce(-Double.infinity) { max($0, $1.x) }
    let bottom = points.reduce(Double.infinity) { min($0, $1.y) }
    let top = points.reduce(-Double.infinity) { max($0, $1.y) }
    let width = points.isEmpty ? 0 : right - left
    let height = points.isEmpty ? 0 : top - bottom
    // At most about 1024 cells along a side: a tiny radius over a huge plane must not exhaust memory.
    let cell = max(radius / 2, max(width, height) / 1024, 1e-9)
    let columns = Int(width / cell) + 1
    let rows = Int(height / cell) + 1
    var starts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = points.map { point in
      min(Int((point.y - bottom) / cell), rows - 1) * columns + min(Int((point.x - left) / cell), columns - 1)
    }
    for place in cells { starts[place + 1] += 1 }
    for place in 1..<starts.count { starts[place] += starts[place - 1] }
    var next = starts
    var ids = [Int32](repeating: 0, count: points.count)
    for (id, place) in cells.enumerated() {
      ids[Int(next[place])] = Int32(id)
      next[place] += 1
    }
    x = ids.map { points[Int($0)].x }
    y = ids.map { points[Int($0)].y }
    self.ids = ids
    self.starts = starts
    self.columns = columns
    self.rows = rows
    originX = points.isEmpty ? 0 : left
    originY = points.isEmpty ? 0 : bottom
    self.cell = cell
    // A hair wider than the radius: the cells looked at may be too many, never too few.
    reach = radius * 1.000001
    radiusSquared = radius * radius
  }

  /// Calls `visit` with each candidate whose squared distance is at most the squared radius.
  @inline(__always)
  func forEachWithin(_ point: SitingPoint, _ visit: (Int32) -> Void) {
    let firstRow = index(point.y - reach - originY, below: rows)
    let lastRow = index(point.y + reach - originY, below: rows)
    let firstColumn = index(point.x - reach - originX, below: columns)
    let lastColumn = index(point.x + reach - originX, below: columns)
    var row = firstRow
    while row <= lastRow {
      // Cells of one grid row lie side by side, so their candidates do too.
      var place = Int(starts[row * columns + firstColumn])
      let end = Int(starts[row * columns + lastColumn + 1])
      while place < end {
        let dx = x[place] - point.x
        let dy = y[place] - point.y
        if dx * dx + dy * dy <= radiusSquared { visit(ids[place]) }
        place += 1
      }
      row += 1
    }
  }

  /// The cell of an offset from the origin, clamped to the grid.
  @inline(__always)
  private func index(_ offset: Double, below count: Int) -> Int {
    let place = offset / cell
    return place <= 0 ? 0 : place >= Double(count) ? count - 1 : Int(place)
  }
}

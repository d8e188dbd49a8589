import DistrictModel

/// Places by squares at least as wide as they are looked for, so that nine squares hold all within reach.
struct PlaceSquares {
  private let cellM: Double
  private let lowX: Double
  private let lowY: Double
  private let columns: Int
  private let rows: Int
  private let starts: [Int32]
  private let members: [Int32]
  private let isUsual: Bool

  private static let mostSquares = 1e7

  /// - Parameter cellM: how far places are looked for; wider squares are taken where so many would not fit into memory.
  init(_ places: [MetricPoint], cellM: Double) {
    var cellM = cellM
    let low = (x: places.map(\.x).min() ?? 0, y: places.map(\.y).min() ?? 0)
    var width = ((places.map(\.x).max() ?? 0) - low.x) / cellM
    var height = ((places.map(\.y).max() ?? 0) - low.y) / cellM
    while (width + 1) * (height + 1) >= Self.mostSquares, width.isFinite, height.isFinite {
      cellM *= 2
      width /= 2
      height /= 2
    }
    // Places that are no numbers fall into one square, which is looked through whole.
    let isUsual = width >= 0 && height >= 0 && (width + 1) * (height + 1) < Self.mostSquares
    self.isUsual = isUsual
    let columns = isUsual ? Int(width) + 1 : 1
    let rows = isUsual ? Int(height) + 1 : 1
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let cells = places.map { place -> Int in
      guard isUsual else { return 0 }
      return Int((place.y - low.y) / cellM) * columns + Int((place.x - low.x) / cellM)
    }
    for cell in cells { counts[cell + 1] += 1 }
    for cell in 0..<(columns * rows) { counts[cell + 1] += counts[cell] }
    var next = counts
    var members = [Int32](repeating: 0, count: places.count)
    for (number, cell) in cells.enumerated() {
      members[Int(next[cell])] = Int32(number)
      next[cell] += 1
    }
    self.cellM = cellM
    (lowX, lowY) = low
    self.columns = columns
    self.rows = rows
    starts = counts
    self.members = members
  }

  /// Places in the nine squares around a point, in order of square and number.
  func forEach(nearX x: Double, y: Double, _ body: (Int) -> Void) {
    guard isUsual else {
      for member in members { body(Int(member)) }
      return
    }
    let across = (x - lowX) / cellM
    let along = (y - lowY) / cellM
    guard across >= -2, along >= -2, across < Double(columns) + 2, along < Double(rows) + 2 else {
      return
    }
    let column = Int(across.rounded(.down))
    let row = Int(along.rounded(.down))
    for otherRow in stride(from: max(0, row - 1), through: min(rows - 1, row + 1), by: 1) {
      for otherColumn in stride(
        from: max(0, column - 1), through: min(columns - 1, column + 1), by: 1)
      {
        let cell = otherRow * columns + otherColumn
        for index in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(members[index])) }
      }
    }
  }
}

/// Places by squares, for the nearest within a reach that is at most a square wide.
struct PlaceGrid {
  private let places: [MetricPoint]
  private let grid: PlaceSquares

  init(_ places: [MetricPoint], squareM: Double) {
    self.places = places
    grid = PlaceSquares(places, cellM: squareM)
  }

  func hasAny(within reach: Double, of place: MetricPoint) -> Bool {
    nearest(to: place, within: reach) != nil
  }

  /// The nearest, ties to the smaller number; `nil` where none lies within reach.
  func nearest(to place: MetricPoint, within reach: Double) -> Int? {
    var best: (metres: Double, row: Int)?
    grid.forEach(nearX: place.x, y: place.y) { row in
      let metres = places[row].distance(to: place)
      guard metres <= reach else { return }
      if let found = best, (found.metres, found.row) < (metres, row) { return }
      best = (metres, row)
    }
    return best?.row
  }
}

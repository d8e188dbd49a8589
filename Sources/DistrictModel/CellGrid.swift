/// One square of the district's grid.
public struct Cell: Codable, Hashable, Sendable {
  public let column: Int
  public let row: Int
  public let centre: MetricPoint
  /// Share of the square inside the boundary, above 0 and at most 1.
  public let insideShare: Double
}

/// A square grid over the boundary; only squares that touch the inside become cells.
public struct CellGrid: Codable, Hashable, Sendable {
  public let sizeM: Double
  /// South-west corner of square (0, 0): a multiple of the size, so that equal sizes share their squares.
  public let origin: MetricPoint
  public let columns: Int
  public let rows: Int
  /// South to north, west to east within a row.
  public let cells: [Cell]
  /// Cell number of each square, row by row; -1 outside.
  private let numbers: [Int32]

  /// The most squares a grid may have before a scenario is refused.
  public static let largestCount = 1_000_000

  /// - Parameter sizeM: edge of a square, 10 m or more.
  /// - Throws: `DistrictError.emptyBoundary`, or `.tooManyCells` with the count.
  public init(over boundary: Boundary, sizeM: Double) throws(DistrictError) {
    guard let (low, high) = boundary.extent, boundary.area > 0 else { throw .emptyBoundary }
    let west = (low.x / sizeM).rounded(.down) * sizeM
    let south = (low.y / sizeM).rounded(.down) * sizeM
    let across = ((high.x - west) / sizeM).rounded(.up)
    let along = ((high.y - south) / sizeM).rounded(.up)
    guard across * along <= Double(Self.largestCount) else {
      throw .tooManyCells(Int(min(across * along, 1e15)))
    }
    let columns = max(1, Int(across))
    let rows = max(1, Int(along))

    let shares = Self.insideShares(boundary, west, south, sizeM, columns, rows)
    var cells: [Cell] = []
    var numbers = [Int32](repeating: -1, count: columns * rows)
    for row in 0..<rows {
      for column in 0..<columns where shares[row * columns + column] > 1e-9 {
        numbers[row * columns + column] = Int32(cells.count)
        cells.append(
          Cell(
            column: column, row: row,
            centre: MetricPoint(
              x: west + (Double(column) + 0.5) * sizeM, y: south + (Double(row) + 0.5) * sizeM),
            insideShare: min(1, shares[row * columns + column])))
      }
    }
    self.sizeM = sizeM
    self.origin = MetricPoint(x: west, y: south)
    self.columns = columns
    self.rows = rows
    self.cells = cells
    self.numbers = numbers
  }

  /// Square kilometres of a whole square.
  public var squareKm2: Double { sizeM * sizeM / 1e6 }

  /// The cell that holds a point, or `nil` outside.
  public func cell(at point: MetricPoint) -> CellID? {
    let column = ((point.x - origin.x) / sizeM).rounded(.down)
    let row = ((point.y - origin.y) / sizeM).rounded(.down)
    guard column >= 0, column < Double(columns), row >= 0, row < Double(rows) else { return nil }
    return cell(column: Int(column), row: Int(row))
  }

  public func cell(column: Int, row: Int) -> CellID? {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return nil }
    let number = numbers[row * columns + column]
    return number < 0 ? nil : CellID(Int(number))
  }

  /// Each polygon is cut into columns first and each column into squares, so a square sees only its own edges.
  private static func insideShares(
    _ boundary: Boundary, _ west: Double, _ south: Double, _ sizeM: Double, _ columns: Int, _ rows: Int
  ) -> [Double] {
    var shares = [Double](repeating: 0, count: columns * rows)
    for polygon in boundary.polygons {
      for (index, ring) in polygon.rings.enumerated() {
        let sign: Double = index == 0 ? 1 : -1
        for column in 0..<columns {
          let left = west + Double(column) * sizeM
          let strip = Polygon.clip(ring, x: left...(left + sizeM))
          guard let lowest = strip.map(\.y).min(), let highest = strip.map(\.y).max() else { continue }
          let first = max(0, Int(((lowest - south) / sizeM).rounded(.down)))
          let last = min(rows - 1, Int(((highest - south) / sizeM).rounded(.down)))
          guard first <= last else { continue }
          for row in first...last {
            let bottom = south + Double(row) * sizeM
            let square = Polygon.clip(strip, y: bottom...(bottom + sizeM))
            shares[row * columns + column] += sign * abs(Polygon.signedArea(square)) / (sizeM * sizeM)
          }
        }
      }
    }
    return shares
  }
}

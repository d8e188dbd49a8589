public import DistrictModel

/// The crossing nearest to a place, through squares of a grid.
public struct NearestNode: Sendable {
  private let nodes: [MetricPoint]
  private let west: Double
  private let south: Double
  private let size: Double
  private let columns: Int
  private let rows: Int
  /// Nodes by square: `start[square] ..< start[square + 1]`.
  private let start: [Int32]
  private let members: [Int32]

  public init(_ graph: RoadGraph) {
    nodes = graph.nodes.map(\.point)
    let xs = nodes.map(\.x)
    let ys = nodes.map(\.y)
    west = xs.min() ?? 0
    south = ys.min() ?? 0
    let width = max(1, (xs.max() ?? 0) - west)
    let height = max(1, (ys.max() ?? 0) - south)
    // About two nodes to a square, and never more squares than that needs.
    size = max((2 * width * height / Double(max(1, nodes.count))).squareRoot(), max(width, height) / 2000)
    columns = Int(width / size) + 1
    rows = Int(height / size) + 1
    let (across, up, w, s, edge) = (columns, rows, west, south, size)
    let squares = nodes.map { point in
      min(up - 1, Int((point.y - s) / edge)) * across + min(across - 1, Int((point.x - w) / edge))
    }
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    for square in squares { counts[square + 1] += 1 }
    for square in 0..<columns * rows { counts[square + 1] += counts[square] }
    start = counts
    var members = [Int32](repeating: 0, count: nodes.count)
    for (node, square) in squares.enumerated() {
      members[Int(counts[square])] = Int32(node)
      counts[square] += 1
    }
    self.members = members
  }

  /// The nearest node and the straight distance to it in metres, ties to the smaller number; `nil` without nodes.
  public func nearest(to place: MetricPoint) -> (node: Int32, metres: Double)? {
    guard !nodes.isEmpty else { return nil }
    let column = min(columns - 1, max(0, Int(((place.x - west) / size).rounded(.down))))
    let row = min(rows - 1, max(0, Int(((place.y - south) / size).rounded(.down))))
    var best: (node: Int32, squared: Double)?
    var ring = 0
    while ring <= max(columns, rows) {
      for y in max(0, row - ring)...max(0, min(rows - 1, row + ring)) {
        let isEdge = y == row - ring || y == row + ring
        for x in stride(from: column - ring, through: column + ring, by: isEdge ? 1 : max(1, 2 * ring))
        where x >= 0 && x < columns {
          let square = y * columns + x
          for slot in Int(start[square])..<Int(start[square + 1]) {
            let node = members[slot]
            let dx = nodes[Int(node)].x - place.x
            let dy = nodes[Int(node)].y - place.y
            let squared = dx * dx + dy * dy
            if let found = best, squared > found.squared || (squared == found.squared && node > found.node) {
              continue
            }
            best = (node, squared)
          }
        }
      }
      // What is not yet looked at is at least so many whole squares away, also from a place outside the grid: its
      // nearest point of the grid is nearer to every node than the place itself.
      if let found = best, found.squared.squareRoot() <= Double(ring) * size { break }
      ring += 1
    }
    return best.map { ($0.node, $0.squared.squareRoot()) }
  }
}

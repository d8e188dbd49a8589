/// Whether a number of sites can be opened under quotas, and in which cells of the table of townships and categories.
///
/// A circulation with lower bounds: source → township → category → sink, the last edge back carrying the number of sites
/// (Ford, Fulkerson 1962). Sites of one cell are alike here.
struct QuotaFlow {
  private let rows: Int
  private let columns: Int
  private let open: Int
  private let rowBounds: [ClosedRange<Int>]
  private let columnBounds: [ClosedRange<Int>]
  private let cellBounds: [ClosedRange<Int>]
  /// A quota whose bounds exclude each other or what stands.
  private let isEmpty: Bool
  /// Sites by cell of a plan that meets all quotas: what the last question was answered with.
  private(set) var witness: [Int] = []

  /// - Parameters:
  ///   - fixed: candidates that are open in every plan.
  ///   - asked: rows of the quotas that count; all unless given.
  init(_ quotas: SiteQuotas, open: Int, fixed: [Int32], asked: [Int]? = nil) {
    let (rows, columns) = (
      Int(quotas.townshipOf.max() ?? 0) + 1, Int(quotas.categoryOf.max() ?? 0) + 1
    )
    var low = (rows: [Int](repeating: 0, count: rows), columns: [Int](repeating: 0, count: columns))
    var high = (
      rows: [Int](repeating: open, count: rows), columns: [Int](repeating: open, count: columns)
    )
    var cellLow = [Int](repeating: 0, count: rows * columns)
    var cellHigh = cellLow
    for (site, row) in quotas.townshipOf.enumerated() {
      cellHigh[Int(row) * columns + Int(quotas.categoryOf[site])] += 1
    }
    for site in fixed {
      cellLow[Int(quotas.townshipOf[Int(site)]) * columns + Int(quotas.categoryOf[Int(site)])] += 1
    }
    var total = 0...open
    var empty = false
    for row in asked ?? Array(quotas.quotas.indices) {
      let quota = quotas.quotas[row]
      switch (quota.township.map(Int.init), quota.category.map(Int.init)) {
      case (let row?, _) where row >= rows, (_, let row?) where row >= columns:
        // No candidate lies there.
        if quota.atLeast > 0 { empty = true }
      case (let row?, let column?):
        cellLow[row * columns + column] = max(cellLow[row * columns + column], quota.atLeast)
        cellHigh[row * columns + column] = min(cellHigh[row * columns + column], quota.atMost)
      case (let row?, nil):
        low.rows[row] = max(low.rows[row], quota.atLeast)
        high.rows[row] = min(high.rows[row], quota.atMost)
      case (nil, let column?):
        low.columns[column] = max(low.columns[column], quota.atLeast)
        high.columns[column] = min(high.columns[column], quota.atMost)
      case (nil, nil):
        if quota.atLeast > total.upperBound || quota.atMost < open { empty = true }
        total = 0...min(total.upperBound, quota.atMost)
      }
    }
    func bounds(_ low: [Int], _ high: [Int]) -> [ClosedRange<Int>] {
      zip(low, high).map { low, high in
        if low > high { empty = true }
        return low...max(low, high)
      }
    }
    rowBounds = bounds(low.rows, high.rows)
    columnBounds = bounds(low.columns, high.columns)
    cellBounds = bounds(cellLow, cellHigh)
    isEmpty = empty
    self.rows = rows
    self.columns = columns
    self.open = open
  }

  /// Whether some plan opens at least so many sites in each cell and meets all quotas.
  mutating func allows(_ counts: [Int]) -> Bool {
    if isEmpty { return false }
    if !witness.isEmpty, zip(counts, witness).allSatisfy({ $0 <= $1 }) { return true }
    // Nodes: the rows, the columns, source, sink, and two more for the lower bounds.
    let (source, sink) = (rows + columns, rows + columns + 1)
    var net = FlowNet(nodes: rows + columns + 2)
    for row in 0..<rows { net.join(source, row, rowBounds[row]) }
    for column in 0..<columns { net.join(rows + column, sink, columnBounds[column]) }
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = row * columns + column
        let low = max(cellBounds[cell].lowerBound, counts[cell])
        guard low <= cellBounds[cell].upperBound else { return false }
        if cellBounds[cell].upperBound > 0 {
          net.join(row, rows + column, low...cellBounds[cell].upperBound)
        }
      }
    }
    net.join(sink, source, open...open)
    guard net.circulates() else { return false }
    witness = (0..<rows * columns).map { net.flow($0 / columns, rows + $0 % columns) }
    return true
  }

  /// Quotas that cannot all be met, none of which may be left out: with fewer of them some plan exists. Found by leaving
  /// one out after the other (Chinneck, Dravnieks 1991). Empty where the quotas can be met.
  static func conflict(_ quotas: SiteQuotas, open: Int, fixed: [Int32]) -> [Int] {
    let cells = (Int(quotas.townshipOf.max() ?? 0) + 1) * (Int(quotas.categoryOf.max() ?? 0) + 1)
    let none = [Int](repeating: 0, count: cells)
    func isPossible(_ asked: [Int]) -> Bool {
      var flow = QuotaFlow(quotas, open: open, fixed: fixed, asked: asked)
      return flow.allows(none)
    }
    var left = Array(quotas.quotas.indices)
    if isPossible(left) { return [] }
    for quota in quotas.quotas.indices {
      let without = left.filter { $0 != quota }
      if !isPossible(without) { left = without }
    }
    return left
  }
}

/// A small dense network of whole flows with lower bounds.
private struct FlowNet {
  private let nodes: Int
  private var lower: [Int]
  private var room: [Int]
  private var excess: [Int]

  init(nodes: Int) {
    self.nodes = nodes
    // Two more: what the lower bounds send ahead, and what they still owe.
    lower = [Int](repeating: 0, count: (nodes + 2) * (nodes + 2))
    room = lower
    excess = [Int](repeating: 0, count: nodes)
  }

  mutating func join(_ from: Int, _ to: Int, _ bounds: ClosedRange<Int>) {
    lower[from * (nodes + 2) + to] = bounds.lowerBound
    room[from * (nodes + 2) + to] = bounds.upperBound - bounds.lowerBound
    excess[to] += bounds.lowerBound
    excess[from] -= bounds.lowerBound
  }

  func flow(_ from: Int, _ to: Int) -> Int {
    // What is left of the way back is what went there.
    lower[from * (nodes + 2) + to] + room[to * (nodes + 2) + from]
  }

  /// Shortest augmenting paths (Edmonds, Karp 1972) until the lower bounds are paid, or cannot be.
  mutating func circulates() -> Bool {
    let (start, end) = (nodes, nodes + 1)
    var owed = 0
    for node in 0..<nodes {
      if excess[node] > 0 {
        room[start * (nodes + 2) + node] = excess[node]
        owed += excess[node]
      } else {
        room[node * (nodes + 2) + end] = -excess[node]
      }
    }
    while owed > 0 {
      var before = [Int](repeating: -1, count: nodes + 2)
      before[start] = start
      var queue = [start]
      var next = 0
      while next < queue.count, before[end] < 0 {
        let node = queue[next]
        next += 1
        for other in 0..<nodes + 2 where before[other] < 0 && room[node * (nodes + 2) + other] > 0 {
          before[other] = node
          queue.append(other)
        }
      }
      guard before[end] >= 0 else { return false }
      var least = owed
      var node = end
      while node != start {
        least = min(least, room[before[node] * (nodes + 2) + node])
        node = before[node]
      }
      node = end
      while node != start {
        room[before[node] * (nodes + 2) + node] -= least
        room[node * (nodes + 2) + before[node]] += least
        node = before[node]
      }
      owed -= least
    }
    return true
  }
}

/// Prices on the rows of a covering question: L(u) = sum of u + the sum of the negative 1 - (prices a column gathers).
///
/// No cover has fewer columns than L(u), for any u (Beasley, 1987). Prices are whole 4096ths, so L is exact.
struct CoverPrices {
  static let one: Int64 = 4096
  private let columnRows: [[Int32]]
  private let rows: Int
  private var isAlive: [Bool]
  private(set) var prices: [Int64]
  private var reduced: [Int64]

  init(_ table: CoverTable, prices start: [Int64]?) {
    rows = table.rows
    let lists = (0..<table.columns).map { table.rows(of: $0) }
    columnRows = lists
    isAlive = Array(repeating: true, count: table.columns)
    reduced = Array(repeating: 0, count: table.columns)
    if let start {
      prices = table.rowNames.map { start[Int($0)] }
    } else {
      // An even share of the largest column that covers the row.
      var largest = [Int64](repeating: 1, count: table.rows)
      for list in lists {
        for row in list { largest[Int(row)] = max(largest[Int(row)], Int64(list.count)) }
      }
      prices = largest.map { Self.one / $0 }
    }
  }

  enum Outcome {
    /// No cover with so few columns.
    case none
    case cover([Int])
    /// Columns that may be in a cover, those that must, and prices by row.
    case open(alive: [Int], forced: [Int], prices: [Int64])
  }

  /// Ascends, ruling columns out and in, and looks for a cover on the way.
  mutating func ascend(steps: Int, atMost budget: Int) -> Outcome {
    let target = Int64(budget) * Self.one
    var best = Int64.min
    var bestPrices = prices
    var direction = [Double](repeating: 0, count: rows)
    var stride = 1.0
    var stale = 0
    for step in 0..<steps {
      let bound = evaluate()
      if bound > target { return .none }
      if bound > best {
        best = bound
        bestPrices = prices
        stale = 0
        drop(bound: bound, target: target)
      } else {
        stale += 1
        if stale == 12 {
          stale = 0
          stride *= 0.6
          prices = bestPrices
          for row in direction.indices { direction[row] = 0 }
          if stride < 0.01 { break }
          continue
        }
      }
      if step % 10 == 5, let cover = greedy(atMost: budget) { return .cover(cover) }
      var slack = [Double](repeating: 1, count: rows)
      for column in columnRows.indices where isAlive[column] && reduced[column] < 0 {
        for row in columnRows[column] { slack[Int(row)] -= 1 }
      }
      var norm = 0.0
      for row in 0..<rows {
        direction[row] = direction[row] * 0.6 + slack[row] * 0.4
        norm += direction[row] * direction[row]
      }
      guard norm > 0 else { break }
      // Beyond the budget by one proves that there is no cover: the step aims there.
      let distance = stride * Double(target + Self.one - bound) / norm
      for row in 0..<rows {
        prices[row] = Int64(
          min(max(0, Double(prices[row]) + direction[row] * distance), Double(Self.one)).rounded())
      }
    }
    prices = bestPrices
    let bound = evaluate()
    if bound > target { return .none }
    let forced = columnRows.indices.filter { isAlive[$0] && reduced[$0] < 0 && bound - reduced[$0] > target }
    return .open(alive: columnRows.indices.filter { isAlive[$0] }, forced: forced, prices: prices)
  }

  private mutating func evaluate() -> Int64 {
    var bound = prices.reduce(0, +)
    for column in columnRows.indices where isAlive[column] {
      var cost = Self.one
      for row in columnRows[column] { cost -= prices[Int(row)] }
      reduced[column] = cost
      bound += min(0, cost)
    }
    return bound
  }

  private mutating func drop(bound: Int64, target: Int64) {
    for column in columnRows.indices where isAlive[column] && reduced[column] > 0 {
      if bound + reduced[column] > target { isAlive[column] = false }
    }
  }

  /// The cheapest column per row it newly covers, prices deciding; nil when the budget does not suffice.
  private func greedy(atMost budget: Int) -> [Int]? {
    var isCovered = [Bool](repeating: false, count: rows)
    var left = rows
    var chosen: [Int] = []
    while left > 0 {
      if chosen.count == budget { return nil }
      var best = -1
      var bestWorth: Int64 = 0
      for column in columnRows.indices where isAlive[column] {
        var worth: Int64 = 0
        for row in columnRows[column] where !isCovered[Int(row)] { worth += prices[Int(row)] + 1 }
        if worth > bestWorth {
          bestWorth = worth
          best = column
        }
      }
      if best < 0 { return nil }
      chosen.append(best)
      for row in columnRows[best] where !isCovered[Int(row)] {
        isCovered[Int(row)] = true
        left -= 1
      }
    }
    return chosen
  }
}

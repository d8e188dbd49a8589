/// Whether so many columns can cover every row: by reduction, prices, a search with row weights, and branching on the row
/// with the fewest columns.
struct CoverQuestion {
  enum Answer: Equatable {
    /// Names of the columns.
    case cover([Int32])
    case impossible
    case interrupted
  }

  let budget: Int
  private let rowCount: Int
  private var nodes = 0
  private let goOn: (Int) -> Bool

  /// - Parameters:
  ///   - rowCount: one more than the largest name of a row.
  ///   - goOn: asked at every node, with the number of nodes.
  init(budget: Int, rowCount: Int, goOn: @escaping (Int) -> Bool) {
    self.budget = budget
    self.rowCount = rowCount
    self.goOn = goOn
  }

  mutating func ask(_ table: CoverTable) -> Answer {
    search(table, budget: budget, prices: nil, isRoot: true)
  }

  private mutating func search(
    _ given: CoverTable, budget: Int, prices: [Int64]?, isRoot: Bool
  ) -> Answer {
    nodes += 1
    if !goOn(nodes) { return .interrupted }
    if given.rows == 0 { return .cover([]) }
    if budget <= 0 { return .impossible }
    for row in 0..<given.rows where given.size(ofRow: row) == 0 { return .impossible }
    let table = given.reduced()
    let parts = table.components()
    if parts.count > 1 { return search(parts: parts, budget: budget, prices: prices) }
    var ascent = CoverPrices(table, prices: prices)
    switch ascent.ascend(steps: isRoot ? 400 : 60, atMost: budget) {
    case .none: return .impossible
    case .cover(let columns): return .cover(columns.map { table.columnNames[$0] })
    case .open(let alive, let forced, let found):
      var names = [Int64](repeating: 0, count: rowCount)
      for (row, name) in table.rowNames.enumerated() { names[Int(name)] = found[row] }
      if forced.isEmpty, isRoot, let cover = WeightedCover.find(table, size: budget) {
        return .cover(cover.map { table.columnNames[$0] })
      }
      if !forced.isEmpty {
        let rest = Self.without(table, columns: forced, alive: alive)
        return Self.joined(
          search(rest, budget: budget - forced.count, prices: names, isRoot: false), table, forced)
      }
      return branch(table, alive: alive, budget: budget, prices: names)
    }
  }

  /// Parts that share nothing are covered one by one, each with as few columns as it takes.
  private mutating func search(parts: [CoverTable], budget: Int, prices: [Int64]?) -> Answer {
    var names: [Int32] = []
    for (place, part) in parts.enumerated() {
      let most = budget - names.count - (parts.count - place - 1)
      var size = 1
      var answer = Answer.impossible
      while size <= most, answer == .impossible {
        // The last part may use all that is left.
        if place == parts.count - 1 { size = most }
        answer = search(part, budget: size, prices: prices, isRoot: false)
        size += 1
      }
      guard case .cover(let found) = answer else { return answer }
      names += found
    }
    return .cover(names)
  }

  private mutating func branch(
    _ table: CoverTable, alive: [Int], budget: Int, prices: [Int64]
  ) -> Answer {
    let isAlive = Set(alive)
    let choices = (0..<table.rows).map { row in table.columns(of: row).filter { isAlive.contains(Int($0)) } }
    guard let options = choices.min(by: { $0.count < $1.count }), !options.isEmpty else { return .impossible }
    let ordered = options.map { column -> (worth: Int64, column: Int) in
      let worth = table.rows(of: Int(column)).reduce(Int64(0)) { $0 + prices[Int(table.rowNames[Int($1)])] }
      return (worth, Int(column))
    }.sorted { ($1.worth, $0.column) < ($0.worth, $1.column) }
    var left = alive
    for (_, column) in ordered {
      let rest = Self.without(table, columns: [column], alive: left)
      let answer = search(rest, budget: budget - 1, prices: prices, isRoot: false)
      if answer != .impossible { return Self.joined(answer, table, [column]) }
      left.removeAll { $0 == column }
    }
    return .impossible
  }

  /// The rows these columns leave, and the other live columns.
  private static func without(_ table: CoverTable, columns: [Int], alive: [Int]) -> CoverTable {
    var isCovered = [Bool](repeating: false, count: table.rows)
    for column in columns {
      for row in table.rows(of: column) { isCovered[Int(row)] = true }
    }
    let used = Set(columns)
    return table.part(
      rows: (0..<table.rows).filter { !isCovered[$0] }, columns: alive.filter { !used.contains($0) })
  }

  private static func joined(_ answer: Answer, _ table: CoverTable, _ columns: [Int]) -> Answer {
    guard case .cover(let names) = answer else { return answer }
    return .cover(names + columns.map { table.columnNames[$0] })
  }
}

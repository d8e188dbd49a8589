/// Which columns cover which rows, as bits both ways, small enough to be copied at every node of a search.
struct CoverTable {
  /// What a row and a column are called outside.
  private(set) var columnNames: [Int32]
  private(set) var rowNames: [Int32]
  private let rowWords: Int
  private let columnWords: Int
  /// By column: the rows it covers.
  private var columnBits: [UInt64]
  /// By row: the columns that cover it.
  private var rowBits: [UInt64]

  var rows: Int { rowNames.count }
  var columns: Int { columnNames.count }

  init(rowNames: [Int32], columnNames: [Int32], covers: (_ column: Int, _ row: Int) -> Bool) {
    self.rowNames = rowNames
    self.columnNames = columnNames
    rowWords = (rowNames.count + 63) / 64
    columnWords = (columnNames.count + 63) / 64
    columnBits = Array(repeating: 0, count: columnNames.count * rowWords)
    rowBits = Array(repeating: 0, count: rowNames.count * columnWords)
    for column in columnNames.indices {
      for row in rowNames.indices where covers(column, row) {
        columnBits[column * rowWords + row >> 6] |= 1 << UInt64(row & 63)
        rowBits[row * columnWords + column >> 6] |= 1 << UInt64(column & 63)
      }
    }
  }

  func covers(_ column: Int, _ row: Int) -> Bool {
    columnBits[column * rowWords + row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// The part with these rows and columns only.
  func part(rows: [Int], columns: [Int]) -> CoverTable {
    CoverTable(rowNames: rows.map { rowNames[$0] }, columnNames: columns.map { columnNames[$0] }) {
      covers(columns[$0], rows[$1])
    }
  }

  func rows(of column: Int) -> [Int32] {
    Self.list(columnBits, from: column * rowWords, words: rowWords)
  }

  func columns(of row: Int) -> [Int32] {
    Self.list(rowBits, from: row * columnWords, words: columnWords)
  }

  private static func list(_ bits: [UInt64], from base: Int, words: Int) -> [Int32] {
    var found: [Int32] = []
    for word in 0..<words {
      var left = bits[base + word]
      while left != 0 {
        found.append(Int32(word * 64 + left.trailingZeroBitCount))
        left &= left - 1
      }
    }
    return found
  }

  private static func isSubset(_ bits: [UInt64], _ left: Int, of right: Int, words: Int) -> Bool {
    for word in 0..<words where bits[left + word] & ~bits[right + word] != 0 { return false }
    return true
  }

  private static func count(_ bits: [UInt64], _ base: Int, words: Int) -> Int {
    var sum = 0
    for word in base..<(base + words) { sum += bits[word].nonzeroBitCount }
    return sum
  }

  func size(ofColumn column: Int) -> Int { Self.count(columnBits, column * rowWords, words: rowWords) }
  func size(ofRow row: Int) -> Int { Self.count(rowBits, row * columnWords, words: columnWords) }
}

extension CoverTable {
  /// Rows that are covered whenever another one is, and columns that another one makes needless, are dropped, again and
  /// again; of equals the first stays.
  func reduced() -> CoverTable {
    var table = self
    while true {
      let keptRows = Self.undominated(
        table.rowBits, count: table.rows, words: table.columnWords, keepsLarger: false)
      if keptRows.count < table.rows {
        table = table.part(rows: keptRows, columns: Array(0..<table.columns))
      }
      let keptColumns = Self.undominated(
        table.columnBits, count: table.columns, words: table.rowWords, keepsLarger: true)
      if keptColumns.count == table.columns { return table }
      table = table.part(rows: Array(0..<table.rows), columns: keptColumns)
    }
  }

  private static func undominated(
    _ bits: [UInt64], count total: Int, words: Int, keepsLarger: Bool
  ) -> [Int] {
    let sizes = (0..<total).map { count(bits, $0 * words, words: words) }
    // The strong ones first: a set can only be dominated by one before it.
    let order = (0..<total).sorted { left, right in
      if sizes[left] != sizes[right] { return (sizes[left] > sizes[right]) == keepsLarger }
      return left < right
    }
    var kept: [Int] = []
    for candidate in order {
      let isDominated = kept.contains { strong in
        keepsLarger
          ? isSubset(bits, candidate * words, of: strong * words, words: words)
          : isSubset(bits, strong * words, of: candidate * words, words: words)
      }
      if !isDominated { kept.append(candidate) }
    }
    return kept.sorted()
  }
}

extension CoverTable {
  /// The parts that share no row and no column, smallest first.
  func components() -> [CoverTable] {
    var columnPart = [Int](repeating: -1, count: columns)
    var parts: [(rows: [Int], columns: [Int])] = []
    var rowPart = [Int](repeating: -1, count: rows)
    for start in 0..<rows where rowPart[start] < 0 {
      let name = parts.count
      var members = [start]
      var covering: [Int] = []
      rowPart[start] = name
      var next = 0
      while next < members.count {
        for column32 in columns(of: members[next]) where columnPart[Int(column32)] < 0 {
          let column = Int(column32)
          columnPart[column] = name
          covering.append(column)
          for row in rows(of: column) where rowPart[Int(row)] < 0 {
            rowPart[Int(row)] = name
            members.append(Int(row))
          }
        }
        next += 1
      }
      parts.append((members.sorted(), covering.sorted()))
    }
    if parts.count == 1 { return [self] }
    return parts.sorted { ($0.rows.count, $0.rows[0]) < ($1.rows.count, $1.rows[0]) }
      .map { part(rows: $0.rows, columns: $0.columns) }
  }
}

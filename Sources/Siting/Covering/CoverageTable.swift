/// Which candidates cover which demand row, as compressed rows. Each row is ascending and free of repeats.
public struct CoverageTable: Codable, Hashable, Sendable {
  /// Row `j` holds the pairs from `starts[j]` up to `starts[j + 1]`.
  public let starts: [Int]
  /// The covering candidates of all rows, one row after the other.
  public let candidates: [Int32]

  public var rowCount: Int { starts.count - 1 }
  public var pairCount: Int { candidates.count }

  public subscript(row: Int) -> ArraySlice<Int32> { candidates[starts[row]..<starts[row + 1]] }

  /// Takes compressed rows as they are; rows out of order are sorted.
  ///
  /// - Throws: `SitingError.badProblem` for starts that do not rise from 0 to the number of pairs, and for repeats.
  /// - Complexity: O(pairs) when rows are sorted already.
  public init(starts: [Int], candidates: [Int32]) throws(SitingError) {
    guard starts.first == 0, starts.last == candidates.count else {
      throw .badProblem("the coverage table does not hold the pairs it claims")
    }
    for row in 1..<starts.count where starts[row] < starts[row - 1] {
      throw .badProblem("the coverage table is broken at row \(row - 1)")
    }
    var sorted = candidates
    for row in 0..<(starts.count - 1) {
      Self.sort(&sorted, from: starts[row], to: starts[row + 1])
      if let twice = Self.repeated(sorted, from: starts[row], to: starts[row + 1]) {
        throw .badProblem("row \(row) names candidate \(twice) twice")
      }
    }
    self.starts = starts
    self.candidates = sorted
  }

  /// Takes one list of candidates per row, in any order; a candidate named twice in one list counts once.
  public init(rows: [[Int32]]) {
    var starts = [0]
    starts.reserveCapacity(rows.count + 1)
    var candidates: [Int32] = []
    for row in rows {
      var last: Int32?
      for candidate in row.sorted() where candidate != last {
        candidates.append(candidate)
        last = candidate
      }
      starts.append(candidates.count)
    }
    self.init(ascendingStarts: starts, candidates: candidates)
  }

  /// All rows of the tables, one table after the other: the same demand at several distances, for example.
  public init(stacking tables: [CoverageTable]) {
    var starts = [0]
    var candidates: [Int32] = []
    for table in tables {
      let offset = candidates.count
      starts += table.starts.dropFirst().map { $0 + offset }
      candidates += table.candidates
    }
    self.init(ascendingStarts: starts, candidates: candidates)
  }

  /// Takes rows known to be ascending and free of repeats.
  init(ascendingStarts starts: [Int], candidates: [Int32]) {
    self.starts = starts
    self.candidates = candidates
  }
}

extension CoverageTable {
  /// Decoding passes the same checks as building by hand.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      starts: container.decode([Int].self, forKey: .starts),
      candidates: container.decode([Int32].self, forKey: .candidates))
  }
}

extension CoverageTable {
  /// Checks weights and candidate numbers; returns the sum of the weights.
  ///
  /// - Throws: `SitingError.badProblem` with the row that is wrong.
  func total(_ weights: [Int64], candidates count: Int) throws(SitingError) -> Int64 {
    guard weights.count == rowCount else {
      throw .badProblem("\(weights.count) demand weights are given for \(rowCount) rows of coverage")
    }
    var total: Int64 = 0
    for (row, weight) in weights.enumerated() {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      guard weight >= 0, !overflow else {
        throw .badProblem(
          "row \(row) weighs \(weight): weights must not be negative nor sum to more than 2^63 - 1")
      }
      total = sum
    }
    for candidate in candidates where candidate < 0 || Int(candidate) >= count {
      throw .badProblem("a row names candidate \(candidate), but candidates are numbered 0 to \(count - 1)")
    }
    return total
  }

  /// The weight of the rows that at least one open site covers: exact, from the definition.
  func covered(_ weights: [Int64], by isOpen: SiteSet) -> Int64 {
    var value: Int64 = 0
    for row in weights.indices {
      var pair = starts[row]
      let end = starts[row + 1]
      while pair < end, !isOpen[candidates[pair]] { pair += 1 }
      if pair < end { value += weights[row] }
    }
    return value
  }
}

extension CoverageTable {
  /// The rows of each candidate.
  func transposed(columns: Int) -> CoverageTable {
    var starts = [Int](repeating: 0, count: columns + 1)
    for candidate in candidates { starts[Int(candidate) + 1] += 1 }
    for column in 0..<columns { starts[column + 1] += starts[column] }
    var next = starts
    var rows = [Int32](repeating: 0, count: candidates.count)
    for row in 0..<rowCount {
      for candidate in self[row] {
        rows[next[Int(candidate)]] = Int32(row)
        next[Int(candidate)] += 1
      }
    }
    return CoverageTable(ascendingStarts: starts, candidates: rows)
  }
}

extension CoverageTable {
  /// Insertion sort: rows are short and mostly sorted already.
  static func sort(_ values: inout [Int32], from start: Int, to end: Int) {
    var values = values.mutableSpan
    var next = start + 1
    while next < end {
      let value = values[next]
      var place = next
      while place > start, values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
      next += 1
    }
  }

  private static func repeated(_ values: [Int32], from start: Int, to end: Int) -> Int32? {
    var next = start + 1
    while next < end {
      if values[next] == values[next - 1] { return values[next] }
      next += 1
    }
    return nil
  }
}

/// Maximal covering (Church, ReVelle 1974): choose `open` candidates so that the weight of covered rows is largest.
///
/// Both directions of the incidence are kept in compressed rows; memory is that of the covering pairs. Rows with the
/// same candidates are merged when the problem is made, which changes no value.
public struct CoveringProblem: Codable, Hashable, Sendable {
  /// Whole weights, so that sums do not depend on order.
  public let weights: [Int64]
  public let candidates: Int
  /// Sites to choose, fixed ones included.
  public let open: Int
  /// Candidates that stand already, in order.
  public let fixed: [Int32]
  /// Weight of all rows, also of those nobody can cover.
  public let totalWeight: Int64
  /// Rows before equal ones were merged.
  public let givenRows: Int
  let rowStart: [Int32]
  let rowCandidates: [Int32]
  let candidateStart: [Int32]
  let candidateRows: [Int32]

  /// - Parameter coveredBy: the candidates that cover each row, in any order.
  /// - Throws: `SitingError.badProblem` for negative weights, weights beyond 2^53, or unknown candidates;
  ///   `.moreStationsThanSites`, `.moreExistingThanStations`.
  public init(
    weights: [Int64], coveredBy: [[Int32]], candidates: Int, open: Int, fixed: [Int32] = []
  ) throws(SitingError) {
    guard weights.count == coveredBy.count else { throw .badProblem("every row needs a weight") }
    guard open <= candidates else { throw .moreStationsThanSites(stations: open, sites: candidates) }
    let standing = Array(Set(fixed)).sorted()
    guard standing.count <= open else {
      throw .moreExistingThanStations(existing: standing.count, stations: open)
    }
    var total: Int64 = 0
    for weight in weights {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      guard weight >= 0, !overflow, sum < 1 << 53 else {
        throw .badProblem("weights must not be negative nor sum to more than 2^53")
      }
      total = sum
    }
    let lists = coveredBy.map { Array(Set($0)).sorted() }
    for list in lists + [standing] {
      guard list.allSatisfy({ $0 >= 0 && $0 < candidates }) else {
        throw .badProblem("a row names a candidate that does not exist")
      }
    }
    let merged = Self.merge(weights, lists)
    self.weights = merged.map(\.weight)
    self.candidates = candidates
    self.open = open
    self.fixed = standing
    totalWeight = total
    givenRows = weights.count

    var start: [Int32] = [0]
    var flat: [Int32] = []
    var counts = [Int32](repeating: 0, count: candidates + 1)
    for row in merged {
      flat += row.list
      start.append(Int32(flat.count))
      for candidate in row.list { counts[Int(candidate) + 1] += 1 }
    }
    for candidate in 0..<candidates { counts[candidate + 1] += counts[candidate] }
    var place = counts
    var rows = [Int32](repeating: 0, count: flat.count)
    for (row, entry) in merged.enumerated() {
      for candidate in entry.list {
        rows[Int(place[Int(candidate)])] = Int32(row)
        place[Int(candidate)] += 1
      }
    }
    rowStart = start
    rowCandidates = flat
    candidateStart = counts
    candidateRows = rows
  }

  /// Rows left after merging.
  public var rows: Int { weights.count }

  /// The weight a choice covers, evaluated exactly. No algorithm passes by it.
  public func value(of sites: [Int32]) -> Int64 {
    var isCovered = [Bool](repeating: false, count: rows)
    var sum: Int64 = 0
    for site in sites {
      for row in rows(of: site) where !isCovered[Int(row)] {
        isCovered[Int(row)] = true
        sum += weights[Int(row)]
      }
    }
    return sum
  }

  func rows(of candidate: Int32) -> ArraySlice<Int32> {
    candidateRows[Int(candidateStart[Int(candidate)])..<Int(candidateStart[Int(candidate) + 1])]
  }

  func candidates(of row: Int32) -> ArraySlice<Int32> {
    rowCandidates[Int(rowStart[Int(row)])..<Int(rowStart[Int(row) + 1])]
  }

  /// Rows in order of their candidate lists, equal ones summed; rows without candidates or weight are left out.
  private static func merge(_ weights: [Int64], _ lists: [[Int32]]) -> [(list: [Int32], weight: Int64)] {
    let order = lists.indices.filter { !lists[$0].isEmpty && weights[$0] > 0 }
      .sorted { lists[$0].lexicographicallyPrecedes(lists[$1]) }
    var merged: [(list: [Int32], weight: Int64)] = []
    for row in order {
      if let last = merged.last, last.list == lists[row] {
        merged[merged.count - 1].weight += weights[row]
      } else {
        merged.append((lists[row], weights[row]))
      }
    }
    return merged
  }
}

/// A place on the metric plane.
public struct SitingPoint: Codable, Hashable, Sendable {
  public let x: Double
  public let y: Double
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

extension CoveringProblem {
  /// The candidates within a radius of each demand point, through a grid of squares as wide as the radius: never a
  /// dense matrix.
  public static func candidates(
    within radiusM: Double, of demand: [SitingPoint], from candidates: [SitingPoint]
  ) -> [[Int32]] {
    guard radiusM > 0, let first = candidates.first else {
      return [[Int32]](repeating: [], count: demand.count)
    }
    let west = candidates.reduce(first.x) { min($0, $1.x) }
    let south = candidates.reduce(first.y) { min($0, $1.y) }
    let east = candidates.reduce(first.x) { max($0, $1.x) }
    let north = candidates.reduce(first.y) { max($0, $1.y) }
    let columns = min(2000, Int((east - west) / radiusM) + 1)
    let rows = min(2000, Int((north - south) / radiusM) + 1)
    let width = max(radiusM, (east - west) / Double(columns) + 1e-9)
    let height = max(radiusM, (north - south) / Double(rows) + 1e-9)
    var squares = [[Int32]](repeating: [], count: columns * rows)
    for (index, point) in candidates.enumerated() {
      let column = min(columns - 1, Int((point.x - west) / width))
      let row = min(rows - 1, Int((point.y - south) / height))
      squares[row * columns + column].append(Int32(index))
    }
    return demand.map { point in
      let column = Int(((point.x - west) / width).rounded(.down))
      let row = Int(((point.y - south) / height).rounded(.down))
      var near: [Int32] = []
      for y in max(0, row - 1)...max(0, max(row - 1, min(rows - 1, row + 1))) where y < rows {
        for x in max(0, column - 1)...max(0, max(column - 1, min(columns - 1, column + 1))) where x < columns
        {
          for candidate in squares[y * columns + x] {
            let dx = candidates[Int(candidate)].x - point.x
            let dy = candidates[Int(candidate)].y - point.y
            if dx * dx + dy * dy <= radiusM * radiusM { near.append(candidate) }
          }
        }
      }
      return near.sorted()
    }
  }
}

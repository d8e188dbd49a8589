/// Flows and what each needs to be served: from every row of its list at least one open site.
///
/// A row is a set of candidate sites, kept once however many flows share it. Flow refuelling has a row for each arc of a
/// tour, flow capturing one for the whole way.
public struct RouteCover: Codable, Hashable, Sendable {
  public let candidates: Int
  /// Whole weights of the flows that can be served, so that sums do not depend on order.
  public let weights: [Int64]
  /// Weight of all flows, also of those no set of sites can serve.
  public let totalWeight: Int64
  /// Flows given, before equal ones were merged and hopeless ones left out.
  public let givenFlows: Int
  let flowRows: CompressedRows
  let rowSites: CompressedRows
  let rowFlows: CompressedRows
  let siteRows: CompressedRows

  /// - Parameter needs: for each flow its rows, each a list of sites in any order.
  /// - Throws: `SitingError.badProblem` for negative weights, weights beyond 2^53, or unknown sites.
  public init(weights: [Int64], needs: [[[Int32]]], candidates: Int) throws(SitingError) {
    guard weights.count == needs.count else { throw .badProblem("every flow needs a weight") }
    var total: Int64 = 0
    for weight in weights {
      let (sum, overflow) = total.addingReportingOverflow(weight)
      guard weight >= 0, !overflow, sum < 1 << 53 else {
        throw .badProblem("weights must not be negative nor sum to more than 2^53")
      }
      total = sum
    }
    for row in needs.joined() {
      guard row.allSatisfy({ $0 >= 0 && Int($0) < candidates }) else {
        throw .badProblem("a flow names a candidate that does not exist")
      }
    }
    var numberOfRow: [[Int32]: Int32] = [:]
    var rows: [[Int32]] = []
    var numberOfFlow: [[Int32]: Int] = [:]
    var flows: [[Int32]] = []
    var merged: [Int64] = []
    for (flow, lists) in needs.enumerated() where weights[flow] > 0 {
      let sets = Self.minimal(lists.map { Array(Set($0)).sorted() })
      if sets.contains([]) { continue }
      let numbers = sets.map { set in
        if let known = numberOfRow[set] { return known }
        let number = Int32(rows.count)
        numberOfRow[set] = number
        rows.append(set)
        return number
      }.sorted()
      if let known = numberOfFlow[numbers] {
        merged[known] += weights[flow]
      } else {
        numberOfFlow[numbers] = flows.count
        flows.append(numbers)
        merged.append(weights[flow])
      }
    }
    self.candidates = candidates
    self.weights = merged
    totalWeight = total
    givenFlows = weights.count
    flowRows = CompressedRows(flows)
    rowSites = CompressedRows(rows)
    rowFlows = flowRows.transposed(columns: rows.count)
    siteRows = rowSites.transposed(columns: candidates)
  }

  public var flows: Int { weights.count }
  public var rows: Int { rowSites.count }
  /// Weight of the flows that some set of sites serves.
  public var reachable: Int64 { weights.reduce(0, +) }

  /// Weight of the flows that the open sites serve: from the definition, in whole numbers.
  public func served(by isOpen: (Int32) -> Bool) -> Int64 {
    let isHit = (0..<rows).map { row in rowSites[row].contains(where: isOpen) }
    return weights.indices.reduce(Int64(0)) { sum, flow in
      sum + (flowRows[flow].allSatisfy { isHit[Int($0)] } ? weights[flow] : 0)
    }
  }

  /// The sets that contain no other: whoever serves these serves all.
  static func minimal(_ sets: [[Int32]]) -> [[Int32]] {
    let order = Array(Set(sets)).sorted {
      ($0.count, $0.first ?? -1) < ($1.count, $1.first ?? -1)
        || (($0.count, $0.first) == ($1.count, $1.first) && $0.lexicographicallyPrecedes($1))
    }
    var kept: [[Int32]] = []
    for set in order where !kept.contains(where: { isSubset($0, of: set) }) { kept.append(set) }
    return kept
  }

  /// Both ascending.
  static func isSubset(_ small: some Sequence<Int32>, of large: some Sequence<Int32>) -> Bool {
    var others = large.makeIterator()
    for member in small {
      var next = others.next()
      while let other = next, other < member { next = others.next() }
      if next != member { return false }
    }
    return true
  }
}

/// Lists of numbers in two flat columns.
struct CompressedRows: Codable, Hashable, Sendable {
  let start: [Int32]
  let values: [Int32]

  init(_ rows: [[Int32]]) {
    var start: [Int32] = [0]
    var values: [Int32] = []
    for row in rows {
      values += row
      start.append(Int32(values.count))
    }
    self.start = start
    self.values = values
  }

  var count: Int { start.count - 1 }

  subscript(row: Int) -> ArraySlice<Int32> { values[Int(start[row])..<Int(start[row + 1])] }

  /// For each value the rows it is in, ascending.
  func transposed(columns: Int) -> CompressedRows {
    var lists = [[Int32]](repeating: [], count: columns)
    for row in 0..<count {
      for value in self[row] { lists[Int(value)].append(Int32(row)) }
    }
    return CompressedRows(lists)
  }
}

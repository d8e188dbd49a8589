/// What serving a customer from a candidate costs, in whole units: one row per candidate, one cell per customer.
///
/// Dense on purpose: medians ask for every pair sooner or later. Costs stay under 2^30, so that a difference fits 32
/// bits and a sum over a million customers 64.
public struct CostTable: Hashable, Sendable {
  public let candidates: Int
  public let customers: Int
  let cells: [Int32]
  let largest: Int32

  /// The largest cost a cell may hold.
  public static let limit: Int32 = 1 << 30
  /// The largest number of cells (a gibibyte).
  public static let cellLimit = 1 << 28

  /// - Parameter cells: row by row, a row per candidate.
  /// - Throws: `SitingError.badProblem` when the numbers do not describe a table.
  public init(candidates: Int, customers: Int, cells: [Int32]) throws(SitingError) {
    guard candidates > 0, customers > 0 else {
      throw .badProblem("a cost table needs a candidate and a customer")
    }
    let (count, overflow) = candidates.multipliedReportingOverflow(by: customers)
    guard !overflow, count <= Self.cellLimit, count == cells.count else {
      throw .badProblem("a cost table needs a cell per candidate and customer, 2^28 at most")
    }
    for cost in cells where cost < 0 || cost > Self.limit {
      throw .badProblem("a cost must be between 0 and 2^30")
    }
    self.candidates = candidates
    self.customers = customers
    self.cells = cells
    largest = cells.max() ?? 0
  }

  public subscript(candidate: Int, customer: Int) -> Int32 {
    cells[candidate * customers + customer]
  }

  func row(_ candidate: Int) -> ArraySlice<Int32> {
    cells[candidate * customers..<(candidate + 1) * customers]
  }
}

extension CostTable {
  /// For each customer its candidates, cheapest first, ties in order of number; one row per customer.
  ///
  /// Radix sort on 11 bits a pass: equal costs keep their order, and small costs need one pass.
  ///
  /// - Complexity: O(cells) per 11 bits of the largest cost.
  func nearestFirst() -> [Int32] {
    var all = [Int32](repeating: 0, count: cells.count)
    var costs = [Int32](repeating: 0, count: candidates)
    var order = [Int32](0..<Int32(candidates))
    var sorted = order
    let passes = max(1, (32 - largest.leadingZeroBitCount + 10) / 11)
    var starts = [Int32](repeating: 0, count: 2049)
    for customer in 0..<customers {
      for candidate in 0..<candidates {
        costs[candidate] = cells[candidate * customers + customer]
        order[candidate] = Int32(candidate)
      }
      for pass in 0..<passes {
        let shift = Int32(pass * 11)
        for digit in starts.indices { starts[digit] = 0 }
        for cost in costs { starts[Int((cost >> shift) & 2047) + 1] += 1 }
        for digit in 1..<2049 { starts[digit] += starts[digit - 1] }
        for candidate in order {
          let digit = Int((costs[Int(candidate)] >> shift) & 2047)
          sorted[Int(starts[digit])] = candidate
          starts[digit] += 1
        }
        swap(&order, &sorted)
      }
      let base = customer * candidates
      for rank in 0..<candidates { all[base + rank] = order[rank] }
    }
    return all
  }
}

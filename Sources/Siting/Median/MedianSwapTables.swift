internal import NumericKernels

/// An open set of a p-median with the tables that tell the profit of every swap at once.
///
/// For a closed candidate i and an open site r, profit(i, r) = gain(i) - loss(r) + extra(r, i). A swap changes the tables
/// only through customers whose nearest or second nearest open site changes.
///
/// Source: Resende, Werneck, "A fast swap-based local search procedure for location problems", 2007.
struct MedianSwapTables {
  let problem: MedianProblem
  let nearestFirst: [Int32]
  let isFixed: [Bool]
  /// By slot.
  private(set) var open: [Int32]
  /// By candidate; -1 where closed.
  private(set) var slot: [Int32]
  private(set) var value: Int64 = 0
  private var columns: Columns

  /// Beyond every cost: the second nearest site where only one is open.
  static let none: Int32 = .max / 2

  /// Column by column what the kernel works on.
  struct Columns {
    /// By customer: slots of the nearest and second nearest open site, and what they cost.
    var first: [Int32]
    var firstCost: [Int32]
    var secondCost: [Int32]
    /// By candidate.
    var gain: [Int64]
    /// By slot.
    var loss: [Int64]
    /// By slot and candidate.
    var extra: [Int64]
  }

  init(_ problem: MedianProblem, nearestFirst: [Int32], open: [Int32]) {
    self.problem = problem
    self.nearestFirst = nearestFirst
    self.open = open
    slot = Array(repeating: -1, count: problem.candidates)
    var standing = [Bool](repeating: false, count: problem.candidates)
    for site in problem.fixed { standing[Int(site)] = true }
    isFixed = standing
    columns = Columns(
      first: Array(repeating: 0, count: problem.customers),
      firstCost: Array(repeating: 0, count: problem.customers),
      secondCost: Array(repeating: 0, count: problem.customers),
      gain: Array(repeating: 0, count: problem.candidates),
      loss: Array(repeating: 0, count: open.count),
      extra: Array(repeating: 0, count: open.count * problem.candidates))
    for (place, site) in open.enumerated() { slot[Int(site)] = Int32(place) }
    rebuild()
  }

  var sites: [Int32] { open.sorted() }

  /// Opens another set of as many sites.
  mutating func reset(to sites: [Int32]) {
    for site in open { slot[Int(site)] = -1 }
    open = sites
    for (place, site) in sites.enumerated() { slot[Int(site)] = Int32(place) }
    rebuild()
  }

  private mutating func rebuild() {
    for index in columns.gain.indices { columns.gain[index] = 0 }
    for index in columns.loss.indices { columns.loss[index] = 0 }
    for index in columns.extra.indices { columns.extra[index] = 0 }
    value = 0
    for customer in 0..<problem.customers {
      findNearest(customer)
      value += Int64(columns.firstCost[customer])
      Self.count(
        customer, sign: 1, &columns, nearestFirst, problem.costs.cells, problem.candidates, problem.customers)
    }
  }

  private mutating func findNearest(_ customer: Int) {
    let base = customer * problem.candidates
    var found = false
    columns.secondCost[customer] = Self.none
    for rank in 0..<problem.candidates {
      let candidate = Int(nearestFirst[base + rank])
      guard slot[candidate] >= 0 else { continue }
      let cost = problem.costs.cells[candidate * problem.customers + customer]
      if found {
        columns.secondCost[customer] = cost
        return
      }
      found = true
      columns.first[customer] = slot[candidate]
      columns.firstCost[customer] = cost
    }
  }

  /// Adds (or takes away) what one customer contributes to the tables.
  private static func count(
    _ customer: Int, sign: Int64, _ columns: inout Columns, _ nearestFirst: [Int32], _ cells: [Int32],
    _ candidates: Int, _ customers: Int
  ) {
    let place = Int(columns.first[customer])
    let first = columns.firstCost[customer]
    let second = columns.secondCost[customer]
    columns.loss[place] += sign * Int64(second - first)
    let base = customer * candidates
    let row = place * candidates
    for rank in 0..<candidates {
      let candidate = Int(nearestFirst[base + rank])
      let cost = cells[candidate * customers + customer]
      if cost >= second { break }
      if cost < first {
        columns.gain[candidate] += sign * Int64(first - cost)
        columns.extra[row + candidate] += sign * Int64(second - first)
      } else {
        columns.extra[row + candidate] += sign * Int64(second - cost)
      }
    }
  }

  /// Opens `candidate` in the place of the site in `place`.
  mutating func swap(open candidate: Int32, at place: Int) {
    let leaving = open[place]
    open[place] = candidate
    slot[Int(leaving)] = -1
    slot[Int(candidate)] = Int32(place)
    let leavingRow = Int(leaving) * problem.customers
    let comingRow = Int(candidate) * problem.customers
    for customer in 0..<problem.customers {
      let second = columns.secondCost[customer]
      guard
        problem.costs.cells[leavingRow + customer] <= second
          || problem.costs.cells[comingRow + customer] < second
      else { continue }
      Self.count(
        customer, sign: -1, &columns, nearestFirst, problem.costs.cells, problem.candidates, problem.customers
      )
      value -= Int64(columns.firstCost[customer])
      findNearest(customer)
      value += Int64(columns.firstCost[customer])
      Self.count(
        customer, sign: 1, &columns, nearestFirst, problem.costs.cells, problem.candidates, problem.customers)
    }
  }
}

extension MedianSwapTables {
  struct Swap {
    var candidate: Int32
    var place: Int
    var profit: Int64
  }

  /// The best swap among these candidates and places; ties go to the first candidate and place. Nil where none can be made.
  func bestSwap(among coming: [Int32]? = nil, leaving places: [Int]? = nil) -> Swap? {
    var best: Swap?
    let count = problem.candidates
    for place in places ?? Array(open.indices) where !isFixed[Int(open[place])] {
      let row = place * count
      let loss = columns.loss[place]
      var most = best?.profit ?? Int64.min
      var choice: Int32 = -1
      if let coming {
        for candidate in coming where slot[Int(candidate)] < 0 {
          let profit = columns.gain[Int(candidate)] - loss + columns.extra[row + Int(candidate)]
          if profit > most {
            most = profit
            choice = candidate
          }
        }
      } else {
        for candidate in 0..<count {
          let profit = columns.gain[candidate] - loss + columns.extra[row + candidate]
          if profit > most, slot[candidate] < 0 {
            most = profit
            choice = Int32(candidate)
          }
        }
      }
      if choice >= 0 { best = Swap(candidate: choice, place: place, profit: most) }
    }
    return best
  }

  /// Swaps while that pays; returns the number of swaps.
  @discardableResult mutating func descend() -> Int {
    var swaps = 0
    while let swap = bestSwap(), swap.profit > 0 {
      self.swap(open: swap.candidate, at: swap.place)
      swaps += 1
    }
    return swaps
  }
}

/// The p-median with every customer's demand for one server priced instead of required.
///
/// For prices u, L(u) = sum of u + the `open` smallest reduced costs, where candidate i has the reduced cost
/// rho(i) = sum over customers of min(0, cost - u). L(u) is a lower bound for any u (Cornuejols, Fisher, Nemhauser, 1977).
/// Prices are whole multiples of a fraction of a unit, so L is computed exactly, in whole numbers, every time: each
/// value is a certificate. Rows of candidates that are out are dropped, and the work shrinks with them.
struct MedianRelaxation {
  /// Fractions of a unit in one unit; a power of two.
  let fine: Int64
  /// How many sites are open.
  let open: Int
  let customers: Int
  private let lanes: Int
  private let block: Int
  /// Candidates not yet ruled out, ascending.
  private(set) var alive: [Int32]
  /// By place in `alive`: stays open in every answer that is still looked for.
  private(set) var isIn: [Bool]
  private var rows: [SIMD8<Int32>]
  /// By place in `alive`, of the last evaluation.
  private(set) var reduced: [Int64]
  private(set) var isChosen: [Bool]
  /// Places in `alive`, by reduced cost; the first `open` are chosen.
  private(set) var ranked: [Int32]

  typealias Prices = [SIMD8<Int32>]

  init(_ problem: MedianProblem, alive: [Int32]? = nil, isIn: [Bool]? = nil) {
    let costs = problem.costs
    var fine: Int64 = 1
    while fine < 1 << 12, Int64(costs.largest) * fine < 1 << 19 { fine *= 2 }
    self.fine = fine
    open = problem.open
    customers = problem.customers
    lanes = (problem.customers + 7) / 8
    block = max(1, Int(Int64(Int32.max) / max(1, Int64(costs.largest) * fine)))
    let standing = Set(problem.fixed)
    self.alive = alive ?? Array(0..<Int32(problem.candidates))
    self.isIn = isIn ?? self.alive.map { standing.contains($0) }
    rows = []
    rows.reserveCapacity(self.alive.count * lanes)
    for candidate in self.alive {
      let base = Int(candidate) * customers
      for lane in 0..<lanes {
        var vector = SIMD8<Int32>(repeating: .max / 2)
        for place in 0..<min(8, customers - 8 * lane) {
          vector[place] = costs.cells[base + 8 * lane + place] * Int32(fine)
        }
        rows.append(vector)
      }
    }
    reduced = Array(repeating: 0, count: self.alive.count)
    isChosen = Array(repeating: false, count: self.alive.count)
    ranked = Array(0..<Int32(self.alive.count))
  }

  /// As many as fit a row, beginning with prices in whole units.
  func prices(_ units: [Int32]) -> Prices {
    var prices = Prices(repeating: .zero, count: lanes)
    for (customer, price) in units.enumerated() {
      prices[customer / 8][customer % 8] = price * Int32(fine)
    }
    return prices
  }

  /// L(u) in fractions of a unit; nil when too few candidates are left to open.
  mutating func evaluate(_ prices: Prices) -> Int64? {
    guard alive.count >= open else { return nil }
    var sum: Int64 = 0
    for vector in prices { sum += Self.total(vector) }
    for place in alive.indices {
      reduced[place] = Self.reducedCost(rows, from: place * lanes, prices, block: block)
    }
    rank()
    for place in isChosen.indices { isChosen[place] = false }
    for place in ranked.prefix(open) {
      sum += reduced[Int(place)]
      isChosen[Int(place)] = true
    }
    return sum
  }

  private mutating func rank() {
    let reduced = reduced
    let isIn = isIn
    // Sites that must stay come first, whatever they cost.
    ranked.sort { left, right in
      if isIn[Int(left)] != isIn[Int(right)] { return isIn[Int(left)] }
      if reduced[Int(left)] != reduced[Int(right)] { return reduced[Int(left)] < reduced[Int(right)] }
      return left < right
    }
  }

  private static func total(_ vector: SIMD8<Int32>) -> Int64 {
    var sum: Int64 = 0
    for place in 0..<8 { sum += Int64(vector[place]) }
    return sum
  }

  private static func reducedCost(
    _ rows: [SIMD8<Int32>], from base: Int, _ prices: Prices, block: Int
  ) -> Int64 {
    var sum: Int64 = 0
    var lane = 0
    while lane < prices.count {
      let end = min(prices.count, lane + block)
      var part = SIMD8<Int32>.zero
      while lane < end {
        let difference = rows[base + lane] &- prices[lane]
        part &+= difference & (difference &>> 31)
        lane += 1
      }
      sum += total(part)
    }
    return sum
  }

  /// One minus the number of chosen sites each customer would go to at these prices.
  func slack(_ prices: Prices) -> [SIMD8<Int32>] {
    var slack = [SIMD8<Int32>](repeating: SIMD8(repeating: 1), count: lanes)
    for place in ranked.prefix(open) {
      let base = Int(place) * lanes
      for lane in 0..<lanes {
        // The sign bit of a negative difference counts as minus one.
        slack[lane] &+= (rows[base + lane] &- prices[lane]) &>> 31
      }
    }
    // Lanes beyond the last customer have no demand.
    let last = customers % 8
    if last > 0 {
      for place in last..<8 { slack[lanes - 1][place] = 0 }
    }
    return slack
  }

  /// Rules candidates out, and in, that no answer worth at most `target` (in fractions of a unit) can have otherwise.
  ///
  /// The reduced costs must be those of the last evaluation, worth `bound`.
  mutating func fix(bound: Int64, target: Int64) {
    guard open > 0, alive.count >= open else { return }
    guard let lastFree = ranked.prefix(open).last(where: { !isIn[Int($0)] }) else {
      // Every place is taken.
      keep(where: isIn)
      return
    }
    let worst = reduced[Int(lastFree)]
    var stays = [Bool](repeating: true, count: alive.count)
    for place in ranked.dropFirst(open) where bound + reduced[Int(place)] - worst > target {
      stays[Int(place)] = false
    }
    for place in ranked.prefix(open) where !isIn[Int(place)] {
      if ranked.count == open {
        isIn[Int(place)] = true
      } else if bound - reduced[Int(place)] + reduced[Int(ranked[open])] > target {
        isIn[Int(place)] = true
      }
    }
    if stays.contains(false) { keep(where: stays) }
  }

  /// Drops every candidate this does not hold for; what the last evaluation said is kept for the others.
  mutating func keep(where stays: [Bool]) {
    var kept: [Int] = []
    for place in alive.indices where stays[place] { kept.append(place) }
    var newRows: [SIMD8<Int32>] = []
    newRows.reserveCapacity(kept.count * lanes)
    for place in kept { newRows += rows[place * lanes..<(place + 1) * lanes] }
    rows = newRows
    alive = kept.map { alive[$0] }
    isIn = kept.map { isIn[$0] }
    reduced = kept.map { reduced[$0] }
    isChosen = kept.map { isChosen[$0] }
    ranked = Array(0..<Int32(kept.count))
    rank()
  }

  mutating func setIn(_ place: Int) { isIn[place] = true }

  /// The candidates the last evaluation opened, ascending.
  var chosen: [Int32] {
    alive.indices.filter { isChosen[$0] }.map { alive[$0] }
  }
}

/// Facility location with split sources, every customer's demand priced per unit: each open site then carries what pays
/// most first, up to its capacity, and the open sites must have room for the whole demand.
///
/// This is as tight as the linear relaxation with one row per pair (Cornuejols, Sridharan, Thizy, 1991) or tighter.
/// Prices are whole, so the bound is exact.
struct SplitRelaxation {
  let problem: SplitLocationProblem
  private(set) var alive: [Int32]
  private(set) var isIn: [Bool]
  private(set) var reduced: [Int64]
  private(set) var chosen: [Int] = []
  /// By place: customer and units carried.
  private var carried: [[(customer: Int32, units: Int64)]]

  init(_ problem: SplitLocationProblem, alive: [Int32], isIn: [Bool]) {
    self.problem = problem
    self.alive = alive
    self.isIn = isIn
    reduced = Array(repeating: 0, count: alive.count)
    carried = Array(repeating: [], count: alive.count)
  }

  private var sites: SiteKnapsack {
    SiteKnapsack(capacities: alive.map { problem.capacities[Int($0)] }, demand: problem.demand)
  }

  mutating func evaluate(_ prices: [Int64]) -> Int64? {
    var sum: Int64 = 0
    for customer in prices.indices { sum += prices[customer] * problem.demands[customer] }
    for place in alive.indices { settle(place, prices) }
    var isOpen = [Bool](repeating: false, count: alive.count)
    var sites = sites
    guard let cost = sites.cheapest(reduced, isIn: isIn, isOpen: &isOpen) else { return nil }
    chosen = alive.indices.filter { isOpen[$0] }
    return sum + cost
  }

  private mutating func settle(_ place: Int, _ prices: [Int64]) {
    let site = Int(alive[place])
    let base = site * problem.customers
    var items: [(profit: Int64, customer: Int32)] = []
    var wanted: Int64 = 0
    for customer in prices.indices {
      let profit = prices[customer] - problem.unitCosts[base + customer]
      if profit > 0, problem.demands[customer] > 0 {
        items.append((profit, Int32(customer)))
        wanted += problem.demands[customer]
      }
    }
    var room = problem.capacities[site]
    if wanted > room { items.sort { ($1.profit, $0.customer) < ($0.profit, $1.customer) } }
    var cost = problem.openingCosts[site]
    carried[place].removeAll(keepingCapacity: true)
    for item in items where room > 0 {
      let units = min(room, problem.demands[Int(item.customer)])
      cost -= units * item.profit
      room -= units
      carried[place].append((item.customer, units))
    }
    reduced[place] = cost
  }

  /// The share of each customer's demand that the chosen sites leave, or carry twice (below 0).
  func slack() -> [Float] {
    var left = problem.demands
    for place in chosen {
      for load in carried[place] { left[Int(load.customer)] -= load.units }
    }
    return left.indices.map { problem.demands[$0] > 0 ? Float(left[$0]) / Float(problem.demands[$0]) : 0 }
  }

  /// Rules sites out, and in, that no answer worth at most `target` has otherwise.
  mutating func fix(bound: Int64, target: Int64) {
    var sites = sites
    let stays = sites.fix(reduced, isIn: &isIn, bound: bound, target: target)
    guard stays.contains(false) else { return }
    let kept = alive.indices.filter { stays[$0] }
    let newPlace = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    alive = kept.map { alive[$0] }
    isIn = kept.map { isIn[$0] }
    reduced = kept.map { reduced[$0] }
    carried = kept.map { carried[$0] }
    chosen = chosen.compactMap { newPlace[$0] }
  }
}

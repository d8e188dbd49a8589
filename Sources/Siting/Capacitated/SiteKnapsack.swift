/// The cheapest set of sites whose capacities sum to the demand, each site at its reduced cost: a knapsack over the sites
/// that stay closed.
struct SiteKnapsack {
  let capacities: [Int64]
  let demand: Int64
  private var knapsack = Knapsack()
  private var closed: [Int32] = []

  init(capacities: [Int64], demand: Int64) {
    self.capacities = capacities
    self.demand = demand
  }

  /// The cost, perhaps without one place or with another; nil where no set has room. Places that are in stay open.
  mutating func cheapest(
    _ reduced: [Int64], isIn: [Bool], except: Int? = nil, opening: Int? = nil, isOpen: inout [Bool]
  ) -> Int64? {
    var cost: Int64 = 0
    var spare = -demand
    for place in reduced.indices where place != except { spare += capacities[place] }
    guard spare >= 0 else { return nil }
    knapsack.clear()
    for place in reduced.indices {
      if place == except {
        if isIn[place] { return nil }
        isOpen[place] = false
        continue
      }
      cost += reduced[place]
      isOpen[place] = true
      if !isIn[place], place != opening {
        knapsack.add(
          Knapsack.Item(profit: reduced[place], weight: capacities[place], name: Int32(place)),
          capacity: spare)
      }
    }
    knapsack.sort()
    cost -= knapsack.solve(capacity: spare, taken: &closed)
    for place in closed { isOpen[Int(place)] = false }
    return cost
  }

  /// Which places must open, and which may stay, in any answer worth at most `target`; `bound` belongs to `reduced`.
  mutating func fix(
    _ reduced: [Int64], isIn: inout [Bool], bound: Int64, target: Int64
  ) -> [Bool] {
    var stays = [Bool](repeating: true, count: reduced.count)
    var isOpen = stays
    var scratch = stays
    let settled = isIn
    guard let base = cheapest(reduced, isIn: settled, isOpen: &isOpen) else { return stays }
    for place in reduced.indices where !settled[place] {
      if isOpen[place] {
        let other = cheapest(reduced, isIn: settled, except: place, isOpen: &scratch)
        if other.map({ bound - base + $0 > target }) ?? true { isIn[place] = true }
      } else if let other = cheapest(reduced, isIn: settled, opening: place, isOpen: &scratch),
        bound - base + other > target
      {
        stays[place] = false
      }
    }
    return stays
  }
}

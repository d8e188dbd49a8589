/// A single-source problem with every customer's demand for one server priced: a knapsack per site remains.
///
/// L(u) = sum of u + the cheapest admissible set of sites, site i costing f(i) - the best knapsack of (u - cost). Prices
/// are whole fractions of a unit, so L is exact. With a fixed number of sites the set is the cheapest so many; otherwise
/// it is the cheapest whose capacities sum to the demand, another knapsack (Holmberg, Rönnqvist, Yuan, 1999;
/// Ceselli, Righini, 2005).
struct SingleSourceRelaxation {
  let model: SingleSourceModel
  let fine: Int64
  private(set) var part: SingleSourcePart
  /// By customer: the place that serves it in every answer still looked for, or -1.
  private(set) var owner: [Int32]
  private var room: [Int64]
  private var constant: Int64
  private var knapsack = Knapsack()
  /// By place: a reduced cost no choice of customers undercuts, exact where `isExact`.
  private(set) var reduced: [Int64]
  private var isExact: [Bool]
  private var taken: [[Int32]]
  private(set) var chosen: [Int] = []

  var places: Range<Int> { part.rows.indices }
  func candidate(_ place: Int) -> Int32 { part.rows[place].candidate }

  init(_ model: SingleSourceModel, part: SingleSourcePart) {
    self.model = model
    fine = Self.fine(model)
    self.part = part
    owner = Array(repeating: -1, count: model.customers)
    room = part.rows.map { model.capacities[Int($0.candidate)] }
    constant = 0
    reduced = Array(repeating: 0, count: part.rows.count)
    isExact = Array(repeating: false, count: part.rows.count)
    taken = Array(repeating: [], count: part.rows.count)
    var place = [Int](repeating: -1, count: model.candidates)
    for (index, row) in part.rows.enumerated() { place[Int(row.candidate)] = index }
    for pair in part.together where place[Int(pair.candidate)] >= 0 {
      let site = place[Int(pair.candidate)]
      owner[Int(pair.customer)] = Int32(site)
      self.part.isIn[site] = true
      room[site] -= model.demands[Int(pair.customer)]
      constant += Int64(model.costs[Int(pair.candidate), Int(pair.customer)]) * fine
    }
  }

  /// Fractions of a unit in one unit; a power of two.
  static func fine(_ model: SingleSourceModel) -> Int64 {
    var fine: Int64 = 1
    while fine < 1 << 12, Int64(model.costs.largest) * fine < 1 << 22 { fine *= 2 }
    return fine
  }

  /// L(u) in fractions of a unit; nil when no answer is left.
  mutating func evaluate(_ prices: [Int64]) -> Int64? {
    guard places.count >= (model.open ?? 1), room.allSatisfy({ $0 >= 0 }) else { return nil }
    var sum = constant
    for customer in prices.indices where owner[customer] < 0 { sum += prices[customer] }
    for place in places {
      isExact[place] = false
      // Who is in will be chosen.
      if part.isIn[place] {
        settle(place, prices)
      } else {
        gather(place, prices)
        reduced[place] = opening(place) - knapsack.bound(capacity: room[place])
      }
    }
    guard let cost = model.open == nil ? chooseByCapacity(prices) : chooseByCount(prices) else { return nil }
    return sum + cost
  }

  private var siteKnapsack: SiteKnapsack {
    SiteKnapsack(
      capacities: part.rows.map { model.capacities[Int($0.candidate)] }, demand: model.demand)
  }

  private func opening(_ place: Int) -> Int64 { model.openingCosts[Int(candidate(place))] * fine }

  private mutating func gather(_ place: Int, _ prices: [Int64]) {
    knapsack.clear()
    let weight = Self.gather(
      part.rows[place], prices, owner, model.demands, fine: fine, room: room[place], &knapsack)
    if weight > room[place] { knapsack.sort() }
  }

  private static func gather(
    _ row: SingleSourcePart.Row, _ prices: [Int64], _ owner: [Int32], _ demands: [Int64], fine: Int64,
    room: Int64, _ knapsack: inout Knapsack
  ) -> Int64 {
    var weight: Int64 = 0
    for rank in row.customers.indices {
      let customer = Int(row.customers[rank])
      let profit = prices[customer] - Int64(row.costs[rank]) * fine
      if profit > 0, owner[customer] < 0 {
        let demand = demands[customer]
        knapsack.add(
          Knapsack.Item(profit: profit, weight: demand, name: row.customers[rank]), capacity: room)
        weight += demand
      }
    }
    return weight
  }

  /// Solves a place's knapsack; afterwards its reduced cost is exact.
  private mutating func settle(_ place: Int, _ prices: [Int64]) {
    if isExact[place] { return }
    gather(place, prices)
    reduced[place] = opening(place) - knapsack.solve(capacity: room[place], taken: &taken[place])
    isExact[place] = true
  }

  /// The cheapest so many: places are settled in order of their lower bounds, until no other can be among them.
  private mutating func chooseByCount(_ prices: [Int64]) -> Int64? {
    let open = model.open ?? 0
    var cost: Int64 = 0
    chosen = places.filter { part.isIn[$0] }
    guard chosen.count <= open else { return nil }
    for place in chosen {
      settle(place, prices)
      cost += reduced[place]
    }
    let wanted = open - chosen.count
    guard wanted > 0 else { return cost }
    let low = reduced
    let free = places.filter { !part.isIn[$0] }.sorted { (low[$0], $0) < (low[$1], $1) }
    guard free.count >= wanted else { return nil }
    var settled: [Int] = []
    for place in free {
      if settled.count >= wanted, reduced[settled[wanted - 1]] <= reduced[place] { break }
      settle(place, prices)
      let key = (reduced[place], place)
      var slot = settled.count
      while slot > 0, key < (reduced[settled[slot - 1]], settled[slot - 1]) { slot -= 1 }
      settled.insert(place, at: slot)
    }
    for place in settled.prefix(wanted) { cost += reduced[place] }
    chosen += settled.prefix(wanted)
    return cost
  }

  /// The cheapest set with room for the whole demand; only places that come into it are settled, until it stands.
  private mutating func chooseByCapacity(_ prices: [Int64]) -> Int64? {
    var sites = siteKnapsack
    var isOpen = [Bool](repeating: false, count: places.count)
    while true {
      guard let cost = sites.cheapest(reduced, isIn: part.isIn, isOpen: &isOpen) else { return nil }
      chosen = places.filter { isOpen[$0] }
      if chosen.allSatisfy({ isExact[$0] }) { return cost }
      for place in chosen { settle(place, prices) }
    }
  }

  /// One minus the number of chosen sites that would serve each customer; 0 for customers that are settled.
  func slack() -> [Float] {
    var slack = owner.map { $0 < 0 ? Float(1) : 0 }
    for place in chosen {
      for customer in taken[place] { slack[Int(customer)] -= 1 }
    }
    return slack
  }

  func customers(of place: Int) -> [Int32] { taken[place] }

  /// What a customer costs at a place; nil where it may not be served there.
  func cost(_ place: Int, _ customer: Int) -> Int32? {
    guard room[place] >= model.demands[customer] else { return nil }
    let row = part.rows[place]
    return row.customers.firstIndex(of: Int32(customer)).map { row.costs[$0] }
  }
}

extension SingleSourceRelaxation {
  /// Rules sites out, and in, that no answer worth at most `target` has otherwise. True when something changed.
  mutating func fix(bound: Int64, target: Int64) -> Bool {
    let before = part.isIn
    var stays = [Bool](repeating: true, count: places.count)
    if let open = model.open {
      var isChosen = [Bool](repeating: false, count: places.count)
      for place in chosen { isChosen[place] = true }
      let free = chosen.filter { !part.isIn[$0] }
      guard let worst = free.map({ reduced[$0] }).max() else {
        if chosen.count == open, places.count > open {
          keep(where: isChosen)
          return true
        }
        return false
      }
      let next = places.filter { !isChosen[$0] }.map { reduced[$0] }.min()
      for place in places where !part.isIn[place] {
        if isChosen[place] {
          if next.map({ bound - reduced[place] + $0 > target }) ?? true { part.isIn[place] = true }
        } else if bound + reduced[place] - worst > target {
          stays[place] = false
        }
      }
    } else {
      var sites = siteKnapsack
      stays = sites.fix(reduced, isIn: &part.isIn, bound: bound, target: target)
    }
    let changed = part.isIn != before || stays.contains(false)
    if stays.contains(false) { keep(where: stays) }
    return changed
  }

  private mutating func keep(where stays: [Bool]) {
    let kept = places.filter { stays[$0] }
    var newPlace = [Int32](repeating: -1, count: places.count)
    for (index, place) in kept.enumerated() { newPlace[place] = Int32(index) }
    for customer in owner.indices where owner[customer] >= 0 {
      owner[customer] = newPlace[Int(owner[customer])]
    }
    part.rows = kept.map { part.rows[$0] }
    part.isIn = kept.map { part.isIn[$0] }
    room = kept.map { room[$0] }
    reduced = kept.map { reduced[$0] }
    isExact = kept.map { isExact[$0] }
    taken = kept.map { taken[$0] }
    chosen = chosen.compactMap { newPlace[$0] >= 0 ? Int(newPlace[$0]) : nil }
  }

  /// Rules out that a site serves a customer where every such answer is worth more than `target`.
  ///
  /// With customer j forced in, a site's knapsack is worth at most its Dantzig bound less what j's room would have earned.
  mutating func fixPairs(_ prices: [Int64], bound: Int64, target: Int64) {
    var isChosen = [Bool](repeating: false, count: places.count)
    for place in chosen { isChosen[place] = true }
    let free = chosen.filter { !part.isIn[$0] }
    let worst = free.map { reduced[$0] }.max()
    var sites = siteKnapsack
    var scratch = isChosen
    let cheapest = model.open == nil ? sites.cheapest(reduced, isIn: part.isIn, isOpen: &scratch) : nil
    for place in places {
      var rest = bound
      if isChosen[place] {
        rest -= reduced[place]
      } else if model.open != nil {
        guard let worst else { continue }
        rest -= worst
      } else {
        guard let cheapest,
          let other = sites.cheapest(reduced, isIn: part.isIn, opening: place, isOpen: &scratch)
        else { continue }
        rest += other - cheapest - reduced[place]
      }
      gather(place, prices)
      let (filled, left, pivot) = knapsack.split(capacity: room[place])
      // Forced in at a profit q and weight w: at most filled + (left * P - P * w + q * W) / W, pivot profit P, weight W.
      let slack = rest + opening(place) - filled - target
      var row = part.rows[place]
      var kept = 0
      for rank in row.customers.indices {
        let customer = Int(row.customers[rank])
        let demand = model.demands[customer]
        let profit = prices[customer] - Int64(row.costs[rank]) * fine
        let reach =
          Int128(left - demand) * Int128(pivot.profit) + Int128(profit) * Int128(pivot.weight)
        let isPoor = Int128(profit) * Int128(pivot.weight) < Int128(demand) * Int128(pivot.profit)
        if demand > room[place] || (isPoor && reach < Int128(slack) * Int128(pivot.weight)),
          owner[customer] < 0
        {
          continue
        }
        row.customers[kept] = row.customers[rank]
        row.costs[kept] = row.costs[rank]
        kept += 1
      }
      if kept < row.customers.count {
        row.customers.removeLast(row.customers.count - kept)
        row.costs.removeLast(row.costs.count - kept)
        part.rows[place] = row
      }
    }
  }
}

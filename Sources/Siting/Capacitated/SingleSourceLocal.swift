/// An assignment of customers to open sites, and the moves that make it cheaper.
///
/// Load beyond a capacity is allowed on the way at a price that no saving outweighs, so that moves also repair.
struct SingleSourceLocal {
  let model: SingleSourceModel
  private(set) var sites: [Int32]
  /// By customer: place in `sites`.
  private(set) var place: [Int32]
  private var load: [Int64]
  private let excessPrice: Int64

  /// - Parameter wish: by customer, the place in `sites` it goes to while there is room, or -1; nil for no wishes.
  init(_ model: SingleSourceModel, sites: [Int32], wish: [Int32]? = nil) {
    self.model = model
    self.sites = sites
    place = Array(repeating: -1, count: model.customers)
    load = Array(repeating: 0, count: sites.count)
    excessPrice = Int64(model.costs.largest) * 4 + 1
    if let wish {
      for (customer, site) in wish.enumerated() where site >= 0 {
        let demand = model.demands[customer]
        if load[Int(site)] + demand <= capacity(Int(site)) {
          place[customer] = site
          load[Int(site)] += demand
        }
      }
    }
    assign()
  }

  /// As an answer has it.
  init(_ model: SingleSourceModel, choice: SiteChoice) {
    var place = [Int32](repeating: -1, count: model.candidates)
    for (index, site) in choice.sites.enumerated() { place[Int(site)] = Int32(index) }
    self.init(model, sites: choice.sites, wish: choice.servedBy.map { place[Int($0)] })
  }

  private func cost(_ site: Int, _ customer: Int) -> Int64 {
    Int64(model.costs.cells[Int(sites[site]) * model.customers + customer])
  }

  private func capacity(_ site: Int) -> Int64 { model.capacities[Int(sites[site])] }

  private func excess(_ site: Int, _ load: Int64) -> Int64 { max(0, load - capacity(site)) }

  var isFeasible: Bool { sites.indices.allSatisfy { load[$0] <= capacity($0) } }

  var value: Int64 {
    var sum: Int64 = 0
    for site in sites { sum += model.openingCosts[Int(site)] }
    for customer in place.indices { sum += cost(Int(place[customer]), customer) }
    return sum
  }

  var choice: SiteChoice {
    let servedBy = place.map { sites[Int($0)] }
    return SiteChoice(sites: sites.sorted(), servedBy: servedBy)
  }

  /// Those who would lose most by their second best site choose first; who fits nowhere goes where most room is left.
  private mutating func assign() {
    let count = sites.count
    var regret = [(loss: Int64, customer: Int)]()
    for customer in 0..<model.customers where place[customer] < 0 {
      var first = Int64.max
      var second = Int64.max
      for site in 0..<count {
        let cost = cost(site, customer)
        if cost < first {
          second = first
          first = cost
        } else if cost < second {
          second = cost
        }
      }
      regret.append((second == .max ? 0 : second - first, customer))
    }
    regret.sort { ($1.loss, $0.customer) < ($0.loss, $1.customer) }
    for (_, customer) in regret {
      let demand = model.demands[customer]
      var best = -1
      var roomiest = 0
      for site in 0..<count {
        if capacity(site) - load[site] > capacity(roomiest) - load[roomiest] { roomiest = site }
        guard load[site] + demand <= capacity(site) else { continue }
        if best < 0 || cost(site, customer) < cost(best, customer) { best = site }
      }
      let site = best < 0 ? roomiest : best
      place[customer] = Int32(site)
      load[site] += demand
    }
  }

  /// Closes one place, opens a candidate at another, or both, and assigns anew who is affected.
  func exchanged(closing: Int?, opening: Int32?) -> SingleSourceLocal {
    var newSites = sites
    var wish = place
    if let closing, let opening {
      newSites[closing] = opening
      for customer in wish.indices where wish[customer] == Int32(closing) { wish[customer] = -1 }
    } else if let closing {
      newSites.remove(at: closing)
      for customer in wish.indices {
        if wish[customer] == Int32(closing) {
          wish[customer] = -1
        } else if wish[customer] > Int32(closing) {
          wish[customer] -= 1
        }
      }
    } else if let opening {
      newSites.append(opening)
    }
    return SingleSourceLocal(model, sites: newSites, wish: wish)
  }

  /// Shifts and swaps until none pays; also moves a site to a better candidate for the same customers.
  mutating func descend() {
    var rounds = 0
    while rounds < 200, shift() || swap() || relocate() { rounds += 1 }
  }

  /// Moves single customers where that pays.
  @discardableResult mutating func shift() -> Bool {
    var improved = false
    for customer in 0..<model.customers {
      let demand = model.demands[customer]
      let from = Int(place[customer])
      let relief = excess(from, load[from]) - excess(from, load[from] - demand)
      let now = cost(from, customer)
      var best = from
      var bestChange: Int64 = 0
      for site in sites.indices where site != from {
        let stress = excess(site, load[site] + demand) - excess(site, load[site])
        let change = cost(site, customer) - now + (stress - relief) * excessPrice
        if change < bestChange {
          best = site
          bestChange = change
        }
      }
      if best != from {
        place[customer] = Int32(best)
        load[from] -= demand
        load[best] += demand
        improved = true
      }
    }
    return improved
  }

  /// Exchanges the places of two customers. What a pair saves is bounded first by what each could save at best.
  private mutating func swap() -> Bool {
    var improved = false
    let count = sites.count
    let customers = model.customers
    var costs = [Int64](repeating: 0, count: count * customers)
    for site in 0..<count {
      for customer in 0..<customers { costs[customer * count + site] = cost(site, customer) }
    }
    var here = [Int64](repeating: 0, count: customers)
    for customer in 0..<customers { here[customer] = costs[customer * count + Int(place[customer])] }
    var isStrained = !isFeasible
    for left in 0..<customers {
      var most = here[left]
      for site in 0..<count { most = max(most, here[left] - costs[left * count + site]) }
      var a = Int(place[left])
      for right in (left + 1)..<max(left + 1, customers) {
        let change = here[right] - costs[right * count + a]
        if change + most <= 0, !isStrained { continue }
        let b = Int(place[right])
        if a == b { continue }
        let saving = change + here[left] - costs[left * count + b]
        if saving <= 0, !isStrained { continue }
        let more = model.demands[right] - model.demands[left]
        let before = excess(a, load[a]) + excess(b, load[b])
        let after = excess(a, load[a] + more) + excess(b, load[b] - more)
        if saving + (before - after) * excessPrice > 0 {
          place[left] = Int32(b)
          place[right] = Int32(a)
          here[left] = costs[left * count + b]
          here[right] = costs[right * count + a]
          load[a] += more
          load[b] -= more
          a = b
          improved = true
          if isStrained { isStrained = !isFeasible }
        }
      }
    }
    return improved
  }

  private mutating func relocate() -> Bool {
    var improved = false
    var isOpen = [Bool](repeating: false, count: model.candidates)
    for site in sites { isOpen[Int(site)] = true }
    var members = [[Int32]](repeating: [], count: sites.count)
    for customer in place.indices { members[Int(place[customer])].append(Int32(customer)) }
    for site in sites.indices {
      var best = Int(sites[site])
      var least = model.openingCosts[best]
      for customer in members[site] { least += cost(site, Int(customer)) }
      for candidate in 0..<model.candidates
      where !isOpen[candidate] && model.capacities[candidate] >= load[site] {
        var sum = model.openingCosts[candidate]
        let base = candidate * model.customers
        for customer in members[site] {
          sum += Int64(model.costs.cells[base + Int(customer)])
          if sum >= least { break }
        }
        if sum < least {
          least = sum
          best = candidate
        }
      }
      if best != Int(sites[site]) {
        isOpen[Int(sites[site])] = false
        isOpen[best] = true
        sites[site] = Int32(best)
        improved = true
      }
    }
    return improved
  }
}

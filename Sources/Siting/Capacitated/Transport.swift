/// The transportation problem between open sites and customers, exactly, by shortest augmenting paths over the sites.
///
/// Customers come one after the other; what is assigned so far is always the cheapest way to serve them. Where the cheapest
/// site is full, units move on along the shortest chain of sites (Ford, Fulkerson, 1962).
struct Transport {
  private let customers: Int
  private let sites: [Int]
  private let unitCosts: [Int64]
  private var flow: [Int64]
  private var room: [Int64]
  /// By place: customers that have, or had, units there.
  private var members: [[Int32]]
  /// By pair of places: the least a unit costs more at the second than at the first, and whose unit that is.
  private var shift: [Int64]
  private var mover: [Int32]

  private static let far = Int64.max / 4

  private init(_ problem: SplitLocationProblem, sites: [Int32]) {
    customers = problem.customers
    self.sites = sites.map { Int($0) }
    unitCosts = problem.unitCosts
    flow = Array(repeating: 0, count: sites.count * problem.customers)
    members = Array(repeating: [], count: sites.count)
    room = sites.map { problem.capacities[Int($0)] }
    shift = Array(repeating: Self.far, count: sites.count * sites.count)
    mover = Array(repeating: -1, count: sites.count * sites.count)
  }

  /// The least cost of serving everybody from these sites; nil where their capacities do not suffice.
  static func cost(_ problem: SplitLocationProblem, sites: [Int32]) -> Int64? {
    var transport = Transport(problem, sites: sites)
    for customer in 0..<problem.customers {
      guard transport.serve(customer, problem.demands[customer]) else { return nil }
    }
    var sum: Int64 = 0
    for place in transport.sites.indices {
      for customer in 0..<problem.customers {
        let units = transport.flow[place * problem.customers + customer]
        if units > 0 { sum += units * transport.unitCost(place, customer) }
      }
    }
    return sum
  }

  private func unitCost(_ place: Int, _ customer: Int) -> Int64 {
    unitCosts[sites[place] * customers + customer]
  }

  private mutating func serve(_ customer: Int, _ demand: Int64) -> Bool {
    var left = demand
    while left > 0 {
      var best = -1
      for place in sites.indices where best < 0 || unitCost(place, customer) < unitCost(best, customer) {
        best = place
      }
      guard best >= 0 else { return false }
      if room[best] > 0 {
        let units = min(left, room[best])
        add(units, to: best, customer)
        left -= units
        continue
      }
      guard let path = shortestPath(customer) else { return false }
      var units = min(left, room[path[path.count - 1]])
      for (from, to) in zip(path, path.dropFirst()) {
        let who = Int(mover[from * sites.count + to])
        units = min(units, flow[from * customers + who])
      }
      bring(units, to: path[0], customer)
      for (from, to) in zip(path, path.dropFirst()) {
        let who = Int(mover[from * sites.count + to])
        flow[from * customers + who] -= units
        bring(units, to: to, who)
      }
      room[path[path.count - 1]] -= units
      for place in path { refresh(place) }
      left -= units
    }
    return true
  }

  private mutating func bring(_ units: Int64, to place: Int, _ customer: Int) {
    if flow[place * customers + customer] == 0 { members[place].append(Int32(customer)) }
    flow[place * customers + customer] += units
  }

  private mutating func add(_ units: Int64, to place: Int, _ customer: Int) {
    bring(units, to: place, customer)
    room[place] -= units
    let here = unitCost(place, customer)
    for other in sites.indices where other != place {
      let change = unitCost(other, customer) - here
      if change < shift[place * sites.count + other] {
        shift[place * sites.count + other] = change
        mover[place * sites.count + other] = Int32(customer)
      }
    }
  }

  private mutating func refresh(_ place: Int) {
    let base = place * sites.count
    for other in sites.indices { shift[base + other] = Self.far }
    members[place].removeAll { flow[place * customers + Int($0)] == 0 }
    for member in members[place] {
      let customer = Int(member)
      let here = unitCost(place, customer)
      for other in sites.indices where other != place {
        let change = unitCost(other, customer) - here
        if change < shift[base + other] {
          shift[base + other] = change
          mover[base + other] = Int32(customer)
        }
      }
    }
  }

  /// From the customer to a site with room, by way of full ones.
  private func shortestPath(_ customer: Int) -> [Int]? {
    let count = sites.count
    var distance = sites.indices.map { unitCost($0, customer) }
    var previous = [Int](repeating: -1, count: count)
    var changed = true
    var rounds = 0
    while changed, rounds <= count {
      changed = false
      rounds += 1
      for from in 0..<count where room[from] == 0 {
        for to in 0..<count where shift[from * count + to] < Self.far {
          let through = distance[from] + shift[from * count + to]
          if through < distance[to] {
            distance[to] = through
            previous[to] = from
            changed = true
          }
        }
      }
    }
    guard let end = (0..<count).filter({ room[$0] > 0 }).min(by: { (distance[$0], $0) < (distance[$1], $1) })
    else { return nil }
    var path = [end]
    while previous[path[0]] >= 0, path.count <= count { path.insert(previous[path[0]], at: 0) }
    return path
  }
}

import NumericKernels
public import Siting

/// Location problems small enough to try every answer, drawn from a seed.
public struct TinyLocation: Sendable {
  public let candidates: Int
  public let customers: Int
  public let open: Int
  public let cells: [Int32]
  public let demands: [Int64]
  public let capacities: [Int64]
  public let openingCosts: [Int64]

  public init(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("tiny location"))
    candidates = 2 + random.integer(below: 4)
    customers = 2 + random.integer(below: 5)
    open = 1 + random.integer(below: min(3, candidates))
    // Small ranges bring ties, large ones rounding; costs of nothing occur as well.
    let range = [3, 20, 100_000][random.integer(below: 3)]
    var cells: [Int32] = []
    for _ in 0..<candidates * customers { cells.append(Int32(random.integer(below: range))) }
    self.cells = cells
    demands = (0..<customers).map { _ in Int64(random.integer(below: 4)) }
    let most = 3 + random.integer(below: 6)
    capacities = (0..<candidates).map { _ in Int64(1 + random.integer(below: most)) }
    openingCosts = (0..<candidates).map { _ in Int64(random.integer(below: range)) }
  }

  public func costs() throws -> CostTable {
    try CostTable(candidates: candidates, customers: customers, cells: cells)
  }

  private func cost(_ site: Int, _ customer: Int) -> Int64 { Int64(cells[site * customers + customer]) }

  /// All sets of sites with the size, or of any size.
  public func choices(size: Int?) -> [[Int]] {
    (1..<1 << candidates).map { mask in (0..<candidates).filter { mask >> $0 & 1 == 1 } }
      .filter { size == nil || $0.count == size }
  }

  public var median: Int64 {
    choices(size: open).map { sites in
      (0..<customers).reduce(Int64(0)) { sum, customer in sum + sites.map { cost($0, customer) }.min()! }
    }.min()!
  }

  public var center: Int64 {
    choices(size: open).map { sites in
      (0..<customers).map { customer in sites.map { cost($0, customer) }.min()! }.max()!
    }.min()!
  }

  /// The least cost with a single source; nil where no answer has room.
  public func singleSource(size: Int?, opensFreely: Bool) -> Int64? {
    choices(size: size).compactMap { sites -> Int64? in
      var room = capacities
      guard let serving = assign(0, sites, &room) else { return nil }
      return serving + (opensFreely ? 0 : sites.reduce(0) { $0 + openingCosts[$1] })
    }.min()
  }

  private func assign(_ customer: Int, _ sites: [Int], _ room: inout [Int64]) -> Int64? {
    if customer == customers { return 0 }
    var best: Int64?
    for site in sites where room[site] >= demands[customer] {
      room[site] -= demands[customer]
      if let rest = assign(customer + 1, sites, &room) {
        best = min(best ?? .max, rest + cost(site, customer))
      }
      room[site] += demands[customer]
    }
    return best
  }

  /// The least cost where demand may be split, a unit at a cell's cost; nil where no answer has room.
  public var split: Int64? {
    choices(size: nil).compactMap { sites -> Int64? in
      var known: [[Int64]: Int64?] = [:]
      guard let serving = carry(0, sites, sites.map { capacities[$0] }, &known) else { return nil }
      return serving + sites.reduce(0) { $0 + openingCosts[$1] }
    }.min()
  }

  /// Unit after unit, each at any site with room.
  private func carry(
    _ unit: Int, _ sites: [Int], _ room: [Int64], _ known: inout [[Int64]: Int64?]
  ) -> Int64? {
    var left = Int64(unit)
    var owner = -1
    for customer in 0..<customers where owner < 0 {
      if left < demands[customer] { owner = customer } else { left -= demands[customer] }
    }
    if owner < 0 { return 0 }
    if let answer = known[room] { return answer }
    var best: Int64?
    for place in sites.indices where room[place] > 0 {
      var after = room
      after[place] -= 1
      if let rest = carry(unit + 1, sites, after, &known) {
        best = min(best ?? .max, rest + cost(sites[place], owner))
      }
    }
    known[room] = best
    return best
  }
}

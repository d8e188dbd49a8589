import Fixtures
import NumericKernels
import Siting
import Testing

@Suite("Medians, centers and capacities") struct LocationLaws {
  /// Points in a square with whole straight distances.
  private func costs(points: Int, seed: UInt64) throws -> CostTable {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("plane"))
    let places = (0..<points).map { _ in (random.uniform() * 1000, random.uniform() * 1000) }
    var cells: [Int32] = []
    for left in places {
      for right in places {
        let x = left.0 - right.0
        let y = left.1 - right.1
        cells.append(Int32((x * x + y * y).squareRoot()))
      }
    }
    return try CostTable(candidates: points, customers: points, cells: cells)
  }

  @Test(
    "Every algorithm's bound lies below every algorithm's value, and a second run says the same",
    arguments: UInt64(1)...4)
  func order(seed: UInt64) throws {
    let problem = try MedianProblem(costs: costs(points: 40, seed: seed), open: 4)
    let placements = SitingCatalogue.median.map { $0.place(problem, seed: seed) }
    let again = SitingCatalogue.median.map { $0.place(problem, seed: seed) }
    #expect(placements == again)
    let least = placements.compactMap(\.value).min()
    for placement in placements { #expect(placement.bound <= least ?? 0) }
    #expect(placements.last?.isProvenOptimal == true)
  }

  @Test("A site more never costs more, and standing sites stay", arguments: UInt64(1)...4)
  func more(seed: UInt64) throws {
    let table = try costs(points: 25, seed: seed)
    var last = Int64.max
    for open in 1...6 {
      let placement = MedianBranchAndBound().place(try MedianProblem(costs: table, open: open), seed: seed)
      let value = try #require(placement.value)
      #expect(value <= last)
      last = value
      let fixed: [Int32] = open > 1 ? [3, 17] : [3]
      let bound = MedianBranchAndBound().place(
        try MedianProblem(costs: table, open: open, fixed: fixed), seed: seed)
      #expect(Set(bound.sites).isSuperset(of: fixed))
      #expect(bound.isProvenOptimal)
      #expect(try #require(bound.value) >= value)
    }
  }

  @Test("An interrupted run keeps a valid answer and a valid bound, and says so")
  func interruption() throws {
    let table = try costs(points: 60, seed: 5)
    let problem = try MedianProblem(costs: table, open: 5)
    let proven = MedianBranchAndBound().place(problem, seed: 1)
    for stop in [1, 2, 5, 20, 60] {
      var asked = 0
      let placement = MedianBranchAndBound().place(problem, seed: 1) { _ in
        asked += 1
        return asked < stop
      }
      #expect(placement.bound <= proven.value ?? 0)
      #expect(placement.value ?? 0 >= proven.value ?? 0)
      #expect(placement.isProvenOptimal || placement.stopReason == .interrupted)
    }
  }

  @Test("Room that never binds leaves the plain median")
  func looseCapacities() throws {
    let table = try costs(points: 20, seed: 9)
    let plain = MedianBranchAndBound().place(try MedianProblem(costs: table, open: 3), seed: 1)
    let loose = CapacitatedMedianBranchAndBound().place(
      try CapacitatedMedianProblem(
        costs: table, demands: Array(repeating: 1, count: 20), capacities: Array(repeating: 20, count: 20),
        open: 3),
      seed: 1)
    #expect(plain.isProvenOptimal && loose.isProvenOptimal)
    #expect(plain.value == loose.value)
  }

  @Test("Splitting demand never costs more than a single source")
  func splitIsCheaper() throws {
    for seed in UInt64(1)...50 {
      let tiny = TinyLocation(seed: seed)
      guard let whole = tiny.singleSource(size: nil, opensFreely: false) else { continue }
      // A unit's cost is taken as the customer's cost, so that demand counts: compare with costs times demand.
      var cells: [Int32] = []
      for place in tiny.cells.indices {
        cells.append(tiny.cells[place] * Int32(tiny.demands[place % tiny.customers]))
      }
      let single = SingleSourceBranchAndBound().place(
        try SingleSourceLocationProblem(
          costs: CostTable(candidates: tiny.candidates, customers: tiny.customers, cells: cells),
          demands: tiny.demands, capacities: tiny.capacities, openingCosts: tiny.openingCosts), seed: seed)
      let split = SplitBranchAndBound().place(
        try SplitLocationProblem(
          unitCosts: tiny.cells.map { Int64($0) }, demands: tiny.demands, capacities: tiny.capacities,
          openingCosts: tiny.openingCosts), seed: seed)
      #expect(try #require(split.value) <= (try #require(single.value)), "\(whole)")
    }
  }

  @Test("Answers that break a rule are told which")
  func rules() throws {
    let table = try CostTable(candidates: 3, customers: 2, cells: [1, 2, 3, 4, 5, 6])
    let median = try MedianProblem(costs: table, open: 2, fixed: [2])
    #expect(median.judge(SiteChoice(sites: [0, 2])) == .worth(3))
    #expect(median.judge(SiteChoice(sites: [0])) == .broken("1 sites are open, not 2"))
    #expect(median.judge(SiteChoice(sites: [0, 1])) == .broken("site 2 stands already and must stay open"))
    let capacitated = try CapacitatedMedianProblem(
      costs: table, demands: [2, 2], capacities: [2, 3, 4], open: 2)
    #expect(capacitated.judge(SiteChoice(sites: [0, 2], servedBy: [0, 2])) == .worth(7))
    #expect(
      capacitated.judge(SiteChoice(sites: [0, 2], servedBy: [0, 0]))
        == .broken("site 0 serves more than its capacity of 2"))
    #expect(
      capacitated.judge(SiteChoice(sites: [0, 2], servedBy: [0, 1]))
        == .broken("customer 1 is served by 1, which is not open"))
    #expect(
      capacitated.judge(SiteChoice(sites: [0, 2], servedBy: [-4]))
        == .broken("1 customers are told who serves them, not 2"))
    let split = try SplitLocationProblem(
      unitCosts: [1, 2, 3, 4], demands: [2, 2], capacities: [3, 9], openingCosts: [5, 7])
    #expect(split.judge(SiteChoice(sites: [0])) == .broken("the open sites hold 3, the customers want 4"))
    #expect(split.judge(SiteChoice(sites: [0, 1])) == .worth(5 + 7 + 2 + 2 + 4))
  }

  @Test("Numbers that describe no problem are refused")
  func refusals() throws {
    #expect(throws: SitingError.self) { try CostTable(candidates: 0, customers: 2, cells: []) }
    #expect(throws: SitingError.self) { try CostTable(candidates: 1, customers: 2, cells: [1, -1]) }
    #expect(throws: SitingError.self) { try CostTable(candidates: .max, customers: 2, cells: [1]) }
    let table = try CostTable(candidates: 2, customers: 1, cells: [1, 2])
    #expect(throws: SitingError.moreStationsThanSites(stations: 3, sites: 2)) {
      try MedianProblem(costs: table, open: 3)
    }
    #expect(throws: SitingError.self) { try MedianProblem(costs: table, open: 1, fixed: [7]) }
    #expect(throws: SitingError.self) {
      try CapacitatedMedianProblem(costs: table, demands: [1, 2], capacities: [1, 1], open: 1)
    }
    #expect(throws: SitingError.self) {
      try SplitLocationProblem(
        unitCosts: [.max, 1], demands: [.max], capacities: [1, 1], openingCosts: [0, 0])
    }
  }
}

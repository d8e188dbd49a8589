import Testing

@testable import Siting

// Test vectors of the family, made by two independent programs; optima proven by a mixed-integer solver.
@Suite("The random-uniform family of covering problems") struct RandomUniformFamilyTests {
  @Test("The generator's first numbers are those of SplitMix64 with seed 1")
  func firstNumbers() {
    var random = SplitMix64(seed: 1)
    let numbers = (0..<5).map { _ in random.next() }
    #expect(
      numbers == [
        0x910a_2dec_8902_5cc1, 0xbeeb_8da1_658e_ec67, 0xf893_a2ee_fb32_555e, 0x71c1_8690_ee42_c90b,
        0x71bb_54d8_d101_b5b9,
      ])
  }

  @Test(
    "The radius for a number of sites is the published one",
    arguments: [(2, 374157), (5, 236638), (12, 152749), (25, 105827), (50, 74831), (100, 52913)])
  func radii(open: Int, radius: Int) {
    #expect(RandomUniformFamily.radius(open: open) == radius)
  }

  struct Vector: Sendable {
    let demands: Int
    let candidates: Int
    let pairs: Int
    let weight: Int64
    let lastDemand: [Int64]
    let firstCandidate: [Int64]
    let lastCandidate: [Int64]
    let rows: Int
    let optimum: Int64
  }

  static let vectors = [
    Vector(
      demands: 1000, candidates: 100, pairs: 12838, weight: 51449, lastDemand: [115812, 685120, 86],
      firstCandidate: [912773, 75968], lastCandidate: [415777, 878160], rows: 581, optimum: 38873),
    Vector(
      demands: 10000, candidates: 100, pairs: 132434, weight: 507059, lastDemand: [4460, 994890, 24],
      firstCandidate: [421265, 566818], lastCandidate: [358783, 112640], rows: 1865, optimum: 372786),
  ]

  @Test("Points, pairs, weights and merged rows are the published ones", arguments: vectors)
  func points(vector: Vector) throws {
    let family = RandomUniformFamily(demands: vector.demands, candidates: vector.candidates, seed: 1)
    let (demand, candidates) = family.points()
    #expect(demand[0] == DemandPoint(point: SitingPoint(x: 594082, y: 782008), weight: 91))
    let last = try #require(demand.last)
    #expect([Int64(last.point.x), Int64(last.point.y), last.weight] == vector.lastDemand)
    #expect([candidates[0].x, candidates[0].y].map { Int64($0) } == vector.firstCandidate)
    let lastCandidate = try #require(candidates.last)
    #expect([lastCandidate.x, lastCandidate.y].map { Int64($0) } == vector.lastCandidate)
    let problem = try family.problem()
    #expect(problem.totalWeight == vector.weight)
    #expect(problem.coverage.pairCount == vector.pairs)
    #expect(MergedCover(problem).rowCount == vector.rows)
  }

  @Test("Another seed is another member of the family")
  func secondSeed() throws {
    let family = RandomUniformFamily(demands: 1000, candidates: 100, seed: 2)
    let (demand, candidates) = family.points()
    #expect(demand[0] == DemandPoint(point: SitingPoint(x: 619907, y: 785540), weight: 52))
    #expect(candidates[0] == SitingPoint(x: 132514, y: 1_031_715))
    #expect(try family.problem().coverage.pairCount == 12515)
    #expect(try family.problem().totalWeight == 50636)
  }

  @Test("The grid of candidates finds the pairs that trying every pair finds")
  func samePairs() throws {
    let family = RandomUniformFamily(demands: 1000, candidates: 100, seed: 1)
    let (demand, candidates) = family.points()
    let squared = Double(family.radius * family.radius)
    let pairs = demand.map { point in
      candidates.indices.filter { site in
        let (dx, dy) = (candidates[site].x - point.point.x, candidates[site].y - point.point.y)
        return dx * dx + dy * dy <= squared
      }.map { Int32($0) }
    }
    #expect(try family.problem().coverage == CoverageTable(rows: pairs))
  }

  @Test(
    "The proven optimum lies between a plan's value and its bound", arguments: vectors,
    ["greedy", "greedy-swap"])
  func optima(vector: Vector, algorithm: String) throws {
    let problem = try RandomUniformFamily(demands: vector.demands, candidates: vector.candidates, seed: 1)
      .problem()
    let placement = try SitingCatalogue.place(problem, algorithm: algorithm, seed: 1)
    let value = try #require(placement.value)
    #expect(value <= vector.optimum)
    #expect(placement.bound >= vector.optimum)
    #expect(value == problem.value(of: placement.sites))
    // Not merely valid: within what a good program reaches.
    if algorithm != "greedy" { #expect(Double(placement.bound) <= 1.006 * Double(vector.optimum)) }
    #expect(Double(value) >= (algorithm.hasPrefix("greedy") ? 0.95 : 0.99) * Double(vector.optimum))
  }

  @Test("Branch and bound proves the published optimum")
  func proof() throws {
    var algorithm = BranchAndBound()
    algorithm.guided.annealing.effort = 1_000_000
    algorithm.guided.kicks = 20
    let placement = try algorithm.place(
      RandomUniformFamily(demands: 1000, candidates: 100, seed: 1).problem(), seed: 1)
    #expect(placement.value == 38_873 && placement.bound == 38_873)
    #expect(placement.status == .optimal && placement.stopReason == .proof)
  }
}

import DistrictModel
import Fixtures
import NumericKernels
import Testing

@Suite("Laws of population and sites") struct PopulationTests {
  private func grid(_ sizeM: Double = 500) throws -> CellGrid {
    try CellGrid(over: SmallWorld.square(), sizeM: sizeM)
  }

  @Test("Every township keeps its census number, and the cells their sum", arguments: [100.0, 500, 1700])
  func exactCounts(sizeM: Double) throws {
    let townships = SmallWorld.inputs().townships
    let population = Population(of: townships, over: try grid(sizeM), kernelRadiusM: 3000)
    for (number, township) in townships.enumerated() {
      let placed = population.residents.filter { $0.township == TownshipID(number) }.reduce(0) {
        $0 + $1.count
      }
      #expect(placed == township.residents)
    }
    #expect(population.total == 70_001)
    for cell in population.perCell.indices {
      let people = population.residents.filter { $0.cell == CellID(cell) }
      #expect(people.reduce(0) { $0 + $1.count } == population.perCell[cell])
    }
  }

  @Test("A township whose kernel meets no cell puts its people into the nearest one")
  func kernelWithoutCells() throws {
    let grid = try grid()
    let corner = SmallWorld.corner
    let lonely = Township(
      code: "9", name: BilingualText(zh: "远", en: "Far"), residents: 77, grade: .assumed,
      centre: MetricPoint(x: corner.x - 9000, y: corner.y - 9000))
    let population = Population(of: [lonely], over: grid, kernelRadiusM: 100)
    #expect(population.residents.count == 1)
    #expect(population.perCell[0] == 77)
    #expect(population.total == 77)
  }

  @Test("People live within the kernel's reach, more of them near its middle")
  func kernelReach() throws {
    let township = SmallWorld.inputs().townships[0]
    let grid = try grid()
    let population = Population(of: [township], over: grid, kernelRadiusM: 2000)
    for people in population.residents {
      #expect(grid.cells[people.cell].centre.distance(to: township.centre) < 2000)
    }
    let middle = try #require(grid.cell(at: township.centre))
    #expect(population.perCell[middle] >= (population.perCell.max() ?? 0) * 95 / 100)
  }

  @Test("Whole shares sum exactly and lie within one of the exact share", arguments: 0..<50)
  func wholeSharesSum(seed: UInt64) {
    var random = RandomStream(seed: seed, replication: 0, purpose: StreamPurpose("shares"))
    let weights = (0..<(1 + random.integer(below: 40))).map { _ in random.uniform() * random.uniform() }
    let total = random.integer(below: 100_000)
    let parts = wholeShares(of: total, by: weights)
    #expect(parts.reduce(0, +) == total)
    let sum = weights.reduce(0, +)
    for (part, weight) in zip(parts, weights) {
      #expect(abs(Double(part) - Double(total) * weight / sum) < 1.000001)
    }
    // Planted fault: plain rounding does not sum for thirds.
    #expect(wholeShares(of: 100, by: [1, 1, 1]) == [34, 33, 33])
    #expect([1, 1, 1].reduce(0) { $0 + Int((100 * Double($1) / 3).rounded()) } != 100)
  }

  @Test("Whole shares without any weight go to the first part")
  func noWeights() {
    #expect(wholeShares(of: 5, by: [0, 0]) == [5, 0])
    #expect(wholeShares(of: 5, by: []) == [])
  }

  @Test("Generated sites lie inside the boundary and in the cell they name, and say they are synthetic")
  func sitesInside() throws {
    let world = try SmallWorld.world()
    #expect(world.sites.count == 60)
    for site in world.sites {
      #expect(world.boundary.contains(site.point))
      #expect(world.grid.cell(at: site.point) == site.cell)
      #expect(site.isSynthetic)
      #expect((4...200).contains(site.capacity))
    }
  }

  @Test("A seed gives the same sites again, another seed others")
  func seeds() throws {
    #expect(try SmallWorld.world().sites == SmallWorld.world().sites)
    #expect(
      try SmallWorld.world().sites.map(\.point) != SmallWorld.world { $0.siteSeed = 2 }.sites.map(\.point))
  }

  @Test("A new category, or more candidates, moves no site that was there")
  func newCategory() throws {
    let before = try SmallWorld.world().sites
    let after = try SmallWorld.world { inputs in
      var fuel = SiteCategory()
      fuel.id = "fuel"
      fuel.nameEn = "petrol station"
      fuel.candidates = 20
      inputs.categories.append(fuel)
      inputs.categories[0].candidates += 5
    }.sites
    #expect(after.count == 85)
    #expect(Array(after.prefix(60)) == before)
    #expect(!before.contains { site in after.suffix(20).contains { $0.point == site.point } })
  }
}

import Assessment
import DistrictModel
import DistrictSimulation
import Fixtures
import Foundation
import PowerNetwork
import Testing

@Suite("Given feeders stand in the place of synthetic ones") struct GivenFeederLaws {
  private let world: World
  private let plan: Plan

  init() throws {
    world = try SmallWorld.world()
    plan = SmallWorld.plan(for: world)
  }

  private func grid(_ feeders: [GivenFeeder]) throws -> DistrictGrid {
    var parameters = GridParameters()
    parameters.feeders = feeders
    return try DistrictGrid(parameters, world: world, plan: plan)
  }

  private func two(ratingMVA: Double? = 6, tie: Bool = false) throws -> [GivenFeeder] {
    [
      GivenGrid.feeder("south", try GivenGrid.line(12, ratingMVA: ratingMVA, tie: tie), north: 2500),
      GivenGrid.feeder("north", try GivenGrid.line(8, loadMW: 0.4, ratingMVA: ratingMVA), north: 7500),
    ]
  }

  private let idle = [Double](repeating: 0, count: StationHeadroom.slots)

  @Test("Every cell with residents and every station hangs on the nearest placed bus of all feeders")
  func assignment() throws {
    let given = try two()
    let grid = try grid(given)
    #expect(grid.isGiven && grid.feeders.map(\.name) == ["south", "north"])
    #expect(grid.feeders.map(\.file) == ["grids/south", "grids/north"])
    let people = world.population.perCell
    #expect(
      grid.feeders.flatMap(\.cells).sorted() == people.indices.filter { people[$0] > 0 }.sorted())
    #expect(grid.feeders.flatMap(\.stations).sorted() == Array(plan.stations.indices))
    let points = given.map { $0.places.map { world.projection.project($0.coordinate) } }
    for (row, feeder) in grid.feeders.enumerated() {
      let hung =
        zip(feeder.cellBuses, feeder.cells).map { ($0, world.grid.cells[$1].centre) }
        + zip(feeder.stationBuses, feeder.stations).map {
          ($0, world.sites[plan.stations[$1].site].point)
        }
      for (bus, point) in hung {
        let own = try #require(given[row].places.firstIndex { $0.bus == bus })
        let nearest = points.joined().map { point.distance(to: $0) }.min()
        #expect(point.distance(to: points[row][own]) == nearest)
      }
    }
  }

  private var none: CellPlugs { CellPlugs(spread: [], by: world.grid.cells.map { _ in 0 }) }

  @Test("The base load is the file's, scaled by the profile; nothing of the synthetic one is added")
  func baseLoad() throws {
    let grid = try grid(two())
    let quiet = plan.stations.map { _ in idle }
    for feeder in grid.feeders {
      let loads = grid.loads(of: feeder, stationKW: quiet, ownPlugs: none)
      for bus in feeder.grid.buses.indices {
        for slot in [0, 77, 600] {
          let share = grid.parameters.baseProfile[slot % 96 / 4]
          let place = bus * StationHeadroom.slots + slot
          #expect(loads.activeMW[place] == feeder.grid.buses[bus].loadMW * share)
          #expect(loads.reactiveMVAr[place] == feeder.grid.buses[bus].loadMVAr * share)
        }
      }
    }
    let two = [Double](repeating: 2, count: StationHeadroom.slots)
    let plugs = CellPlugs(spread: two, by: grid.residentShare)
    let study = GridStudy(
      grid, stationKW: quiet, ownPlugs: plugs, ambientC: idle.map { _ in 20 })
    #expect(abs((study.baseMW.max() ?? 0) - (12 * 0.3 + 8 * 0.4)) < 1e-9)
    let plugged = grid.feeders.reduce(0.0) { sum, feeder in
      let with = grid.loads(of: feeder, stationKW: quiet, ownPlugs: plugs).activeMW.reduce(0, +)
      return sum + with - grid.loads(of: feeder, stationKW: quiet, ownPlugs: none).activeMW.reduce(0, +)
    }
    #expect(abs(plugged / (2 * Double(StationHeadroom.slots)) - 1) < 1e-9, "all own plugs hang somewhere")
    #expect(study.feeders.map(\.file) == ["grids/south", "grids/north"])
    #expect(study.feeders.allSatisfy { $0.unsolved == 0 && ($0.lowestPU ?? 0) > 0.9 })
  }

  @Test("Half the rating leaves stations less, never more; a branch limits what hangs below it")
  func ratings() throws {
    let full = try grid(two()).headroom(ownPlugs: none)
    let half = try grid(two(ratingMVA: 3)).headroom(ownPlugs: none)
    for station in plan.stations.indices {
      #expect(zip(half.kW[station], full.kW[station]).allSatisfy { $0 <= $1 })
    }
    #expect(plan.stations.indices.contains { half.leastKW($0) < 0.9 * full.leastKW($0) })
    // One branch alone: that above the last bus which has stations.
    var feeders = try two()
    let bus = try #require(try grid(feeders).feeders[0].stationBuses.max())
    var branches = try #require(feeders[0].grid).branches
    branches[bus - 1].ratingMVA = (0.3 * Double(13 - bus) + 0.01) / 0.95
    feeders[0].grid = try PowerGrid(
      baseMVA: 1, buses: try #require(feeders[0].grid).buses, branches: branches)
    let tight = try grid(feeders)
    let left = tight.headroom(ownPlugs: none)
    let last = zip(tight.feeders[0].stationBuses, tight.feeders[0].stations).filter { $0.0 == bus }.map(\.1)
    let together = last.reduce(0) { $0 + left.leastKW($1) }
    #expect(together <= 10.001 && together > 0, "10 kW above the base load of all below")
    let others = tight.feeders[0].stations.filter { !last.contains($0) }
    #expect(others.allSatisfy { left.kW[$0] == full.kW[$0] })
    #expect(
      try grid(two(ratingMVA: nil)).feeders.map(\.ratingMVA) == [8, 8], "feeder_mva where nothing is rated")
  }

  @Test("A ring is solved, its rating is that of both branches at the source, and it is hosted by a flow")
  func ring() throws {
    let grid = try grid(two(tie: true))
    #expect(grid.feeders[0].ratingMVA == 12 && grid.feeders[0].limits.count == 1)
    let quiet = plan.stations.map { _ in idle }
    let study = GridStudy(grid, stationKW: quiet, ownPlugs: none, ambientC: idle.map { _ in 20 })
    #expect(study.feeders[0].unsolved == 0)
    let open = GridStudy(
      try self.grid(two()), stationKW: quiet, ownPlugs: none, ambientC: idle.map { _ in 20 })
    #expect(try #require(study.feeders[0].lowestPU) > #require(open.feeders[0].lowestPU))
    #expect(study.feeders[0].lossMWh < open.feeders[0].lossMWh)
    let base = LoadColumns(try #require(grid.feeders.first).grid, factors: [1, 0.5])
    let host = try HostingGrid(grid.feeders[0].grid, base: base, sums: [grid.feeders[0].limits[0]])
    let firm = AddedLoad.firm(steps: 2)
    let far = try #require(host.capacity([HostingSpot(bus: 6)], firm).kW)
    let near = host.capacity([HostingSpot(bus: 1)], firm)
    #expect(far > 0 && near.binding?.kind == .rating)
  }

  @Test("The whole feeder's rating binds where no branch does")
  func wholeFeeder() throws {
    let grid = try GivenGrid.line(4, ratingMVA: nil)
    let host = try HostingGrid(
      grid, base: LoadColumns(grid, factors: [1]),
      sums: [DistrictFeeder.Limit(ratingMVA: 2, buses: Array(0...4))])
    let found = host.capacity([HostingSpot(bus: 1)], .firm(steps: 1))
    // (1.2 + p)² + 0.3² = 2²
    let exact = ((4 - 0.09).squareRoot() - 1.2) * 1000
    #expect(abs(try #require(found.kW) / exact - 1) < 2e-6)
    #expect(found.binding?.kind == .rating && found.binding?.branch == nil && found.binding?.bus == nil)
  }

  @Test("A given feeder is written and read back as it was, and a broken one is not")
  func coding() throws {
    let given = try two()
    let bytes = try JSONEncoder().encode(given)
    #expect(try JSONDecoder().decode([GivenFeeder].self, from: bytes) == given)
    let broken = String(decoding: bytes, as: UTF8.self).replacing(
      "\"resistance\":0.002", with: "\"resistance\":0"
    )
    .replacing("\"reactance\":0.002", with: "\"reactance\":0")
    #expect(throws: GridFaults.self) {
      try JSONDecoder().decode([GivenFeeder].self, from: Data(broken.utf8))
    }
  }
}

import DistrictModel
import EventEngine
import Fixtures
import PowerNetwork
import Testing

@Suite("Roadside units and edge nodes on the district's grid") struct RoadsidePowerLaws {
  private let world: World
  private let plan: Plan

  init() throws {
    world = try SmallWorld.world()
    plan = SmallWorld.plan(for: world)
  }

  private var idle: [[Double]] {
    plan.stations.map { _ in [Double](repeating: 0, count: StationHeadroom.slots) }
  }

  private func feedersMW(_ grid: DistrictGrid, _ roadsideMW: [Double], slot: Int) -> Double {
    let none = world.grid.cells.map { _ in [Double]() }
    let plugs = CellPlugs(estateMW: none, depotMW: none, roadsideMW: roadsideMW)
    return grid.feeders.reduce(0) { sum, feeder in
      let loads = grid.loads(of: feeder, stationKW: idle, ownPlugs: plugs)
      return feeder.grid.buses.indices.reduce(sum) { $0 + loads.activeMW[$1 * StationHeadroom.slots + slot] }
    }
  }

  @Test("What stands at the roadside is on feeders and transformers once, at every hour, wherever it stands")
  func once() throws {
    let grid = try DistrictGrid(GridParameters(), world: world, plan: plan)
    let inhabited = try #require(grid.cellKVA.indices.first { grid.cellKVA[$0] > 0 })
    let empty = try #require(grid.cellKVA.indices.first { grid.cellKVA[$0] == 0 })
    var cellMW = [Double](repeating: 0, count: world.grid.cells.count)
    cellMW[inhabited] = 0.25
    cellMW[empty] = 0.5
    let supplied = grid.supplied(cellMW, at: world.grid.cells.map(\.centre))
    #expect(abs(supplied.reduce(0, +) - 0.75) < 1e-12 && supplied[empty] == 0)
    #expect(supplied.indices.allSatisfy { supplied[$0] == 0 || grid.cellKVA[$0] > 0 })
    for slot in [0, 40, 671] {
      let base = feedersMW(grid, [], slot: slot)
      #expect(abs(feedersMW(grid, supplied, slot: slot) - base - 0.75) < 1e-9)
      // The fault that was: nobody feeds a unit where nobody lives.
      #expect(abs(feedersMW(grid, cellMW, slot: slot) - base - 0.75) > 0.2)
    }
    let none = world.grid.cells.map { _ in [Double]() }
    let plugs = CellPlugs(estateMW: none, depotMW: none, roadsideMW: supplied)
    for slot in [0, 300] {
      let transformers = world.grid.cells.indices.reduce(0) { $0 + plugs.transformerMW(cell: $1, slot: slot) }
      #expect(abs(transformers - 0.75) < 1e-12)
      #expect(
        world.grid.cells.indices.allSatisfy {
          plugs.allMW(cell: $0, slot: slot) == plugs.transformerMW(cell: $0, slot: slot)
        })
    }
  }

  @Test("A transformer's load rises by the roadside's power and stations get that much less")
  func transformer() throws {
    var parameters = GridParameters()
    (parameters.feederMVA, parameters.baseKWPerResident) = (2, 1.2)
    let grid = try DistrictGrid(parameters, world: world, plan: plan)
    let feeder = try #require(grid.feeders.first { !$0.stations.isEmpty && !$0.cells.isEmpty })
    let cell = try #require(feeder.cells.first { grid.cellKVA[$0] > 0 })
    var roadside = [Double](repeating: 0, count: world.grid.cells.count)
    roadside[cell] = 0.02
    let none = world.grid.cells.map { _ in [Double]() }
    let before = CellPlugs(estateMW: none, depotMW: none)
    let after = CellPlugs(estateMW: none, depotMW: none, roadsideMW: roadside)
    let air = [Double](repeating: 20, count: StationHeadroom.slots)
    func loading(_ plugs: CellPlugs) throws -> Double {
      try #require(GridStudy(grid, stationKW: idle, ownPlugs: plugs, ambientC: air).cells[cell]).peakLoading
    }
    let rise = try loading(after) - loading(before)
    #expect(abs(rise - 20 / parameters.powerFactor / grid.cellKVA[cell]) < 1e-9)
    let (all, left) = (grid.headroom(ownPlugs: before), grid.headroom(ownPlugs: after))
    for slot in stride(from: 0, to: StationHeadroom.slots, by: 17) {
      let lost = feeder.stations.reduce(0) { $0 + all.kW[$1][slot] - left.kW[$1][slot] }
      // Less than the whole only where transformers bind; twice would be the planted fault.
      #expect(lost >= -1e-9 && lost <= 20 + 1e-6)
    }
  }
}

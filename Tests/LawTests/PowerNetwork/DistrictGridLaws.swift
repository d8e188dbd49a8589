import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import PowerNetwork
import Testing

@Suite("The grid of a district carries what stands in it") struct DistrictGridLaws {
  private let world: World
  private let plan: Plan

  init() throws {
    world = try SmallWorld.world()
    plan = SmallWorld.plan(for: world)
  }

  private func grid(_ change: (inout GridParameters) -> Void = { _ in }) throws -> DistrictGrid {
    var parameters = GridParameters()
    change(&parameters)
    return try DistrictGrid(parameters, world: world, plan: plan)
  }

  @Test("Every cell with residents and every station hangs on exactly one feeder, within its planned fill")
  func partition() throws {
    let grid = try grid { $0.feederMVA = 1 }
    let cells = grid.feeders.flatMap(\.cells).sorted()
    #expect(Set(cells).count == cells.count)
    #expect(
      world.population.perCell.indices.allSatisfy { world.population.perCell[$0] == 0 || cells.contains($0) })
    #expect(grid.feeders.flatMap(\.stations).sorted() == Array(plan.stations.indices))
    #expect(grid.feeders.count > 1)
    for feeder in grid.feeders {
      let load = feeder.cells.reduce(0) { $0 + grid.baseMW[$1] }
      #expect(load <= feeder.ratingMVA * grid.parameters.powerFactor * grid.parameters.feederFillShare + 1e-9)
      #expect(feeder.grid.branches.count == feeder.grid.buses.count - 1, "a tree")
    }
    #expect(try self.grid { $0.feederMVA = 1 }.feeders.map(\.cells) == grid.feeders.map(\.cells))
  }

  @Test("A transformer is the smallest that carries", arguments: [1.0, 30, 31, 2500, 2501, 9000])
  func transformers(kVA: Double) {
    let chosen = StationTransformer(carrying: kVA)
    #expect(chosen.totalKVA >= kVA)
    let smaller = StationTransformer.sizesKVA.last { $0 < chosen.sizeKVA } ?? 0
    #expect(Double(chosen.units) * smaller < kVA)
    #expect(StationTransformer(carrying: 0).totalKVA == 0)
  }

  @Test("Stations never get more than their transformers, nor together more than the feeder has left")
  func headroom() throws {
    let grid = try grid { ($0.feederMVA, $0.baseKWPerResident) = (2, 1.2) }
    let ownPlugMW = (0..<StationHeadroom.slots).map { $0 % 96 < 24 ? 3.0 : 0 }
    let headroom = grid.headroom(ownPlugs: CellPlugs(spread: ownPlugMW, by: grid.residentShare))
    for feeder in grid.feeders {
      for slot in stride(from: 0, to: StationHeadroom.slots, by: 13) {
        let given = feeder.stations.reduce(0) { $0 + headroom.kW[$1][slot] }
        let others = feeder.cells.reduce(0) {
          $0 + grid.baseMW(cell: $1, slot: slot) + grid.residentShare[$1] * ownPlugMW[slot]
        }
        let left = max(0, feeder.ratingMVA * grid.parameters.powerFactor - others) * 1000
        #expect(given <= left * (1 + 1e-12) + 1e-9)
        for station in feeder.stations {
          #expect(headroom.kW[station][slot] <= grid.transformerKW(station))
        }
      }
    }
    let idle = grid.headroom(ownPlugs: CellPlugs(spread: [], by: grid.residentShare))
    let first = grid.feeders.first { !$0.stations.isEmpty }?.stations.first ?? 0
    #expect(headroom.kW[first][2] <= idle.kW[first][2], "own plugs at night leave less")
  }

  @Test("A run with the grid keeps every station within its headroom; without it some draw more")
  func kept() throws {
    let grid = try grid { $0.transformerFactor = 0.3 }
    let headroom = grid.headroom(ownPlugs: CellPlugs(spread: [], by: grid.residentShare))
    let settings = SmallWorld.settings(days: 7, warmUp: 0)
    func card(_ limit: StationHeadroom) throws -> GridCard {
      let outcome = try SmallWorld.simulate(world, plan: plan, settings: settings, headroom: limit)
      for run in outcome.replications { #expect(run.balance.residual == 0) }
      let room = outcome.replications[0].rooms[0]
      let byStation = EnergyUnit.kWh(room.loadOfStation.reduce(0, +))
      #expect(abs(byStation / EnergyUnit.kWh(room.load.reduce(0, +)) - 1) < 1e-9, "the station books close")
      return GridCard(
        grid, world: world, outcome: outcome, ownPlugs: CellPlugs(spread: [], by: grid.residentShare),
        policies: [], nights: 0, supplies: [], prices: PriceBook())
    }
    let kept = try card(headroom)
    #expect(kept.study.stations.allSatisfy { $0.peakLoading <= 1 + 1e-9 })
    let free = StationHeadroom(
      kW: plan.stations.map { _ in [Double](repeating: 1e9, count: StationHeadroom.slots) })
    #expect(try card(free).study.stations.contains { $0.peakLoading > 1 }, "the planted fault")
    #expect(kept.study.feeders.allSatisfy { ($0.lowestPU ?? 0) > 0.9 && $0.unsolved == 0 })
  }
}

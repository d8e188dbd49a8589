import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import NumericKernels
import Reports
import Testing

@testable import Assessment

@Suite("What is charged outside is told, and no figure of the district's own stations counts it")
struct NeighbourCardLaws {
  private static func scene(_ neighbours: [NeighbourStation]) throws -> IndicatorScene {
    try IndicatorScene(world: SmallWorld.world { $0.neighbours = neighbours }, replications: 3)
  }

  private static let near = SmallWorld.neighbour(east: -200, north: 5000, connectors: 60)

  @Test("The share of the energy is that of the outcome, with its interval")
  func share() throws {
    let scene = try Self.scene([Self.near])
    let card = scene.card()
    let shares = scene.outcome.replications.map { run in
      let energy = run.rooms.map { Double($0.deliveredToClass.reduce(0, +)) }
      return energy[1] / (energy[0] + energy[1])
    }
    let indicator = try #require(card.indicator("neighbour_energy_share"))
    let value = try #require(indicator.value)
    #expect(abs(value - shares.reduce(0, +) / 3) < 1e-12 && value > 0)
    #expect(try #require(indicator.low) < value && value < (try #require(indicator.high)))
    #expect(indicator.byReplication.count == 3)
    // Planted: over the energy inside alone it would be more.
    #expect(abs(value - value / (1 - value)) > 1e-6)
  }

  @Test("Without stations outside there is no value, and the reason is told")
  func absent() throws {
    let card = try Self.scene([]).card()
    let indicator = try #require(card.indicator("neighbour_energy_share"))
    #expect(indicator.value == nil && card.neighbours == nil)
    #expect(indicator.remark?.en == "not simulated: the scenario has no `charging.neighbours`")
  }

  @Test("Sessions and energy of stations and classes are the outcome's, needs of cells count both sides")
  func sums() throws {
    let scene = try Self.scene([Self.near, SmallWorld.neighbour("far", east: -28_000, north: 0)])
    let card = scene.card()
    let neighbours = try #require(card.neighbours)
    let runs = scene.outcome.replications
    func mean(_ figure: (RoomOutcome) -> Double) -> Double { runs.reduce(0) { $0 + figure($1.rooms[1]) } / 3 }
    #expect(abs(neighbours.stations[0].sessionsPerDay - mean { Double($0.stations[0].sessions) }) < 1e-9)
    #expect(neighbours.stations[0].gridKWhPerDay > 0)
    #expect(neighbours.stations[1].sessionsPerDay == 0 && neighbours.stations[1].distanceM > 20_000)
    let energy = neighbours.classes.reduce(0) { $0 + $1.energyKWhPerDay }
    #expect(abs(energy - mean { EnergyUnit.kWh($0.deliveredToClass.reduce(0, +)) }) < 1e-6)
    let needs = card.cells.reduce(0) { $0 + $1.needsPerDay }
    let both = runs.reduce(0.0) { $0 + Double($1.rooms[0].needs + $1.rooms[1].needs) } / 3
    #expect(abs(needs - both) < 1e-6)
    #expect(neighbours.needsPerDay.mean > 0)
    // Planted: the needs inside alone are fewer.
    #expect(needs > runs.reduce(0.0) { $0 + Double($1.rooms[0].needs) } / 3)
  }

  @Test("The chapter on demand has the tables, in both languages, only where there are stations outside")
  func report() throws {
    func captions(_ neighbours: [NeighbourStation]) throws -> [BilingualText] {
      let scene = try Self.scene(neighbours)
      let input = ReportInput(world: scene.world, plan: scene.plan, scorecard: scene.card())
      let chapter = ReportCatalogue.document(of: input).sections.first { $0.id == "demand" }
      return chapter?.blocks.compactMap { if case .table(let table) = $0 { table.caption } else { nil } }
        ?? []
    }
    let with = try captions([Self.near])
    #expect(with.contains { $0.en == "Stations outside the district" && $0.zh == "区外站点" })
    #expect(with.count == 3)
    #expect(try captions([]).count == 1)
  }
}

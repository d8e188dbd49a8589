import Assessment
import DistrictModel
import DistrictSimulation
import Fixtures
import PowerNetwork
import Reports
import Testing

@Suite("The report tells the grid, or that there is none") struct GridSectionTests {
  @Test("A run with a grid has its chart, table and map in both languages; one without says so")
  func section() throws {
    var input = try ReportFixture.input()
    let without = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    #expect(without.contains("未模拟电网") && without.contains("no grid is simulated"))
    let grid = try DistrictGrid(GridParameters(), world: input.world, plan: input.plan)
    let plugs = (0..<StationHeadroom.slots).map { $0 % 96 < 20 ? 2.0 : 0 }
    input.scorecard.grid = GridCard(
      grid, world: input.world, outcome: Outcome(settings: SmallWorld.settings(), replications: []),
      unmanagedMW: plugs, orderlyMW: plugs.map { $0 / 2 })
    let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    #expect(Markup(page).faults == [])
    for words in ["map-grid", "有序充电前后的负荷", "Feeders and transformers", "IEC 60076-7"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("no grid is simulated"))
    for word in [">nan", " nan", ">inf", " inf"] { #expect(!page.contains(word)) }
  }

  @Test("Given feeders are called given, with their files, and nothing is called synthetic")
  func given() throws {
    var input = try ReportFixture.input()
    var parameters = GridParameters()
    parameters.feeders = [GivenGrid.feeder("east-line", try GivenGrid.line(9), north: 5000)]
    let grid = try DistrictGrid(parameters, world: input.world, plan: input.plan)
    let idle = [Double](repeating: 0, count: StationHeadroom.slots)
    input.scorecard.grid = GridCard(
      grid, world: input.world, outcome: Outcome(settings: SmallWorld.settings(), replications: []),
      unmanagedMW: idle, orderlyMW: idle)
    let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    for words in ["馈线（给定）", "feeders (given)", "grids/east-line", "1 given feeders"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("feeders (synthetic)") && !page.contains("not from a utility's data"))
  }
}

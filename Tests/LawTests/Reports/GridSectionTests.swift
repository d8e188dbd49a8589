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
    let settings = SmallWorld.settings()
    let plugs = OwnPlugNights(
      world: input.world, grid: grid, settings: settings, homePrices: PriceBook().homeCNYPerKWh,
      selling: SellingTerms())
    let nights = try Simulator(world: input.world, plan: input.plan, rooms: [], settings: settings).nights()
    #expect(!nights.isEmpty)
    input.scorecard.grid = GridCard(
      grid, world: input.world, outcome: Outcome(settings: settings, replications: []),
      ownPlugs: CellPlugs(spread: [], by: grid.residentShare),
      policies: OrderlyStudy.policies.map { plugs.week(nights, policy: $0) }, nights: nights.count,
      supplies: [], prices: PriceBook())
    let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    #expect(Markup(page).faults == [])
    for words in [
      "map-grid", "有序充电前后的负荷", "Feeders and transformers", "IEC 60076-7", "最小松弛度优先", "vehicle to grid",
    ] {
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
    input.scorecard.grid = GridCard(
      grid, world: input.world, outcome: Outcome(settings: SmallWorld.settings(), replications: []),
      ownPlugs: CellPlugs(spread: [], by: grid.residentShare),
      policies: [], nights: 0, supplies: [], prices: PriceBook())
    let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    for words in ["馈线（给定）", "feeders (given)", "grids/east-line", "1 given feeders"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains("feeders (synthetic)") && !page.contains("not from a utility's data"))
  }
}

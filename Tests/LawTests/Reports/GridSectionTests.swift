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
}

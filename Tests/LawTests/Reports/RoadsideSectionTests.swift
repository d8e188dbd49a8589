import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import Fixtures
import Foundation
import Reports
import RoadNetwork
import RoadsideUnits
import Testing

@Suite("The report tells roadside units, or that there are none") struct RoadsideSectionTests {
  /// Six units on streets of the fixture's district, judged as in a run.
  private func card(_ world: World, _ change: (inout RoadsideParameters) -> Void = { _ in }) throws
    -> RoadsideCard
  {
    var parameters = RoadsideParameters()
    parameters.units.roads = .all
    parameters.units.count = 6
    parameters.traffic.zones = 9
    var bus = AutomatedFleet()
    bus.id = "robobus"
    bus.vehicles = 10
    parameters.automatedFleets = [bus]
    change(&parameters)
    let district = RoadsideDistrict(
      try SyntheticRoads(spacingM: 300).graph(inside: world.boundary), world: world, parameters: parameters,
      given: nil)
    let candidates = district.candidates(beside: [])
    let rows = Array(candidates.units.indices.prefix(6))
    let units = rows.map { candidates.units[$0] }
    let nodes = rows.map { candidates.node[$0] }
    let figures = try #require(try district.figures(units, nodes: nodes)).figures
    return RoadsideCard(
      parameters: parameters, isSyntheticRoads: true, isGravityTraffic: true, connectedShare: 0.1,
      units: units.map {
        .init(
          coordinate: world.projection.unproject($0.place), point: $0.place, isAtJunction: true,
          isShared: false)
      },
      choice: .init(
        algorithm: "greedy-swap", candidates: candidates.units.count, value: 50, bound: 60, total: 100,
        gap: 0.2, coverTimes: 1),
      figures: figures, edge: district.edgeFigures(figures, connectedVehicles: 100),
      bill: RoadsideBill(parameters.costs, shared: units.map { _ in false }, nodes: nodes), squareKm: 1,
      fleets: parameters.automatedFleets.map { .init(fleet: $0, coveredShare: 0.5) },
      informed: [
        .init(
          service: "charging", connectedShare: 0.1, heardShare: 0.9, publishedShare: 1, ageSeconds: 30,
          gapSeconds: 10, byOtherMeansShare: 0.2, share: 0.272)
      ])
  }

  private func page(_ input: ReportInput) -> String {
    HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
  }

  @Test("Model and height stand before every figure, in both languages; a run without units says so")
  func section() throws {
    var input = try ReportFixture.input()
    let without = page(input)
    #expect(without.contains("未规划路侧单元") && without.contains("no roadside units are planned"))
    input.scorecard.roadside = try card(input.world)
    let page = page(input)
    #expect(Markup(page).faults == [])
    for words in [
      "map-roadside", "沿街 tr37885_urban_los", "environment height 1.00 m", "synthetic grid and no survey",
      "同一方案在其他路径损耗模型下的覆盖", "环境高度（米）", "LTE-V2X mode 4", "0.67–1.64",
      "Edge computing is in TOPS (INT8)", "robobus", "Chongqing Liangjiang", "经路侧知情", "greedy-swap",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    let section = page[(try #require(page.range(of: "id=\"roadside\""))).lowerBound...]
    let model = try #require(section.range(of: "路径损耗模型"))
    let table = try #require(section.range(of: "覆盖与连续性"))
    #expect(model.lowerBound < table.lowerBound)
    for word in [">nan", " nan ", ">inf<", " inf "] { #expect(!page.contains(word)) }
    #expect(!page.contains("no roadside units are planned"))
  }

  @Test("Fewer units than asked, a saturated channel and an overloaded node are said, not printed as results")
  func troubles() throws {
    var input = try ReportFixture.input()
    input.scorecard.roadside = try card(input.world) { parameters in
      parameters.units.count = 9
      parameters.connectedShare = 1
      parameters.traffic.tripsPerResident = 20
      parameters.traffic.tripKm = 50
      parameters.traffic.speedFactor = 0.05
      parameters.edge.teraOperations = 20
    }
    let figures = try #require(input.scorecard.roadside).figures
    let page = page(input)
    #expect(Markup(page).faults == [])
    #expect(page.contains("asks for 9 units, but there are 6 candidates only"))
    #expect(page.contains("过载：边缘节点为能力的 3.75 倍") || page.contains("overloaded: edge node gets 3.75"))
    #expect(figures.wanted.saturatedShare > 0 ? page.contains("&gt; 0.7") : true)
    for word in [">nan", " nan ", ">inf<", " inf "] { #expect(!page.contains(word)) }
  }
}

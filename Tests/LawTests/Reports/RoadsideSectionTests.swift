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
  static func card(
    _ world: World, units count: Int = 6, _ change: (inout RoadsideParameters) -> Void = { _ in }
  ) throws -> RoadsideCard {
    var parameters = RoadsideParameters()
    parameters.units.roads = .all
    parameters.units.count = count
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
    let rows = Array(candidates.units.indices.prefix(count))
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
    input.scorecard.roadside = try Self.card(input.world)
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
    #expect(!page.contains("片区与智行走廊") && !page.contains("stroke=\"#8a1c4a\""))
  }

  @Test(
    "Zones and corridors have a table, a drawing and a file, and too few units in one are said"
  )
  func zones() throws {
    var input = try ReportFixture.input()
    let (low, high) = try #require(input.world.boundary.extent)
    let middle = (low.y + high.y) / 2
    input.scorecard.roadside = try Self.card(input.world) { parameters in
      var park = RoadsideZone()
      park.id = "park"
      park.nameZh = "科技园"
      park.nameEn = "technology <park>"
      park.units = 60
      park.shape.polygons = [
        Polygon(outer: [
          low, .init(x: high.x, y: low.y), .init(x: high.x, y: middle), .init(x: low.x, y: middle),
        ])
      ]
      var line = RoadsideZone()
      line.id = "line"
      line.nameZh = "走廊"
      line.nameEn = "corridor of the north"
      line.withinM = 120
      line.shape.lines = [[.init(x: low.x, y: high.y - 100), .init(x: high.x, y: high.y - 100)]]
      var nowhere = RoadsideZone()
      nowhere.id = "nowhere"
      parameters.zones = [park, line, nowhere]
    }
    let card = try #require(input.scorecard.roadside)
    let page = page(input)
    #expect(Markup(page).faults == [])
    for words in [
      "片区与智行走廊", "Zones and corridors", "科技园", "technology &lt;park&gt;", "corridor, ±120 m",
      "走廊（±120 米）", "whole district", "asks for 60 units", "“科技园”要求 60 个路侧单元", "(60)",
      "stroke=\"#8a1c4a\"",
    ] {
      #expect(page.contains(words), "\(words)")
    }
    for word in [">nan", " nan ", ">inf<", " inf "] { #expect(!page.contains(word)) }
    let rows = RoadsideZonesFile.text(of: input).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 4 && rows.allSatisfy { $0.count == rows[0].count })
    func cell(_ row: Int, _ column: String) throws -> String {
      rows[row][try #require(rows[0].firstIndex(of: column))]
    }
    #expect(try cell(1, "kind") == "area" && cell(2, "kind") == "corridor" && cell(1, "units_wanted") == "60")
    for (row, zone) in card.figures.zones.enumerated() {
      #expect(try cell(row + 1, "units") == "\(zone.units)")
      let kilometres = try #require(Double(try cell(row + 1, "road_km")))
      #expect(abs(kilometres - zone.wanted.summary.kilometres) < 1e-4)
    }
    // Where there is no road there is no share: the planted fault writes 0.
    #expect(try cell(3, "covered_share") == "" && cell(3, "road_km") == "0")
    #expect(try cell(1, "covered_share") != "")
  }

  @Test("Fewer units than asked, a saturated channel and an overloaded node are said, not printed as results")
  func troubles() throws {
    var input = try ReportFixture.input()
    input.scorecard.roadside = try Self.card(input.world) { parameters in
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

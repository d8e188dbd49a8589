import DistrictModel
import Foundation
import Reports
import Testing

@testable import Assessment

@Suite("A report copes with results that hold little or no number")
struct EmptyReportTests {
  @Test("without stations, targets or simulation it is still well formed", arguments: ReportLanguage.allCases)
  func nothing(language: ReportLanguage) throws {
    var input = try ReportFixture.input(quality: [])
    input.plan = Plan(stations: [])
    input.assumptions = []
    input.notes = []
    input.scorecard = Scorecard(
      targets: [], indicators: [], findings: [], townships: [], stations: [], swapStations: [], cells: [],
      classes: [],
      load: [], occupancyByHour: [], waits: [], stationSizes: [], coverageRadiusM: 500, replications: 0,
      days: 0)
    let markup = Markup(HTMLReport.render(ReportCatalogue.document(of: input), language: language))
    #expect(markup.faults == [])
    #expect(StationsFile.text(of: input).split(separator: "\r\n").count == 1)
  }

  @Test("what is not a number becomes a dash on the page, null in JSON and an empty field in CSV")
  func notANumber() throws {
    var input = try ReportFixture.input()
    let card = input.scorecard
    let nan = Double.nan
    let station = card.stations[0]
    let row = StationRow(
      site: station.site, id: "lonely", name: station.name, category: station.category,
      township: station.township,
      coordinate: station.coordinate, isExisting: false, isSynthetic: true, capacity: 4, chargers: [4, 0],
      connectors: 4,
      powerKW: 240, sessionsPerDay: 0, energyKWhPerDay: 0, occupancyShare: nan, chargingShare: nan,
      powerShare: .infinity,
      meanWaitMin: nan, leftPerDay: nan)
    let load = (0..<96).map { _ in LoadPoint(publicMW: nan, publicLowMW: nan, publicHighMW: nan, ownPlugMW: 0)
    }
    input.scorecard = Scorecard(
      targets: card.targets, indicators: card.indicators, findings: [], townships: card.townships,
      stations: [row],
      swapStations: [], cells: card.cells, classes: card.classes, load: load,
      occupancyByHour: [Double](repeating: nan, count: 24),
      waits: [Double](repeating: 0, count: 121), stationSizes: [1, 1, 1, 1, 1, 1], coverageRadiusM: 500,
      replications: 1,
      days: 1)
    let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .both)
    #expect(Markup(page).faults == [])
    for word in [">nan", " nan", ">inf", " inf"] { #expect(!page.contains(word)) }
    #expect(StationsFile.text(of: input).contains(",0,0,,,,,,1,,\r\n"))
    #expect(try JSONSerialization.jsonObject(with: Data(PlanFile.text(of: input).utf8)) is [String: Any])
  }

  @Test("what a column of the stations says in every row stands once below them, and only that")
  func saidOnce() throws {
    var input = try ReportFixture.input()
    let card = input.scorecard
    // Every other station is synthetic; of these some stand and some are planned.
    input.scorecard = Scorecard(
      targets: [], indicators: [], findings: [], townships: [], stations: card.stations.filter(\.isSynthetic),
      swapStations: [], cells: [], classes: [], load: [], occupancyByHour: [], waits: [], stationSizes: [],
      coverageRadiusM: 500, replications: 0, days: 0)
    let chapter = try #require(ReportCatalogue.document(of: input).sections.first { $0.id == "stations" })
    let tables = chapter.blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    let table = try #require(tables.first)
    let headers = table.columns.map(\.header.en)
    #expect(table.rows.count == 3 && table.rows.allSatisfy { $0.count == headers.count })
    #expect(headers.contains("stage") && !headers.contains("origin"))
    #expect(table.note?.en.hasPrefix("The origin is synthetic in every row.") == true)
    #expect(table.note?.zh.hasPrefix("各行来源：合成候选点。") == true)
  }
}

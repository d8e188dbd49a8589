import Calibration
import CityAgents
import Fixtures
import Foundation
import Reports
import Testing

@Suite("The report of a calibration")
struct CalibrationReportTests {
  /// One small study for all tests; the search is cut short, the report does not ask how good it is.
  private static let study: Result<CalibrationStudy, StudyFault> = {
    var search = CalibrationSearch()
    search.starts = [SyntheticCity.truth]
    search.evaluations = 12
    search.threads = 2
    var agents = AgentSettings()
    agents.replications = 2
    guard let model = try? SyntheticCity.model(),
      let observation = try? SyntheticCity.observation(of: model.week(SyntheticCity.truth)),
      let tariff = try? TariffShape(deviations: SyntheticCity.deviations)
    else { return .failure(.calibration(.noFit)) }
    return Result { () throws(StudyFault) in
      try CalibrationStudy.run(
        zones: SyntheticCity.zones, tariff: tariff, observation: observation, search: search, agents: agents,
        withFolds: false)
    }
  }()

  private func page(_ language: ReportLanguage) throws -> String {
    let input = CalibrationReportInput(study: try Self.study.get(), provenance: Provenance())
    return HTMLReport.render(ReportCatalogue.document(of: input), language: language)
  }

  @Test(
    "Each language has the figures, the goals and the parameters", arguments: [ReportLanguage.zh, .en, .both])
  func whole(language: ReportLanguage) throws {
    let page = try page(language)
    #expect(page.components(separatedBy: "<figure>").count == 4)
    #expect(page.components(separatedBy: "<table").count == 5)
    #expect(page.hasSuffix("</html>\n"))
    #expect(!page.contains(">nan") && !page.contains("inf<") && !page.contains("NaN"))
  }

  @Test("A rank that was not asked is neither met nor claimed")
  func unasked() throws {
    let page = try page(.en)
    #expect(page.contains("not asked"))
    #expect(!page.contains("unseen zones are ranked"))
  }

  @Test("What no run can show is ruled out in every report")
  func limits() throws {
    let english = try page(.en)
    #expect(english.contains("causal effect of the tariff"))
    #expect(english.contains("levels in kWh"))
    let chinese = try page(.zh)
    #expect(chinese.contains("因果作用"))
    #expect(chinese.contains("电量的绝对值"))
  }

  @Test("Equal studies give equal bytes")
  func bytes() throws { #expect(try page(.both) == page(.both)) }
}

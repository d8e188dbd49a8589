import DistrictModel
import Testing

@testable import Reports

@Suite("Titles read well in either language") struct EnglishWordsTests {
  @Test("A scenario that goes by its district's name has its English one on an English page")
  func scenario() throws {
    var input = try ReportFixture.input()
    input.provenance.scenarioName = input.world.name.zh
    #expect(ReportCatalogue.document(of: input).subtitle.en.hasPrefix("Scenario Sample District;"))
    // The planted fault: a name of its own stays as it is.
    input.provenance.scenarioName = "甲"
    #expect(ReportCatalogue.document(of: input).subtitle.en.hasPrefix("Scenario 甲;"))
  }

  @Test(
    "A name that ends in a year is followed by the word for it",
    arguments: [
      ("亦庄新城 2028", "亦庄新城 2028 年"), ("渝北区 2025", "渝北区 2025 年"), ("渝北区", "渝北区"), ("798", "798"),
      ("园区 9001", "园区 9001"),
    ])
  func year(name: String, title: String) {
    #expect(ReportCatalogue.titleName(name) == title)
  }

  @Test("Several things peak, one peaks")
  func verb() throws {
    func finding(_ input: ReportInput) -> String? {
      for case .chart(let chart) in loadSection(input).blocks { return chart.finding.en }
      return nil
    }
    let input = try ReportFixture.input()
    #expect(finding(input)?.hasPrefix("Public charging peaks at ") == true)
  }
}

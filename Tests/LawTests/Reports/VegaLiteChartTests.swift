import DistrictModel
import Foundation
import Testing

@testable import Reports

@Suite("Charts for Vega-Lite say what the report's charts say") struct VegaLiteChartTests {
  private static var chart: ReportChart {
    var chart = ReportChart(
      title: .init(zh: "负荷 \"x\"", en: "load \"x\" </script>"), finding: .init(zh: "一句话", en: "one sentence"),
      horizontal: .init(zh: "时刻", en: "time"), vertical: .init(zh: "负荷（MW）", en: "load (MW)"), steps: 3,
      ticks: [.init(position: 0, text: .same("0' \\")), .init(position: 2.5, text: .same("end"))])
    chart.bars = [1, 2, 3]
    chart.lines = [
      .init(name: .init(zh: "甲", en: "a"), values: [1, .nan, 3], isDashed: true),
      .init(name: .init(zh: "乙", en: "b"), values: [], isDashed: false),
    ]
    chart.band = .init(name: .init(zh: "区间", en: "interval"), low: [0, 1, 2], high: [2, 3, 4])
    chart.isShare = true
    return chart
  }

  private static func read(_ chart: ReportChart, _ language: ReportLanguage) throws -> [String: Any] {
    let text = VegaLiteChart.text(of: chart, language: language)
    return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// What a specification lacks of its chart.
  private static func complaints(_ root: [String: Any], _ chart: ReportChart) -> [String] {
    var found: [String] = []
    if root["$schema"] as? String != VegaLiteChart.schema { found.append("schema") }
    let layers = root["layer"] as? [[String: Any]] ?? []
    let marks = layers.compactMap { ($0["mark"] as? [String: Any])?["type"] as? String }
    if marks != ["bar", "area", "line"] { found.append("marks") }
    let counts = layers.map {
      (($0["data"] as? [String: Any])?["values"] as? [[String: Double]])?.count ?? -1
    }
    // The value that is no number is a gap.
    if counts != [3, 3, 2] { found.append("data") }
    for layer in layers {
      let encoding = layer["encoding"] as? [String: [String: Any]] ?? [:]
      let axis = encoding["y"]?["axis"] as? [String: Any]
      if axis?["title"] as? String != chart.vertical.en || axis?["format"] as? String != ".0%" {
        found.append("unit")
      }
      let scale = encoding["x"]?["scale"] as? [String: Any]
      if scale?["domain"] as? [Int] != [0, chart.steps] { found.append("steps") }
    }
    let title = root["title"] as? [String: Any]
    if title?["text"] as? [String] != [chart.title.en]
      || title?["subtitle"] as? [String] != [chart.finding.en]
    {
      found.append("title")
    }
    return found
  }

  @Test(
    "Bars, band and lines with their data, units on the axis, the finding below the title; planted faults are told"
  )
  func whole() throws {
    var root = try Self.read(Self.chart, .en)
    #expect(Self.complaints(root, Self.chart) == [])
    var other = Self.chart
    other.band = nil
    #expect(Self.complaints(try Self.read(other, .en), Self.chart) == ["marks", "data"])
    other = Self.chart
    other.lines[0].values = [1, 2, 3]
    #expect(Self.complaints(try Self.read(other, .en), Self.chart) == ["data"])
    #expect(Self.complaints(try Self.read(Self.chart, .zh), Self.chart) == ["unit", "unit", "unit", "title"])
    root["$schema"] = "x"
    #expect(Self.complaints(root, Self.chart) == ["schema"])
  }

  @Test("Both languages are lines of the title, and words never become part of an expression")
  func words() throws {
    let root = try Self.read(Self.chart, .both)
    let title = try #require(root["title"] as? [String: Any])
    #expect(title["text"] as? [String] == ["负荷 \"x\"", "load \"x\" </script>"])
    let layer = try #require((root["layer"] as? [[String: Any]])?.first)
    let x = try #require((layer["encoding"] as? [String: [String: Any]])?["x"])
    let axis = try #require(x["axis"] as? [String: Any])
    #expect(
      axis["labelExpr"] as? String == "datum.value === 0 ? \"0' \\\\\" : datum.value === 2.5 ? \"end\" : ''")
    #expect(!VegaLiteChart.text(of: Self.chart, language: .both).contains("</script>"))
  }

  @Test("Every chart of a report is found")
  func found() throws {
    let document = ReportCatalogue.document(of: try ReportFixture.input())
    let html = HTMLReport.render(document, language: .en)
    #expect(document.charts.count == html.matches(of: /aria-labelledby="chart-\d+-title/).count)
    #expect(document.charts.count >= 3)
  }
}

import Assessment
import DistrictModel
import Fixtures
import Foundation
import Reports
import Testing

@Suite("Result files can be read back and compared")
struct ResultFileTests {
  @Test("indicators keep their contract and have null for what is undefined")
  func indicators() throws {
    let text = IndicatorsFile.text(of: try ReportFixture.input().scorecard)
    let file = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(file["schema"] as? String == "wayside-indicators/1")
    let rows = try #require(file["indicators"] as? [[String: Any]])
    #expect(rows.count == 4)
    for key in ["id", "value", "unit", "low", "high", "replications", "number", "name", "formula"] {
      #expect(rows.allSatisfy { $0[key] != nil })
    }
    #expect(rows[1]["value"] as? Double == 0.947)
    #expect(rows[3]["value"] is NSNull)
    #expect((rows[0]["name"] as? [String: String])?["zh"] == "人口覆盖率")
  }

  @Test("targets keep their contract")
  func targets() throws {
    let text = TargetsFile.text(of: try ReportFixture.input().scorecard)
    let file = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(file["schema"] as? String == "wayside-targets/1")
    let rows = try #require(file["targets"] as? [[String: Any]])
    for key in ["id", "metric", "target", "attained", "gap", "met", "probability_met", "deadline", "source"] {
      #expect(rows.allSatisfy { $0[key] != nil })
    }
    #expect(rows[0]["met"] as? Bool == true)
    #expect(rows[2]["existing"] is NSNull)
    #expect(rows[2]["probability_met"] as? Double == 0.25)
    #expect(rows[0]["source"] as? String == "十四五规划, 第 12 条")
  }

  @Test("the plan is GeoJSON in WGS-84 with seven decimals and says what is synthetic")
  func plan() throws {
    let input = try ReportFixture.input()
    let file = try #require(
      JSONSerialization.jsonObject(with: Data(PlanFile.text(of: input).utf8)) as? [String: Any])
    #expect(file["type"] as? String == "FeatureCollection")
    let features = try #require(file["features"] as? [[String: Any]])
    #expect(features.count == 7)
    let properties = features.compactMap { $0["properties"] as? [String: Any] }
    #expect(properties.filter { $0["kind"] as? String == "charging_station" }.count == 5)
    #expect(properties.filter { $0["synthetic"] as? Bool == true }.count == 3)
    #expect(
      properties[1]["name"] as? [String: String] == [
        "zh": ReportFixture.hostileStation, "en": ReportFixture.hostileStation,
      ])
    for (feature, row) in zip(features, input.scorecard.stations) {
      let place = try #require((feature["geometry"] as? [String: Any])?["coordinates"] as? [Double])
      #expect(abs(place[0] - row.coordinate.longitude) <= 0.51e-7)
      #expect(abs(place[1] - row.coordinate.latitude) <= 0.51e-7)
      #expect(place.allSatisfy { "\($0)".split(separator: ".").last?.count ?? 0 <= 7 })
    }
  }

  @Test("stations and cells read back as what was written")
  func tables() throws {
    let input = try ReportFixture.input()
    let stations = CSVRecords.read(StationsFile.text(of: input))
    #expect(stations.count == 6)
    #expect(Set(stations.map(\.count)).count == 1)
    let name = try #require(stations[0].firstIndex(of: "name_zh"))
    #expect(stations[2][name] == ReportFixture.hostileStation)
    let power = try #require(stations[0].firstIndex(of: "power_kw"))
    #expect(stations.dropFirst().map { Double($0[power]) } == input.scorecard.stations.map(\.powerKW))

    let cells = CSVRecords.read(CellsFile.text(of: input))
    #expect(cells.count == 21)
    #expect(Set(cells.map(\.count)) == [14])
    let demand = try #require(cells[0].firstIndex(of: "expected_kwh_per_day"))
    #expect(cells.dropFirst().map { Double($0[demand]) } == input.scorecard.cells.map(\.expectedKWhPerDay))
  }

  @Test("a name that a spreadsheet would run is written as text, a negative number stays a number")
  func formulas() throws {
    let cells = CellsFile.text(of: try ReportFixture.input(columns: 40, rows: 40))
    #expect(cells.contains("\"'=HYPERLINK(\"\"x\"\")\""))
    #expect(!CSVRecords.read(cells).joined().contains { $0.hasPrefix("=") })
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1"] {
      #expect(CSVField.text(text).written.contains("'"))
    }
    #expect(CSVField.text("S1000-2").written == "S1000-2")
    #expect(CSVField.number(-1.5).written == "-1.5")
    #expect(CSVField.number(.nan).written == "")
  }

  @Test("equal inputs give equal files")
  func equalBytes() throws {
    let (first, second) = (try ReportFixture.input(), try ReportFixture.input())
    #expect(PlanFile.text(of: first) == PlanFile.text(of: second))
    #expect(StationsFile.text(of: first) == StationsFile.text(of: second))
    #expect(CellsFile.text(of: first) == CellsFile.text(of: second))
    #expect(IndicatorsFile.text(of: first.scorecard) == IndicatorsFile.text(of: second.scorecard))
    #expect(TargetsFile.text(of: first.scorecard) == TargetsFile.text(of: second.scorecard))
  }

  @Test("JSON sorts its keys, writes doubles that read back equal and never a number that is none")
  func json() throws {
    let values: [Double] = [0.1, 1.0 / 3, 5, -0.0, 1e300, .leastNonzeroMagnitude, 123_456_789.125]
    let value = JSONText.object([
      "b": .array(values.map { .number($0) }), "a": .number(.nan), "c": .string("\u{1}<\"\\\u{2028}"),
    ])
    #expect(value.inlined.hasPrefix("{\"a\":null,\"b\":[0.1,"))
    for text in [value.inlined, value.document] {
      let read = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
      #expect(read["b"] as? [Double] == values)
      #expect(read["a"] is NSNull)
      #expect(read["c"] as? String == "\u{1}<\"\\\u{2028}")
    }
    #expect(value.inlined.contains("\\u0001\\u003c\\\"\\\\\\u2028"))
  }
}

import Assessment
import DistrictModel
import Fixtures
import Foundation
import NumericKernels
import Testing

@testable import Reports

@Suite("The page of runs side by side") struct RunComparisonPageTests {
  private static let comparison = RunComparison(of: [
    TwoRuns.run("before"),
    TwoRuns.run("after", waits: [3, 4, 5.5], distances: [50, 200, 300, 900], stations: [0, 1, 3]),
  ])

  private static func maps(_ comparison: RunComparison) -> [ReportMap] {
    ReportCatalogue.document(of: comparison).sections.flatMap(\.blocks).compactMap { block in
      if case .map(let map) = block { map } else { nil }
    }
  }

  @Test("Squares that got nearer are blue, those farther orange, and the legend has their limits")
  func palette() throws {
    let map = try #require(Self.maps(Self.comparison).first)
    guard case .changes(let squares) = map.layers[0].content else { throw Problem.noChanges }
    // 50 m nearer in the first cell, 500 m farther in the fourth: two classes, the stronger one for the larger change.
    #expect(squares.map(\.column) == [0, 3] && squares.map(\.level) == [1, 6])
    #expect(map.layers[0].legend.filter { !$0.zh.isEmpty }.count == 4)
    #expect(map.layers[0].legend[0].en == "less by 50.0–500" && map.layers[0].legend[5].zh == "增 50.0–500")
    #expect(map.layers[0].hint?.en.contains("blue is nearer (good)") == true)
    let html = HTMLReport.render(ReportCatalogue.document(of: Self.comparison), language: .en)
    #expect(html.contains(SVGText.changes[1]) && html.contains(SVGText.changes[6]))
    #expect(SVGText.changes.count == 7 && SVGText.changes[3] == "#ffffff")
    // The planted fault: the other way round the colours change sides.
    let turned = try #require(
      Self.maps(RunComparison(of: [Self.comparison.runs[1], Self.comparison.runs[0]])).first)
    guard case .changes(let other) = turned.layers[0].content else { throw Problem.noChanges }
    #expect(other.map(\.level) == [5, 0])
  }

  private enum Problem: Error { case noChanges }

  @Test(
    "Runs of one frame stand side by side on one scale, move together, and only such pages have the script for it"
  )
  func sideBySide() throws {
    let document = ReportCatalogue.document(of: Self.comparison)
    let pairs = document.sections.flatMap(\.blocks).compactMap { block in
      if case .maps(let maps) = block { maps } else { nil }
    }
    let pair = try #require(pairs.first)
    #expect(pairs.count == 1 && pair.map(\.id) == ["map-run-A", "map-run-B"])
    let all = pair + Self.maps(Self.comparison)
    #expect(all.allSatisfy { $0.sync == RunMaps.group && $0.columns == 4 && $0.rows == 3 })
    #expect(Set(pair.map { $0.layers[0].legend }).count == 1 && pair[0].layers[0].legend.count == 5)
    #expect(Set(pair.compactMap { $0.layers.last?.largest }) == [4])
    #expect(all.allSatisfy { !$0.footer.isEmpty })
    let html = HTMLReport.render(document, language: .both)
    #expect(html.matches(of: /data-sync="places"/).count == all.count && html.contains(HTMLMapLink.source))
    #expect(html.matches(of: /data-key="distance"/).count == all.count)
    let script = HTMLScript.source + "\n" + HTMLMapLink.source
    #expect(html.contains(ContentHash.policySource(script)) && HTMLMapLink.source.utf8.count < 1536)
    // A run on another outline is on no common map, and the page of one run needs no such script.
    var moved = Self.comparison.runs[1]
    moved.frame = DistrictFrame(
      zone: 48, sizeM: 500, origin: SmallWorld.corner, columns: 5, rows: 3, outline: [])
    let apart = ReportCatalogue.document(of: RunComparison(of: [Self.comparison.runs[0], moved]))
    #expect(!HTMLReport.render(apart, language: .en).contains("data-sync=\""))
    let plain = HTMLReport.render(ReportCatalogue.document(of: try ReportFixture.input()), language: .en)
    #expect(!plain.contains("data-sync=\"") && !plain.contains(HTMLMapLink.source))
  }

  @Test("Stations of one run only and of both have signs of their own")
  func symbols() throws {
    let map = try #require(Self.maps(Self.comparison).first)
    guard case .symbols(let symbols) = map.layers[1].content else { throw Problem.noChanges }
    #expect(map.footer.contains { $0.en.hasPrefix("1 of the sites are synthetic") })
    #expect(symbols.map(\.kind) == [.inBoth, .inBoth, .onlyInFirst, .onlyInOther])
    #expect(symbols.allSatisfy { $0.place.x > 0 && $0.place.x < 4 && $0.place.y > 2 && $0.place.y < 3 })
  }

  @Test("Every sentence is in both languages, and warnings stand where settings differ")
  func languages() throws {
    for language in ReportLanguage.allCases {
      let text = RunComparisonText.terminal(Self.comparison, language: language)
      #expect(text.contains("A = before") && text.contains("B − A"))
      #expect((language != .en) == text.contains("目标"))
      #expect(
        (language != .zh) == text.contains("indicators of") || language == .zh || text.contains("indicator"))
    }
    #expect(RunComparisonText.warnings(of: Self.comparison).isEmpty)
    let strangers = RunComparison(of: [TwoRuns.run(), TwoRuns.run(seed: 2)])
    let warning = try #require(RunComparisonText.warnings(of: strangers).first)
    #expect(warning.en.contains("seeds 1 and 2") && warning.zh.contains("Welch"))
    let document = ReportCatalogue.document(of: strangers)
    let callouts = document.sections.flatMap(\.blocks).filter {
      if case .callout = $0 { true } else { false }
    }
    #expect(callouts.count == 1)
  }

  @Test("Equal runs say so and print no sign of a difference")
  func equal() {
    let comparison = RunComparison(of: [TwoRuns.run("a"), TwoRuns.run("b")])
    let text = RunComparisonText.terminal(comparison, language: .en)
    #expect(
      text.contains("No difference between B and A") && text.contains("the inputs of B and A are the same"))
    #expect(Self.maps(comparison).isEmpty, "nothing is drawn where nothing moved")
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("indicator ") || $0.hasPrefix("target ") }
    #expect(rows.allSatisfy { !$0.contains("≠") && !$0.contains(" *") })
  }

  @Test("compare.json holds what the table says, and nothing that is no number")
  func json() throws {
    let data = Data(RunComparisonFile.text(of: Self.comparison).utf8)
    let file = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(file["schema"] as? String == "wayside-compare/1")
    let rows = try #require(file["indicators"] as? [[String: Any]])
    let wait = try #require(rows.first { $0["id"] as? String == "mean_wait_min" })
    let runs = try #require(wait["runs"] as? [[String: Any]])
    #expect(runs[0]["difference"] is NSNull)
    let difference = try #require(runs[1]["difference"] as? [String: Any])
    #expect(difference["method"] as? String == "paired" && difference["clear"] as? Bool == true)
    let sides = try #require(file["runs"] as? [[String: Any]])
    #expect(sides[1]["same"] as? Bool == false && sides[1]["paired"] as? Bool == true)
    #expect((sides[1]["cells"] as? [[String: Any]])?.count == 2)
  }
}

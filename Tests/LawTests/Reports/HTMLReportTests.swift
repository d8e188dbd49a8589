import Assessment
import DistrictModel
import Foundation
import NumericKernels
import Reports
import Testing

@Suite("A report is one safe, complete and readable page")
struct HTMLReportTests {
  static func page(_ language: ReportLanguage) throws -> String {
    HTMLReport.render(ReportCatalogue.document(of: try ReportFixture.input()), language: language)
  }

  @Test("is well formed, in every language", arguments: ReportLanguage.allCases)
  func wellFormed(language: ReportLanguage) throws {
    let markup = try Markup(Self.page(language))
    #expect(markup.faults == [])
    #expect(markup.elements.count > 200)
    #expect(Set(markup.ids).count == markup.ids.count)
    let references = markup.elements.flatMap { $0.attributes["aria-labelledby"]?.split(separator: " ") ?? [] }
    #expect(references.allSatisfy { markup.ids.contains(String($0)) })
  }

  @Test("has no style attribute, no handler and no request", arguments: ReportLanguage.allCases)
  func noRequests(language: ReportLanguage) throws {
    for element in try Markup(Self.page(language)).elements {
      #expect(element.attributes["style"] == nil)
      #expect(element.attributes["src"] == nil)
      #expect(element.attributes["href"]?.hasPrefix("#") != false)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      #expect(!["img", "link", "iframe", "object", "base", "form"].contains(element.name))
    }
  }

  @Test("draws with presentation attributes only")
  func presentationAttributes() throws {
    for element in try Markup(Self.page(.both)).elements where element.isInDrawing {
      #expect(element.attributes["class"] == nil)
      #expect(element.name != "style")
    }
  }

  @Test("names its style and its script by their hashes", arguments: ReportLanguage.allCases)
  func policy(language: ReportLanguage) throws {
    let page = try Self.page(language)
    let style = try #require(page.firstRange(between: "<style>", and: "</style>"))
    let script = try #require(page.firstRange(between: "<script>", and: "</script>"))
    for (word, text) in [("style-src", style), ("script-src", script)] {
      let hash = ContentHash.base64(ContentHash.sha256(Array(text.utf8)))
      #expect(page.contains("\(word) 'sha256-\(hash)'"))
    }
    #expect(page.contains("content=\"default-src 'none'; img-src data:; "))
    #expect(script.utf8.count < 8192)
  }

  @Test("escapes what users write, as HTML and as JSON")
  func escapes() throws {
    for language in ReportLanguage.allCases {
      let page = try Self.page(language)
      #expect(!page.contains("<img"))
      #expect(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;"))
      #expect(page.contains("\\u003c/script\\u003e\\u003cimg"))
      let tips = try #require(page.firstRange(between: "id=\"tips\">", and: "</script>"))
      // A tip is a text, or one in each language.
      let told = try #require(try JSONSerialization.jsonObject(with: Data(tips.utf8)) as? [Any])
      let texts = told.flatMap { $0 as? [String] ?? [$0 as? String ?? ""] }
      #expect(texts.contains { $0.contains(ReportFixture.hostileStation) })
      #expect((told.contains { $0 is [String] }) == (language == .both))
    }
  }

  @Test("says everything in both languages")
  func bothLanguages() throws {
    let texts = Self.texts(in: ReportCatalogue.document(of: try ReportFixture.input()))
    #expect(texts.count > 300)
    #expect(texts.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
    let english = texts.filter { $0.zh != $0.en }.map(\.en)
    #expect(english.allSatisfy { text in text.range(of: "[，。；：（）]", options: .regularExpression) == nil })
  }

  @Test("gives every header cell a scope and every row as many cells as headers")
  func tables() throws {
    let document = ReportCatalogue.document(of: try ReportFixture.input())
    for case .table(let table) in document.sections.flatMap(\.blocks) {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count })
      #expect(!table.rows.isEmpty)
    }
    let headers = try Markup(Self.page(.zh)).elements.filter { $0.name == "th" }
    #expect(headers.allSatisfy { ["row", "col"].contains($0.attributes["scope"]) })
  }

  @Test("equal inputs give equal bytes", arguments: ReportLanguage.allCases)
  func equalBytes(language: ReportLanguage) throws {
    #expect(try Self.page(language) == Self.page(language))
  }

  /// Cells, the most bytes of a page, and of its report as data.
  static let sizes = [(50, 30, 2_000_000), (100, 50, 5_000_000)]

  @Test(
    "stays under 2 MB with 1,500 cells, 550 stations and 260 roadside units, under 5 MB with 5,000 cells",
    arguments: sizes)
  func size(columns: Int, rows: Int, most: Int) throws {
    var input = try ReportFixture.input(columns: columns, rows: rows, stations: 550, townships: 30, swaps: 25)
    #expect(input.world.grid.cells.count == columns * rows)
    input.scorecard.roadside = try RoadsideSectionTests.card(input.world, units: 260)
    input.verification = ReportFixture.verification
    let document = ReportCatalogue.document(of: input)
    for language in ReportLanguage.allCases {
      let page = HTMLReport.render(document, language: language)
      #expect(page.utf8.count < most, "\(language)")
      #expect(page.components(separatedBy: "h3.6v3.6h3.6v3.6h-3.6v3.6").count > 260)
    }
    #expect(try JSONEncoder().encode(document).count < most)
    // Planted: what would be drawn square by square does not fit.
    #expect(columns * rows * 5 * 120 + 500_000 > most / 2)
  }

  @Test("calls a plan optimal only where that is proven")
  func optimal() throws {
    let words = ["optimal", "最优"]
    func page(_ quality: PlanQuality) throws -> String {
      HTMLReport.render(
        ReportCatalogue.document(of: try ReportFixture.input(quality: [quality])), language: .both)
    }
    let proven = try page(ReportFixture.quality(value: 800, bound: 800, isProven: true))
    #expect(proven.contains("最优（已证明）") && proven.contains("optimal (proven)"))
    let open = try page(ReportFixture.quality(value: 800, bound: 820, isProven: false))
    #expect(!words.contains(where: open.contains))
    #expect(open.contains("2.50%"))
    // A claim that the numbers contradict is not repeated.
    let wrong = try page(ReportFixture.quality(value: 800, bound: 820, isProven: true))
    #expect(!words.contains(where: wrong.contains))
  }

  @Test("prints the map's reference system, footer and approval number")
  func mapFooter() throws {
    let page = try Self.page(.both)
    for phrase in ["EPSG:32648", "无底图", "no base map", "审图号：GS(2025)0001", "合成候选点"] {
      #expect(page.contains(phrase))
    }
    let without = HTMLReport.render(
      ReportCatalogue.document(of: try ReportFixture.input(mapApprovalNumber: "")), language: .both)
    #expect(!without.contains("审图号"))
  }

  @Test("says what two targets imply, and every simulated target carries its interval")
  func conclusion() throws {
    let page = try Self.page(.zh)
    #expect(page.contains("12,000 / 550 = 21.8"))
    #expect(page.contains("94.7%（95% 置信区间 94.0% – 95.4%，8 次重复）"))
    #expect(page.contains("−0.3 个百分点"))
    for sign in ["✓", "△", "✗"] { #expect(page.contains("<b>\(sign)</b>")) }
  }

  /// Every text of the document, wherever it stands.
  private static func texts(in value: Any) -> [BilingualText] {
    if let text = value as? BilingualText { return [text] }
    return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
  }
}

extension String {
  func firstRange(between start: String, and end: String) -> String? {
    guard let opening = range(of: start), let closing = range(of: end, range: opening.upperBound..<endIndex)
    else {
      return nil
    }
    return String(self[opening.upperBound..<closing.lowerBound])
  }
}

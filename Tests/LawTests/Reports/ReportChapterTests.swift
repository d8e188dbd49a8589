import DistrictModel
import Foundation
import Reports
import Testing

@testable import Assessment

@Suite("A report follows the order of a plan, and numbers what it shows by chapter")
struct ReportChapterTests {
  /// The order of a Chinese infrastructure plan, appendices last.
  static let order = [
    "结论", "现状", "需求预测", "目标与指标", "布局规划", "电网衔接", "换电、加氢与车路协同", "分期与近期建设", "投资与资金", "依据", "附表", "附图目录",
  ]

  /// What is wrong with the order or the marks of a document's chapters.
  private func faults(_ document: ReportDocument) -> [String] {
    var faults: [String] = []
    if document.chapters.map(\.title.zh) != Self.order { faults.append("order") }
    if document.chapters.map(\.mark) != (1...10).map(String.init) + ["A", "B"] { faults.append("marks") }
    let ids = document.chapters.map(\.id) + document.sections.map(\.id)
    if Set(ids).count != ids.count { faults.append("ids") }
    return faults
  }

  /// Numbers in the order of the page: those of every chapter count from 1 under its own mark.
  private func misnumbered(_ page: String, _ word: String) -> [String] {
    var counts: [Substring: Int] = [:]
    var wrong: [String] = []
    for match in page.matches(of: try! Regex("<p>\(word) ([0-9AB]+)-([0-9]+)　")) {
      let (mark, number) = (match.output[1].substring ?? "", match.output[2].substring ?? "")
      counts[mark, default: 0] += 1
      if number != "\(counts[mark] ?? 0)" { wrong.append("\(mark)-\(number)") }
    }
    return counts.isEmpty ? ["none"] : wrong
  }

  @Test("Chapters stand in the order of a plan; another order is found out")
  func order() throws {
    var document = ReportCatalogue.document(of: try ReportFixture.input())
    #expect(faults(document) == [])
    document.chapters.swapAt(2, 4)
    #expect(faults(document) == ["order", "marks"])
  }

  @Test("Tables and figures count from one in every chapter; a number that is skipped is found out")
  func numbers() throws {
    let page = HTMLReport.render(ReportCatalogue.document(of: try ReportFixture.input()), language: .zh)
    #expect(misnumbered(page, "表") == [] && misnumbered(page, "图") == [])
    for phrase in ["表 1-1　规划目标", "图 5-1　规划布局", "表 A-1　", "表 B-1　附图目录"] {
      #expect(page.contains(phrase), "\(phrase)")
    }
    #expect(misnumbered(page.replacing("表 5-1　", with: "表 5-7　"), "表") == ["5-7"])
    let english = HTMLReport.render(ReportCatalogue.document(of: try ReportFixture.input()), language: .en)
    #expect(english.contains("Table 5-1. ") && english.contains("Fig. 5-1. "))
  }

  @Test("The list of maps names every map under the number it has on the page")
  func maps() throws {
    let document = ReportCatalogue.document(of: try ReportFixture.input())
    let page = HTMLReport.render(document, language: .zh)
    let list = try #require(document.sections.first { $0.id == "map-list" })
    guard case .table(let table) = list.blocks.first else {
      Issue.record("no table")
      return
    }
    let maps = document.sections.flatMap(\.blocks).compactMap { block -> ReportMap? in
      if case .map(let map) = block { map } else { nil }
    }
    #expect(table.rows.count == maps.count && maps.count >= 3)
    for row in table.rows {
      #expect(page.contains("<p>\(row[0].text.zh)　\(row[1].text.zh)</p>"), "\(row[1].text.zh)")
    }
  }

  @Test("A chapter with nothing to tell is a sentence without a second heading")
  func silent() throws {
    let page = HTMLReport.render(ReportCatalogue.document(of: try ReportFixture.input()), language: .en)
    let grid = try #require(page.firstRange(between: "<section id=\"chapter-grid\">", and: "<h2>7"))
    #expect(grid.contains("The scenario has no power section") && !grid.contains("<h3>"))
    let kinds = try #require(page.firstRange(between: "<section id=\"chapter-kinds\">", and: "<h2>8"))
    #expect(kinds.contains("none is simulated") && !kinds.contains("Roadside units (V2X)"))
  }

  @Test(
    "What stands today is told from the list of present stations: stations, chargers, vehicles a charger, who is reached"
  )
  func status() throws {
    let input = try ReportFixture.input()
    func page(_ input: ReportInput) throws -> String {
      let page = HTMLReport.render(ReportCatalogue.document(of: input), language: .en)
      return try #require(page.firstRange(between: "<section id=\"chapter-status\">", and: "<h2>3"))
    }
    let empty = try page(input)
    #expect(empty.contains("no public station that stands today") && !empty.contains("map-status"))
    var present = input
    present.world = try ReportFixture.world(5, 4, 5, 3, 2, existing: [6, 2])
    let told = try page(present)
    #expect(told.contains("map-status") && told.contains("chargers that stand today, by type"))
    // Two stations with eight chargers each, 37,800 vehicles.
    #expect(
      told.contains(
        "2 public stations with 16 chargers stand today for 37,800 electric vehicles, 2,362.5 vehicles per charger"
      ))
    let register = HTMLReport.render(ReportCatalogue.document(of: present), language: .en)
    #expect(register.contains("Table A-1. Charging stations that stand today"))
  }

  @Test("The models' answers are told with what was left out; a model outside its tolerance is a warning")
  func verification() throws {
    var input = try ReportFixture.input()
    func page() -> String { HTMLReport.render(ReportCatalogue.document(of: input), language: .en) }
    #expect(page().contains("The models were not put to their tables in this run"))
    input.verification = ReportFixture.verification
    let good = page()
    #expect(good.contains("1 tables of known answers with 12 cases and 36 numbers"))
    #expect(good.contains("3.8×10⁻⁹") && good.contains("38%") && good.contains("stale_information_des"))
    input.verification?.tables[0].worstError = nil
    input.verification?.tables[0].isMet = false
    #expect(page().contains("1 of 1 tables of known answers are outside tolerance: charge_time"))
  }

  @Test("A report as data comes back equal, and gives the same page")
  func data() throws {
    var input = try ReportFixture.input()
    input.verification = ReportFixture.verification
    let document = ReportCatalogue.document(of: input)
    let read = try JSONDecoder().decode(ReportDocument.self, from: try JSONEncoder().encode(document))
    #expect(read == document)
    #expect(HTMLReport.render(read, language: .both) == HTMLReport.render(document, language: .both))
    // Planted: an entry whose two languages differ is not written as one text.
    var changed = read
    changed.title = BilingualText(zh: "甲", en: "A")
    #expect(changed != document)
  }

  @Test("Listings say that they may be ordered and which column names the township")
  func listings() throws {
    let document = ReportCatalogue.document(of: try ReportFixture.input())
    let tables = document.sections.flatMap(\.blocks).compactMap { block -> ReportTable? in
      if case .table(let table) = block { table } else { nil }
    }
    let named = tables.filter { $0.townshipColumn != nil }
    #expect(named.count >= 3 && tables.contains { !$0.isListing })
    for table in named {
      #expect(
        table.columns[try #require(table.townshipColumn)].header.en.contains("township"),
        "\(table.caption.en)")
    }
    let cells = Set(
      document.townships.flatMap { township in
        township.runs.flatMap { run in (0..<run[2]).map { "\(run[0] + $0) \(run[1])" } }
      })
    #expect(cells.count == 20 && document.townships.flatMap(\.runs).reduce(0) { $0 + $1[2] } == 20)
  }

  @Test(
    "Two digits and a power of ten",
    arguments: [
      (0, "0"), (3.8149e-9, "3.8×10⁻⁹"), (9.96e-3, "1.0×10⁻²"), (1, "1.0"), (-250, "−2.5×10²"),
      (.infinity, "—"),
    ] as [(Double, String)])
  func scientific(value: Double, text: String) { #expect(NumberText.scientific(value) == text) }
}

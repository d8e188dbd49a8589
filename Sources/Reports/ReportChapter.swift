public import DistrictModel

/// A chapter of a report with its sections.
public struct ReportChapter: Codable, Hashable, Sendable {
  /// A word for links, unique in the report.
  public var id: String
  /// What stands before its tables and figures: a number, or a letter for an appendix.
  public var mark: String
  public var title: BilingualText
  public var sections: [ReportSection]

  public init(id: String, mark: String, title: BilingualText, sections: [ReportSection]) {
    self.id = id
    self.mark = mark
    self.title = title
    self.sections = sections
  }

  /// Lettered chapters come after the numbered ones.
  var isAppendix: Bool { mark.first?.isLetter ?? false }

  /// What stands before the title: a number that is the same in both languages, or an appendix with its letter.
  var prefix: BilingualText {
    isAppendix ? .init(zh: "附录 \(mark)", en: "Appendix \(mark)") : .same(mark)
  }

  /// Sections with something to tell; the others are sentences without a heading.
  var toldSections: [ReportSection] { sections.filter { !$0.isSilent } }
}

extension ReportSection {
  /// Says in one sentence that there is nothing to say.
  var isSilent: Bool {
    if case .paragraph = blocks.first { blocks.count == 1 } else { blocks.isEmpty }
  }
}

/// A township a reader may single out: its name and its squares on the maps.
public struct ReportTownship: Codable, Hashable, Sendable {
  public var name: BilingualText
  /// Runs of squares of a row: column, row from the north, and how many.
  public var runs: [[Int]]
}

/// Numbers of tables and figures: `4-1` is the first of chapter 4.
struct ReportNumbering {
  private var mark = ""
  private var tables = 0
  private var figures = 0

  mutating func begin(_ chapter: ReportChapter) {
    mark = chapter.mark
    (tables, figures) = (0, 0)
  }

  mutating func table() -> String {
    tables += 1
    return "\(mark)-\(tables)"
  }

  mutating func figure() -> String {
    figures += 1
    return "\(mark)-\(figures)"
  }

  /// Every map of the chapters with its number.
  static func maps(of chapters: [ReportChapter]) -> [(number: String, map: ReportMap, chapter: ReportChapter)]
  {
    var numbering = ReportNumbering()
    var maps: [(number: String, map: ReportMap, chapter: ReportChapter)] = []
    for chapter in chapters {
      numbering.begin(chapter)
      for block in chapter.sections.flatMap(\.blocks) {
        switch block {
        case .map(let map): maps.append((numbering.figure(), map, chapter))
        case .maps(let several): maps += several.map { (numbering.figure(), $0, chapter) }
        case .chart: _ = numbering.figure()
        case .paragraph, .lead, .heading, .callout, .table: continue
        }
      }
    }
    return maps
  }
}

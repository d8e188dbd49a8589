public import DistrictModel

/// A report as data: what is said, not how it looks. Every string is in both languages.
public struct ReportDocument: Codable, Hashable, Sendable {
  public var title: BilingualText
  public var subtitle: BilingualText
  public var chapters: [ReportChapter]
  /// Townships a reader may single out, on every map and in every table with a column of them.
  public var townships: [ReportTownship] = []

  public init(title: BilingualText, subtitle: BilingualText, chapters: [ReportChapter]) {
    self.title = title
    self.subtitle = subtitle
    self.chapters = chapters
  }

  /// A short document: every section is a chapter.
  public init(title: BilingualText, subtitle: BilingualText, sections: [ReportSection]) {
    self.init(
      title: title, subtitle: subtitle,
      chapters: sections.enumerated().map { number, section in
        ReportChapter(id: section.id, mark: "\(number + 1)", title: section.title, sections: [section])
      })
  }

  /// All sections in their order, whatever chapter they are in.
  public var sections: [ReportSection] { chapters.flatMap(\.sections) }
}

/// The language a report is written in.
public enum ReportLanguage: String, Codable, CaseIterable, Sendable {
  case zh
  case en
  /// Chinese first, English after it, sentence by sentence.
  case both
}

/// A part of a chapter.
public struct ReportSection: Codable, Hashable, Sendable {
  /// A word for links, unique in the report.
  public var id: String
  public var title: BilingualText
  public var blocks: [ReportBlock]

  public init(id: String, title: BilingualText, blocks: [ReportBlock]) {
    self.id = id
    self.title = title
    self.blocks = blocks
  }
}

/// One thing under another inside a chapter.
public enum ReportBlock: Codable, Hashable, Sendable {
  case paragraph(BilingualText)
  /// The sentence a reader in a hurry takes home.
  case lead(BilingualText)
  case heading(BilingualText)
  case callout(Callout)
  case table(ReportTable)
  case chart(ReportChart)
  case map(ReportMap)
  /// Side by side where there is room.
  case maps([ReportMap])
}

/// How a statement weighs. It is shown by a sign and a word, never by colour alone.
public enum Verdict: String, Codable, Hashable, Sendable {
  case good
  case notice
  case warning

  public var sign: String {
    switch self {
    case .good: "✓"
    case .notice: "△"
    case .warning: "✗"
    }
  }
}

/// A sentence set apart from the text.
public struct Callout: Codable, Hashable, Sendable {
  public var verdict: Verdict
  public var text: BilingualText

  public init(_ verdict: Verdict, _ text: BilingualText) {
    self.verdict = verdict
    self.text = text
  }
}

/// A table; its first column names the rows.
public struct ReportTable: Codable, Hashable, Sendable {
  public struct Column: Codable, Hashable, Sendable {
    public var header: BilingualText
    public var isNumber: Bool
  }

  public struct Entry: Hashable, Sendable {
    public var text: BilingualText
    public var verdict: Verdict?
  }

  public var caption: BilingualText
  public var columns: [Column]
  public var rows: [[Entry]]
  /// What all numbers of the table have in common.
  public var note: BilingualText?
  /// Printed across the page.
  public var isWide = false
  /// The rows are things of one kind, which a reader may put in another order.
  public var isListing = false
  /// The column that names the township of a row.
  public var townshipColumn: Int?

  public init(caption: BilingualText, columns: [Column], rows: [[Entry]], note: BilingualText? = nil) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}

extension ReportTable {
  /// The same table as a list of like things, with the column that names their township.
  func listing(township column: Int? = nil) -> ReportTable {
    var table = self
    table.isListing = true
    table.townshipColumn = column
    return table
  }
}

extension ReportTable.Column {
  static func text(_ zh: String, _ en: String) -> Self {
    Self(header: BilingualText(zh: zh, en: en), isNumber: false)
  }
  static func number(_ zh: String, _ en: String) -> Self {
    Self(header: BilingualText(zh: zh, en: en), isNumber: true)
  }
}

extension ReportTable.Entry {
  /// A dash stands for a text that is not given.
  static func text(_ text: BilingualText, _ verdict: Verdict? = nil) -> Self {
    Self(text: text.zh.isEmpty ? .same(NumberText.dash) : text, verdict: verdict)
  }
  static func text(_ text: String) -> Self { .text(.same(text)) }
  static func number(_ text: String) -> Self { .text(.same(text)) }
  static func whole(_ value: Int) -> Self { .text(.same(NumberText.whole(value))) }
}

extension BilingualText {
  /// A number, an identifier or a name that is the same in both languages.
  static func same(_ text: String) -> Self { Self(zh: text, en: text) }
}

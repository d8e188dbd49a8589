import DistrictModel
import ScenarioFiles

/// A table of text with whatever separator it has, row by row, so that a million rows are never held as fields.
///
/// Quotes as in RFC 4180. The header is the first of the opening lines that has the wanted columns: registers put words of
/// explanation before it.
struct DelimitedText {
  /// A row by the places of its fields; read them with `text(_:of:)`.
  struct Row {
    let line: Int
    fileprivate let fields: [Range<Int>]

    var count: Int { fields.count }
    /// For messages.
    var spot: String { "line \(line)" }
  }

  let file: String
  private(set) var columns: [String] = []
  private let bytes: [UInt8]
  private var separator = UInt8(ascii: ",")
  private var next = 0
  private var line = 1
  private var openQuote: (line: Int, column: Int)?

  private static let separators = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|")]
  private static let longestPreface = 60

  /// - Parameter wanted: of each list one column has to be there; letters and digits count, case does not.
  /// - Throws: `badData` where no line has them all.
  init(_ text: String, file: String, wanted: [[String]]) throws(ImportFault) {
    self.file = file
    bytes = Array(text.utf8)
    let keys = wanted.map { $0.map(Self.plain) }
    while line <= Self.longestPreface, next < bytes.count {
      let (start, startLine) = (next, line)
      for sign in Self.separators {
        separator = sign
        (next, line) = (start, startLine)
        guard let row = record(), openQuote == nil else {
          openQuote = nil
          continue
        }
        let names = row.fields.indices.map { self.text($0, of: row) }
        let plain = Set(names.map(Self.plain))
        if keys.allSatisfy({ $0.contains(where: plain.contains) }) {
          columns = names
          return
        }
      }
      // Not a header: on to the next line.
      (next, line) = (start, startLine)
      while next < bytes.count, bytes[next] != 0x0A { next += 1 }
      next += 1
      line += 1
    }
    let list = wanted.map { $0[0] }.joined(separator: ", ")
    throw .bad(
      file, "E1071", zh: "开头各行中没有含以下各列的表头：\(list)",
      en: "none of the opening lines is a header with the columns \(list)")
  }

  private static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }))
  }

  /// The number of the first of these columns that is there.
  func column(_ names: String...) -> Int? { column(names) }

  func column(_ names: [String]) -> Int? {
    let plain = columns.map(Self.plain)
    for name in names { if let column = plain.firstIndex(of: Self.plain(name)) { return column } }
    return nil
  }

  /// The next row that fits the header. Of others a word stands in the log, empty lines aside; both count as found.
  ///
  /// - Throws: `badData` at a quote that is never closed: everything behind it would be one field.
  mutating func row(_ log: inout ImportLog) throws(ImportFault) -> Row? {
    while let row = record() {
      if let openQuote {
        throw .badData([
          Diagnostic(
            file: file, line: openQuote.line, column: openQuote.column, code: "E0315",
            message: .init(zh: "引号没有闭合", en: "this quote is never closed"))
        ])
      }
      guard row.count > 1 || row.fields.first?.isEmpty == false else { continue }
      log.count(found: 1)
      let isWhole = row.count >= columns.count && row.fields[columns.count...].allSatisfy(\.isEmpty)
      guard isWhole else {
        log.add(
          .dropped, "W1038", file: file, place: row.spot, zh: "有 \(row.count) 个字段，表头有 \(columns.count) 个",
          en: "it has \(row.count) fields, the header has \(columns.count)")
        continue
      }
      return row
    }
    return nil
  }

  /// A field without the space around it; empty where there is no such column.
  func text(_ column: Int?, of row: Row) -> String {
    guard let column, column < row.fields.count else { return "" }
    var range = row.fields[column]
    var isQuoted = false
    if range.count >= 2, bytes[range.lowerBound] == 0x22, bytes[range.upperBound - 1] == 0x22 {
      range = range.lowerBound + 1..<range.upperBound - 1
      isQuoted = bytes[range].contains(0x22)
    }
    guard isQuoted else { return PlainNumber.trimmed(String(decoding: bytes[range], as: UTF8.self)) }
    // By bytes: a quote with a mark upon it is no quote to a comparison of characters.
    var plain: [UInt8] = []
    var isSecond = false
    for byte in bytes[range] {
      isSecond = byte == 0x22 && !isSecond
      if byte != 0x22 || isSecond { plain.append(byte) }
    }
    return PlainNumber.trimmed(String(decoding: plain, as: UTF8.self))
  }

  private mutating func record() -> Row? {
    guard next < bytes.count else { return nil }
    let first = line
    var fields: [Range<Int>] = []
    fields.reserveCapacity(columns.count)
    var start = next
    var lineStart = next
    var isQuoted = false
    while next < bytes.count {
      let byte = bytes[next]
      if byte == 0x22 {
        if isQuoted {
          if next + 1 < bytes.count, bytes[next + 1] == 0x22 { next += 1 } else { isQuoted = false }
        } else if next == start {
          isQuoted = true
          openQuote = (line, next - lineStart + 1)
        }
      } else if byte == 0x0A {
        line += 1
        lineStart = next + 1
        if !isQuoted { break }
      } else if byte == separator, !isQuoted {
        fields.append(start..<next)
        start = next + 1
      }
      next += 1
    }
    if !isQuoted { openQuote = nil }
    var end = next
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    fields.append(start..<end)
    next += 1
    return Row(line: first, fields: fields)
  }
}

package import DistrictModel

/// A CSV file (RFC 4180) with the place of every field.
package struct CSVTable {
  package struct Value {
    package let text: String
    package let line: Int
    package let column: Int
  }

  package let source: SourceText
  package let header: [Value]
  package let rows: [[Value]]
  package private(set) var diagnostics: [Diagnostic] = []

  package init(text: String, file: String, columns: [String], optional: [String] = []) {
    source = SourceText(file: file, text: text)
    let (given, openQuote) = Self.records(text)
    var records = given
    header = records.isEmpty ? [] : records.removeFirst()
    rows = records
    let names = header.map(\.text)
    if header.isEmpty {
      diagnostics.append(source.diagnostic(1, 1, "E0301", zh: "文件为空", en: "the file is empty"))
    }
    if let open = openQuote {
      diagnostics.append(
        source.diagnostic(open.line, open.column, "E0315", zh: "引号没有闭合", en: "this quote is never closed"))
      return
    }
    if header.count == 1, let separator = header[0].text.first(where: { ";\t|".contains($0) }) {
      let shown =
        separator == "\t"
        ? BilingualText(zh: "制表符", en: "a tab") : BilingualText(zh: "'\(separator)'", en: "'\(separator)'")
      diagnostics.append(
        source.diagnostic(
          1, 1, Self.otherSeparator, zh: "各列以\(shown.zh)分隔，应为逗号",
          en: "the columns are separated by \(shown.en); a comma is needed",
          help: BilingualText(
            zh: "请另存为逗号分隔的 CSV，小数点写作 .", en: "save the table as CSV with commas; the decimal sign is a point")
        ))
      return
    }
    for column in columns where !names.contains(column) && !header.isEmpty {
      let unknown = names.filter { !columns.contains($0) && !optional.contains($0) }
      let near = NearestName.to(column, among: unknown)
      let place = header.first { $0.text == near }
      diagnostics.append(
        source.diagnostic(
          place?.line ?? 1, place?.column ?? 1, "E0302", zh: "缺少列 '\(column)'",
          en: "column '\(column)' is missing",
          help: near.map { BilingualText(zh: "'\($0)' 是否即此列？", en: "is '\($0)' meant?") }))
    }
    for (index, value) in header.enumerated() where names.firstIndex(of: value.text) != index {
      diagnostics.append(
        source.diagnostic(
          1, value.column, "E0303", zh: "列 '\(value.text)' 重复", en: "column '\(value.text)' stands twice"))
    }
    for row in rows where row.count != header.count {
      diagnostics.append(
        source.diagnostic(
          row[0].line, 1, "E0304", zh: "此行有 \(row.count) 个字段，应为 \(header.count) 个",
          en: "this row has \(row.count) fields; the header has \(header.count)"))
    }
  }

  static let otherSeparator = "E0318"

  package var isUsable: Bool { diagnostics.isEmpty }

  package mutating func complain(
    _ value: Value, _ code: String, zh: String, en: String, help: BilingualText? = nil,
    severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(
      source.diagnostic(value.line, value.column, code, zh: zh, en: en, help: help, severity: severity))
  }

  package func value(_ column: String, _ row: [Value]) -> Value? {
    header.firstIndex { $0.text == column }.flatMap { row.indices.contains($0) ? row[$0] : nil }
  }

  package mutating func number(_ column: String, _ row: [Value], _ range: ClosedRange<Double>) -> Double? {
    guard let value = value(column, row) else { return nil }
    guard let number = Numeral.decimal(value.text) else {
      complain(
        value, "E0305", zh: "\(column)：应为数字，实为 '\(value.text.prefix(40))'",
        en: "\(column): expected a number, found '\(value.text.prefix(40))'")
      return nil
    }
    guard range.contains(number) else {
      complain(
        value, "E0306",
        zh:
          "\(column)：\(value.text) 超出范围 \(Numeral.text(range.lowerBound)) 至 \(Numeral.text(range.upperBound))",
        en:
          "\(column): \(value.text) is outside \(Numeral.text(range.lowerBound)) to \(Numeral.text(range.upperBound))"
      )
      return nil
    }
    return number
  }

  package mutating func integer(_ column: String, _ row: [Value], _ range: ClosedRange<Int>) -> Int? {
    guard let value = value(column, row) else { return nil }
    guard let number = Int(value.text) else {
      complain(
        value, "E0305", zh: "\(column)：应为整数，实为 '\(value.text.prefix(40))'",
        en: "\(column): expected a whole number, found '\(value.text.prefix(40))'")
      return nil
    }
    guard range.contains(number) else {
      complain(
        value, "E0306", zh: "\(column)：\(value.text) 超出范围 \(range.lowerBound) 至 \(range.upperBound)",
        en: "\(column): \(value.text) is outside \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return number
  }

  /// Longitude and latitude in WGS-84; swapped axes are told.
  mutating func coordinate(_ row: [Value], _ datum: Datum) -> Coordinate? {
    if let lon = value("lon", row).flatMap({ Double($0.text) }),
      let lat = value("lat", row).flatMap({ Double($0.text) }),
      abs(lat) > 90, abs(lon) <= 90, abs(lat) <= 180, let place = value("lat", row)
    {
      complain(
        place, "E0307", zh: "经纬度似乎互换：lat 为 \(place.text)",
        en: "longitude and latitude look swapped: lat is \(place.text)")
      return nil
    }
    guard let longitude = number("lon", row, -180...180), let latitude = number("lat", row, -90...90) else {
      return nil
    }
    return datum.toWGS84(Coordinate(longitude: longitude, latitude: latitude))
  }

  /// Names the rows that leave a column empty.
  mutating func requireText(_ column: String) {
    for row in rows {
      guard let value = value(column, row), value.text.isEmpty else { continue }
      complain(value, "E0316", zh: "\(column)：不能为空", en: "\(column): must not be empty")
    }
  }

  /// Names the rows whose value in a column stood before.
  package mutating func requireUnique(_ column: String) {
    var seen: [String: Int] = [:]
    for row in rows {
      guard let value = value(column, row), !value.text.isEmpty else { continue }
      if let first = seen[value.text] {
        complain(
          value, "E0308", zh: "\(column) '\(value.text)' 重复，首次出现在第 \(first) 行",
          en: "\(column) '\(value.text)' stood on line \(first) already")
      } else {
        seen[value.text] = value.line
      }
    }
  }

  /// The characters, where a comma or a quote stands by itself even with a mark that Unicode puts on what is before it
  /// (UAX 29): every other program splits there.
  private static func characters(_ text: String) -> [Character] {
    let plain = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    var characters: [Character] = []
    characters.reserveCapacity(plain.utf8.count)
    for character in plain {
      if character.utf8.count > 1, character.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 }) {
        characters += character.unicodeScalars.map(Character.init)
      } else {
        characters.append(character)
      }
    }
    return characters
  }

  /// The records, and where a quote begins that never ends.
  private static func records(_ text: String) -> ([[Value]], openQuote: (line: Int, column: Int)?) {
    var records: [[Value]] = []
    var row: [Value] = []
    var field = ""
    var line = 1
    var column = 1
    var start = (line: 1, column: 1)
    var quoted = false
    var wasQuoted = false
    func endField() {
      row.append(Value(text: wasQuoted ? field : trimmed(field), line: start.line, column: start.column))
      field = ""
      wasQuoted = false
    }
    func endRow() {
      endField()
      if row.count > 1 || row[0].text != "" { records.append(row) }
      row = []
    }
    let characters = characters(text)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if quoted {
        if character == "\"" {
          if index + 1 < characters.count, characters[index + 1] == "\"" {
            field.append("\"")
            index += 1
            column += 1
          } else {
            quoted = false
          }
        } else {
          field.append(character)
        }
      } else if character == "\"", field.isEmpty {
        quoted = true
        wasQuoted = true
      } else if character == "," {
        endField()
        start = (line, column + 1)
      } else if character.endsLine {
        endRow()
      } else {
        field.append(character)
      }
      if character.endsLine {
        line += 1
        column = 1
        if !quoted { start = (line, 1) }
      } else {
        column += 1
      }
      index += 1
    }
    if !field.isEmpty || !row.isEmpty { endRow() }
    return (records, quoted ? start : nil)
  }

  private static func trimmed(_ text: String) -> String {
    var view = Substring(text)
    while view.first?.isWhitespace == true { view.removeFirst() }
    while view.last?.isWhitespace == true { view.removeLast() }
    return String(view)
  }
}

import DistrictModel
import ScenarioFiles

/// The text of a MATPOWER case as statements.
enum MatpowerText {
  struct Number {
    var value: Double
    let text: String
    let line: Int
    let column: Int
  }

  enum Statement {
    /// `mpc.bus = [ … ]` under the name `bus`.
    case table(String, [[Number]])
    /// `name = 12.5`
    case number(String, Number)
    /// Anything else, without blanks.
    case code(String, line: Int, column: Int)
  }

  static func statements(_ source: SourceText) -> ([Statement], [Diagnostic]) {
    var statements: [Statement] = []
    var diagnostics: [Diagnostic] = []
    var open: (name: String, rows: [[Number]], row: [Number], line: Int, column: Int)?
    /// Inside `{ … }`, such as names of buses.
    var isInCells = false
    for (index, whole) in source.lines.enumerated() {
      let line = index + 1
      let isContinued = code(whole).hasSuffix("...")
      let text = isContinued ? String(code(whole).dropLast(3)) : code(whole)
      if isInCells {
        if text.contains("}") { isInCells = false }
        continue
      }
      var rest = Substring(text)
      if open == nil {
        let column =
          (text.firstIndex { !$0.isWhitespace }).map { text.distance(from: text.startIndex, to: $0) + 1 } ?? 1
        guard let bracket = tableStart(text) else {
          if text.contains("={") || text.contains("= {") { isInCells = !text.contains("}") }
          statements += plain(text, line, column)
          continue
        }
        open = (bracket.name, [], [], line, column)
        rest = bracket.rest
      }
      guard var table = open else { continue }
      let end = rest.firstIndex(of: "]")
      read(
        rest[..<(end ?? rest.endIndex)], of: text, line, into: &table.rows, &table.row, source, &diagnostics)
      if !isContinued || end != nil, !table.row.isEmpty {
        table.rows.append(table.row)
        table.row = []
      }
      open = table
      if end != nil {
        statements.append(.table(table.name, table.rows))
        open = nil
      }
    }
    if let open {
      diagnostics.append(
        source.diagnostic(
          open.line, open.column, "E0835", zh: "mpc.\(open.name) 的 '[' 没有闭合",
          en: "the '[' of mpc.\(open.name) is never closed"))
    }
    return (statements, diagnostics)
  }

  /// A line without its comment and the blanks around.
  private static func code(_ line: Substring) -> String {
    var isQuoted = false
    var end = line.endIndex
    for index in line.indices {
      if line[index] == "'" { isQuoted.toggle() }
      if line[index] == "%", !isQuoted {
        end = index
        break
      }
    }
    var text = line[..<end]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// `mpc.bus = [` at the beginning of a line.
  private static func tableStart(_ text: String) -> (name: String, rest: Substring)? {
    guard let equals = text.firstIndex(of: "="), let bracket = text.firstIndex(of: "["), equals < bracket
    else { return nil }
    let name = text[..<equals].filter { !$0.isWhitespace }
    guard name.hasPrefix("mpc."), !name.contains("("),
      text[text.index(after: equals)..<bracket].allSatisfy(\.isWhitespace)
    else { return nil }
    return (String(name.dropFirst(4)), text[text.index(after: bracket)...])
  }

  private static func read(
    _ part: Substring, of text: String, _ line: Int, into rows: inout [[Number]], _ row: inout [Number],
    _ source: SourceText, _ diagnostics: inout [Diagnostic]
  ) {
    var index = part.startIndex
    while index < part.endIndex {
      let character = part[index]
      if character == ";" {
        if !row.isEmpty { rows.append(row) }
        row = []
        index = part.index(after: index)
      } else if character.isWhitespace || character == "," {
        index = part.index(after: index)
      } else {
        let start = index
        while index < part.endIndex, !part[index].isWhitespace, !";,".contains(part[index]) {
          index = part.index(after: index)
        }
        let word = String(part[start..<index])
        let column = text.distance(from: text.startIndex, to: start) + 1
        if let value = number(word) {
          row.append(Number(value: value, text: word, line: line, column: column))
        } else {
          diagnostics.append(
            source.diagnostic(
              line, column, "E0305", zh: "应为数字，实为 '\(word.prefix(40))'",
              en: "expected a number, found '\(word.prefix(40))'"))
          row.append(Number(value: 0, text: word, line: line, column: column))
        }
      }
    }
  }

  /// A decimal number, or an infinite one: limits without a bound are written so.
  private static func number(_ word: String) -> Double? {
    switch word {
    case "Inf", "inf", "+Inf": .infinity
    case "-Inf", "-inf": -.infinity
    default: Numeral.decimal(word)
    }
  }

  private static func plain(_ text: String, _ line: Int, _ column: Int) -> [Statement] {
    var statements: [Statement] = []
    for piece in text.split(separator: ";") {
      let code = piece.filter { !$0.isWhitespace }
      guard !code.isEmpty else { continue }
      let sides = code.split(separator: "=", maxSplits: 1)
      if sides.count == 2, let value = Numeral.decimal(String(sides[1])) {
        statements.append(
          .number(
            String(sides[0]), Number(value: value, text: String(sides[1]), line: line, column: column)))
      } else {
        statements.append(.code(String(code), line: line, column: column))
      }
    }
    return statements
  }
}

/// One field of a CSV file: what the user wrote is told apart from what was computed.
package enum CSVField {
  case text(String)
  case number(Double?)
  case integer(Int)

  /// A number with so many decimals at most: long logs need no more.
  package static func fixed(_ value: Double?, _ decimals: Int) -> CSVField {
    let scale = (0..<decimals).reduce(1.0) { scale, _ in scale * 10 }
    return .number(value.map { ($0 * scale).rounded() / scale })
  }

  /// RFC 4180. A text that a spreadsheet would take for a formula gets a leading apostrophe; numbers never do, so
  /// that a minus stays a minus. What is not a number is left empty.
  package var written: String {
    switch self {
    case .integer(let value): return "\(value)"
    case .number(let value):
      let text = JSONText.text(of: value)
      return text == "null" ? "" : text
    case .text(let text):
      let first = text.unicodeScalars.first { $0 != " " }
      let starts: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]
      let safe = first.map(starts.contains) == true ? "'" + text : text
      let special: [Unicode.Scalar] = [",", "\"", "\n", "\r"]
      guard safe.unicodeScalars.contains(where: special.contains) else { return safe }
      return "\"" + safe.unicodeScalars.reduce(into: "") { $0 += $1 == "\"" ? "\"\"" : String($1) } + "\""
    }
  }
}

enum CSVText {
  /// Header and rows, each line ended as RFC 4180 has it.
  static func file(header: [String], rows: [[CSVField]]) -> String {
    var text = header.joined(separator: ",") + "\r\n"
    for row in rows { text += row.map(\.written).joined(separator: ",") + "\r\n" }
    return text
  }
}

import DistrictModel

/// A JSON value that is always written the same way: keys sorted, doubles by their shortest text that reads back
/// equal, `null` for what is not a number.
package indirect enum JSONText {
  case string(String)
  case integer(Int)
  case number(Double?)
  case bool(Bool)
  case array([JSONText])
  case object([String: JSONText])

  /// Both languages as an object.
  static func text(_ text: BilingualText) -> JSONText {
    .object(["zh": .string(text.zh), "en": .string(text.en)])
  }

  /// Two spaces per level and a final newline, so that results can be compared line by line.
  package var document: String { written(indent: "") + "\n" }

  /// On one line, safe inside a `<script>` element.
  package var inlined: String {
    switch self {
    case .array(let values): "[" + values.map(\.inlined).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key < $1.key }.map { Self.quoted($0.key) + ":" + $0.value.inlined }
        .joined(separator: ",") + "}"
    default: written(indent: "")
    }
  }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .string(let text): return Self.quoted(text)
    case .integer(let value): return "\(value)"
    case .number(let value): return Self.text(of: value)
    case .bool(let value): return value ? "true" : "false"
    case .array(let values):
      guard !values.isEmpty else { return "[]" }
      return "[\n" + values.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n" + indent
        + "]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.sorted { $0.key < $1.key }
        .map { inner + Self.quoted($0.key) + ": " + $0.value.written(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
    }
  }

  /// Whole numbers without a point; everything else by the shortest text that reads back equal.
  static func text(of value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    if value.magnitude < 1e15, value == value.rounded() { return "\(Int(value))" }
    return "\(value)"
  }

  /// `<`, `>` and `&` are escaped as well, and the two separators old scripts take for line ends.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}", "\u{7F}":
        let code = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - code.count) + code
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

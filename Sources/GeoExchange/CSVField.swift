import ScenarioFiles

/// A field of a CSV file (RFC 4180).
enum CSVField {
  static func quoted(_ text: String) -> String {
    let needs = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    let hasEdge = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard needs || hasEdge else { return text }
    // By scalars: a quote with a mark upon it is one character, and no quote any more.
    var scalars = "\"".unicodeScalars
    for scalar in text.unicodeScalars {
      if scalar == "\"" { scalars.append(scalar) }
      scalars.append(scalar)
    }
    scalars.append("\"")
    return String(scalars)
  }

  /// A table as text.
  static func table(_ columns: [String], _ rows: [[String]]) -> String {
    var text = columns.map(quoted).joined(separator: ",") + "\n"
    for row in rows { text += row.map(quoted).joined(separator: ",") + "\n" }
    return text
  }

  /// A number to six digits, for messages.
  static func short(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    let scale = value.magnitude >= 1000 ? 10.0 : 10_000.0
    return Numeral.text((value * scale).rounded() / scale)
  }

  /// Degrees to a tenth of a millimetre, without an exponent.
  static func degrees(_ value: Double) -> String {
    let units = Int64((value * 1e9).rounded())
    let (whole, part) = (units.magnitude / 1_000_000_000, units.magnitude % 1_000_000_000)
    var digits = String(part)
    digits = String(repeating: "0", count: 9 - digits.count) + digits
    while digits.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return "\(units < 0 ? "-" : "")\(whole).\(digits)"
  }
}

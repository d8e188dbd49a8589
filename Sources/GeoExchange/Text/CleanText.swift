/// Names from foreign files as one field of a table can hold them.
///
/// What they say stays, markup included: those who show them escape it. Line breaks and other control characters become blanks;
/// marks that would melt with the comma beside them (Unicode UAX 29) go; what is longer than 200 characters is cut.
enum CleanText {
  static let longest = 200

  /// Says what became of a name.
  static func tell(_ clean: String, _ file: String, _ spot: String, _ log: inout ImportLog) {
    log.add(
      .changed, "W1035", file: file, place: spot, zh: "名称中的换行或控制字符换为空格，或截短：'\(clean)'",
      en: "line breaks and control characters of the name became blanks, or it was cut: '\(clean)'")
  }

  static func clean(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && text.utf8.count <= longest
    guard !isPlain else { return PlainNumber.trimmed(text) }
    var scalars = String.UnicodeScalarView()
    var blank = true
    for scalar in text.unicodeScalars.prefix(8 * longest) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .surrogate:
        if !blank { scalars.append(" ") }
        blank = true
      default:
        scalars.append(scalar)
        blank = false
      }
    }
    var clean = String(String(scalars).prefix(longest)).unicodeScalars
    while let last = clean.last, last == " " || (String(clean) + ",").last != "," { clean.removeLast() }
    while let first = clean.first, first == " " || ("," + String(clean)).first != "," { clean.removeFirst() }
    return String(clean)
  }
}

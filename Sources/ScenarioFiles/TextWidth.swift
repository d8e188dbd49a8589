extension Character {
  /// Whether a terminal draws the character two columns wide: wide and full-width ones of Unicode's annex 11.
  var isWide: Bool {
    guard let scalar = unicodeScalars.first?.value, scalar >= 0x1100 else { return false }
    return Self.wideRanges.contains { $0.contains(scalar) }
  }

  private static var wideRanges: [ClosedRange<UInt32>] {
    [
      0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
      0x20000...0x3FFFD,
    ]
  }
}

extension String {
  /// Blanks as wide as the text before a column, from 1; `nil` where the text ends before it.
  func blanks(before column: Int) -> String? {
    guard (1...(count + 1)).contains(column) else { return nil }
    return prefix(column - 1).map { $0 == "\t" ? "\t" : $0.isWide ? "  " : " " }.joined()
  }
}

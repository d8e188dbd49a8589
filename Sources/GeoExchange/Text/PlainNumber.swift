import ScenarioFiles

/// Numbers as foreign tables write them.
enum PlainNumber {
  /// A finite decimal number; space around it does not matter.
  static func decimal(_ text: String) -> Double? { Numeral.decimal(trimmed(text)) }

  /// The same with a comma for the decimal sign, and points between thousands, where a comma stands in it.
  static func european(_ text: String) -> Double? {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return decimal(text) }
    return decimal(text.replacing(".", with: "").replacing(",", with: "."))
  }

  /// A whole number between limits, also where it is written `4.0`.
  static func whole(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    guard let number = decimal(text), let whole = Int(exactly: number), range.contains(whole) else {
      return nil
    }
    return whole
  }

  /// The year of a date: `2018-01-15`, `15.01.2018`, `1/15/18`. Two digits are of this century.
  static func year(_ text: String) -> Int? {
    let parts = trimmed(text).prefix(10).split { !$0.isASCII || !$0.isNumber }
    guard parts.count >= 2 || (parts.count == 1 && parts[0].count == 4) else { return nil }
    if let year = parts.first(where: { $0.count == 4 }) { return Int(year) }
    guard parts.count == 3, parts[2].count == 2 else { return nil }
    return Int(parts[2]).map { 2000 + $0 }
  }

  /// To a tenth, without a needless nought.
  static func text(_ value: Double) -> String {
    guard value.magnitude < 1e12 else { return Numeral.text(value) }
    return Numeral.text((value * 10).rounded() / 10)
  }

  static func trimmed(_ text: String) -> String {
    guard text.utf8.first.map(isSpace) == true || text.utf8.last.map(isSpace) == true else { return text }
    var view = text.utf8[...]
    while let first = view.first, isSpace(first) { view.removeFirst() }
    while let last = view.last, isSpace(last) { view.removeLast() }
    return String(view) ?? text
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

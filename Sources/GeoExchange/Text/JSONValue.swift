/// A value of a JSON document (RFC 8259).
enum JSONValue: Sendable {
  case object([Member])
  case array([JSONValue])
  case number(Double)
  case text(String)
  case truth(Bool)
  case null

  struct Member: Sendable {
    let key: String
    let value: JSONValue
  }

  /// The value of a key: as written, else in whatever case it stands; of a key written twice the first. `nil` for `null` too.
  subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    let found = members.first { $0.key == key } ?? members.first { Self.isSame($0.key, key) }
    guard let value = found?.value else { return nil }
    if case .null = value { return nil }
    return value
  }

  var isObject: Bool { if case .object = self { true } else { false } }

  var list: [JSONValue]? { if case .array(let list) = self { list } else { nil } }

  var string: String? { if case .text(let text) = self { text } else { nil } }

  /// A finite number, also where it stands in quotes.
  var number: Double? {
    switch self {
    case .number(let number): number.isFinite ? number : nil
    case .text(let text): PlainNumber.decimal(text)
    default: nil
    }
  }

  /// A whole number between limits.
  func whole(_ range: ClosedRange<Int>) -> Int? {
    guard let number, let whole = Int(exactly: number), range.contains(whole) else { return nil }
    return whole
  }

  /// What stands for a name: a text, or a number as it would be written.
  var label: String? {
    switch self {
    case .text(let text): return text
    case .number(let number):
      guard let whole = Int(exactly: number) else { return number.isFinite ? "\(number)" : nil }
      return String(whole)
    default: return nil
    }
  }

  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { $0 == $1 || ($0 ^ $1 == 0x20 && ($0 | 0x20).isLowerLetter) }
  }
}

extension UInt8 {
  /// `a` to `z`.
  fileprivate var isLowerLetter: Bool { (0x61...0x7A).contains(self) }
}

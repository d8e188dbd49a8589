import Foundation

/// A JSON value that knows where it stands, so that a slip inside a file is told at its line and column.
struct LocatedJSON {
  enum Value {
    case object([(key: String, value: LocatedJSON)])
    case array([LocatedJSON])
    case number(Double)
    case text(String)
    /// `true`, `false`, `null`.
    case word
  }

  let value: Value
  /// Byte of the text it begins at.
  let offset: Int

  var list: [LocatedJSON]? {
    if case .array(let list) = value { list } else { nil }
  }

  var number: Double? {
    if case .number(let number) = value { number } else { nil }
  }

  var text: String? {
    if case .text(let text) = value { text } else { nil }
  }

  /// The value of a key of an object; of a key written twice the first.
  subscript(_ key: String) -> LocatedJSON? {
    guard case .object(let entries) = value else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// - Parameter json: text that `JSONSerialization` has accepted, which keeps its depth below 512; of other text some value
  ///   or none.
  init?(_ json: String) {
    var scan = JSONScan(bytes: Array(json.utf8))
    guard let root = scan.value() else { return nil }
    self = root
  }

  fileprivate init(_ value: Value, _ offset: Int) {
    self.value = value
    self.offset = offset
  }
}

/// Reads a text from left to right.
private struct JSONScan {
  let bytes: [UInt8]
  var next = 0
  var depth = 0

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipSpace() {
    // Bytes of a byte order mark count as space.
    while let byte, [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains(byte) { next += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard byte == character.asciiValue else { return false }
    next += 1
    return true
  }

  mutating func value() -> LocatedJSON? {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    guard let byte, depth < 1000 else { return nil }
    let start = next
    switch Character(UnicodeScalar(byte)) {
    case "{": return object().map { LocatedJSON(.object($0), start) }
    case "[": return array().map { LocatedJSON(.array($0), start) }
    case "\"": return text().map { LocatedJSON(.text($0), start) }
    default:
      while let byte = self.byte, !Array(" \t\r\n,]}:".utf8).contains(byte) { next += 1 }
      guard next > start else { return nil }
      let word = String(decoding: bytes[start..<next], as: UTF8.self)
      return LocatedJSON(Double(word).map { .number($0) } ?? .word, start)
    }
  }

  private mutating func object() -> [(key: String, value: LocatedJSON)]? {
    next += 1
    var entries: [(key: String, value: LocatedJSON)] = []
    while !take("}") {
      if !entries.isEmpty { guard take(",") else { return nil } }
      skipSpace()
      guard let key = text(), take(":"), let value = value() else { return nil }
      entries.append((key, value))
    }
    return entries
  }

  private mutating func array() -> [LocatedJSON]? {
    next += 1
    var list: [LocatedJSON] = []
    while !take("]") {
      if !list.isEmpty { guard take(",") else { return nil } }
      guard let value = value() else { return nil }
      list.append(value)
    }
    return list
  }

  /// Escapes stay as they stand: words of GeoJSON have none.
  private mutating func text() -> String? {
    guard take("\"") else { return nil }
    let start = next
    while let byte, byte != 0x22 { next += byte == 0x5C ? 2 : 1 }
    guard next < bytes.count else { return nil }
    defer { next += 1 }
    return String(decoding: bytes[start..<next], as: UTF8.self)
  }
}

/// A text as words with their lines, read one after the other; every slip names its line and what was expected.
public struct InstanceWords: Sendable {
  public let file: String
  private let bytes: [UInt8]
  private var next = 0
  /// Line of the word read last, counted from 1.
  public private(set) var line = 1

  public init(_ text: String, file: String) {
    self.file = file
    bytes = Array(text.utf8)
  }

  public var isAtEnd: Bool {
    var place = next
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
    return place == bytes.count
  }

  /// The next word.
  ///
  /// - Parameter what: how the word is called in a message, such as "number of sites".
  public mutating func word(_ what: String) throws(InstanceError) -> Substring {
    while next < bytes.count, Self.isSpace(bytes[next]) {
      if bytes[next] == 10 { line += 1 }
      next += 1
    }
    guard next < bytes.count else { throw fault("expected \(what), found the end of the file") }
    let start = next
    while next < bytes.count, !Self.isSpace(bytes[next]) { next += 1 }
    return Substring(decoding: bytes[start..<next], as: UTF8.self)
  }

  /// The rest of the present line, trimmed; an empty one at the end.
  public mutating func restOfLine() -> String {
    let start = next
    while next < bytes.count, bytes[next] != 10 { next += 1 }
    let text = String(decoding: bytes[start..<next], as: UTF8.self)
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The next word as a whole number in `range`.
  public mutating func integer(
    _ what: String, in range: ClosedRange<Int64> = 0...Int64(Int32.max)
  ) throws(InstanceError) -> Int64 {
    let word = try word(what)
    guard let value = Int64(word), range.contains(value) else {
      throw fault(
        "expected \(what), a whole number from \(range.lowerBound) to \(range.upperBound), found '\(word)'")
    }
    return value
  }

  /// The next word as a number that is finite and no larger than 10^15.
  public mutating func number(_ what: String) throws(InstanceError) -> Double {
    let word = try word(what)
    // Some writers end whole numbers in a dot.
    guard let value = Double(word.hasSuffix(".") ? word.dropLast() : word), abs(value) <= 1e15 else {
      throw fault("expected \(what), a number, found '\(word)'")
    }
    return value
  }

  /// The next word must be this one, letter case aside.
  public mutating func expect(_ wanted: String) throws(InstanceError) {
    let word = try word("'\(wanted)'")
    guard word.lowercased() == wanted.lowercased() else {
      throw fault("expected '\(wanted)', found '\(word)'")
    }
  }

  /// Nothing but space may follow.
  public mutating func expectEnd() throws(InstanceError) {
    guard !isAtEnd else { return }
    let word = try word("the end of the file")
    throw fault("expected the end of the file, found '\(word)'")
  }

  public func fault(_ message: String) -> InstanceError { InstanceError(file: file, line: line, message) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (byte >= 9 && byte <= 13) }
}

import Foundation

/// What came of a run: figures in the order of the manifest's columns, or why there are none.
public struct SweepRecord: Hashable, Sendable {
  public enum Outcome: Hashable, Sendable {
    /// `nil` for what is not defined in this run.
    case figures([Double?])
    case failed(String)
  }

  public let id: String
  public let outcome: Outcome

  public init(id: String, outcome: Outcome) {
    self.id = id
    self.outcome = outcome
  }

  /// One line without its end. Numbers have as many digits as it takes to read them back.
  public var line: String {
    switch outcome {
    case .figures(let values):
      let list = values.map { value in value.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null" }
      return "{\"id\":\"\(id)\",\"values\":[\(list.joined(separator: ","))]}"
    case .failed(let words):
      // A list of one text is the one thing about it that cannot fail.
      let text = (try? JSONEncoder().encode([words])).map { String(decoding: $0, as: UTF8.self) } ?? "[\"?\"]"
      return "{\"id\":\"\(id)\",\"error\":\(text.dropFirst().dropLast())}"
    }
  }

  private struct Failure: Decodable {
    let id: String
    let error: String
  }

  static let idBytes = 16
  private static let head = Array("{\"id\":\"".utf8)
  private static let middle = Array("\",\"values\":[".utf8)

  /// The id of a line; `nil` where it is no record.
  static func id(of line: UnsafeBufferPointer<UInt8>) -> String? {
    guard line.count > head.count + idBytes, line.prefix(head.count).elementsEqual(head) else { return nil }
    let id = line[head.count..<head.count + idBytes]
    guard id.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      line[line.count - 1] == UInt8(ascii: "}")
    else { return nil }
    return String(decoding: id, as: UTF8.self)
  }

  static func isFailure(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.dropFirst(head.count + idBytes).starts(with: "\",\"error\"".utf8)
  }

  /// - Parameter line: bytes with at least one more behind them, which is no digit.
  init?(_ line: UnsafeBufferPointer<UInt8>, columns: Int) {
    guard let id = Self.id(of: line) else { return nil }
    self.id = id
    let start = Self.head.count + Self.idBytes
    guard line.dropFirst(start).starts(with: Self.middle) else {
      guard let failure = try? JSONDecoder().decode(Failure.self, from: Data(line)) else { return nil }
      outcome = .failed(failure.error)
      return
    }
    var values: [Double?] = []
    values.reserveCapacity(columns)
    var place = start + Self.middle.count
    let end = line.count - 2
    while place < end {
      if line[place] == UInt8(ascii: "n") {
        guard line[place...].starts(with: "null".utf8) else { return nil }
        values.append(nil)
        place += 4
      } else {
        guard let base = line.baseAddress else { return nil }
        let text = UnsafeRawPointer(base + place).assumingMemoryBound(to: CChar.self)
        var rest: UnsafeMutablePointer<CChar>?
        let value = strtod(text, &rest)
        guard let rest, rest > text, value.isFinite else { return nil }
        values.append(value)
        place += UnsafePointer(rest) - text
      }
      guard place == end || line[place] == UInt8(ascii: ",") else { return nil }
      if place < end { place += 1 }
    }
    guard values.count == columns, place == end, line[end] == UInt8(ascii: "]") else { return nil }
    outcome = .figures(values)
  }
}

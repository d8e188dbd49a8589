import DistrictModel
import ScenarioFiles

/// Reads JSON from left to right, with a limit of depth, and says where it stops being JSON.
struct JSONText {
  private struct Slip: Error {
    let offset: Int
    let zh: String
    let en: String
  }

  /// Arrays and objects inside one another: a hundred thousand would use up the stack.
  private static let deepest = 64

  private let bytes: [UInt8]
  private var next = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  /// - Throws: `badData` with line and column.
  static func value(_ text: String, file: String) throws(ImportFault) -> JSONValue {
    var reader = JSONText(text)
    do throws(Slip) {
      let value = try reader.value(0)
      reader.skipSpace()
      guard reader.next == reader.bytes.count else {
        throw reader.slip("文件在此处应已结束", "the document should end here")
      }
      return value
    } catch {
      throw .badData([reader.diagnostic(error, file)])
    }
  }

  private func diagnostic(_ slip: Slip, _ file: String) -> Diagnostic {
    let before = bytes[..<min(slip.offset, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    // Bytes that continue a character are no columns of their own.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    let from = max(start, slip.offset - 60)
    let to = min(bytes.count, slip.offset + 60)
    let part = from < to ? bytes[from..<to] : []
    let shown = String(decoding: part.prefix { $0 != 0x0A }.drop { $0 & 0xC0 == 0x80 }, as: UTF8.self)
    let caret = before[max(start, from)...].drop { $0 & 0xC0 == 0x80 }.count { $0 & 0xC0 != 0x80 } + 1
    return Diagnostic(
      file: file, line: line, column: column, code: "E1070", message: .init(zh: slip.zh, en: slip.en),
      source: shown, caret: caret)
  }

  private func slip(_ zh: String, _ en: String, at offset: Int? = nil) -> Slip {
    Slip(offset: offset ?? next, zh: "不是完好的 JSON：" + zh, en: "this is no sound JSON: " + en)
  }

  private var byte: UInt8? { next < bytes.count ? bytes[next] : nil }

  private mutating func skipSpace() {
    while next < bytes.count {
      switch bytes[next] {
      case 0x20, 0x09, 0x0A, 0x0D: next += 1
      default: return
      }
    }
  }

  private mutating func take(_ wanted: UInt8) -> Bool {
    skipSpace()
    guard byte == wanted else { return false }
    next += 1
    return true
  }

  private mutating func value(_ depth: Int) throws(Slip) -> JSONValue {
    skipSpace()
    guard let byte else { throw slip("文件在此处中断", "the file ends here, too early") }
    guard depth < Self.deepest else {
      throw slip("嵌套超过 \(Self.deepest) 层", "nested more than \(Self.deepest) deep")
    }
    switch byte {
    case UInt8(ascii: "{"): return .object(try members(depth))
    case UInt8(ascii: "["): return .array(try list(depth))
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .truth(true))
    case UInt8(ascii: "f"): return try word("false", .truth(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func members(_ depth: Int) throws(Slip) -> [JSONValue.Member] {
    next += 1
    var members: [JSONValue.Member] = []
    if take(UInt8(ascii: "}")) { return members }
    repeat {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { throw expected("带引号的键", "a key in quotes") }
      let key = try text()
      guard take(UInt8(ascii: ":")) else { throw expected("冒号", "a colon") }
      members.append(.init(key: key, value: try value(depth + 1)))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw expected("逗号或 }", "a comma or }") }
    return members
  }

  private mutating func list(_ depth: Int) throws(Slip) -> [JSONValue] {
    next += 1
    var list: [JSONValue] = []
    if take(UInt8(ascii: "]")) { return list }
    repeat { list.append(try value(depth + 1)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw expected("逗号或 ]", "a comma or ]") }
    return list
  }

  private func expected(_ zh: String, _ en: String) -> Slip {
    byte == nil
      ? slip("文件在此处中断", "the file ends here, too early") : slip("此处应为\(zh)", "expected \(en) here")
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Slip) -> JSONValue {
    let end = next + word.utf8.count
    guard end <= bytes.count, bytes[next..<end].elementsEqual(word.utf8) else {
      throw expected("一个值", "a value")
    }
    next = end
    return value
  }

  private mutating func number() throws(Slip) -> Double {
    let start = next
    scan: while next < bytes.count {
      switch bytes[next] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: next += 1
      default: break scan
      }
    }
    guard next > start, let number = Double(String(decoding: bytes[start..<next], as: UTF8.self)) else {
      next = start
      throw expected("一个值", "a value")
    }
    return number
  }

  private mutating func text() throws(Slip) -> String {
    let quote = next
    next += 1
    var start = next
    var decoded: [UInt8]?
    while next < bytes.count {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        defer { next += 1 }
        guard let decoded else { return String(decoding: bytes[start..<next], as: UTF8.self) }
        return String(decoding: decoded + bytes[start..<next], as: UTF8.self)
      case UInt8(ascii: "\\"):
        decoded = (decoded ?? []) + bytes[start..<next]
        decoded?.append(contentsOf: try escape())
        start = next
      default: next += 1
      }
    }
    throw slip("引号没有闭合", "this quote is never closed", at: quote)
  }

  private mutating func escape() throws(Slip) -> [UInt8] {
    let start = next
    next += 2
    guard next <= bytes.count else { throw slip("文件在此处中断", "the file ends here, too early", at: start) }
    switch bytes[next - 1] {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[next - 1]]
    case UInt8(ascii: "u"):
      guard let unit = unit() else { break }
      var units = [unit]
      if (0xD800..<0xDC00).contains(unit), next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
        bytes[next + 1] == UInt8(ascii: "u")
      {
        next += 2
        guard let low = self.unit() else { break }
        units.append(low)
      }
      // Half a pair becomes the sign for what cannot be read.
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: break
    }
    throw slip("无法识别的转义", "an escape nobody knows", at: start)
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard next + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[next..<next + 4], as: UTF8.self), radix: 16)
    else { return nil }
    next += 4
    return unit
  }
}

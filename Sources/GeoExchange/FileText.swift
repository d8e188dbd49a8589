import DistrictModel
import Foundation
import Glibc

/// The text of a file in whatever encoding it has.
///
/// A byte order mark decides; without one text that is UTF-8 is UTF-8, and what is not is tried as GB 18030, which holds GBK
/// and GB 2312. Other than UTF-8 is told, for the wrong guess would show in names alone.
enum FileText {
  static let largestMebibytes = 1024

  /// - Parameter otherwise: what text is that is not UTF-8, in the C library's words.
  static func read(
    _ path: String, _ log: inout ImportLog, otherwise: String = "GB18030"
  ) throws(ImportFault) -> String {
    let bytes = try bytes(path)
    guard let (text, encoding) = decoded(bytes, otherwise: otherwise) else {
      throw noText(path)
    }
    if let encoding { tell(encoding, path, &log) }
    return text
  }

  static func noText(_ path: String) -> ImportFault {
    .bad(
      path, "E1001", zh: "既不是 UTF-8，也不是 GB 18030（GBK）或 UTF-16 文本",
      en: "this is neither UTF-8 nor GB 18030 (GBK) nor UTF-16 text")
  }

  /// Says what a text was converted from.
  static func tell(_ encoding: String, _ path: String, _ log: inout ImportLog) {
    log.add(
      .changed, "W1001", file: path, zh: "按 \(encoding) 读取并转换为 UTF-8；请核对名称",
      en: "read as \(encoding) and converted to UTF-8; look at the names")
  }

  /// What the file system says of a path.
  ///
  /// - Throws: `missingFile` where there is nothing, in the system's words.
  static func status(of path: String) throws(ImportFault) -> stat {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .missingFile(path, reason: String(cString: strerror(errno)))
    }
    return status
  }

  /// - Throws: `missingFile` where this user may not read it, in the system's words.
  static func checkReadable(_ path: String) throws(ImportFault) {
    guard access(path, R_OK) == 0 else {
      throw .missingFile(path, reason: String(cString: strerror(errno)))
    }
  }

  static func isFolder(_ path: String) throws(ImportFault) -> Bool {
    try status(of: path).st_mode & S_IFMT == S_IFDIR
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func bytes(_ path: String) throws(ImportFault) -> [UInt8] {
    let status = try status(of: path)
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .missingFile(path, reason: "it is not a file")
    }
    try checkReadable(path)
    guard status.st_size <= largestMebibytes << 20 else {
      throw .bad(
        path, "E0106", zh: "文件超过 \(largestMebibytes) MiB",
        en: "the file is larger than \(largestMebibytes) MiB")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .missingFile(path, reason: "it cannot be read")
    }
    return Array(data)
  }

  /// One byte of a file; `nil` where it ends before.
  static func byte(_ offset: UInt64, of path: String) -> UInt8? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? handle.close() }
    guard (try? handle.seek(toOffset: offset)) != nil else { return nil }
    return (try? handle.read(upToCount: 1))?.first
  }

  /// The text, and its encoding unless that is UTF-8.
  static func decoded(
    _ bytes: [UInt8], otherwise: String = "GB18030"
  ) -> (text: String, encoding: String?)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(validating: bytes.dropFirst(3), as: UTF8.self).map { ($0, nil) }
    }
    if bytes.starts(with: [0xFF, 0xFE]) {
      return converted(Array(bytes.dropFirst(2)), from: "UTF-16LE").map { ($0, "UTF-16") }
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return converted(Array(bytes.dropFirst(2)), from: "UTF-16BE").map { ($0, "UTF-16") }
    }
    // Nothing in a text is zero, but half of a file in an unmarked UTF-16 or any archive is.
    guard !bytes.contains(0) else { return nil }
    if let text = String(validating: bytes, as: UTF8.self) { return (text, nil) }
    let name = otherwise == "GB18030" ? "GB 18030" : otherwise
    return converted(bytes, from: otherwise).map { ($0, name) }
  }

  /// Converts with the C library; `nil` where a byte does not belong.
  static func converted(_ bytes: [UInt8], from encoding: String) -> String? {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: bytes.count * 3 + 16)
    var (left, room) = (input.count, output.count)
    let count = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { sink -> Int in
        var from = source.baseAddress
        var to = sink.baseAddress
        return iconv(converter, &from, &left, &to, &room)
      }
    }
    guard count != -1, left == 0 else { return nil }
    let written = output[..<(output.count - room)].map { UInt8(bitPattern: $0) }
    return String(validating: written, as: UTF8.self)
  }
}

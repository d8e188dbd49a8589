import ChargingStations
import DistrictModel
import Foundation
import NumericKernels
import Siting
import Yams

/// The bytes of the files a scenario names.
extension ScenarioLoading {
  /// A file named in the scenario; it must lie in the scenario's folder unless the outside is allowed.
  mutating func load(_ file: String, path: String, _ reader: ScenarioReader) -> Data? {
    let full = file.hasPrefix("/") ? file : (folder as NSString).appendingPathComponent(file)
    let root = URL(fileURLWithPath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    let target = URL(fileURLWithPath: full).standardizedFileURL.resolvingSymlinksInPath().path
    guard allowOutside || target.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
      reader.complain(
        "E0503", path: path, zh: "'\(file)' 在方案文件夹之外", en: "'\(file)' lies outside the scenario's folder",
        help: BilingualText(zh: "移入文件夹，或使用 --allow-outside", en: "move it inside, or give --allow-outside"))
      return nil
    }
    guard !isTooLarge(full, file, mebibytes: 64) else { return nil }
    guard let data = FileManager.default.contents(atPath: full) else {
      isMissing = true
      reader.complain("E0504", path: path, zh: "无法读取文件 '\(file)'", en: "file '\(file)' cannot be read")
      return nil
    }
    files.append(InputFile(path: file, sha256: ContentHash.hexadecimal(ContentHash.sha256(Array(data)))))
    return data
  }

  /// Whether a file is larger than may be read; asked before its bytes are in memory.
  mutating func isTooLarge(_ full: String, _ file: String, mebibytes: Int) -> Bool {
    let size = (try? FileManager.default.attributesOfItem(atPath: full))?[.size] as? NSNumber
    guard let size, size.int64Value > Int64(mebibytes) << 20 else { return false }
    complainOfFile(file, "E0106", zh: "文件超过 \(mebibytes) MiB", en: "the file is larger than \(mebibytes) MiB")
    return true
  }

  mutating func loadText(_ file: String, path: String, _ reader: ScenarioReader) -> String? {
    load(file, path: path, reader).flatMap { decoded($0, file) }
  }

  mutating func decoded(_ data: Data, _ file: String) -> String? {
    let bytes = Array(data)
    if let text = String(validating: bytes, as: UTF8.self) {
      guard let zero = bytes.firstIndex(of: 0) else { return text }
      complainOfFile(
        file, "E0107", zh: "字节 \(zero) 为零：不是文本文件", en: "byte \(zero) is zero: this is not a text file")
      return nil
    }
    var good = 0
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    loop: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): good += UTF8.width(scalar)
      case .emptyInput, .error: break loop
      }
    }
    complainOfFile(
      file, "E0108", zh: "字节 \(good) 处不是 UTF-8（可能为 GBK 编码，请转换）",
      en: "byte \(good) is not UTF-8 (it may be GBK: convert it)")
    return nil
  }

  private mutating func complainOfFile(_ file: String, _ code: String, zh: String, en: String) {
    diagnostics.append(
      Diagnostic(file: file, line: 0, column: 0, code: code, message: BilingualText(zh: zh, en: en)))
  }
}

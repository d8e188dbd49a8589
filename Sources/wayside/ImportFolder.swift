import Foundation
import GeoExchange
import ScenarioFiles

/// Puts what was imported into a scenario's folder: every file whole or not at all, the scenario last, so that it never names
/// what is not there; and nothing where the scenario could not be changed after it.
struct ImportFolder {
  /// What becomes of a file an earlier import wrote.
  enum Standing {
    case refused
    case replaced
    /// New rows come after those of a table with the same columns.
    case appended
  }

  /// The file itself, where a link leads to it.
  private let scenario: String
  /// As the user named it.
  private let name: String
  private let standing: Standing
  private var folder: String {
    let folder = (name as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  init(scenario: String, standing: Standing) {
    name = scenario
    self.scenario =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: scenario)) == nil
      ? scenario : URL(filePath: scenario).resolvingSymlinksInPath().path(percentEncoded: false)
    self.standing = standing
  }

  func path(of file: String) -> String { (folder as NSString).appendingPathComponent(file) }

  /// - Throws: exit 73 where a file is there already and may not be replaced, where something cannot be written, and after all is
  ///   written where the lines of the scenario are for the user to add.
  func write(_ imported: Imported, log: ImportLog, format: String) throws {
    var log = log
    try checkWritable()
    guard let data = FileManager.default.contents(atPath: scenario) else { throw Exit.missingInput }
    let before = String(decoding: data, as: UTF8.self)
    var text = before
    var left: [ScenarioSetting] = []
    for setting in imported.settings {
      if let edited = ScenarioEdit.applied(setting, to: text) { text = edited } else { left.append(setting) }
    }
    let files = try imported.files.map { try merged($0, &log) }
    let record = Imported.File(path: "data/import-\(format).log.csv", text: log.text)
    for file in files + [record] { try Self.put(file.text, at: path(of: file.path)) }
    if text != before { try Self.put(text, at: scenario) }
    for file in files + [record] {
      print(Terminal.isChinese ? "已写入 \(path(of: file.path))" : "wrote \(path(of: file.path))")
    }
    guard left.isEmpty else {
      print(Terminal.isChinese ? "请手工加入 \(name)：" : "add to \(name) by hand:")
      for setting in left { print(setting.yaml) }
      throw Terminal.fail(
        zh: "'\(name)' 的写法无法自动修改；数据文件已写入，上列各行须手工加入",
        en:
          "'\(name)' is written in a way that cannot be changed here; the data are written, the lines above are yours to add",
        Exit.cannotWrite)
    }
    let target = (name as NSString).lastPathComponent == "scenario.yaml" ? folder : name
    print((Terminal.isChinese ? "下一步：" : "next: ") + "wayside validate \(InitCommand.quoted(target))")
  }

  /// What is to be written where a file of that name stands already.
  private func merged(_ file: Imported.File, _ log: inout ImportLog) throws -> Imported.File {
    guard let data = FileManager.default.contents(atPath: path(of: file.path)) else { return file }
    let old = String(decoding: data, as: UTF8.self)
    switch standing {
    case .refused:
      throw Terminal.fail(
        zh: "'\(path(of: file.path))' 已存在；加 --append 追加其后，或加 --force 覆盖",
        en: "'\(path(of: file.path))' exists already; --append adds to it, --force replaces it",
        Exit.cannotWrite)
    case .replaced:
      if let rows = TableUnion.rows(old, path: file.path), old != file.text {
        log.add(
          .noted, "W1080", file: file.path, zh: "原有的 \(rows) 行被本次导入的内容取代",
          en: "its \(rows) rows of before are replaced by those of this import")
        Terminal.tell(
          Terminal.isChinese
            ? "'\(path(of: file.path))' 原有的 \(rows) 行被取代"
            : "the \(rows) rows of '\(path(of: file.path))' are replaced")
      }
      return file
    case .appended:
      guard let both = TableUnion.of(old, and: file.text, path: file.path, &log) else {
        throw Terminal.fail(
          zh: "'\(path(of: file.path))' 与导入内容的列不同，无法追加；加 --force 覆盖",
          en:
            "'\(path(of: file.path))' has other columns than what is imported: nothing can be added to it; --force replaces it",
          Exit.cannotWrite)
      }
      let repeated = log.entries.count { $0.code == "W1081" }
      Terminal.tell(
        Terminal.isChinese
          ? "追加到 '\(path(of: file.path))'，重复编号 \(repeated) 个未采用"
          : "added to '\(path(of: file.path))'; \(repeated) identifiers stood there already and were left out"
      )
      return .init(path: file.path, text: both)
    }
  }

  /// Both the scenario and its folder, for it is replaced as a whole; a mode without the right to write is the user's word, whoever
  /// runs this.
  private func checkWritable() throws {
    var status = stat()
    guard stat(scenario, &status) == 0 else { throw Exit.missingInput }
    let above = (scenario as NSString).deletingLastPathComponent
    for (path, isFree) in [
      (name, status.st_mode & 0o222 != 0 && access(scenario, W_OK) == 0),
      (above, access(above.isEmpty ? "." : above, W_OK) == 0),
    ] where !isFree {
      throw Terminal.fail(
        zh: "'\(path)' 只读，未写入任何内容", en: "'\(path)' is read-only; nothing was written", Exit.cannotWrite)
    }
  }

  /// The mode of a file that is replaced stays.
  static func put(_ text: String, at path: String) throws {
    let aside = "\(path).wayside-partial-\(getpid())"
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      let stream = FileStream(path: aside, name: path)
      stream.add(text)
      _ = try stream.close()
      var status = stat()
      if stat(path, &status) == 0 { chmod(aside, status.st_mode & 0o777) }
      guard rename(aside, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    } catch {
      unlink(aside)
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(RunFolder.reason(error))",
        en: "cannot write '\(path)': \(RunFolder.reason(error))", Exit.cannotWrite)
    }
  }
}

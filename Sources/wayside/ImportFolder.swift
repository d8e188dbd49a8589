import Foundation
import GeoExchange
import ScenarioFiles

/// Puts what was imported into a scenario's folder: every file whole or not at all, the scenario last, so that it never names
/// what is not there.
struct ImportFolder {
  private let scenario: String
  private let force: Bool
  private var folder: String {
    let folder = (scenario as NSString).deletingLastPathComponent
    return folder.isEmpty ? "." : folder
  }

  init(scenario: String, force: Bool) {
    self.scenario = scenario
    self.force = force
  }

  func path(of file: String) -> String { (folder as NSString).appendingPathComponent(file) }

  /// - Throws: exit 73 where a file is there already and may not be replaced, or cannot be written.
  func write(_ imported: Imported, log: ImportLog, format: String) throws {
    let record = Imported.File(path: "data/import-\(format).log.csv", text: log.text)
    if !force,
      let there = imported.files.first(where: { FileManager.default.fileExists(atPath: path(of: $0.path)) })
    {
      throw Terminal.fail(
        zh: "'\(path(of: there.path))' 已存在；加 --force 覆盖",
        en: "'\(path(of: there.path))' exists already; give --force to replace it", Exit.cannotWrite)
    }
    for file in imported.files + [record] { try put(file.text, at: path(of: file.path)) }
    guard let data = FileManager.default.contents(atPath: scenario) else { throw Exit.missingInput }
    var text = String(decoding: data, as: UTF8.self)
    var left: [ScenarioSetting] = []
    for setting in imported.settings {
      if let edited = ScenarioEdit.applied(setting, to: text) { text = edited } else { left.append(setting) }
    }
    if text != String(decoding: data, as: UTF8.self) { try put(text, at: scenario) }
    for file in imported.files { print("wrote \(path(of: file.path))") }
    print("wrote \(path(of: record.path))")
    for setting in left {
      print("add to \(scenario) by hand:")
      print(setting.yaml)
    }
    print("next: wayside validate \(InitCommand.quoted(folder))")
  }

  private func put(_ text: String, at path: String) throws {
    let aside = "\(path).wayside-partial-\(getpid())"
    do {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      let stream = FileStream(path: aside, name: path)
      stream.add(text)
      _ = try stream.close()
      guard rename(aside, path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    } catch {
      unlink(aside)
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(RunFolder.reason(error))",
        en: "cannot write '\(path)': \(RunFolder.reason(error))", Exit.cannotWrite)
    }
  }
}

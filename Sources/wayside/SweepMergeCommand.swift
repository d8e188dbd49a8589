import ArgumentParser
import DistrictModel
import Foundation
import Sweeps

struct SweepMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: PlainLanguage.chosen.pick(
      zh: "把各分片的结果合并为一个 SQLite 数据库。", en: "Join the records of all shards into one SQLite database."),
    discussion: """
      Example: wayside sweep merge runs/sweep -o results.sqlite

      Each run stands once, in the order of the manifest; records that several shards have must be the same to the byte.
      Tables: sweep, runs, inputs (one column a chosen number), results (one column a figure).
      Exit codes: 0 done, 65 records that differ or are damaged, 66 nothing there, 73 cannot write, 75 runs are missing.
      """)

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Option(name: .shortAndLong, help: .init(zh: "数据库文件。", en: "The database.")) var out: String
  @Flag(help: .init(zh: "缺少的运行略去不计。", en: "Leave out runs that have no record yet.")) var allowPartial = false
  @Flag(help: .init(zh: "已存在时予以取代。", en: "Replace it if it exists.")) var force = false
  @OptionGroup var language: LanguageOption

  func run() throws {
    let sweep = try SweepFolder(folder)
    guard force || !FileManager.default.fileExists(atPath: out) else {
      throw Terminal.fail(
        zh: "'\(out)' 已存在；加 --force 覆盖", en: "'\(out)' exists already; give --force to replace it",
        Exit.cannotWrite)
    }
    do {
      let count = try SweepMerge.merge(sweep.manifest, in: folder, to: out, allowsPartial: allowPartial)
      print(
        PlainLanguage.chosen.pick(
          zh: "\(out)：\(sweep.manifest.runs.count) 次运行中的 \(count) 次",
          en: "\(out): \(count) of \(sweep.manifest.runs.count) runs"))
    } catch {
      throw SweepFolder.explained(error)
    }
  }
}

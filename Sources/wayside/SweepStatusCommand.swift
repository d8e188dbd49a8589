import ArgumentParser
import DistrictModel
import Foundation
import Sweeps

struct SweepStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: PlainLanguage.chosen.pick(
      zh: "已完成、出错与缺少的运行数，只看文件。", en: "How many runs are done, failed and missing, from the files alone."),
    discussion: """
      Example: wayside sweep status runs/sweep --json

      Exit codes: 0 told, 65 a file that is not what it should be, 66 nothing there.
      """)

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @OptionGroup var language: LanguageOption

  func run() throws {
    let sweep = try SweepFolder(folder)
    do {
      let status = try SweepStatus(of: sweep.manifest, in: folder)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return print(String(decoding: try encoder.encode(status), as: UTF8.self))
      }
      print(Self.text(of: status))
    } catch {
      throw SweepFolder.explained(error)
    }
  }

  static func text(of status: SweepStatus) -> String {
    let counts = PlainLanguage.chosen.pick(
      zh: "共 \(status.runs) 次：完成 \(status.done)，出错 \(status.failed)，缺少 \(status.missing)",
      en:
        "\(status.runs) run\(status.runs == 1 ? "" : "s"): \(status.done) done, \(status.failed) failed, \(status.missing) missing"
    )
    let reasons = status.reasons.map { PlainLanguage.chosen.pick(zh: "出错原因：", en: "failed: ") + $0 }
    return ([counts] + reasons).joined(separator: "\n")
  }
}

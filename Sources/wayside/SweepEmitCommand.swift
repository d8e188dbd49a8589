public import ArgumentParser
import DistrictModel
import Foundation
public import Sweeps

extension SweepJobs: ExpressibleByArgument {}

struct SweepEmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emit",
    abstract: PlainLanguage.chosen.pick(
      zh: "输出供其他调度器使用的作业文本，不执行。", en: "Print the jobs of a sweep for other schedulers; nothing is run."),
    discussion: """
      Examples:
        wayside sweep emit runs/sweep --for parallel | sh
        wayside sweep emit runs/sweep --for kubernetes --shards 40

      Exit codes: 0 told, 64 usage, 65 a manifest that was changed, 66 nothing there.
      """)

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Option(
    name: .customLong("for"),
    help: .init(zh: "kubernetes、aws-batch 或 parallel。", en: "kubernetes, aws-batch or parallel."))
  var scheduler: SweepJobs
  @Option(help: .init(zh: "分片数。", en: "How many shards.")) var shards: Int?
  @Option(help: .init(zh: "每个分片的分钟数。", en: "Minutes of work a shard, where their number is not given."))
  var minutes = 5.0
  @OptionGroup var language: LanguageOption

  func validate() throws {
    try SweepSubmitCommand.check(shards: shards, minutes: minutes)
  }

  func run() throws {
    let sweep = try SweepFolder(folder)
    let count = min(shards ?? sweep.shards(minutes: minutes), sweep.manifest.runs.count)
    if scheduler == .awsBatch, !SweepJobs.awsArray.contains(count) {
      throw Terminal.fail(
        zh:
          "AWS Batch 的数组为 \(SweepJobs.awsArray.lowerBound) 至 \(SweepJobs.awsArray.upperBound) 个任务，此处为 \(count)：给出 --shards",
        en:
          "arrays of AWS Batch have \(SweepJobs.awsArray.lowerBound) to \(SweepJobs.awsArray.upperBound) members, this would have \(count): give --shards",
        Exit.badData)
    }
    let full = URL(fileURLWithPath: folder).standardizedFileURL.path
    print(
      scheduler.text(
        folder: full, scenario: URL(fileURLWithPath: sweep.scenario).standardizedFileURL.path, shards: count,
        name: "wayside-sweep-\(sweep.manifest.digest.prefix(8))"), terminator: "")
  }
}

public import ArgumentParser
import DistrictModel
import Foundation
import ScenarioFiles
public import Sweeps

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: PlainLanguage.chosen.pick(
      zh: "成批运行一个方案：情景、取值组合与种子。", en: "Run a scenario many times: futures, crossed values and seeds."),
    discussion: """
      Examples:
        wayside sweep plan sweep.yaml -o runs/sweep         what will be run, and how long it takes
        wayside sweep submit runs/sweep --engine local      on this machine, as many programs as cores
        wayside sweep submit runs/sweep --engine slurm      as a job array
        wayside sweep status runs/sweep
        wayside sweep merge runs/sweep -o results.sqlite
        wayside sweep study runs/sweep                      futures, cases and what decides, from the results

      A sweep.yaml:
        schema: wayside-sweep/1
        scenario: Scenarios/yubei-2025
        futures: 100

      Exit codes: 0 done, 64 usage, 65 bad data, 66 nothing there, 69 a program is missing, 73 cannot write, 75 something is left that
      the same command can do again.
      """,
    subcommands: [
      SweepPlanCommand.self, SweepExecCommand.self, SweepStatusCommand.self, SweepSubmitCommand.self,
      SweepMergeCommand.self, SweepStudyCommand.self, SweepEmitCommand.self,
    ])
}

/// The folder of a planned sweep.
struct SweepFolder {
  let path: String
  let manifest: SweepManifest

  /// - Throws: exit 66 without a manifest, 65 for one that was edited or that another version made.
  init(_ path: String) throws {
    self.path = path
    let file = "\(path)/\(SweepManifest.fileName)"
    guard let data = FileManager.default.contents(atPath: file) else {
      if FileManager.default.fileExists(atPath: file) {
        throw Self.explained(SweepFault.cannotRead(file, access(file, R_OK) == 0 ? EIO : errno))
      }
      throw Terminal.fail(
        zh: "'\(path)' 中没有批量清单；先用 wayside sweep plan 生成",
        en: "'\(path)' has no manifest; wayside sweep plan makes one",
        Exit.missingInput)
    }
    do {
      manifest = try SweepManifest(reading: data, file: file)
    } catch {
      throw Self.explained(error)
    }
    guard manifest.header.version == Catalogue.version else {
      throw Terminal.fail(
        zh: "清单由版本 \(manifest.header.version) 生成，本程序为 \(Catalogue.version)：不同版本的结果不可混用",
        en:
          "planned by version \(manifest.header.version), this is \(Catalogue.version): versions are not mixed",
        Exit.badData)
    }
  }

  /// Of the scenario, from here.
  var scenario: String {
    let stated = manifest.header.scenario
    return stated.hasPrefix("/") ? stated : (path as NSString).appendingPathComponent(stated)
  }

  var evaluation: SweepEvaluation { SweepEvaluation(path: scenario, header: manifest.header) }

  /// The scenario, if it is still the one that was planned with; a shard of another one would be worth nothing.
  ///
  /// - Throws: exit 65 with the files that have changed, or what the scenario's reader says.
  @discardableResult func checkedScenario() throws -> Scenario {
    let now = try ScenarioArgument(path: scenario, allowOutside: true).load()
    let changed = (Set(now.files).symmetricDifference(manifest.header.inputs)).map(\.path)
    guard changed.isEmpty else {
      let names = Set(changed).sorted().joined(separator: ", ")
      throw Terminal.fail(
        zh: "生成清单之后输入有变：\(names)；请重新 sweep plan",
        en: "changed since the sweep was planned: \(names); plan it anew",
        Exit.badData)
    }
    return now
  }

  static func explained(_ error: any Error) -> any Error {
    guard let fault = error as? SweepFault else { return RunCommand.explained(error) }
    let code: ExitCode
    switch fault {
    case .line, .differs, .database: code = Exit.badData
    case .cannotRead: code = Exit.missingInput
    case .cannotWrite: code = Exit.cannotWrite
    case .inUse, .incomplete, .scenarioAway: code = Exit.leftOver
    }
    return Terminal.fail(zh: fault.message.zh, en: fault.message.en, code)
  }

  /// Seconds a run takes on one core, as its planning measured; `nil` where nobody did.
  var secondsPerRun: Double? {
    struct Estimate: Decodable { let secondsPerRun: Double }
    let data = FileManager.default.contents(atPath: "\(path)/\(Self.estimateName)")
    let told = data.flatMap { try? JSONDecoder().decode(Estimate.self, from: $0) }?.secondsPerRun
    return told.flatMap { $0 > 0 && $0 <= Self.mostSeconds ? $0 : nil }
  }

  /// A year: nobody plans with longer runs.
  static let mostSeconds = 31_557_600.0

  static let estimateName = "estimate.json"

  /// As many shards as have `minutes` of work each.
  func shards(minutes: Double) -> Int {
    let total = (secondsPerRun ?? 1) * Double(manifest.runs.count)
    let wanted = (total / (60 * max(0.01, minutes))).rounded(.up)
    return max(1, wanted < Double(manifest.runs.count) ? Int(wanted) : manifest.runs.count)
  }

  /// The same for programs on one machine, all of them with equally many shards; several each where that costs little, so that no core
  /// waits long for the last one. A shard reads the manifest and makes the plans of its runs anew: it has 100 runs and ten seconds of
  /// work at least, unless that leaves a worker without any.
  func shards(minutes: Double, workers: Int) -> Int {
    let runs = Double(manifest.runs.count)
    let worthwhile = min(runs / 100, (secondsPerRun ?? 1) * runs / 10) / Double(workers)
    let needed = (shards(minutes: minutes) + workers - 1) / workers
    return workers * max(needed, Int(min(8, worthwhile)))
  }
}

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

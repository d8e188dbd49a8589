import ArgumentParser
import Assessment
import DistrictSimulation
import Foundation
import Reports
import ScenarioFiles

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: PlainLanguage.chosen.pick(
      zh: "并列比较多个结果，以第一个为基准。", en: "Set runs side by side, the first as the yardstick."),
    discussion: """
      Each argument is a result folder of 'wayside run', or a scenario, which is planned and simulated with the seed, days and \
      replications of the first. Equal settings draw common random numbers, and differences are told by replication.

      Examples:
        wayside compare runs/before runs/after
        wayside compare Scenarios/yubei-2025 my-variant --out runs/variant --lang zh
        wayside compare runs/a runs/b runs/c --json

      Exit codes: 0 done, 64 usage, 65 bad scenario or changed result, 66 missing input, 73 cannot write, 130 interrupted.
      """)

  @Argument(
    help: .init(
      zh: "两个或更多结果文件夹或方案，基准在前。", en: "Two or more result folders or scenarios, the yardstick first."))
  var runs: [String]
  @Option(help: .init(zh: "对比结果的文件夹。", en: "Folder of the comparison.")) var out = "runs/compare"
  @Option(
    help: .init(
      zh: "线程数；缺省用全部核心。结果与之无关。", en: "Threads; all cores unless given. Results do not depend on it."))
  var threads: Int?
  @Option(help: .init(zh: "表格与网页的语言：zh、en 或 both。", en: "Language of table and page: zh, en or both."))
  var lang: ReportLanguage = .both
  @Flag(
    help: .init(zh: "各方案保留自己的种子、天数与重复次数。", en: "Each scenario keeps its own seed, days and replications."))
  var ownSeeds = false
  @Flag(help: .init(zh: "文件夹已存在时予以取代。", en: "Replace the folder if it exists.")) var force = false
  @Flag(help: .init(zh: "输出 compare.json，不输出表格。", en: "Print compare.json instead of tables.")) var json =
    false
  @Flag(help: .init(zh: "允许方案读取其文件夹以外的文件。", en: "Let scenarios read files outside their folders."))
  var allowOutside = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(zh: "--threads 应为 1 至 1024 的数", en: "--threads is a number from 1 to 1024")
    }
    guard runs.count > 1 else {
      throw ValidationError(
        zh: "compare 需要两个以上的结果文件夹或方案，基准在前",
        en: "compare takes two runs or more: result folders or scenarios, the yardstick first")
    }
    if runs.contains(where: { Self.place($0) == Self.place(out) }) {
      throw ValidationError(
        zh: "--out '\(out)' 是被比较的结果之一，会被覆盖",
        en: "--out '\(out)' is one of the runs: the comparison would take its place")
    }
    for (row, path) in runs.enumerated()
    where runs[..<row].contains(where: { Self.place($0) == Self.place(path) }) {
      throw ValidationError(
        zh: "'\(path)' 重复：与自身没有差别", en: "'\(path)' is named twice: a run differs from itself by nothing")
    }
  }

  /// One name for each place on the disk.
  private static func place(_ path: String) -> String {
    let full = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    return full.lastPathComponent == "scenario.yaml" ? full.deletingLastPathComponent().path : full.path
  }

  func run() throws {
    let signals = RunFolder.cleanUpWhenInterrupted()
    defer { for source in signals { source.cancel() } }
    let sources = try opened()
    let folder = try RunFolder(path: out, force: force)
    do {
      var digests: [RunDigest] = []
      for (path, source) in zip(runs, sources) {
        digests.append(try digest(of: source, named: path, settings: digests.first?.settings))
      }
      Terminal.progress("")
      let comparison = RunComparison(of: digests)
      let text = RunComparisonFile.text(of: comparison)
      try folder.write([
        ("compare.json", text),
        ("compare.html", HTMLReport.render(ReportCatalogue.document(of: comparison), language: lang)),
      ])
      if json {
        print(text, terminator: "")
      } else {
        print(RunComparisonText.terminal(comparison, language: lang))
        print(PlainLanguage.chosen.pick(zh: "\n报告：", en: "\nreport: ") + "\(folder.path)/compare.html")
      }
    } catch {
      folder.discard()
      throw RunCommand.explained(error)
    }
  }

  /// A run that lies on the disk, or a scenario to be run.
  private enum Source {
    case result(RunDigest)
    case scenario(Scenario)
  }

  /// Reads all arguments before anything is simulated; what is wrong with any of them is told at once.
  private func opened() throws -> [Source] {
    var sources: [Source] = []
    var failure: ExitCode?
    for path in runs {
      do {
        sources.append(try open(path))
      } catch let fault as ResultFolder.Fault {
        let code = fault.told()
        failure = failure ?? code
      } catch let code as ExitCode {
        failure = failure ?? code
      }
    }
    if let failure { throw failure }
    return sources
  }

  private func open(_ path: String) throws -> Source {
    if ResultFolder.isResult(path) {
      return .result(try RunDigestReader(name: path, texts: ResultFolder(path: path).texts()).digest())
    }
    guard FileManager.default.fileExists(atPath: path) else {
      throw ResultFolder.Fault(.missingInput, zh: "'\(path)' 处没有内容", en: "there is nothing at '\(path)'")
    }
    let isFile = (path as NSString).pathExtension == "yaml"
    guard isFile || FileManager.default.fileExists(atPath: path + "/scenario.yaml") else {
      throw ResultFolder.Fault(
        .missingInput, zh: "'\(path)' 既不是结果文件夹（无 COMPLETE），也不是情景（无 scenario.yaml）",
        en:
          "'\(path)' is neither a result folder (it has no COMPLETE) nor a scenario (it has no scenario.yaml)"
      )
    }
    guard !CorridorFile.applies(to: path) else {
      throw ResultFolder.Fault(
        .badData, zh: "'\(path)' 是走廊，只选址、不仿真：只能比较区域",
        en: "'\(path)' is a corridor, which is sited and not simulated: only districts are compared")
    }
    return .scenario(try ScenarioArgument(path: path, allowOutside: allowOutside).load())
  }

  private func digest(of source: Source, named path: String, settings: RunDigest.Settings?) throws
    -> RunDigest
  {
    switch source {
    case .result(let digest): return digest
    case .scenario(var scenario):
      if let settings, !ownSeeds {
        scenario.run.seed = settings.seed
        scenario.run.days = settings.days
        scenario.run.warmUpDays = settings.warmUpDays
        scenario.run.replications = settings.replications
        guard settings.days <= scenario.mostDays else {
          throw Terminal.fail(
            zh:
              "'\(path)' 不能按 '\(runs[0])' 的 \(settings.days) 日运行，最多 \(scenario.mostDays) 日：请缩短前者，或加 --own-seeds",
            en:
              "'\(path)' cannot be run for the \(settings.days) days of '\(runs[0])', \(scenario.mostDays) at most: shorten the first, or give --own-seeds",
            Exit.badData)
        }
      }
      var watch = Stopwatch()
      let workers = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let run = try EvaluatedRun(scenario, threads: workers, watch: &watch)
      let record = RunRecord(
        of: scenario, distances: run.distances, began: Date(), threads: workers, seconds: watch.laps)
      var texts = Dictionary(run.files.map { ($0.name, $0.text) }) { first, _ in first }
      texts["run.json"] = record.text()
      return try RunDigestReader(name: path, texts: texts).digest()
    }
  }
}

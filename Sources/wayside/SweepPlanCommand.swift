import ArgumentParser
import Assessment
import DistrictModel
import DistrictSimulation
import Foundation
import ScenarioFiles
import Sweeps
import Uncertainty

struct SweepPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: PlainLanguage.chosen.pick(
      zh: "列出全部运行，并估计所需时间。", en: "List all runs of a sweep, and tell how long they will take."),
    discussion: """
      Example: wayside sweep plan sweep.yaml -o runs/sweep

      The first run is worked out once, to know what one takes; --seconds tells it instead.
      Exit codes: 0 done, 64 usage, 65 a sweep or scenario that cannot be meant, 66 nothing there, 73 cannot write, or another manifest
      stands there.
      """)

  @Argument(help: .init(zh: "批量文件（YAML）。", en: "The sweep, a YAML file.")) var file: String
  @Option(name: .shortAndLong, help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var out: String
  @Option(help: .init(zh: "每次运行的秒数，代替试算。", en: "Seconds a run takes, instead of trying one.")) var seconds:
    Double?
  @Flag(help: .init(zh: "已有清单时予以取代，连同结果。", en: "Replace a manifest that is there, and its results."))
  var force = false
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let seconds, !(seconds > 0 && seconds <= SweepFolder.mostSeconds) {
      throw ValidationError(zh: "--seconds 应大于 0，至多一年", en: "--seconds is above 0, a year at most")
    }
  }

  func run() throws {
    let read = SweepFile.read(at: file, knownIndicators: Assessor.indicatorIDs)
    Terminal.tell(read.diagnostics, inChinese: Terminal.isChinese)
    guard let sweep = read.sweep else { throw read.isMissing ? Exit.missingInput : Exit.badData }
    let folder = (file as NSString).deletingLastPathComponent
    let path =
      sweep.scenario.hasPrefix("/")
      ? sweep.scenario : (folder as NSString).appendingPathComponent(sweep.scenario)
    let scenario = try ScenarioArgument(path: path, allowOutside: true).load()
    let rows: SweepRows
    do throws(SweepRows.Fault) {
      rows = try SweepRows(sweep, inputs: scenario.uncertain, design: scenario.uncertainty ?? FutureDesign())
    } catch {
      throw refusal(error)
    }
    try tryKeys(of: rows, path)
    let header = SweepHeader(
      version: Catalogue.version, scenario: Self.relative(path, from: out), inputs: scenario.files,
      foresight: sweep.foresight, replications: sweep.replications, seed: scenario.run.seed, runs: rows.count,
      columns: FigureColumns.names(scenario.targets, only: sweep.indicators))
    let text = try SweepManifest.text(header, rows)
    try checkPlace(text)
    let first = SweepRun(rows[0], index: 0, header: header)
    let each = seconds ?? Self.cost(of: first, SweepEvaluation(path: path, header: header))
    do {
      try write(text, secondsPerRun: each)
    } catch {
      throw SweepFolder.explained(error)
    }
    tell(rows.count, each)
    if sweep.study != .none, let groups = scenario.uncertainty?.groups, !groups.isEmpty {
      let names = groups.map(\.id).joined(separator: ", ")
      Terminal.tell(
        PlainLanguage.chosen.pick(
          zh: "注意：study 把各输入视为相互独立；组 \(names) 的相关只用于 futures",
          en:
            "note: a study takes inputs as independent; what ties the groups \(names) is in the futures alone"
        ))
    }
  }

  /// Seconds of one core for a run, its plan included.
  private static func cost(of run: SweepRun, _ evaluation: SweepEvaluation) -> Double {
    let began = ProcessTime.seconds
    if let record = try? evaluation.record(of: run), case .failed(let words) = record.outcome {
      Terminal.tell(
        PlainLanguage.chosen.pick(zh: "注意：第一次运行出错：\(words)", en: "note: the first run fails: \(words)"))
    }
    return ProcessTime.seconds - began
  }

  private func tell(_ count: Int, _ each: Double) {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let span = TimeSpan.text(each * Double(count) / Double(cores))
    let one = TimeSpan.text(each)
    print(
      PlainLanguage.chosen.pick(
        zh: "\(count) 次运行，每次约 \(one)（单核）；本机 \(cores) 核约需 \(span)",
        en:
          "\(count) run\(count == 1 ? "" : "s") of about \(one) on one core; about \(span) on the \(cores) cores of this machine"
      ))
  }

  /// Keys of the grid that the scenario does not have, or values it does not take, told before anything is run.
  private func tryKeys(of rows: SweepRows, _ path: String) throws {
    for row in rows.samples where !row.decisions.isEmpty {
      let result = ChosenScenario.read(
        path, choosing: Dictionary(row.decisions.map { ($0.key, $0.value) }) { $1 })
      guard result.scenario == nil else { continue }
      Terminal.tell(result.diagnostics.filter { $0.severity == .error }, inChinese: Terminal.isChinese)
      throw Terminal.fail(
        zh: "方案不接受运行 '\(row.label)' 的取值；未写入任何内容",
        en: "the scenario does not take the values of run '\(row.label)'; nothing was written", Exit.badData)
    }
  }

  private func refusal(_ fault: SweepRows.Fault) -> any Error {
    switch fault {
    case .tooMany(let count):
      let years = seconds.map { TimeSpan.text($0 * (Double(count) ?? 0)) }
      return Terminal.fail(
        zh:
          "共 \(count) 次运行，上限 \(SweepRows.mostRuns)\(years.map { "；单核约需 \($0)" } ?? "")：减少 futures、seeds 或 grid 的取值",
        en:
          "that is \(count) runs\(years.map { ", \($0) of one core" } ?? ""); the most is \(SweepRows.mostRuns): take fewer futures, seeds or values",
        Exit.badData)
    case .nothingUncertain:
      return Terminal.fail(
        zh: "方案中没有写成分布的数：futures、cases 与 study 无从抽取",
        en:
          "no number of the scenario is given as a distribution: futures, cases and study have nothing to draw",
        Exit.badData)
    case .tooManyInputs(let count):
      return Terminal.fail(
        zh: "\(count) 个不确定数超出所选设计：在方案 uncertainty 中写 design: latin-hypercube",
        en:
          "\(count) uncertain numbers are too many for the design: write design: latin-hypercube under uncertainty",
        Exit.badData)
    case .drawnAndCrossed(let key):
      return Terminal.fail(
        zh: "'\(key)' 在方案中取分布，又在 grid 中取值：只留其一",
        en: "'\(key)' is a distribution in the scenario and crossed in grid as well: keep one of them",
        Exit.badData)
    }
  }

  /// Another manifest is not replaced unasked.
  private func checkPlace(_ text: String) throws {
    guard let old = FileManager.default.contents(atPath: "\(out)/\(SweepManifest.fileName)"), !force,
      old != Data(text.utf8)
    else { return }
    throw Terminal.fail(
      zh: "'\(out)' 已有另一份清单；加 --force 连同其结果一并取代，或另给 -o",
      en: "'\(out)' has another manifest; give --force to replace it and its results, or another -o",
      Exit.cannotWrite)
  }

  private func write(_ text: String, secondsPerRun: Double) throws {
    let manifest = "\(out)/\(SweepManifest.fileName)"
    let isOther = FileManager.default.contents(atPath: manifest).map { $0 != Data(text.utf8) } ?? false
    do {
      try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    } catch {
      throw Terminal.fail(
        zh: "无法写入 '\(out)'：\(RunFolder.reason(error))",
        en: "cannot write to '\(out)': \(RunFolder.reason(error))",
        Exit.cannotWrite)
    }
    let estimate = "{\"secondsPerRun\":\(secondsPerRun > 0 ? secondsPerRun : 1)}\n"
    try ShardFile.publish(Array(estimate.utf8), as: "\(out)/\(SweepFolder.estimateName)")
    try ShardFile.publish(Array(text.utf8), as: manifest)
    // Results of another manifest go last: until then nothing is lost.
    if isOther { try? FileManager.default.removeItem(atPath: "\(out)/\(ShardFile.folder)") }
  }

  /// With links followed as far as the path exists: `..` behind a link leads elsewhere.
  private static func real(_ path: String) -> URL {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: url.path), url.pathComponents.count > 1 else {
      return url.resolvingSymlinksInPath()
    }
    return real(url.deletingLastPathComponent().path).appendingPathComponent(url.lastPathComponent)
  }

  /// A path as it is seen from a folder, so that both may move together.
  static func relative(_ path: String, from folder: String) -> String {
    let there = real(path).pathComponents
    let here = real(folder).pathComponents
    let common = zip(there, here).prefix { $0 == $1 }.count
    let up = [String](repeating: "..", count: here.count - common)
    let parts = up + there.dropFirst(common)
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }
}

public import ArgumentParser
import Assessment
import DistrictModel
import DistrictSimulation
import Finance
import Foundation
import GridFiles
import HydrogenStations
public import Reports
import RoadNetwork
import RoadsideUnits
import ScenarioFiles
import Siting
import Synchronization

extension ReportLanguage: ExpressibleByArgument {}
extension Progress.Form: ExpressibleByArgument {}

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: PlainLanguage.chosen.pick(
      zh: "规划并仿真一个方案，写出报告。", en: "Plan and simulate a scenario, and write the report."),
    discussion: """
      Examples:
        wayside run Scenarios/yubei-2025
        wayside run my-district --out results --seed 7 --lang zh
        wayside run my-district --check --json
        wayside run my-district --records both

      Exit codes: 0 done, 2 a target is missed (with --check), 65 bad scenario, 66 missing input, 73 cannot write, \
      130 interrupted.
      """)

  @Argument(help: .init(zh: "含 scenario.yaml 的文件夹，或该文件。", en: "Folder with scenario.yaml, or the file."))
  var scenario: String
  @Option(help: .init(zh: "结果文件夹；缺省为 runs/<方案名>。", en: "Result folder; runs/<scenario> unless given."))
  var out: String?
  @Option(help: .init(zh: "代替方案种子的种子。", en: "Seed, instead of the scenario's.")) var seed: UInt64?
  @Option(
    help: .init(
      zh: "线程数；缺省用全部核心。结果与之无关。", en: "Threads; all cores unless given. Results do not depend on it."))
  var threads: Int?
  @Option(help: .init(zh: "报告语言：zh、en 或 both。", en: "Language of the report: zh, en or both.")) var lang:
    ReportLanguage = .both
  @Option(
    help: .init(
      zh: "另写首次重复的会话日志与 15 分钟负荷：csv、ndjson 或 both。14 万辆车、一周约 75 MB CSV、200 MB NDJSON。",
      en:
        "Write the session log and the 15-minute loads of the first replication as well: csv, ndjson or both. For a district of 140,000 vehicles and a week 75 MB of CSV, 200 MB of NDJSON."
    )
  ) var records: RecordFormat?
  @Option(
    help: .init(
      zh: "另写报告每幅图的规格文件：vega-lite。",
      en: "Write a specification of every chart of the report as well: vega-lite.")) var charts: ChartFormat?
  @Flag(
    help: .init(
      zh: "CSV 文件以字节序标记开头，便于 Excel 识别 UTF-8。",
      en: "Begin CSV files with a byte order mark, by which Excel knows UTF-8.")) var bom = false
  @Option(help: .init(zh: "进度的形式：line、json 或 none。", en: "How progress is told: line, json or none."))
  var progress = Progress.Form.line
  @Flag(
    help: .init(
      zh: "不模拟方案的不确定情景。", en: "Leave out the futures of uncertain numbers.")) var noFutures = false
  @Flag(help: .init(zh: "结果文件夹已存在时予以取代。", en: "Replace the result folder if it exists.")) var force = false
  @Flag(help: .init(zh: "以 JSON 输出目标表。", en: "Print the targets as JSON.")) var json = false
  @Option(
    help: .init(
      zh: "以 JSON 输出一个阶段后停止：world、demand、plan、outcome 或 scorecard。",
      en: "Print one stage as JSON and stop: world, demand, plan, outcome or scorecard.")) var dump: Stage?
  @Flag(help: .init(zh: "有目标未达到时以 2 退出。", en: "Exit with 2 if a target is missed.")) var check = false
  @Flag(help: .init(zh: "允许方案读取其文件夹以外的文件。", en: "Let the scenario read files outside its folder."))
  var allowOutside = false

  /// A value on the pipeline.
  enum Stage: String, ExpressibleByArgument, CaseIterable {
    case world
    case demand
    case plan
    case outcome
    case scorecard
  }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(zh: "--threads 应为 1 至 1024 的数", en: "--threads is a number from 1 to 1024")
    }
    if let seed, seed > UInt64(Int.max) {
      throw ValidationError(zh: "--seed 最大为 \(Int.max)", en: "--seed is at most \(Int.max)")
    }
  }

  func run() throws {
    let signals = RunFolder.cleanUpWhenInterrupted()
    defer { for source in signals { source.cancel() } }
    let began = Date()
    var watch = Stopwatch()
    var read = try ScenarioArgument(path: scenario, allowOutside: allowOutside).load()
    if let seed { read.run.seed = seed }
    if let dump { return try print(stage: dump, of: Pipeline(scenario: read)) }
    let folder = try RunFolder(path: out ?? Self.standardOut(scenario), force: force)
    let workers = threads ?? ProcessInfo.processInfo.activeProcessorCount
    do {
      let run = try EvaluatedRun(read, threads: workers, futures: !noFutures, watch: &watch)
      var input = run.input
      if !noFutures {
        let futures = FutureRuns(
          read, path: scenario, allowOutside: allowOutside, plan: input.plan, world: input.world,
          threads: workers)
        if let card = try futures?.card() { input.scorecard.add(card) }
        watch.lap("futures")
      }
      let scorecard = input.scorecard
      var files = run.files
      if scorecard.futures != nil { files.append(("futures.csv", FuturesFile.text(of: input))) }
      input.verification = ModelCheck.record()
      watch.lap("verification")
      let document = ReportCatalogue.document(of: input)
      files.append(("report.html", HTMLReport.render(document, language: lang)))
      files.append((ReportFile.name, try ReportFile(document: document).text()))
      if charts != nil { files += ChartFiles.specifications(of: document, lang) }
      watch.lap("report")
      Terminal.progress(PlainLanguage.chosen.pick(zh: "写出图层", en: "writing layers"))
      let layers = try LayerFile(of: run).write(in: folder)
      watch.lap("layers")
      var streams: [FileStream] = []
      if let records {
        Terminal.progress(PlainLanguage.chosen.pick(zh: "写出记录", en: "writing records"))
        streams = try RecordFiles(run: run, format: records, isMarked: bom).write(in: folder)
        watch.lap("records")
      }
      let names = files.map(\.name) + streams.map(\.name) + [layers.name, "run.json"]
      files.append(
        ("datapackage.json", DataPackage.text(of: run.input.world, files: names, isMarked: bom)))
      let record = RunRecord(
        of: read, distances: run.distances, began: began, threads: workers, seconds: watch.laps)
      files.append(("run.json", record.text()))
      if bom {
        files = files.map { $0.name.hasSuffix(".csv") ? ($0.name, CSVMark.text + $0.text) : $0 }
      }
      try folder.write(files, streams: streams, written: [layers])
      Terminal.progress("")
      Swift.print(
        json ? TargetsFile.text(of: scorecard) : summary(scorecard, folder.path), terminator: json ? "" : "\n"
      )
      if check, scorecard.targets.contains(where: \.isMissed) { throw Exit.targetMissed }
    } catch {
      folder.discard()
      throw Self.explained(error)
    }
  }

  private func print(stage: Stage, of pipeline: Pipeline) throws {
    do {
      let world = try pipeline.world()
      if stage == .world { return try print(json: world) }
      let demand = pipeline.demand(in: world)
      if stage == .demand { return try print(json: demand) }
      let workers = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let plan = try pipeline.plan(world, demand, threads: workers)
      if stage == .plan { return try print(json: plan) }
      let guided = try pipeline.guided(world, plan, threads: workers)
      let power = try guided.pipeline.power(guided.world, plan, roadside: guided.roadside)
      let outcome = try guided.pipeline.simulate(guided.world, plan, power: power, threads: workers) {}
      if stage == .outcome { return try print(json: outcome) }
      let card = try guided.roadside?.studied(
        by: guided.pipeline, guided.world, plan, power: power, outcome, threads: workers)
      try print(
        json: try guided.pipeline.assess(
          guided.world, plan, demand, outcome, power: power, roadside: card,
          services: StageRuns(
            pipeline: guided.pipeline, world: guided.world, plan: plan, threads: workers
          ).services(), threads: workers))
    } catch {
      throw Self.explained(error)
    }
  }

  private func print(json value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    Swift.print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  static func standardOut(_ scenario: String) -> String {
    let full = URL(fileURLWithPath: scenario).standardizedFileURL
    let folder = full.pathExtension == "yaml" ? full.deletingLastPathComponent() : full
    return "runs/\(folder.lastPathComponent)"
  }

  static func explained(_ error: any Error) -> any Error {
    guard let (text, code) = words(of: error) else { return error }
    return Terminal.fail(zh: text.zh, en: text.en, code)
  }

  /// What a fault of the pipeline says and means; `nil` for others.
  static func words(of error: any Error) -> (text: BilingualText, code: ExitCode)? {
    func same(_ text: String) -> (BilingualText, ExitCode) {
      (BilingualText(zh: text, en: text), Exit.badData)
    }
    switch error {
    case EarlierPlan.Fault.sitesMoved:
      return same(
        "the candidate sites of this future are others than those the plan was made for: write foresight: true in a sweep"
      )
    case let error as DistrictError: return same(error.message)
    case let error as SitingError: return same(error.message)
    case let fault as RoadsideFault: return same(fault.message.en)
    case let fault as RoadFault: return same(fault.message)
    case let fault as Mode4Fault: return same(fault.message.en)
    case let fault as CashFlowFault: return same(fault.message.en)
    case let fault as HydrogenFault: return same(fault.message.en)
    case let fault as SimulationFault:
      return (
        BilingualText(
          zh: "第 \(fault.replication) 次重复、第 \(fault.day) 日出现内部错误：\(fault.story)",
          en: "internal error in replication \(fault.replication), day \(fault.day): \(fault.story)"),
        Exit.internalError
      )
    default: return nil
    }
  }

  private func summary(_ scorecard: Scorecard, _ path: String) -> String {
    var lines = [TerminalTable(targetsOf: scorecard, language: lang).text]
    for finding in scorecard.findings {
      let sign = finding.verdict.sign
      if lang != .en { lines.append("\(sign) \(finding.text.zh)") }
      if lang != .zh { lines.append("\(lang == .both ? " " : sign) \(finding.text.en)") }
    }
    lines.append("")
    lines.append(PlainLanguage.chosen.pick(zh: "报告：", en: "report: ") + "\(path)/report.html")
    return lines.joined(separator: "\n")
  }
}

/// Wall-clock seconds by stage, for `run.json` only.
struct Stopwatch {
  private(set) var laps: [String: Double] = [:]
  private var last = Date()

  mutating func lap(_ name: String) {
    let now = Date()
    laps[name] = (now.timeIntervalSince(last) * 1000).rounded() / 1000
    last = now
  }
}

/// The scenario named on the command line, read and checked; complaints are printed all at once.
struct ScenarioArgument {
  let path: String
  let allowOutside: Bool

  func load() throws -> Scenario {
    let result = ScenarioFile.read(
      at: path, allowOutside: allowOutside, knownMetrics: Assessor.knownMetrics,
      readGrid: GridReading.forSeries)
    Terminal.tell(result.diagnostics, inChinese: Terminal.isChinese)
    guard let scenario = result.scenario else {
      let count = result.diagnostics.count
      Terminal.tell(
        PlainLanguage.chosen.pick(
          zh: "\(count) 个问题；未运行",
          en: count == 1 ? "1 problem; nothing was run" : "\(count) problems; nothing was run"))
      throw result.failure == .missingInput ? Exit.missingInput : Exit.badData
    }
    return scenario
  }
}

import ArgumentParser
import Calibration
import CityAgents
import DistrictSimulation
import Foundation
import Reports
import ScenarioFiles

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: PlainLanguage.chosen.pick(
      zh: "用测量数据校准公共充电需求。", en: "Fit the demand of public charging to measurements."),
    discussion: """
      Examples:
        wayside calibrate Scenarios/shenzhen-2022 --data Scenarios/shenzhen-2022/data/measured --out fitted
        wayside calibrate Scenarios/shenzhen-2022 --data my-measurements --no-folds --json
        wayside calibrate Scenarios/shenzhen-2022 --data first-weeks --against last-weeks --out fitted

      Reads data/zones.csv, data/stations.csv and data/prices.csv of the scenario, and city.csv, zone_occupancy.csv and \
      zone_means.csv of the data folder. Eleven days are fitted, the others checked. Five parameters are fitted with a \
      fast model of flows; all scores are those of the simulator's agents with these parameters. With --against the \
      same agents are also scored by the measurements of another folder, of any whole days and zones of the scenario; \
      nothing is fitted to them.

      Exit codes: 0 done, 65 bad data, 66 missing input, 69 missing program, 70 no fit, 73 cannot write.
      """)

  @Argument(
    help: .init(
      zh: "含 data/zones.csv 的文件夹，或其 scenario.yaml。", en: "Folder with data/zones.csv, or its scenario.yaml."))
  var scenario: String
  @Option(help: .init(zh: "实测数据文件夹。", en: "Folder with the measurements.")) var data: String
  @Option(
    help: .init(
      zh: "预留的实测数据文件夹：一并评分，不参与拟合。",
      en: "Folder with measurements that were kept back: scored as well, never fitted.", valueName: "folder"))
  var against: String?
  @Flag(
    inversion: .prefixedNo,
    help: .init(
      zh: "另作五次拟合，每次留出五分之一小区并预测它们。",
      en: "Fit five times more, each without a fifth of the zones, and predict those.")
  )
  var folds = true
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(
      zh: "存放报告、参数与模拟—实测对照周的文件夹；不给则不写文件。",
      en:
        "Folder for the report, parameters and the model's week beside the measured one; nothing is written without it.",
      valueName: "folder"))
  var out: String?
  @Option(help: .init(zh: "报告语言：zh、en 或 both。", en: "Language of the report: zh, en or both.")) var lang:
    ReportLanguage = .both
  @Flag(help: .init(zh: "结果文件夹已存在时予以取代。", en: "Replace the result folder if it exists.")) var force = false
  @Option(
    help: .init(
      zh: "个体随机性与区间重抽样的种子。", en: "Seed of the agents' luck and of the resampling behind the intervals."))
  var seed: UInt64 = 1
  @Option(help: .init(zh: "以不同随机性运行的周数。", en: "Weeks the agents are run with different luck."))
  var replications = 24
  @Option(
    help: .init(
      zh: "线程数；缺省用全部核心。结果与之无关。", en: "Threads; all cores unless given. Results do not depend on it."))
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(zh: "--threads 应为 1 至 1024 的数", en: "--threads is a number from 1 to 1024")
    }
    guard (1...1000).contains(replications) else {
      throw ValidationError(
        zh: "--replications 应为 1 至 1000 的数", en: "--replications is a number from 1 to 1000")
    }
  }

  func run() throws {
    let signals = RunFolder.cleanUpWhenInterrupted()
    defer { for source in signals { source.cancel() } }
    let input = try load()
    let folder = try out.map { try RunFolder(path: $0, force: force) }
    do {
      let study = try study(input)
      let files = CalibrationDocument(study: study, input: input, seed: seed)
      Terminal.progress("")
      try folder?.write(files.files(lang))
      print(json ? files.json : files.table, terminator: "")
    } catch let error as StudyFault {
      folder?.discard()
      throw Self.explained(error)
    } catch {
      folder?.discard()
      throw error
    }
  }

  private func load() throws -> CalibrationInput {
    let read = CalibrationFiles.read(scenario: scenario, measurements: data, keptBack: against)
    Terminal.tell(read.diagnostics, inChinese: Terminal.isChinese)
    if let input = read.input { return input }
    let count = read.diagnostics.count
    Terminal.tell(
      PlainLanguage.chosen.pick(
        zh: "\(count) 个问题；未校准",
        en: count == 1 ? "1 problem; nothing was fitted" : "\(count) problems; nothing was fitted"))
    switch read.failure {
    case .missingProgram(let package):
      throw Terminal.fail(
        zh: "请安装软件包 '\(package)'（apt-get install \(package)），或先解压文件",
        en: "install the package '\(package)' (apt-get install \(package)), or unpack the files",
        Exit.missingProgram)
    case .missingInput: throw Exit.missingInput
    case .badData, .none: throw Exit.badData
    }
  }

  private func study(_ input: CalibrationInput) throws(StudyFault) -> CalibrationStudy {
    var search = CalibrationSearch()
    search.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    var agents = AgentSettings()
    agents.replications = replications
    agents.seed = seed
    return try CalibrationStudy.run(
      zones: input.zones, tariff: input.tariff, observation: input.observation,
      keptBack: input.keptBack,
      search: search, agents: agents, withFolds: folds, progress: Terminal.progress)
  }

  private static func explained(_ fault: StudyFault) -> ExitCode {
    switch fault {
    case .calibration(.noFit):
      Terminal.fail(
        zh: "对这些数据没有搜索到参数", en: "the search found no parameters for these data", Exit.internalError)
    case .calibration(.tooFewZones(let given, let needed)):
      Terminal.fail(
        zh: "分组后只剩 \(given) 个小区，至少需要 \(needed) 个",
        en: "a fold leaves only \(given) zones; at least \(needed) are needed", Exit.badData)
    case .calibration(.unknownZone(let zone)):
      Terminal.fail(zh: "小区 \(zone) 有测量却没有充电桩", en: "zone \(zone) is measured but has no piles", Exit.badData)
    case .calibration, .agents(.noPiles):
      Terminal.fail(zh: "这些数据不能用于校准", en: "these data cannot be calibrated with", Exit.badData)
    case .agents(.world(let message)):
      Terminal.fail(zh: "这些小区不能构成区域：\(message)", en: "the zones make no world: \(message)", Exit.badData)
    case .agents(.simulation(let fault)):
      Terminal.fail(
        zh: "第 \(fault.replication) 次重复、第 \(fault.day) 日违反了仿真定律：\(fault.story)",
        en:
          "a law of the simulation was broken in replication \(fault.replication), day \(fault.day): \(fault.story)",
        Exit.internalError)
    }
  }
}

public import ArgumentParser
import Assessment
import DistrictModel
import Foundation
import Reports
import ScenarioFiles
public import Siting

struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: PlainLanguage.chosen.pick(
      zh: "检查方案及其读取的全部文件。", en: "Check a scenario and everything it reads."),
    discussion: "Example: wayside validate Scenarios/yubei-2025")

  @Argument(help: .init(zh: "含 scenario.yaml 的文件夹，或该文件。", en: "Folder with scenario.yaml, or the file."))
  var scenario: String
  @Flag(help: .init(zh: "允许方案读取其文件夹以外的文件。", en: "Let the scenario read files outside its folder."))
  var allowOutside = false
  @OptionGroup var language: LanguageOption

  func run() throws {
    if CorridorFile.applies(to: scenario) {
      return try CorridorPlace(path: scenario, allowOutside: allowOutside).validate()
    }
    let read = try ScenarioArgument(path: scenario, allowOutside: allowOutside).load()
    do {
      let pipeline = Pipeline(scenario: read)
      let world = try pipeline.world()
      let (cells, people) = (world.grid.cells.count, world.population.total)
      let (sites, vehicles, targets) = (world.sites.count, world.vehicleCount, read.targets.count)
      print(
        PlainLanguage.chosen.pick(
          zh: "有效：\(cells) 格，居民 \(people) 人，站址 \(sites) 处，车辆 \(vehicles) 辆，目标 \(targets) 项",
          en: "valid: \(cells) cells, \(people) residents, \(sites) sites, \(vehicles) vehicles, "
            + "\(targets) targets"))
    } catch {
      throw RunCommand.explained(error)
    }
  }
}

extension SitingObjective: ExpressibleByArgument {}

struct PlaceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: PlainLanguage.chosen.pick(
      zh: "只选址定容，不作仿真。", en: "Choose and size the stations of a scenario without simulating them."),
    discussion: """
      Examples:
        wayside place Scenarios/yubei-2025 --algorithm greedy
        wayside place Scenarios/yubei-2025 --compare greedy,annealing,guided --out runs/plans
        wayside place Scenarios/yubei-2025 --compare greedy,guided --simulate
        wayside place Scenarios/yubei-2025 --objective travel
        wayside place Scenarios/yubei-2025 --compare greedy-swap,travel,waiting --simulate
        wayside place Scenarios/intercity-fast-charging --out runs/corridor --force
      """)

  @Argument(help: .init(zh: "含 scenario.yaml 的文件夹，或该文件。", en: "Folder with scenario.yaml, or the file."))
  var scenario: String
  @Option(help: .init(zh: "代替方案算法的算法。", en: "Algorithm, instead of the scenario's.")) var algorithm: String?
  @Option(
    help: .init(
      zh: "coverage（覆盖）、travel（出行）或 waiting（等待），代替方案的目标。",
      en: "coverage, travel or waiting, instead of the scenario's.")) var objective: SitingObjective?
  @Option(
    help: .init(
      zh: "并列比较的覆盖算法，或目标 coverage、travel、waiting；以第一个为基准。",
      en:
        "Algorithms of coverage, or the objectives coverage, travel and waiting, whose plans are set side by side, the first as the yardstick.",
      valueName: "a,b,c"))
  var compare: String?
  @Flag(
    help: .init(
      zh: "与 --compare 合用：以同一组随机数模拟各方案。",
      en: "With --compare: simulate each plan with the same random numbers.")) var simulate = false
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(
      zh: "对比或走廊的结果文件夹；缺省为 runs/<方案名>。",
      en: "Result folder of a comparison or a corridor; runs/<scenario> unless given."))
  var out: String?
  @Option(help: .init(zh: "对比的语言：zh、en 或 both。", en: "Language of a comparison: zh, en or both.")) var lang:
    ReportLanguage = .both
  @Option(help: .init(zh: "走廊方案可搜索的 CPU 秒数。", en: "CPU seconds a corridor scenario may be searched."))
  var timeLimit: Double?
  @Flag(help: .init(zh: "结果文件夹已存在时予以取代。", en: "Replace the result folder if it exists.")) var force = false
  @Flag(help: .init(zh: "允许方案读取其文件夹以外的文件。", en: "Let the scenario read files outside its folder."))
  var allowOutside = false

  func validate() throws {
    if simulate, compare == nil {
      throw ValidationError(zh: "--simulate 须与 --compare 同用", en: "--simulate needs --compare")
    }
    if compare != nil, algorithm != nil || objective != nil {
      throw ValidationError(
        zh: "--compare 已列出各方案，不要再给 --algorithm 与 --objective",
        en: "--compare names the plans itself: leave --algorithm and --objective out")
    }
  }

  func run() throws {
    if CorridorFile.applies(to: scenario) {
      guard objective == nil, compare == nil else {
        throw Terminal.fail(
          zh: "走廊按流量选址：--objective 与 --compare 只用于区域",
          en: "a corridor is sited by flows: --objective and --compare are for districts", ExitCode(EX_USAGE))
      }
      return try CorridorPlace(path: scenario, allowOutside: allowOutside).run(
        algorithm: algorithm, json: json, out: out, force: force, seconds: timeLimit)
    }
    var read = try ScenarioArgument(path: scenario, allowOutside: allowOutside).load()
    if let objective { read.siting.objective = objective }
    if let algorithm {
      if read.siting.objective == .travel {
        read.siting.travelAlgorithm = algorithm
      } else {
        read.siting.algorithm = algorithm
      }
    }
    if let compare {
      return try PlanContest(scenario: read, language: lang).run(
        compare, simulates: simulate, json: json, out: out ?? RunCommand.standardOut(scenario), force: force)
    }
    do {
      let pipeline = Pipeline(scenario: read)
      let world = try pipeline.world()
      let plan = try pipeline.plan(
        world, pipeline.demand(in: world), threads: ProcessInfo.processInfo.activeProcessorCount)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(plan), as: UTF8.self))
        return
      }
      for quality in plan.quality { print(PlanText.line(of: quality)) }
      for line in PlanText.lines(of: plan) { print(line) }
      print(
        "\(plan.stations.count) stations, \(plan.chargerCount) chargers, \(plan.swapSites.count) swap stations, "
          + "\(plan.hydrogenSites.count) hydrogen stations"
      )
    } catch {
      throw RunCommand.explained(error)
    }
  }
}

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: PlainLanguage.chosen.pick(
      zh: "新建一个小而完整的方案供修改。", en: "Make a small, complete scenario to edit."),
    discussion: "Example: wayside init my-district && wayside run my-district")

  @Argument(help: .init(zh: "要建立的文件夹；末级名即方案名。", en: "Folder to make; its last part names the scenario."))
  var name: String
  @OptionGroup var language: LanguageOption

  func run() throws {
    let manager = FileManager.default
    guard !name.isEmpty else {
      throw Terminal.fail(zh: "请给出文件夹名", en: "the folder needs a name", ExitCode(EX_USAGE))
    }
    guard !manager.fileExists(atPath: name) else {
      throw Terminal.fail(zh: "'\(name)' 已存在", en: "'\(name)' exists already", Exit.cannotWrite)
    }
    do {
      for (path, text) in ScenarioTemplate.files(name: (name as NSString).lastPathComponent) {
        let full = (name as NSString).appendingPathComponent(path)
        try manager.createDirectory(
          atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: full))
      }
    } catch {
      throw Terminal.fail(zh: "无法写入 '\(name)'", en: "cannot write '\(name)'", Exit.cannotWrite)
    }
    print(
      PlainLanguage.chosen.pick(
        zh: "已新建 \(name)；下一步：wayside run \(Self.quoted(name))",
        en: "made \(name); next: wayside run \(Self.quoted(name))"))
  }

  /// A path as a shell takes it for one word, and never for an option.
  static func quoted(_ path: String) -> String {
    let path = path.hasPrefix("-") ? "./" + path : path
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-+,:@%=".unicodeScalars.contains($0)
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}

struct SchemaCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument {
    case json
    case markdown
    case indicators
    case data
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: PlainLanguage.chosen.pick(
      zh: "输出方案的 JSON Schema、键参考、指标参考或结果表参考。",
      en:
        "Print the scenario's JSON Schema, its reference page, that of the indicators or that of the tables a run writes."
    )
  )

  @Option(help: .init(zh: "json、markdown、indicators 或 data。", en: "json, markdown, indicators or data."))
  var format = Format.json
  @OptionGroup var language: LanguageOption

  func run() {
    let text =
      switch format {
      case .json: JSONSchema.scenario()
      case .markdown: SchemaReference.markdown()
      case .indicators: IndicatorReference.markdown()
      case .data: DataReference.markdown()
      }
    print(text, terminator: "")
  }
}

import ArgumentParser
import DistrictModel
import Foundation
import GridFiles
import PowerNetwork
import Reports
import ScenarioFiles

struct HostingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hosting",
    abstract: PlainLanguage.chosen.pick(
      zh: "馈线在有序与无序充电下能接纳多少充电功率。", en: "How much charging power feeders take, managed and unmanaged."),
    discussion: """
      Of a scenario with a power section: every feeder behind the plan, over the mean week of the scenario's own run. What is \
      added comes on top of the base load, the own plugs and the stations that the scenario has; unmanaged and orderly power \
      have the weeks of the district's own plugs when all charge on arrival and when they fill the valley, told by the peak of the \
      unmanaged week, so that equal power is equal cars. Firm power is drawn at all times.

      Of a grid (a folder or MATPOWER case, as of 'wayside powerflow'): every bus, over the file's loads times a day's profile \
      or that of --profile.

      Examples:
        wayside hosting Scenarios/yubei-2025
        wayside hosting Scenarios/yubei-2025 --feeder 12 --policy orderly
        wayside hosting my-feeder --lowest-pu 0.9 --profile year.csv --json
        wayside hosting my-feeder --placements 200 --seed 7

      --json prints {"schema": "wayside-hosting/1", "direction": "draw" or "feed-in", "policies", "steps", "minutes_per_step", \
      "base": {"en", "zh", "grade"}, "limits", "feeders": [{"feeder", "origin", "rating_mva", "base_peak_mw", "spread": {policy: \
      capacity}, "buses": [{"bus", "what", "capacity": {policy: capacity}}]}], "curve"}, where a capacity is {"kw", "from_kw", \
      "binding": {"kind", "bus", "from", "to", "step", "value", "limit"} or "none"}; kw is null where nothing holds, and steps \
      count from 0.

      Exit codes: 0 ok, 64 wrong usage, 65 bad data, 66 no such file.
      """)

  @Argument(
    help: .init(
      zh: "含 scenario.yaml 的文件夹或该文件，或电网文件夹、MATPOWER 算例。",
      en: "Folder with scenario.yaml or the file, or a grid's folder or MATPOWER case."))
  var scenario: String
  @Option(help: .init(zh: "只算方案中的这条馈线，按母线。", en: "Only this feeder of a scenario, by bus.")) var feeder:
    String?
  @Option(help: .init(zh: "只算电网的这个母线。", en: "Only this bus of a grid.")) var bus: String?
  @Option(
    help: .init(
      zh: "firm（固定）、unmanaged（无序）或 orderly（有序）；缺省全部。",
      en: "firm, unmanaged or orderly; all of them unless given.")) var policy: HostingPolicy?
  @Flag(help: .init(zh: "按上网功率计，不按用电计。", en: "Power fed in instead of drawn.")) var feedIn = false
  @Option(
    help: .init(
      zh: "最低电压（标幺）；缺省用方案的值或 0.93。", en: "Lowest voltage, pu; the scenario's, or 0.93, unless given."))
  var lowestPu: Double?
  @Option(help: .init(zh: "最高电压（标幺）。", en: "Highest voltage, pu.")) var highestPu = HostingLimits().highestPU
  @Option(
    help: .init(
      zh: "电网用：每小时一行的 CSV，列 share（占文件负荷之比），可另有 ambient_c、unmanaged、orderly。",
      en:
        "Of a grid: CSV with one row per hour, column share (of the file's loads), and perhaps ambient_c, unmanaged, orderly.",
      valueName: "file"))
  var profile: String?
  @Option(
    help: .init(zh: "电网新增负荷的功率因数；方案自有其值。", en: "Power factor of a grid's added load; a scenario has its own.")
  ) var powerFactor: Double?
  @Option(
    help: .init(
      zh: "越限—渗透率曲线的随机布点次数；0 为不算。",
      en: "Random placements for the curve of violations against penetration; 0 for none."))
  var placements = 0
  @Option(
    help: .init(zh: "随机布点的种子；缺省用方案的种子或 1。", en: "Seed of the placements; the scenario's, or 1, unless given.")
  ) var seed: UInt64?
  @Option(help: .init(zh: "线程数；结果与之无关。", en: "Threads; the answer does not depend on them.")) var threads:
    Int?
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(zh: "文字语言：zh 或 en；缺省随 LANG。", en: "Language of texts: zh or en; that of LANG unless given."))
  var lang: PlainLanguage?
  @Flag(help: .init(zh: "允许方案读取其文件夹以外的文件。", en: "Let the scenario read files outside its folder."))
  var allowOutside = false

  func validate() throws {
    guard placements >= 0, placements <= 100_000 else {
      throw ValidationError(zh: "--placements 应为 0 至 100000", en: "--placements is 0 to 100000")
    }
    guard threads.map({ $0 > 0 }) ?? true else {
      throw ValidationError(zh: "--threads 至少为 1", en: "--threads is at least 1")
    }
    guard powerFactor.map({ $0 > 0 && $0 <= 1 }) ?? true else {
      throw ValidationError(zh: "--power-factor 应大于 0 且不超过 1", en: "--power-factor is above 0 and at most 1")
    }
    let lowest = lowestPu ?? HostingLimits().lowestPU
    guard lowest > 0, highestPu.isFinite, lowest < highestPu else {
      throw ValidationError(
        zh: "--lowest-pu 应大于 0 且小于 --highest-pu", en: "--lowest-pu is above 0 and below --highest-pu")
    }
  }

  func run() throws {
    let language = lang ?? .chosen
    let answer =
      isGrid
      ? try GridHosting(command: self, language: language).answer()
      : try ScenarioHosting(command: self, language: language).answer()
    let text = HostingText(answer: answer)
    print(json ? text.json : text.plain(language), terminator: "")
  }

  /// A MATPOWER case, or a folder with buses and without a scenario.
  private var isGrid: Bool {
    if scenario.hasSuffix(".m") { return true }
    let inside = { (name: String) in
      FileManager.default.fileExists(atPath: (scenario as NSString).appendingPathComponent(name))
    }
    return inside("buses.csv") && !inside("scenario.yaml")
  }

  var limits: HostingLimits {
    var limits = HostingLimits()
    if let lowestPu { limits.lowestPU = lowestPu }
    limits.highestPU = highestPu
    return limits
  }

  /// Drawn, or fed in.
  func signed(_ load: AddedLoad) -> AddedLoad { feedIn ? load.fedIn : load }

  var workers: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// How added power goes over the time.
enum HostingPolicy: String, ExpressibleByArgument, CaseIterable {
  case firm
  case unmanaged
  case orderly
}

/// What `wayside hosting` found.
struct HostingReport {
  /// One bus and what it takes under each policy.
  struct BusRow {
    let bus: String
    let what: BilingualText
    let capacities: [HostingCapacity]
  }

  struct FeederRow {
    let name: String
    let origin: BilingualText
    let originWord: String
    let grid: PowerGrid
    let ratingMVA: Double?
    let basePeakMW: Double
    /// Added over the whole feeder as residents or loads are spread.
    let spread: [HostingCapacity]
    let buses: [BusRow]
    /// One per policy; empty where no placements were asked for.
    let curves: [HostingCurve]
  }

  var policies: [HostingPolicy] = []
  var limits = HostingLimits()
  var feedIn = false
  var steps = 0
  var minutesPerStep = 60.0
  var seed: UInt64 = 1
  var placements = 0
  /// Where the base load comes from, with its grade.
  var baseNote = BilingualText(zh: "", en: "")
  var baseGrade = Grade.assumed
  /// The base load's profile where it is the program's own.
  var profile: [Double] = []
  var feeders: [FeederRow] = []
  /// Whether single buses are shown in the text.
  var showsBuses = false
  /// Levels of the curves, as shares of a feeder's base peak.
  static let penetrations = (1...20).map { Double($0) / 10 }
  /// Blocks put down at random in a base peak.
  static let blocksPerPeak = 50

  static func levels() -> [Int] { penetrations.map { Int(($0 * Double(blocksPerPeak)).rounded()) } }
}

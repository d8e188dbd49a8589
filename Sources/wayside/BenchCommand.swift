import ArgumentParser
import DistrictModel
import DistrictSimulation
import EventEngine
import Foundation
import Glibc
import NumericKernels
import ScenarioFiles
import Siting

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: PlainLanguage.chosen.pick(
      zh: "用方案与公开算例测量程序。", en: "Measure the program on scenarios and on published instances."),
    subcommands: [BenchSimulation.self, BenchPlacement.self])
}

/// Speed of the planning simulation. Only the simulated days count; the plan is made before. The answer is checked
/// first: no figure is printed for books that do not balance.
struct BenchSimulation: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulation",
    abstract: PlainLanguage.chosen.pick(
      zh: "规划仿真每核秒的车日数。", en: "Vehicle-days per core-second of the planning simulation."),
    discussion: "Example: wayside bench simulation --scenario Scenarios/yubei-2025 --days 28 --json")

  @Option(help: .init(zh: "含 scenario.yaml 的文件夹，或该文件。", en: "Folder with scenario.yaml, or the file."))
  var scenario = "Scenarios/yubei-2025"
  @Option(
    help: .init(
      zh: "车辆数；各车型按同一比例缩放。缺省用方案的数。",
      en: "Vehicles; all classes are scaled alike. The scenario's unless given.")) var vehicles: Int?
  @Option(
    help: .init(zh: "模拟天数，含预热。缺省用方案的数。", en: "Simulated days, warm-up included. The scenario's unless given.")
  ) var days: Int?
  @Option(help: .init(zh: "并行的重复次数，每次一个线程。", en: "Replications side by side, one thread each.")) var threads =
    1
  @Option(
    help: .init(
      zh: "规划充电桩台数，用于观察过载。缺省用方案的数。", en: "Chargers of the plan, to see overload. The scenario's unless given."
    )) var chargers: Int?
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let vehicles, !(1...50_000_000).contains(vehicles) {
      throw ValidationError(
        zh: "--vehicles 应为 1 至 50000000 的数", en: "--vehicles is a number from 1 to 50000000")
    }
    if let days, !(1...3660).contains(days) {
      throw ValidationError(zh: "--days 应为 1 至 3660 的数", en: "--days is a number from 1 to 3660")
    }
    if let chargers, !(1...10_000_000).contains(chargers) {
      throw ValidationError(
        zh: "--chargers 应为 1 至 10000000 的数", en: "--chargers is a number from 1 to 10000000")
    }
    if !(1...1024).contains(threads) {
      throw ValidationError(zh: "--threads 应为 1 至 1024 的数", en: "--threads is a number from 1 to 1024")
    }
  }

  func run() throws {
    var read = try ScenarioArgument(path: scenario, allowOutside: false).load()
    if let days {
      read.run.warmUpDays = min(read.run.warmUpDays, days - 1)
      read.run.days = days - read.run.warmUpDays
    }
    read.run.replications = threads
    if let chargers {
      read.siting.chargers = chargers
      read.siting.smallestStation = 1
    }
    if let vehicles {
      let counts = wholeShares(of: vehicles, by: read.district.fleets.map { Double($0.stock) })
      for row in counts.indices { read.district.fleets[row].stock = counts[row] }
    }
    let most = EnergyBalance.mostDays(read.district.fleets)
    if read.run.days + read.run.warmUpDays > most {
      throw ValidationError(
        zh: "这么多车辆时账目最多容纳 \(most) 日的能量",
        en: "the books hold the energy of at most \(most) days with so many vehicles")
    }
    do {
      let pipeline = Pipeline(scenario: read)
      let world = try pipeline.world()
      let plan = try pipeline.plan(world, pipeline.demand(in: world), threads: 1)
      let simulator = try pipeline.simulator(world, plan)
      let cpu = Self.cpuSeconds()
      let clock = Self.seconds(CLOCK_MONOTONIC)
      let outcome = try simulator.run(threads: threads)
      try tell(outcome, cpu: Self.cpuSeconds() - cpu, wall: Self.seconds(CLOCK_MONOTONIC) - clock)
    } catch {
      throw RunCommand.explained(error)
    }
  }

  private func tell(_ outcome: Outcome, cpu: Double, wall: Double) throws {
    let runs = outcome.replications
    guard runs.allSatisfy({ $0.balance.residual == 0 }) else {
      throw Terminal.fail(zh: "能量账目不平", en: "energy books do not balance", Exit.internalError)
    }
    let vehicleDays = runs.reduce(0) { $0 + $1.vehicleDays }
    let needs = runs.reduce(0) { $0 + $1.rooms[0].needs }
    let recorded =
      Double(vehicleDays) * Double(outcome.settings.days)
      / Double(outcome.settings.days + outcome.settings.warmUpDays)
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let figures: [String: Double] = [
      "vehicle_days": Double(vehicleDays), "cpu_seconds": cpu, "wall_seconds": wall,
      "vehicle_days_per_core_second": Double(vehicleDays) / cpu,
      "vehicle_days_per_second": Double(vehicleDays) / wall,
      "bytes_per_vehicle": Double(Simulator.bytesPerVehicle), "peak_rss_mb": Double(usage.ru_maxrss) / 1024,
      "sessions": Double(runs.reduce(0) { $0 + $1.rooms[0].sessionsOfClass.reduce(0, +) }),
      "needs": Double(needs), "needs_per_vehicle_day": Double(needs) / recorded,
      "unserved_share": Double(
        runs.reduce(0) { sum, run in
          sum + run.rooms[0].count(.noStation) + run.rooms[0].count(.balked)
            + run.rooms[0].count(.lostPatience)
        }) / Double(max(1, needs)),
      "events": Double(runs.reduce(0) { $0 + $1.events }), "threads": Double(threads),
    ]
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      print(String(decoding: try encoder.encode(figures), as: UTF8.self))
    } else {
      for key in figures.keys.sorted() { print("\(key) \(figures[key] ?? 0)") }
    }
  }

  static func cpuSeconds() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

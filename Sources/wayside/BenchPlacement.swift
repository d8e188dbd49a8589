import ArgumentParser
import Foundation
import OutsideSolvers
import PlacementInstances
import Siting

/// Placement algorithms on published instances. Every value is judged by the problem, every bound is certified.
struct BenchPlacement: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placement",
    abstract: PlainLanguage.chosen.pick(
      zh: "选址算法在基准算例上的目标值、可信界、差距与 CPU 时间。",
      en: "Value, certified bound, gap and CPU time of placement algorithms on benchmark instances."),
    discussion: """
      Formats:
      \(PlacementFormats.all.map { "  \($0.name): \(type(of: $0).summary)" }.joined(separator: "\n"))

      Examples:
        wayside bench placement --format random-uniform 10000x100:1 1000000x1000:1 --time-limit 5
        wayside bench placement --format mclp NewYork_50_400.txt --algorithm greedy,guided --json
        wayside bench placement --format scp scp41.txt --plot profile.svg

      Times are CPU seconds of this process, reading the instance included. Without --algorithm the strongest one of \
      each problem is taken; --algorithm all takes every one. cbc, highs, scip and gurobi_cl are taken from PATH; their \
      bounds are their own word.

      Exit codes: 0 done, 64 no such format or algorithm, 65 bad instance, 66 no such file, 73 cannot write.
      """)

  @Option(help: .init(zh: "文件格式。", en: "Format of the files.")) var format: String
  @Argument(help: .init(zh: "文件，或内置生成算例的名称。", en: "Files, or names of generated instances.")) var files:
    [String]
  @Option(help: .init(zh: "算法，逗号分隔，或 'all'。", en: "Algorithms, separated by commas, or 'all'."))
  var algorithm: String?
  @Option(
    help: .init(
      zh: "自备程序：读入 JSON 问题，输出所选站址。可重复给出。",
      en: "A program of your own: reads the problem as JSON, prints the sites it chose. May be repeated."))
  var external: [String] = []
  @Option(help: .init(zh: "每个算例、每种算法的 CPU 秒数。", en: "CPU seconds per instance and algorithm.")) var timeLimit:
    Double?
  @Option(help: .init(zh: "算法随机抽样的种子。", en: "Seed of the algorithms' draws.")) var seed: UInt64 = 1
  @Option(
    help: .init(
      zh: "文件未定时的站址个数，逗号分隔。", en: "Numbers of sites, separated by commas, where the files leave them open."))
  var p: String?
  @Option(
    help: .init(
      zh: "文件未定时的站址容量：8000,10000。", en: "Capacities of a site, where the files leave them open: 8000,10000."))
  var capacity: String?
  @Option(help: .init(zh: "文件未定时的半径。", en: "Radius, where the files leave it open.")) var radius: Double?
  @Option(
    help: .init(
      zh: "车辆续驶里程，逗号分隔，单位同文件的长度单位。",
      en: "Ranges of vehicles, separated by commas, in the file's unit of length.")) var range: String?
  @Flag(help: .init(zh: "允许路径穿过文件禁止穿行的小区。", en: "Let ways lead through zones that the file closes to them."))
  var passZones = false
  @Option(help: .init(zh: "文件可作多种问题时的问题名。", en: "Problem, where a file can ask several.")) var problem:
    String?
  @Option(
    help: .init(zh: "部分覆盖应达到的权重比例，0 至 1。", en: "Share of the weight to reach, 0 to 1, for partial covering."))
  var share: Double?
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(help: .init(zh: "性能曲线的 SVG 文件。", en: "SVG file for a performance profile.", valueName: "file"))
  var plot: String?
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e6) {
      throw ValidationError(
        zh: "--time-limit 应为大于 0 的 CPU 秒数", en: "--time-limit is a number of CPU seconds above 0")
    }
    if let radius, !(radius > 0 && radius <= 1e12) {
      throw ValidationError(zh: "--radius 应为大于 0 的数", en: "--radius is a number above 0")
    }
    if let share, !(share >= 0 && share <= 1) {
      throw ValidationError(zh: "--share 应为 0 至 1 的数", en: "--share is a number from 0 to 1")
    }
    _ = try counts()
    _ = try ranges()
    _ = try capacities()
  }

  private func ranges() throws -> [Double] {
    try (range ?? "").split(separator: ",").map { word in
      guard let value = Double(word), value > 0, value <= 1e9 else {
        throw ValidationError(
          zh: "--range 应为大于 0 的数的列表，实为 '\(word)'", en: "--range is a list of numbers above 0, found '\(word)'"
        )
      }
      return value
    }
  }

  private func capacities() throws -> [Int64] {
    try (capacity ?? "").split(separator: ",").map { word in
      guard let room = Int64(word), (0...Int64(Int32.max)).contains(room) else {
        throw ValidationError(
          zh: "--capacity 应为整数列表，实为 '\(word)'", en: "--capacity is a list of whole numbers, found '\(word)'")
      }
      return room
    }
  }

  private func counts() throws -> [Int] {
    try (p ?? "").split(separator: ",").map { word in
      guard let count = Int(word), (0...1_000_000_000).contains(count) else {
        throw ValidationError(
          zh: "--p 应为整数列表，实为 '\(word)'", en: "--p is a list of whole numbers, found '\(word)'")
      }
      return count
    }
  }

  func run() throws {
    guard let reader = PlacementFormats.named(format) else {
      let known = PlacementFormats.all.map(\.name).joined(separator: ", ")
      throw Terminal.fail(
        zh: "没有格式 '\(format)'；可用的有 \(known)", en: "there is no format '\(format)'; known are \(known)",
        ExitCode(EX_USAGE))
    }
    var options = InstanceOptions()
    options.counts = try counts()
    options.capacities = try capacities()
    options.radius = radius
    options.ranges = try ranges()
    options.passesZones = passZones
    options.problem = problem
    options.share = share
    var rows: [PlacementRow] = []
    for file in files {
      let source = InstanceSource(file)
      do throws(InstanceError) {
        for instance in try reader.instances(source, options: options) { rows += try measure(instance) }
      } catch {
        let isMissing = error.line == nil && error.message == "there is no such file"
        throw Terminal.fail(error.text, isMissing ? Exit.missingInput : Exit.badData)
      }
    }
    let report = PlacementReport(rows: rows)
    print(json ? report.json : report.table, terminator: "")
    if let plot {
      do {
        try Data(PerformanceProfile(rows: rows).svg.utf8).write(
          to: URL(fileURLWithPath: plot), options: .atomic)
      } catch { throw Terminal.fail(zh: "无法写入 '\(plot)'", en: "cannot write to '\(plot)'", Exit.cannotWrite) }
    }
  }

  /// Marks a program among the names of algorithms.
  private static let outside = "external "

  /// Each algorithm gets the instance anew, so that reading and building count for each.
  private func measure(_ instance: PlacementInstance) throws(InstanceError) -> [PlacementRow] {
    var rows: [PlacementRow] = []
    var names: [String?] =
      algorithm.map { $0.split(separator: ",").map { String($0) } } ?? (external.isEmpty ? [nil] : [])
    names += external.map { Self.outside + $0 }
    var next = 0
    while next < names.count {
      ProcessMemory.resetPeak()
      let began = Self.cpuSeconds()
      let question = try instance.question()
      let built = Self.cpuSeconds()
      if names.first == "all" { names.replaceSubrange(0...0, with: question.algorithmNames) }
      let name = names[next] ?? question.algorithmNames.last ?? ""
      next += 1
      let limit = timeLimit
      do throws(SitingError) {
        let placement = try place(question, name) { progress in
          let spent = Self.cpuSeconds() - began
          if Terminal.isInteractive {
            Terminal.progress(
              "\(instance.name) \(name): \(progress.value ?? 0) / \(progress.bound), \(Int(spent)) s")
          }
          return limit.map { spent < $0 } ?? true
        }
        Terminal.progress("")
        rows.append(
          PlacementRow(
            instance: instance, placement: placement, sense: question.sense,
            cpuSeconds: Self.cpuSeconds() - began, buildSeconds: built - began,
            peakMegabytes: ProcessMemory.peakMegabytes()))
      } catch {
        throw InstanceError(file: instance.name, line: nil, error.message)
      }
    }
    return rows
  }

  /// By the named algorithm of the catalogue, or by a program outside.
  private func place(
    _ question: any PlacementQuestion, _ name: String, goOn: @escaping (SearchProgress) -> Bool
  ) throws(SitingError) -> Placement {
    let seconds = timeLimit ?? 60
    var outside: (any OutsideRunner)?
    if let dialect = SolverDialect.all.first(where: { $0.name == name }) {
      outside = SolverProgram(dialect, seconds: seconds)
    } else if name.hasPrefix(Self.outside) {
      outside = ExternalProgram([String(name.dropFirst(Self.outside.count))], seconds: seconds)
    }
    guard let outside else { return try question.place(algorithm: name, seed: seed, goOn: goOn) }
    guard let placement = question.place(outside: outside, seed: seed, goOn: goOn) else {
      throw .badProblem("\(question.problemName) cannot be given to programs outside yet")
    }
    if let reason = placement.reason { Terminal.tell("\(outside.name): \(reason)") }
    return placement
  }

  /// Of this process and of the programs it has run.
  private static func cpuSeconds() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    let children =
      Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    return BenchSimulation.cpuSeconds() + children
  }
}

/// Peak of resident memory since it was last reset; since the start of the process where that cannot be done.
enum ProcessMemory {
  static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  static func peakMegabytes() -> Double {
    let status = FileManager.default.contents(atPath: "/proc/self/status").map {
      String(decoding: $0, as: UTF8.self)
    }
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    if let kilobytes = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst().first.flatMap({
      Double($0)
    }) {
      return kilobytes / 1024
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }
}

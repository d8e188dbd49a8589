import ArgumentParser
import Dispatch
import DistrictModel
import Foundation
import Glibc
import NumericKernels
import Sweeps
import Synchronization

struct SweepExecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec",
    abstract: PlainLanguage.chosen.pick(
      zh: "执行一个分片；中断后再次执行即续算。", en: "Run one shard; run it again to go on after an interruption."),
    discussion: """
      Examples:
        wayside sweep exec runs/sweep                  all of it, on all cores
        wayside sweep exec runs/sweep --shard 2/8
        wayside sweep exec runs/sweep --shards 8       the index comes from the scheduler

      With --shards the index, from 0, is read from \(ShardIndex.variables.joined(separator: ", ")).
      Exit codes: 0 the shard is done, 64 usage, 65 a manifest or scenario that was changed, 66 nothing there, 73 cannot write,
      75 something is left to do again.
      """)

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Option(help: .init(zh: "分片 k/N，k 从 1 到 N。", en: "Shard k/N, k from 1 to N.", valueName: "k/N")) var shard:
    String?
  @Option(help: .init(zh: "分片数；序号取自调度器的环境变量。", en: "How many shards; the index is the scheduler's."))
  var shards: Int?
  @Flag(help: .init(zh: "重做出错的运行。", en: "Do failed runs again.")) var retryFailed = false
  @Option(help: .init(zh: "线程数；缺省用全部核心。", en: "Threads; all cores unless given.")) var threads: Int?
  @Option(help: .init(zh: "进度的形式：line、json 或 none。", en: "How progress is told: line, json or none."))
  var progress = Progress.Form.line
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError(zh: "--threads 应为 1 至 1024 的数", en: "--threads is a number from 1 to 1024")
    }
    if shard != nil, shards != nil {
      throw ValidationError(zh: "--shard 与 --shards 只给其一", en: "give --shard or --shards, not both")
    }
    if let shard, ShardIndex(shard) == nil {
      throw ValidationError(
        zh: "--shard 应为 k/N，k 从 1 到 N", en: "--shard is k/N with k from 1 to N, such as 2/8")
    }
    if let shards, shards < 1 {
      throw ValidationError(zh: "--shards 至少为 1", en: "--shards is at least 1")
    }
  }

  private func index() throws -> ShardIndex {
    if let shard, let index = ShardIndex(shard) { return index }
    let environment = ProcessInfo.processInfo.environment
    if let shards {
      guard let index = ShardIndex(environment: environment, count: shards) else {
        let names = ShardIndex.variables.joined(separator: ", ")
        throw Terminal.fail(
          zh: "没有 0 至 \(shards - 1) 的分片序号：\(names) 均未给出，或超出范围",
          en: "no index from 0 to \(shards - 1): none of \(names) is set to one", ExitCode(64))
      }
      return index
    }
    guard let whole = ShardIndex(number: 1, count: 1) else { throw Exit.internalError }
    return whole
  }

  func run() throws {
    let index = try index()
    let sweep = try SweepFolder(folder)
    try sweep.checkedScenario()
    do {
      let file = try ShardFile(index, of: sweep.manifest, in: folder, retriesFailed: retryFailed)
      let signals = Self.saveWhenInterrupted(file)
      defer { for source in signals { source.cancel() } }
      // Equal runs, such as the best estimates of two studies, are worked out once.
      var known = file.done
      let runs = index.runs(of: sweep.manifest.runs.count).map { sweep.manifest.runs[$0] }
        .filter { known.insert($0.id).inserted }
      let told = Progress(PlainLanguage.chosen.pick(zh: "运行", en: "runs"), total: runs.count)
      let evaluation = sweep.evaluation
      let fault = Mutex<(any Error)?>(nil)
      let workers = threads ?? ProcessInfo.processInfo.activeProcessorCount
      let failed = Atomic(0)
      let costs = parallelMap(count: runs.count, threads: workers) { row -> Double in
        guard fault.withLock({ $0 == nil }) else { return 0 }
        let began = ProcessTime.ofThread
        do {
          let record = try evaluation.record(of: runs[row])
          if case .failed = record.outcome { failed.add(1, ordering: .relaxed) }
          let cost = ProcessTime.ofThread - began
          try file.append(record)
          told.step()
          return cost
        } catch {
          fault.withLock { $0 = $0 ?? error }
          return 0
        }
      }
      if let fault = fault.withLock({ $0 }) {
        file.flush()
        throw fault
      }
      try file.finish()
      Terminal.progress("")
      if Progress.form != .none {
        tell(runs.count, failed: failed.load(ordering: .relaxed), costs.reduce(0, +))
      }
    } catch {
      throw SweepFolder.explained(error)
    }
  }

  private func tell(_ count: Int, failed: Int, _ seconds: Double) {
    let (own, all) = (TimeSpan.text(seconds), TimeSpan.text(ProcessTime.seconds))
    let lost = BilingualText(
      zh: failed == 0 ? "" : "，其中 \(failed) 次出错（原因见 sweep status）",
      en: failed == 0 ? "" : ", \(failed) of them failed (sweep status tells why)")
    Terminal.tell(
      PlainLanguage.chosen.pick(
        zh: "\(count) 次运行\(lost.zh)；处理器时间合计 \(own)，程序共 \(all)",
        en:
          "\(count) run\(count == 1 ? "" : "s") took \(own) of processor time, the whole program \(all)\(lost.en)"
      ))
  }

  /// What is written stays; the same command goes on with the rest.
  private static func saveWhenInterrupted(_ file: ShardFile) -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        file.flush()
        Terminal.tell(
          PlainLanguage.chosen.pick(
            zh: "wayside: 已中断；再次执行同一命令即续算", en: "wayside: interrupted; the same command goes on"))
        Glibc.exit(Exit.leftOver.rawValue)
      }
      source.resume()
      return source
    }
  }
}

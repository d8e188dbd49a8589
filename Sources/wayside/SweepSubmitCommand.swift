import ArgumentParser
import Foundation
import Sweeps

struct SweepSubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit",
    abstract: PlainLanguage.chosen.pick(
      zh: "把缺少的分片交给本机或 Slurm 执行。", en: "Have the missing shards run on this machine or by Slurm."),
    discussion: """
      Examples:
        wayside sweep submit runs/sweep --engine local
        wayside sweep submit runs/sweep --engine slurm --partition main --minutes 10

      Shards have --minutes of work each, or their number is given. Given again, only what is missing is run.
      Exit codes: 0 done (local) or handed on (slurm), 64 usage, 65 a manifest or scenario that was changed, 66 nothing there,
      69 no Slurm, 73 cannot write, 75 something is left to do again.
      """)

  enum Engine: String, CaseIterable, ExpressibleByArgument {
    case local
    case slurm
  }

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Option(help: .init(zh: "local（本机）或 slurm。", en: "local, this machine, or slurm.")) var engine = Engine
    .local
  @Option(help: .init(zh: "分片数，代替 --minutes。", en: "How many shards, instead of --minutes.")) var shards: Int?
  @Option(help: .init(zh: "每个分片的分钟数。", en: "Minutes of work a shard.")) var minutes = 5.0
  @Flag(help: .init(zh: "重做出错的运行。", en: "Do failed runs again.")) var retryFailed = false
  @Option(help: .init(zh: "Slurm 分区。", en: "Partition of Slurm.")) var partition: String?
  @Option(help: .init(zh: "每个分片的线程数。", en: "Threads a shard.")) var threads = 1
  @Option(
    help: .init(
      zh: "本机同时执行的程序数；缺省为核心数。", en: "Programs at a time on this machine; as many as cores unless given."))
  var jobs: Int?
  @Option(help: .init(zh: "进度的形式：line、json 或 none。", en: "How progress is told: line, json or none."))
  var progress = Progress.Form.line
  @OptionGroup var language: LanguageOption

  func validate() throws {
    try Self.check(shards: shards, minutes: minutes)
    if !(1...1024).contains(threads) || jobs.map({ !(1...1024).contains($0) }) ?? false {
      throw ValidationError(
        zh: "--threads 与 --jobs 应为 1 至 1024", en: "--threads and --jobs are numbers from 1 to 1024")
    }
  }

  static func check(shards: Int?, minutes: Double) throws {
    if let shards, !(1...SweepRows.mostRuns).contains(shards) {
      throw ValidationError(
        zh: "--shards 应为 1 至 \(SweepRows.mostRuns)",
        en: "--shards is a number from 1 to \(SweepRows.mostRuns)")
    }
    if !(minutes > 0 && minutes <= 1e6) {
      throw ValidationError(zh: "--minutes 应大于 0，至多 1000000", en: "--minutes is above 0, a million at most")
    }
  }

  func run() throws {
    let sweep = try SweepFolder(folder)
    do {
      switch engine {
      case .local: try local(sweep)
      case .slurm: try slurm(sweep)
      }
    } catch {
      throw SweepFolder.explained(error)
    }
  }

  private func local(_ sweep: SweepFolder) throws {
    let workers = jobs ?? max(1, ProcessInfo.processInfo.activeProcessorCount / threads)
    let count = min(
      shards ?? sweep.shards(minutes: minutes, workers: workers), max(1, sweep.manifest.runs.count))
    let open = try SweepStatus.open(
      of: sweep.manifest, in: folder, count: count, retriesFailed: retryFailed)
    let told = Progress(PlainLanguage.chosen.pick(zh: "分片", en: "shards"), total: open.count)
    try LocalPool(open, folder: folder, threads: threads, retriesFailed: retryFailed, told: told)
      .run(workers: workers)
    let status = try SweepStatus(of: sweep.manifest, in: folder)
    print(SweepStatusCommand.text(of: status))
    if status.missing > 0 { throw Exit.leftOver }
  }

  private func slurm(_ sweep: SweepFolder) throws {
    guard let queue = SlurmQueue() else {
      throw Terminal.fail(
        zh: "找不到 Slurm（sbatch、scontrol、squeue）；请安装 \(SlurmQueue.packages)，或用 --engine local",
        en:
          "there is no Slurm here (sbatch, scontrol, squeue): install \(SlurmQueue.packages), or give --engine local",
        Exit.missingProgram)
    }
    let largest = try queue.largestArray()
    var count = min(shards ?? sweep.shards(minutes: minutes), max(1, sweep.manifest.runs.count))
    if count > largest {
      Terminal.tell(
        PlainLanguage.chosen.pick(
          zh: "MaxArraySize 限制为 \(largest) 个分片（要求 \(count)）",
          en: "MaxArraySize allows \(largest) shards, \(count) were wanted"))
      count = largest
    }
    let queued = try queue.queued(folder: folder)
    if let queued, queued.count != count {
      throw Terminal.fail(
        zh: "该批量的 \(queued.indices.count) 个分片（共 \(queued.count) 个）仍在排队；等其结束、取消之，或加 --shards \(queued.count)",
        en:
          "\(queued.indices.count) of \(queued.count) shards of this sweep are in the queue: wait, cancel them, or give --shards \(queued.count)",
        Exit.leftOver)
    }
    let missing = try SweepStatus.open(
      of: sweep.manifest, in: folder, count: count, retriesFailed: retryFailed)
    let open = missing.filter { queued?.indices.contains($0.number - 1) != true }
    guard !open.isEmpty else {
      return print(
        missing.isEmpty
          ? PlainLanguage.chosen.pick(zh: "没有缺少的分片", en: "nothing is missing")
          : PlainLanguage.chosen.pick(
            zh: "缺少的 \(missing.count) 个分片均在排队", en: "all \(missing.count) missing shards are in the queue"))
    }
    let job = try queue.submit(
      open, of: count, folder: folder, threads: threads, retriesFailed: retryFailed, partition: partition)
    print(
      PlainLanguage.chosen.pick(
        zh: "作业 \(job)：\(open.count) 个分片（共 \(count) 个）", en: "job \(job): \(open.count) of \(count) shards"))
  }
}

import Foundation
import OutsideSolvers
import Sweeps

/// Slurm as it is found on PATH. Arguments are lists; nothing goes through a shell but the script of the job itself.
struct SlurmQueue {
  static let packages = "slurm-wlm munge"

  private let sbatch: String
  private let scontrol: String
  private let squeue: String

  /// `nil` where Slurm is not there.
  init?() {
    guard let sbatch = ProcessRun.find("sbatch"), let scontrol = ProcessRun.find("scontrol"),
      let squeue = ProcessRun.find("squeue")
    else { return nil }
    self.sbatch = sbatch
    self.scontrol = scontrol
    self.squeue = squeue
  }

  /// How many members an array may have: indices stay below MaxArraySize.
  ///
  /// - Throws: exit 69 where the controller does not answer.
  func largestArray() throws -> Int {
    let answer = try run(scontrol, ["show", "config"])
    let line = answer.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    let number = line?.split(separator: "=").last.flatMap { Int($0.trimmingCharacters(in: .whitespaces)) }
    return max(1, number ?? 1001)
  }

  /// Shards of this sweep that wait or run already, and of how many; `nil` where there are none.
  ///
  /// - Throws: exit 69 where the controller does not answer.
  func queued(folder: String) throws -> (indices: Set<Int>, count: Int)? {
    let full = Self.full(folder)
    var found: (indices: Set<Int>, count: Int)?
    // A line an array member: its name, its index and last, for it may hold anything, its folder.
    for line in try run(squeue, ["--noheader", "--array", "--format=%j|%K|%Z"]).split(separator: "\n") {
      let parts = line.split(separator: "|", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[2] == full, parts[0].hasPrefix(Self.jobName), let index = Int(parts[1]),
        let count = Int(parts[0].dropFirst(Self.jobName.count))
      else { continue }
      found = ((found?.indices ?? []).union([index]), count)
    }
    return found
  }

  /// Before the number of shards.
  private static let jobName = "wayside-sweep-"

  private static func full(_ folder: String) -> String {
    URL(fileURLWithPath: folder).standardizedFileURL.path
  }

  /// Hands the shards on as one array. A task that loses its node is queued again; one that is killed is not, and is found missing.
  ///
  /// - Returns: the job's number.
  /// - Throws: exit 73 where the script cannot be written, 69 where Slurm refuses.
  func submit(
    _ shards: [ShardIndex], of count: Int, folder: String, threads: Int, retriesFailed: Bool,
    partition: String?
  ) throws -> String {
    let full = Self.full(folder)
    let script = "\(full)/slurm.sh"
    // Signals reach the shell of the job alone, so the program takes its place.
    let command =
      [
        LocalPool.program, "sweep", "exec", full, "--threads", "\(threads)", "--progress", "none", "--shards",
        "\(count)",
      ] + (retriesFailed ? ["--retry-failed"] : [])
    let text = "#!/bin/sh\nexec \(command.map(SweepJobs.quoted).joined(separator: " "))\n"
    try ShardFile.publish(Array(text.utf8), as: script)
    var arguments = [
      "--parsable", "--job-name=\(Self.jobName)\(count)", "--array=\(Self.array(shards))", "--requeue",
      "--open-mode=append",
      "--signal=B:TERM@120", "--cpus-per-task=\(threads)", "--output=\(full)/slurm-%a.log", "--chdir=\(full)",
    ]
    if let partition { arguments.append("--partition=\(partition)") }
    let answer = try run(sbatch, arguments + [script])
    return answer.split { $0 == ";" || $0.isNewline }.first.map(String.init) ?? answer
  }

  /// Indices from 0, neighbours joined: `0-3,7`.
  static func array(_ shards: [ShardIndex]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for index in shards.map({ $0.number - 1 }) {
      if let last = ranges.last, last.upperBound + 1 == index {
        ranges[ranges.count - 1] = last.lowerBound...index
      } else {
        ranges.append(index...index)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let ran = ProcessRun.withFolder { folder in
      ProcessRun.run(program, arguments, in: folder, input: "", seconds: 60, goOn: { true })
    }
    guard let ran, case .exited(0) = ran.end else {
      let words = ran.map { $0.errors.trimmingCharacters(in: .whitespacesAndNewlines) } ?? ""
      let name = (program as NSString).lastPathComponent
      throw Terminal.fail(
        zh: "\(name) 未成功\(words.isEmpty ? "" : "：\(words)")",
        en: "\(name) failed\(words.isEmpty ? "" : ": \(words)")",
        Exit.missingProgram)
    }
    return ran.output
  }
}

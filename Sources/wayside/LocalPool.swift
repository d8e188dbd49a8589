import ArgumentParser
import Dispatch
import Foundation
import Sweeps
import Synchronization

/// Shards as programs of their own on this machine, a few at a time: one that is killed takes no other with it and is begun again.
struct LocalPool {
  let folder: String
  let threads: Int
  let told: Progress

  /// How often a shard whose program was killed is begun.
  private static let mostTries = 3

  /// - Throws: exit 73 or 65 where a shard ended with it.
  func run(_ shards: [ShardIndex], workers: Int) throws {
    let waiting = Mutex(shards[...])
    let code = Mutex<Int32>(0)
    let program = Self.program
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, shards.count))) { _ in
      while code.withLock({ $0 == 0 }), let shard = waiting.withLock({ $0.popFirst() }) {
        let ended = work(shard, program)
        if ended == Exit.cannotWrite.rawValue || ended == Exit.badData.rawValue {
          code.withLock { $0 = ended }
        }
        told.step()
      }
    }
    Terminal.progress("")
    let ended = code.withLock { $0 }
    if ended != 0 { throw ExitCode(ended) }
  }

  /// - Returns: the code the shard's program ended with; 75 where it was killed again and again.
  private func work(_ shard: ShardIndex, _ program: String) -> Int32 {
    for _ in 0..<Self.mostTries {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [
        "sweep", "exec", folder, "--shard", "\(shard.number)/\(shard.count)", "--threads", "\(threads)",
        "--progress",
        "none",
      ]
      guard (try? process.run()) != nil else { return Exit.leftOver.rawValue }
      process.waitUntilExit()
      if process.terminationReason == .exit { return process.terminationStatus }
    }
    return Exit.leftOver.rawValue
  }

  /// This program's own file.
  static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL.path
  }
}

import ArgumentParser
import Dispatch
import Foundation
import Sweeps
import Synchronization

/// Shards as programs of their own on this machine, a few at a time: one that is killed takes no other with it and is begun again.
final class LocalPool: Sendable {
  private struct State {
    var waiting: ArraySlice<ShardIndex>
    var children: Set<Int32> = []
    /// Of the first program that says that going on is of no use.
    var code: Int32 = 0
    var isInterrupted = false
  }

  private let arguments: [String]
  private let told: Progress
  private let state: Mutex<State>

  /// How often a shard whose program was killed is begun.
  private static let mostTries = 3

  init(_ shards: [ShardIndex], folder: String, threads: Int, retriesFailed: Bool, told: Progress) {
    arguments =
      [
        "sweep", "exec", folder, "--threads", "\(threads)", "--progress", "none", "--lang",
        PlainLanguage.chosen.rawValue,
      ] + (retriesFailed ? ["--retry-failed"] : [])
    self.told = told
    state = Mutex(State(waiting: shards[...]))
  }

  /// - Throws: exit 75 after an interruption, which the programs at work are told of, or the code with which a shard's program says that
  ///   going on is of no use.
  func run(workers: Int) throws {
    let signals = forwardSignals()
    defer { for source in signals { source.cancel() } }
    let count = state.withLock { min(workers, $0.waiting.count) }
    let group = DispatchGroup()
    // Threads of their own: the system's pool has no more than there are cores.
    for _ in 0..<count {
      group.enter()
      Thread.detachNewThread {
        self.work()
        group.leave()
      }
    }
    group.wait()
    Terminal.progress("")
    let (code, isInterrupted) = state.withLock { ($0.code, $0.isInterrupted) }
    if isInterrupted {
      throw Terminal.fail(
        zh: "已中断；再次执行同一命令即续算", en: "interrupted; the same command goes on", Exit.leftOver)
    }
    if code != 0 { throw ExitCode(code) }
  }

  private func work() {
    while let shard = next() {
      let code = run(shard)
      if code != 0, code != Exit.leftOver.rawValue {
        state.withLock { $0.code = $0.code == 0 ? code : $0.code }
      }
      told.step()
    }
  }

  private func next() -> ShardIndex? {
    state.withLock { $0.code == 0 && !$0.isInterrupted ? $0.waiting.popFirst() : nil }
  }

  /// - Returns: the code the shard's program ended with; 75 where it was killed again and again.
  private func run(_ shard: ShardIndex) -> Int32 {
    for _ in 0..<Self.mostTries {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.program)
      process.arguments = arguments + ["--shard", "\(shard.number)/\(shard.count)"]
      let isStarted = state.withLock { state in
        guard !state.isInterrupted, (try? process.run()) != nil else { return false }
        state.children.insert(process.processIdentifier)
        return true
      }
      guard isStarted else { return Exit.leftOver.rawValue }
      process.waitUntilExit()
      state.withLock { _ = $0.children.remove(process.processIdentifier) }
      if process.terminationReason == .exit { return process.terminationStatus }
    }
    return Exit.leftOver.rawValue
  }

  /// The programs are in process groups of their own, which a terminal's signals do not reach.
  private func forwardSignals() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      // A handler, for what is ignored is ignored by the programs as well.
      signal(number) { _ in }
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { [self] in
        state.withLock { state in
          state.isInterrupted = true
          for child in state.children { kill(child, SIGTERM) }
        }
      }
      source.resume()
      return source
    }
  }

  /// This program's own file.
  static var program: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL.path
  }
}

import Foundation
import Synchronization

/// How far long work has come: one line that is written over where a person watches, a line every ten seconds elsewhere, or JSON
/// lines with `--progress json`. It tells the time that is left once it can judge it.
final class Progress: Sendable {
  enum Form: String, CaseIterable, Sendable {
    case line
    case json
    case none
  }

  /// What the arguments ask for, read as the language is.
  static let form: Form = {
    let arguments = CommandLine.arguments
    for (row, argument) in arguments.enumerated() {
      if argument.hasPrefix("--progress=") { return Form(rawValue: String(argument.dropFirst(11))) ?? .line }
      if argument == "--progress", row + 1 < arguments.count {
        return Form(rawValue: arguments[row + 1]) ?? .line
      }
    }
    return .line
  }()

  private struct State {
    var done = 0
    var total: Int
    var told: Date
  }

  private let stage: String
  private let began: Date
  private let state: Mutex<State>

  /// - Parameter total: steps of the stage; 0 where nobody knows.
  init(_ stage: String, total: Int = 0) {
    self.stage = stage
    began = Date()
    state = Mutex(State(total: total, told: began))
    tell(0, of: total, at: began)
  }

  /// One more step is done; may be called from any thread.
  ///
  /// - Parameter expected: steps of the stage, where that has become clearer.
  func step(of expected: Int? = nil) {
    let now = Date()
    let due = state.withLock { state -> (done: Int, total: Int)? in
      state.done += 1
      if let expected { state.total = expected }
      let isDue =
        Terminal.isInteractive || now.timeIntervalSince(state.told) >= 10 || state.done == state.total
      guard isDue || Self.form == .json else { return nil }
      state.told = now
      return (state.done, state.total)
    }
    if let due { tell(due.done, of: due.total, at: now) }
  }

  private func tell(_ done: Int, of total: Int, at now: Date) {
    let left = Self.secondsLeft(done: done, of: total, after: now.timeIntervalSince(began))
    switch Self.form {
    case .none: return
    case .json:
      let rest = left.map { ",\"seconds_left\":\($0)" } ?? ""
      Terminal.tell("{\"stage\":\"\(stage)\",\"done\":\(done),\"total\":\(total)\(rest)}")
    case .line:
      let text = Self.text(stage, done: done, of: total, secondsLeft: left)
      if Terminal.isInteractive {
        Terminal.progress(text)
      } else if total > 0, done > 0 {
        Terminal.tell(text)
      }
    }
  }

  /// Judged by the steps so far; `nil` before the first.
  static func secondsLeft(done: Int, of total: Int, after seconds: Double) -> Int? {
    guard done > 0, total >= done, seconds.isFinite, seconds >= 0 else { return nil }
    return Int((seconds / Double(done) * Double(total - done)).rounded(.up))
  }

  static func text(_ stage: String, done: Int, of total: Int, secondsLeft: Int?) -> String {
    guard total > 0 else { return stage }
    let count = "\(stage) \(done)/\(total)"
    guard let secondsLeft, secondsLeft > 0 else { return count }
    let rest = secondsLeft < 100 ? "\(secondsLeft) s" : "\((secondsLeft + 59) / 60) min"
    return PlainLanguage.chosen.pick(zh: "\(count)，约剩 \(rest)", en: "\(count), about \(rest) left")
  }
}

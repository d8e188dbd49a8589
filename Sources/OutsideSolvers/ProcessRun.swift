import Foundation
import Glibc

/// A program run to its end or to a limit. Input and output go through files, so neither side can block the other, and
/// the program is the head of a process group of its own, so that nothing it starts outlives it.
package struct ProcessRun {
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    case outOfTime
    case stopped
    case tooMuchOutput
    case notStarted(String)
  }

  /// Bytes a program may print.
  static let largestOutput = 64 << 20

  package let end: End
  package let output: String
  package let errors: String

  /// - Parameters:
  ///   - seconds: wall-clock limit; the program is ended after it.
  ///   - goOn: asked many times a second; `false` ends the program.
  package static func run(
    _ program: String, _ arguments: [String], in folder: String, input: String, seconds: Double,
    goOn: () -> Bool
  ) -> ProcessRun {
    let (inFile, outFile, errorFile) = (folder + "/stdin", folder + "/stdout", folder + "/stderr")
    do {
      for (file, text) in [(inFile, input), (outFile, ""), (errorFile, "")] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      }
    } catch { return ProcessRun(end: .notStarted("no room for its files"), output: "", errors: "") }
    guard let pid = spawn(program, arguments, folder, inFile, outFile, errorFile) else {
      return ProcessRun(end: .notStarted("it cannot be started"), output: "", errors: "")
    }
    let end = wait(for: pid, seconds: seconds, outFile, errorFile, goOn)
    // Whatever the program left running in its group ends with it.
    kill(-pid, SIGKILL)
    return ProcessRun(end: end, output: text(outFile), errors: text(errorFile))
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ folder: String, _ input: String, _ output: String,
    _ errors: String
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_TRUNC, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGINT, SIGTERM, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var pid: pid_t = 0
    // A program written a moment ago may still be open for writing in a process that is just being started elsewhere.
    for _ in 0..<100 {
      let failed = posix_spawnp(&pid, program, &actions, &attributes, words, environ)
      if failed != ETXTBSY { return failed == 0 ? pid : nil }
      usleep(10_000)
    }
    return nil
  }

  private static func wait(
    for pid: pid_t, seconds: Double, _ output: String, _ errors: String, _ goOn: () -> Bool
  ) -> End {
    let clock = ContinuousClock()
    let began = clock.now
    var pause: UInt32 = 500
    while true {
      var status: Int32 = 0
      let done = waitpid(pid, &status, WNOHANG)
      if done == pid {
        let signal = status & 0x7F
        return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
      }
      if done < 0, errno != EINTR { return .notStarted("it was lost") }
      var limit: End?
      if began.duration(to: clock.now) > .seconds(seconds) { limit = .outOfTime }
      if size(output) > largestOutput || size(errors) > largestOutput { limit = .tooMuchOutput }
      if limit == nil, !goOn() { limit = .stopped }
      if let limit {
        kill(-pid, SIGKILL)
        while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        return limit
      }
      usleep(pause)
      pause = min(20_000, pause * 2)
    }
  }

  private static func size(_ file: String) -> Int {
    var info = stat()
    return stat(file, &info) == 0 ? Int(info.st_size) : 0
  }

  /// A file's text; bytes that are no UTF-8 become replacement characters.
  static func text(_ file: String) -> String {
    guard size(file) <= largestOutput, let data = FileManager.default.contents(atPath: file) else {
      return ""
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// How it ended, where that is not the plain end of a program.
  package func complaint(_ program: String, seconds: Double) -> String? {
    switch end {
    case .exited(0): return nil
    case .exited(let code): return "\(program) ended with code \(code)\(lastWords)"
    case .killed(let signal): return "\(program) crashed with signal \(signal)\(lastWords)"
    case .outOfTime: return "\(program) did not end within \(Int(seconds.rounded(.up))) s and was ended"
    case .stopped: return "\(program) was ended before it was done"
    case .tooMuchOutput: return "\(program) printed more than \(Self.largestOutput >> 20) MiB and was ended"
    case .notStarted(let why): return "\(program) did not run: \(why)"
    }
  }

  private var lastWords: String {
    guard let line = errors.split(whereSeparator: \.isNewline).last else { return "" }
    return ": \(line.prefix(120))"
  }

  /// A folder of its own for one run, removed afterwards.
  package static func withFolder<Result>(_ body: (String) -> Result) -> Result? {
    var template = Array(
      (NSTemporaryDirectory() as NSString).appendingPathComponent("wayside-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return body(folder)
  }

  /// The full path of a program on PATH, or of a path given.
  package static func find(_ program: String) -> String? {
    let isPath = program.contains("/")
    let places =
      isPath
      ? [program]
      : (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
    var isFolder: ObjCBool = false
    return places.first {
      FileManager.default.fileExists(atPath: $0, isDirectory: &isFolder) && !isFolder.boolValue
        && access($0, X_OK) == 0
    }
  }
}

import ArgumentParser
import DistrictModel
import Foundation
import ScenarioFiles

/// The exit codes others script against.
enum Exit {
  static let targetMissed = ExitCode(2)
  static let badData = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let missingProgram = ExitCode(69)
  static let internalError = ExitCode(70)
  static let cannotWrite = ExitCode(73)
  /// What is left can be done by the same command again.
  static let leftOver = ExitCode(75)
  static let outOfTime = ExitCode(124)
  static let interrupted: Int32 = 130

  /// What the manual says of them.
  static let meanings: [(code: Int, meaning: String)] = [
    (0, "done"), (2, "a target is missed (only with --check)"), (64, "wrong usage"),
    (65, "bad scenario or data"),
    (66, "missing input"), (69, "an optional program or library is missing"), (70, "internal error"),
    (73, "cannot write"), (75, "something is left that the same command can do again"), (130, "interrupted"),
  ]
}

/// Messages go to standard error, results to standard output.
enum Terminal {
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether messages are in Chinese.
  static var isChinese: Bool { PlainLanguage.chosen == .zh }

  static func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

  static func tell(_ diagnostics: [Diagnostic], inChinese: Bool) {
    for text in DiagnosticListing(diagnostics).texts { tell(inChinese ? text.zh : text.en) }
  }

  /// One line that is written over, only where a person is watching.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    FileHandle.standardError.write(Data(("\r\u{1B}[2K" + text).utf8))
  }

  /// Tells why nothing came of it, in the language of messages.
  static func fail(zh: String, en: String, _ code: ExitCode) -> ExitCode {
    fail(PlainLanguage.chosen.pick(zh: zh, en: en), code)
  }

  static func fail(_ text: String, _ code: ExitCode) -> ExitCode {
    tell("wayside: \(text)")
    return code
  }
}

import ArgumentParser
import DistrictModel
import Foundation

/// One language at a time: what the terminal shows.
enum PlainLanguage: String, ExpressibleByArgument, CaseIterable {
  case zh
  case en

  /// `--lang zh` or `--lang en` of any command, else what the environment asks for. It is read off the arguments themselves, for
  /// help and complaints are told before they are parsed.
  static let chosen: PlainLanguage =
    asked(CommandLine.arguments) ?? ofEnvironment(ProcessInfo.processInfo.environment)

  static func asked(_ arguments: [String]) -> PlainLanguage? {
    for (row, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument.hasPrefix("--lang=") { return PlainLanguage(rawValue: String(argument.dropFirst(7))) }
      if argument == "--lang", row + 1 < arguments.count {
        return PlainLanguage(rawValue: arguments[row + 1])
      }
    }
    return nil
  }

  /// The first of the variables of POSIX that is set and not empty.
  static func ofEnvironment(_ variables: [String: String]) -> PlainLanguage {
    let word = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { variables[$0] }.first { !$0.isEmpty }
    return word?.hasPrefix("zh") ?? false ? .zh : .en
  }

  func pick(zh: String, en: String) -> String { self == .zh ? zh : en }
  func pick(_ text: BilingualText) -> String { pick(zh: text.zh, en: text.en) }
}

/// `--lang` of the commands that write nothing but messages.
struct LanguageOption: ParsableArguments {
  @Option(
    help: .init(
      zh: "消息语言：zh 或 en；缺省随 LC_ALL、LC_MESSAGES 或 LANG。",
      en: "Language of messages: zh or en; that of LC_ALL, LC_MESSAGES or LANG unless given.")) var lang:
    PlainLanguage?
}

extension ArgumentHelp {
  /// What an option is for, in the language of messages.
  init(zh: String, en: String, valueName: String? = nil) {
    self.init(stringLiteral: PlainLanguage.chosen.pick(zh: zh, en: en))
    self.valueName = valueName
  }
}

extension ValidationError {
  /// A complaint about arguments, in the language of messages.
  init(zh: String, en: String) { self.init(PlainLanguage.chosen.pick(zh: zh, en: en)) }
}

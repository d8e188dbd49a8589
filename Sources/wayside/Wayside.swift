import ArgumentParser
import Foundation
import Glibc
import ScenarioFiles

@main
struct Wayside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wayside",
    abstract: PlainLanguage.chosen.pick(
      zh: "规划城区充电、换电、加氢与路侧设施，并以仿真评估。",
      en: "Plan charging, swap and hydrogen stations and roadside units over a city district."),
    discussion: """
      Examples:
        wayside run Scenarios/yubei-2025      plan, simulate, report
        wayside init my-district              a small scenario to edit
        wayside validate my-district          every complaint with its line
        wayside compare runs/a runs/b         what differs between two runs, and whether by chance
        wayside report runs/a --format pdf    the report again: on paper, or in one language
      """,
    version: Catalogue.version,
    subcommands: [
      RunCommand.self, PlaceCommand.self, ValidateCommand.self, CalibrateCommand.self, InitCommand.self,
      SchemaCommand.self, BenchCommand.self, ModelCommand.self, VerifyCommand.self, PowerflowCommand.self,
      HostingCommand.self, CompareCommand.self, SweepCommand.self, ImportCommand.self, ExportCommand.self,
      ReportCommand.self,
      DoctorCommand.self, CompletionsCommand.self, ManualCommand.self,
    ])

  /// A mistyped command gets the nearest one; the parser alone says only "unexpected arguments".
  func run() throws { throw CleanExit.helpRequest(self) }

  /// The arguments without the program's name and without a language before the command: there `--lang` belongs to no command,
  /// and as an option of this one it would be taken from all of them.
  static func words(_ arguments: [String]) -> [String] {
    var rest = arguments.dropFirst()
    if rest.first == "--lang" { rest = rest.dropFirst(2) }
    if rest.first?.hasPrefix("--lang=") == true { rest = rest.dropFirst() }
    return Array(rest)
  }

  static var commands: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  static func main() {
    let words = words(CommandLine.arguments)
    if let given = words.first, !given.hasPrefix("-"), given != "help",
      !commands.contains(given)
    {
      let language = PlainLanguage.chosen
      Terminal.tell("wayside: " + language.pick(zh: "没有命令 '\(given)'", en: "there is no command '\(given)'"))
      if let near = NearestName.to(given, among: commands) {
        Terminal.tell("  " + language.pick(zh: "是否想写 '\(near)'？", en: "did you mean '\(near)'?"))
      }
      Terminal.tell("  " + language.pick(zh: "命令：", en: "commands: ") + commands.joined(separator: ", "))
      Glibc.exit(EX_USAGE)
    }
    main(words)
  }
}

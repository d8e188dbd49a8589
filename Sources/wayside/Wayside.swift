import ArgumentParser
import Foundation
import Glibc
import ScenarioFiles

@main
struct Wayside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wayside",
    abstract: "Plan charging and swap stations over a city district.",
    discussion: """
      Examples:
        wayside run Scenarios/yubei-2025      plan, simulate, report
        wayside init my-district              a small scenario to edit
        wayside validate my-district          every complaint with its line
        wayside compare runs/a runs/b         what differs between two runs, and whether by chance
      """,
    version: Catalogue.version,
    subcommands: [
      RunCommand.self, PlaceCommand.self, ValidateCommand.self, CalibrateCommand.self, InitCommand.self,
      SchemaCommand.self, BenchCommand.self, ModelCommand.self, VerifyCommand.self, PowerflowCommand.self,
      HostingCommand.self, CompareCommand.self, ImportCommand.self,
    ])

  /// A mistyped command gets the nearest one; the parser alone says only "unexpected arguments".
  func run() throws { throw CleanExit.helpRequest(self) }

  static func main() {
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
    if let given = CommandLine.arguments.dropFirst().first, !given.hasPrefix("-"), given != "help",
      !commands.contains(given)
    {
      Terminal.tell("wayside: there is no command '\(given)'")
      if let near = NearestName.to(given, among: commands) { Terminal.tell("  did you mean '\(near)'?") }
      Terminal.tell("  commands: \(commands.joined(separator: ", "))")
      Glibc.exit(EX_USAGE)
    }
    main(nil)
  }
}

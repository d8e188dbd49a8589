import ArgumentParser
import Foundation

@main
struct Wayside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wayside",
    abstract: "Plan charging, swap and hydrogen stations and roadside units over a city district.",
    discussion: """
      Examples:
        wayside run Scenarios/yubei-2025      plan, simulate, report
        wayside init my-district              a small scenario to edit
        wayside validate my-district          every complaint with its line
      """,
    version: Catalogue.version,
    subcommands: [
      RunCommand.self, PlaceCommand.self, ValidateCommand.self, InitCommand.self, SchemaCommand.self,
    ])
}

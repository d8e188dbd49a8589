import ArgumentParser

@main
struct Wayside: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "wayside")
}

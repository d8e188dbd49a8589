import ArgumentParser
import Foundation

struct CompletionsCommand: ParsableCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish
  }

  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: PlainLanguage.chosen.pick(zh: "输出命令行补全脚本。", en: "Print the shell's completion script."),
    discussion: """
      Examples:
        wayside completions bash > ~/.local/share/bash-completion/completions/wayside
        wayside completions zsh > ~/.zfunc/_wayside
        wayside completions fish > ~/.config/fish/completions/wayside.fish
      """)

  @Argument(help: .init(zh: "bash、zsh 或 fish。", en: "bash, zsh or fish.")) var shell: Shell

  func run() {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    print(Wayside.completionScript(for: known))
  }
}

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: PlainLanguage.chosen.pick(zh: "输出手册页。", en: "Print the manual page."),
    discussion: "Example: wayside manual > /usr/local/share/man/man1/wayside.1")

  func run() throws { print(try ManualPage.text(), terminator: "") }
}

/// The manual page in the language of `man`, made from the commands themselves so that it cannot lag behind.
enum ManualPage {
  private struct Tool: Decodable { let command: Command }

  private struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  private struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    let kind: String
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let shouldDisplay: Bool
    let defaultValue: String?
  }

  static func text() throws -> String {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(Wayside._dumpHelp().utf8)).command
    var page =
      ".TH WAYSIDE 1 \"\" \"wayside \(Catalogue.version)\"\n.SH NAME\nwayside \\- \(plain(tool.abstract))\n"
    page += ".SH SYNOPSIS\n.B wayside\n.I command\n[\\fIoptions\\fR]\n"
    page += ".SH DESCRIPTION\n" + verbatim(tool.discussion)
    page += ".SH COMMANDS\n"
    for command in tool.subcommands ?? [] where command.commandName != "help" {
      page += section(command, under: "wayside")
    }
    page += ".SH EXIT STATUS\n"
    for (code, meaning) in Exit.meanings { page += ".TP\n.B \(code)\n\(plain(meaning))\n" }
    return page
  }

  private static func section(_ command: Command, under name: String) -> String {
    let full = "\(name) \(command.commandName)"
    var text = ".SS \"\(plain(full))\"\n\(plain(command.abstract))\n"
    for argument in command.arguments ?? [] where argument.shouldDisplay && !isHelp(argument) {
      text += ".TP\n\\fB\(heading(argument))\\fR\n\(plain(argument.abstract))"
      if let value = argument.defaultValue { text += " (default: \(plain(value)))" }
      text += "\n"
    }
    text += verbatim(command.discussion)
    for inner in command.subcommands ?? [] where inner.commandName != "help" {
      text += section(inner, under: full)
    }
    return text
  }

  private static func isHelp(_ argument: Argument) -> Bool {
    argument.names?.contains { $0.name == "help" } ?? false
  }

  private static func heading(_ argument: Argument) -> String {
    let value = argument.valueName ?? ""
    if argument.kind == "positional" { return plain("<\(value)>") }
    let names = (argument.names ?? []).map { ($0.kind == "long" ? "--" : "-") + $0.name }.joined(
      separator: ", ")
    return plain(argument.kind == "flag" ? names : "\(names) <\(value)>")
  }

  /// Text as the formatter takes it: its own signs are escaped.
  private static func plain(_ text: String?) -> String {
    let escaped = (text ?? "").replacing("\\", with: "\\e").replacing("-", with: "\\-")
    return escaped.split(whereSeparator: \.isNewline).map { line in
      line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
    }.joined(separator: "\n")
  }

  private static func verbatim(_ text: String?) -> String {
    guard let text, !text.isEmpty else { return "" }
    return ".PP\n.nf\n" + plain(text) + "\n.fi\n"
  }
}

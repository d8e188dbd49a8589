import ArgumentParser
import ComponentModels
import DistrictModel
import Foundation
import Reports
import ScenarioFiles

struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: PlainLanguage.chosen.pick(
      zh: "对 CSV 的每一行计算一个部件模型。", en: "Calculate a component model for every row of a CSV file."),
    discussion: """
      Each row gets the model's outputs appended. Where the file has a column of an output's name, it is kept and \
      ours is called NAME_wayside.

      Examples:
        wayside model list
        wayside model charge_time cases.csv -o answers.csv

      Exit codes: 0 done, 64 no such model, 65 bad cases, 66 no such file, 73 cannot write.
      """)

  @Argument(help: .init(zh: "模型名，或 'list'。", en: "Word of the model, or 'list'.")) var name: String
  @Argument(help: .init(zh: "每行一个算例的 CSV 文件。", en: "CSV file with one case per row.")) var cases: String?
  @Option(
    name: [.customShort("o"), .customLong("out")],
    help: .init(zh: "写入的文件，缺省为直接输出。", en: "File to write, instead of printing.")) var out: String?
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(zh: "文字语言：zh 或 en；缺省随 LANG。", en: "Language of texts: zh or en; that of LANG unless given."))
  var lang: PlainLanguage?

  func run() throws {
    let language = lang ?? .chosen
    guard name != "list" else {
      if let cases {
        throw Terminal.fail(
          zh: "'list' 不需要文件，实为 '\(cases)'", en: "'list' takes no file, found '\(cases)'", ExitCode(EX_USAGE))
      }
      return try write(json ? ModelText.json : ModelText.plain(language))
    }
    guard let model = ComponentModelCatalogue.model(name) else { throw Self.unknown(name, language) }
    guard let cases else {
      throw Terminal.fail(
        language.pick(
          zh: "缺少算例文件：wayside model \(name) CASES.csv", en: "no cases given: wayside model \(name) CASES.csv"),
        ExitCode(EX_USAGE))
    }
    if let out { try refuse(out, over: cases, language) }
    let table = try CaseFile(path: cases, language: language).read(model)
    try write(json ? ModelText.json(of: table, model) : table.csv)
  }

  static func unknown(_ name: String, _ language: PlainLanguage) -> ExitCode {
    let known = ComponentModelCatalogue.all.map(\.id)
    Terminal.tell("wayside: " + language.pick(zh: "没有模型 '\(name)'", en: "there is no model '\(name)'"))
    if let near = NearestName.to(name, among: known) {
      Terminal.tell("  " + language.pick(zh: "是否想写 '\(near)'？", en: "did you mean '\(near)'?"))
    }
    Terminal.tell("  " + language.pick(zh: "模型：", en: "models: ") + known.joined(separator: ", "))
    return ExitCode(EX_USAGE)
  }

  /// Answers never take the place of the cases they are for.
  private func refuse(_ out: String, over cases: String, _ language: PlainLanguage) throws {
    guard !out.isEmpty else {
      throw Terminal.fail(
        language.pick(zh: "--out 为空：请给出文件名", en: "--out is empty: give the name of a file"),
        ExitCode(EX_USAGE))
    }
    func identity(_ path: String) -> [Int]? {
      let found = try? FileManager.default.attributesOfItem(
        atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
      guard let number = found?[.systemFileNumber] as? Int, let disk = found?[.systemNumber] as? Int else {
        return nil
      }
      return [disk, number]
    }
    guard let target = identity(out), target == identity(cases) else { return }
    throw Terminal.fail(
      language.pick(
        zh: "'\(out)' 就是算例文件，不予覆盖；请用 -o 给出另一个文件",
        en: "'\(out)' is the file of cases itself and is left alone; give another file with -o"),
      Exit.cannotWrite)
  }

  private func write(_ text: String) throws {
    guard let out else { return print(text, terminator: "") }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: out), options: .atomic)
    } catch {
      throw Terminal.fail(zh: "无法写入 '\(out)'", en: "cannot write to '\(out)'", Exit.cannotWrite)
    }
  }
}

/// A file of cases on disk.
struct CaseFile {
  let path: String
  let language: PlainLanguage

  /// - Parameter needsAnswers: whether the file has to hold expected answers.
  func read(_ model: ComponentModel, needsAnswers: Bool = false) throws -> CaseTable {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Terminal.fail(
        language.pick(zh: "无法读取 '\(path)'", en: "cannot read '\(path)'"), Exit.missingInput)
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw Terminal.fail(
        language.pick(zh: "'\(path)' 不是 UTF-8 文本", en: "'\(path)' is not UTF-8 text"), Exit.badData)
    }
    let (table, diagnostics) = CaseTable.read(
      text, file: path, model: model, needsAnswers: needsAnswers)
    Terminal.tell(diagnostics, inChinese: language == .zh)
    guard let table else {
      let count = diagnostics.count { $0.severity == .error }
      Terminal.tell(
        language.pick(
          zh: "\(count) 个问题；未计算",
          en: count == 1 ? "1 problem; nothing was calculated" : "\(count) problems; nothing was calculated"))
      throw Exit.badData
    }
    return table
  }
}

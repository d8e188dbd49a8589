import ArgumentParser
import ComponentModels
import DistrictModel
import Foundation
import Reports
import ScenarioFiles

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: PlainLanguage.chosen.pick(
      zh: "用全部已知答案表检验各模型。", en: "Run every table of known answers through the models."),
    discussion: """
      With --model and --table a table of your own is checked instead: a CSV file with inputs and expected outputs \
      under the model's column names.

      Examples:
        wayside verify
        wayside verify --model mdc_queue --table mine.csv --tolerance 1e-6

      Exit codes: 0 all within tolerance, 1 one is outside, 64 no such model, 65 bad table, 66 no such file.
      """)

  @Option(help: .init(zh: "只核对此模型。", en: "Check only this model.")) var model: String?
  @Option(help: .init(zh: "供 --model 使用的自备表。", en: "A table of your own for --model.")) var table: String?
  @Option(help: .init(zh: "--table 允许的最大相对误差。", en: "Largest relative error allowed in --table."))
  var tolerance = 1e-6
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(zh: "文字语言：zh 或 en；缺省随 LANG。", en: "Language of texts: zh or en; that of LANG unless given."))
  var lang: PlainLanguage?

  func validate() throws {
    if table != nil, model == nil {
      throw ValidationError(zh: "--table 须与 --model 同用", en: "--table needs --model")
    }
    guard tolerance.isFinite, tolerance >= 0 else {
      throw ValidationError(zh: "--tolerance 应为不小于 0 的数", en: "--tolerance is a number from 0")
    }
  }

  func run() throws {
    let language = lang ?? .chosen
    let results = try results(language)
    print(json ? Self.json(results) : Self.plain(results, language), terminator: "")
    if results.contains(where: { !$0.isMet }) { throw ExitCode(1) }
  }

  private func results(_ language: PlainLanguage) throws -> [Verification] {
    guard let model else { return Verification.all() }
    guard let known = ComponentModelCatalogue.model(model) else {
      throw ModelCommand.unknown(model, language)
    }
    guard let table else { return Verification.all(ReferenceTable.all.filter { $0.model == model }) }
    let cases = try CaseFile(path: table, language: language).read(known, needsAnswers: true)
    return [
      Verification.compare(
        cases.form, cases.cases, table: table, model: model, source: BilingualText(zh: table, en: table),
        tolerance: tolerance)
    ]
  }

  private static func plain(_ results: [Verification], _ language: PlainLanguage) -> String {
    let word = { (zh: String, en: String) in language.pick(zh: zh, en: en) }
    let table = TerminalTable(
      header: [
        word("模型", "model"), word("基准表", "table"), word("算例", "cases"), word("最大误差", "worst error"),
        word("容差", "tolerance"), word("结论", "verdict"), word("来源", "source"),
      ],
      rows: results.map { result in
        [
          result.model, result.table, "\(result.cases)", scientific(result.worstError),
          scientific(result.tolerance),
          result.isMet ? "✓ " + word("通过", "met") : "△ " + word("超出：", "outside: ") + result.worstPlace,
          language.pick(result.source),
        ]
      }, numbers: [2, 3, 4])
    let bad = results.filter { !$0.isMet }.count
    let cases = results.reduce(0) { $0 + $1.cases }
    let values = results.reduce(0) { $0 + $1.values }
    let sum =
      bad == 0
      ? word(
        "\(results.count) 张基准表、\(cases) 个算例、\(values) 个数值均在容差内",
        "\(results.count) tables, \(cases) cases, \(values) numbers: all within tolerance")
      : word("\(results.count) 张基准表中有 \(bad) 张超出容差", "\(bad) of \(results.count) tables outside tolerance")
    return table.text + "\n" + sum + "\n"
  }

  private static func json(_ results: [Verification]) -> String {
    JSONText.object([
      "schema": .string("wayside-verify/1"), "met": .bool(results.allSatisfy(\.isMet)),
      "tables": .array(
        results.map { result in
          .object([
            "model": .string(result.model), "table": .string(result.table), "cases": .integer(result.cases),
            "values": .integer(result.values), "worst_error": .number(result.worstError),
            "worst_place": .string(result.worstPlace), "tolerance": .number(result.tolerance),
            "source": ModelText.text(result.source), "met": .bool(result.isMet),
          ])
        }),
    ]).document
  }

  /// Two digits and a power of ten.
  private static func scientific(_ value: Double) -> String {
    value == 0 ? "0" : value.isFinite ? String(format: "%.1e", value) : "∞"
  }
}

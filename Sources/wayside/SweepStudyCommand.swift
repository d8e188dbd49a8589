import ArgumentParser
import DistrictModel
import Foundation
import NumericKernels
import Reports
import ScenarioFiles
import Sweeps
import Uncertainty

struct SweepStudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: PlainLanguage.chosen.pick(
      zh: "由批量结果得出情景分布、低中高情景与各输入的影响。",
      en: "Tell from the results what the futures hold and which inputs matter."),
    discussion: """
      Examples:
        wayside sweep study runs/sweep
        wayside sweep study runs/sweep --figure mean_wait_min --json

      Means and quantiles over futures, the low, mid and high case, and by the sweep's study: tornado (one input at a time), morris (effects
      of turning an input through its range), sobol (shares of variance, alone and with others). Intervals are 95 %.
      """)

  @Argument(help: .init(zh: "批量文件夹。", en: "Folder of the sweep.")) var folder: String
  @Option(
    help: .init(
      zh: "所问的列，可重复给出；缺省为各目标的达标概率与主要指标。",
      en:
        "A column of the results, several times if wanted; else how surely targets are kept, and main indicators."
    ))
  var figure: [String] = []
  @Flag(help: .init(zh: "缺少的运行略去不计。", en: "Leave out runs that have no record yet.")) var allowPartial = false
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @OptionGroup var language: LanguageOption

  /// Figures that are told where nobody asks for others.
  private static let usual = ["mean_wait_min", "left_unserved_share", "net_present_value_wan_cny"]

  func run() throws {
    let sweep = try SweepFolder(folder)
    let scenario = try sweep.checkedScenario()
    let columns = sweep.manifest.header.columns
    for name in figure where !columns.contains(name) {
      let near = NearestName.to(name, among: columns)
      throw Terminal.fail(
        zh: "结果中没有 '\(name)'" + (near.map { "；是否想写 '\($0)'？" } ?? ""),
        en: "the results have no '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""), Exit.badData)
    }
    let wanted =
      figure.isEmpty ? columns.filter { $0.hasSuffix(".probability") || Self.usual.contains($0) } : figure
    let studies: [SweepStudy]
    do {
      studies = try SweepStudy.studies(
        of: sweep.manifest, in: folder, inputs: scenario.uncertain,
        design: scenario.uncertainty ?? FutureDesign(), figures: wanted.isEmpty ? columns : wanted,
        allowsPartial: allowPartial)
    } catch {
      throw SweepFolder.explained(error)
    }
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
      return print(String(decoding: try encoder.encode(studies), as: UTF8.self))
    }
    let told = figure.isEmpty ? studies.filter { $0.range != nil } : studies
    print(told.map(SweepStudyText.text).joined(separator: "\n\n"))
  }
}

/// A study for the terminal.
enum SweepStudyText {
  private static func pick(_ zh: String, _ en: String) -> String { PlainLanguage.chosen.pick(zh: zh, en: en) }

  /// Four digits: figures run from shares of a thousandth to millions of yuan.
  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }

  private static func within(_ interval: ConfidenceInterval?) -> String {
    interval.map { "[\(short($0.low)), \(short($0.high))]" } ?? ""
  }

  static func text(_ study: SweepStudy) -> String {
    let decisions = study.decisions.map { "\($0.key) = \(short($0.value))" }.joined(separator: ", ")
    var parts = [study.figure + (decisions.isEmpty ? "" : "  (\(decisions))")]
    guard let range = study.range, range.lowerBound < range.upperBound else {
      parts.append(study.range.map { pick("各次运行均为 ", "the same in all runs: ") + short($0.lowerBound) } ?? "")
      return (parts + undefined(study)).filter { !$0.isEmpty }.joined(separator: "\n")
    }
    if let futures = study.futures {
      let mean = futures.mean
      let quantiles = futures.quantiles.map { one in
        "\(NumberText.percent(one.share, 0)): \(short(one.value))"
          + (one.interval == nil ? "" : " \(within(one.interval))")
      }
      parts.append(
        pick(
          "\(mean.replications) 个情景：平均 \(short(mean.mean)) \(within(mean))；分位 ",
          "\(mean.replications) futures: mean \(short(mean.mean)) \(within(mean)); quantiles ")
          + quantiles.joined(separator: ", "))
      if let shares = futures.varianceShares { parts.append(variance(study.inputs, shares)) }
    }
    if !study.cases.isEmpty {
      parts.append(study.cases.map { "\(caseName($0.word)) \(short($0.value))" }.joined(separator: ", "))
    }
    return (parts + studies(study) + undefined(study)).joined(separator: "\n")
  }

  private static func undefined(_ study: SweepStudy) -> [String] {
    guard study.undefined > 0 else { return [] }
    return [
      pick(
        "\(study.undefined) 次运行没有此值，未计入", "\(study.undefined) runs have no such figure and are left out")
    ]
  }

  private static func caseName(_ word: String) -> String {
    switch word {
    case "low": pick("低", "low")
    case "high": pick("高", "high")
    default: pick("中", "mid")
    }
  }

  private static func studies(_ study: SweepStudy) -> [String] {
    var parts: [String] = []
    if let tornado = study.tornado {
      parts.append(
        table(
          [pick("输入", "input"), pick("低值时", "where it is low"), pick("高值时", "where it is high")],
          tornado.bars.map { [$0.input, short($0.low), short($0.high)] })
          + pick("其余取最可能值；全部取最可能值时 ", "all others at best estimates; with all of them there: ")
          + short(tornado.middle))
    }
    if let morris = study.morris {
      let rows = zip(study.inputs, morris.inputs).sorted { $0.1.size.mean > $1.1.size.mean }
      parts.append(
        table(
          [
            pick("输入", "input"), pick("影响 μ*", "size μ*"), "95 %", pick("平均 μ", "mean μ"),
            pick("离散 σ", "spread σ"),
          ],
          rows.map {
            [
              $0.0, short($0.1.size.mean), within($0.1.size), short($0.1.mean),
              short($0.1.standardDeviation),
            ]
          }))
    }
    if let sobol = study.sobol {
      let rows = zip(study.inputs, sobol.inputs).sorted { $0.1.total.mean > $1.1.total.mean }
      parts.append(
        table(
          [pick("输入", "input"), pick("一阶", "first-order"), "95 %", pick("总效应", "total"), "95 %"],
          rows.map {
            [
              $0.0, NumberText.fixed($0.1.first.mean, 3), within($0.1.first),
              NumberText.fixed($0.1.total.mean, 3), within($0.1.total),
            ]
          }))
    }
    return parts
  }

  private static func variance(_ inputs: [String], _ shares: [Double]) -> String {
    let rows = zip(inputs, shares).sorted { $0.1 > $1.1 }
    return table(
      [pick("输入", "input"), pick("占方差", "share of variance")],
      rows.map { [$0.0, NumberText.percent(min(1, max(0, $0.1)), 0)] })
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    TerminalTable(header: header, rows: rows, numbers: Set(1..<header.count)).text
  }
}

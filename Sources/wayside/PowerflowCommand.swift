import ArgumentParser
import DistrictModel
import Foundation
import GridFiles
import PowerNetwork
import Reports
import ScenarioFiles

struct PowerflowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "powerflow",
    abstract: PlainLanguage.chosen.pick(
      zh: "电网某一时刻的电压、潮流与损耗。", en: "Voltages, flows and losses of a grid at one moment."),
    discussion: """
      The grid is a folder with buses.csv, branches.csv, summary.json (base_mva) and perhaps gens.csv, or a MATPOWER \
      case ending in .m. Buses and branches keep the order of the files; a branch out of service has zeros, an isolated \
      bus (type NONE) has no voltage. The method is a backward/forward sweep where the grid is radial with load buses \
      only, else Newton's; 'current' is for meshes of load buses.

      Examples:
        wayside powerflow my-feeder
        wayside powerflow case30.m --method newton --json

      Exit codes: 0 solved, 64 wrong usage, 65 bad data or no solution (with --json then "converged": false and where the \
      voltage went), 66 no such file.
      """)

  @Argument(help: .init(zh: "电网文件夹，或 MATPOWER 算例。", en: "Folder of the grid, or a MATPOWER case.")) var grid:
    String
  @Option(
    help: .init(
      zh: "sweep（前推回代）、newton（牛顿）或 current（电流迭代）；缺省按电网选取。",
      en: "sweep, newton or current; the one that suits the grid unless given.")) var method: FlowMethodWord?
  @Flag(help: .init(zh: "以 JSON 输出。", en: "Print as JSON.")) var json = false
  @Option(
    help: .init(zh: "文字语言：zh 或 en；缺省随 LANG。", en: "Language of texts: zh or en; that of LANG unless given."))
  var lang: PlainLanguage?

  func run() throws {
    let language = lang ?? .chosen
    let reading = GridReading(path: grid)
    Terminal.tell(reading.diagnostics, inChinese: language == .zh)
    guard let network = reading.grid else { throw reading.isMissing ? Exit.missingInput : Exit.badData }
    let outcome: FlowOutcome
    do {
      outcome = try PowerFlow.solve(network, method: method?.method)
    } catch {
      for fault in error.faults.prefix(DiagnosticListing.most) {
        Terminal.tell("\(grid): error[\(fault.code)]: " + language.pick(fault.message))
      }
      let suited = PowerFlow.method(for: network).rawValue
      Terminal.tell(
        "  "
          + language.pick(
            zh: "共 \(error.faults.count) 处；此电网适用 --method \(suited)",
            en: "\(error.faults.count) in all; this grid suits --method \(suited)"))
      throw Exit.badData
    }
    switch outcome {
    case .solved(let solution):
      let text = PowerflowText(grid: network, solution: solution, flows: solution.branchFlows(network))
      print(json ? text.json : text.plain(language), terminator: "")
    case .collapsed(let collapse):
      if json { print(PowerflowText.json(collapse, network), terminator: "") }
      Terminal.tell("wayside: " + PowerflowText.plain(collapse, network, language))
      throw Exit.badData
    }
  }
}

/// The methods as words of the command line.
enum FlowMethodWord: String, ExpressibleByArgument, CaseIterable {
  case sweep
  case newton
  case current

  var method: FlowMethod {
    switch self {
    case .sweep: .sweep
    case .newton: .newton
    case .current: .current
    }
  }
}

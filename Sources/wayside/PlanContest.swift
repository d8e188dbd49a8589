import ArgumentParser
import Assessment
import DistrictModel
import DistrictSimulation
import Foundation
import NumericKernels
import Reports
import ScenarioFiles
import Siting

/// `wayside place --compare`: the plans of several algorithms for one district, side by side.
struct PlanContest {
  let scenario: Scenario
  let language: ReportLanguage

  /// Writes the plans, the table and a page with a map of each into a result folder; prints the table.
  func run(_ words: String, simulates: Bool, json: Bool, out: String, force: Bool) throws {
    let names = words.split(separator: ",").map { String($0.filter { $0 != " " }) }
    guard !names.isEmpty, Set(names).count == names.count else {
      throw ValidationError(
        zh: "--compare 后为各不相同的算法，如 --compare greedy,guided",
        en: "--compare takes algorithms, each once, such as --compare greedy,guided")
    }
    let known = SitingCatalogue.names + Self.objectives.map(\.rawValue)
    if let unknown = names.first(where: { !known.contains($0) }) {
      throw Terminal.fail(SitingError.unknownAlgorithm(unknown, known: known).message, ExitCode(64))
    }
    let folder = try json ? nil : RunFolder(path: out, force: force)
    do {
      let (world, demand) = try district()
      let threads = ProcessInfo.processInfo.activeProcessorCount
      var plans: [(name: String, plan: Plan)] = []
      var seconds: [Double] = []
      for name in names {
        let began = BenchSimulation.cpuSeconds()
        plans.append((name, try pipeline(name).plan(world, demand, threads: threads)))
        seconds.append(BenchSimulation.cpuSeconds() - began)
      }
      let outcomes =
        simulates ? try plans.map { try pipeline($0.name).simulate(world, $0.plan, threads: threads) {} } : []
      let comparison = PlanComparison(
        of: plans, in: world, outcomes: outcomes, coverageRadiusM: scenario.report.coverageRadiusM)
      if json {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print(String(decoding: try encoder.encode(comparison), as: UTF8.self))
        return
      }
      let inputs = try plans.indices.map { row in
        let outcome =
          outcomes.indices.contains(row) ? outcomes[row] : Outcome(settings: scenario.run, replications: [])
        let pipeline = pipeline(names[row])
        return pipeline.reportInput(
          world, plans[row].plan, try pipeline.assess(world, plans[row].plan, demand, outcome))
      }
      var files = [("comparison.csv", ComparisonFile.text(of: comparison))]
      for (plan, input) in zip(plans, inputs) {
        files.append(("plan-\(plan.name).geojson", PlanFile.text(of: input)))
      }
      let document = ReportCatalogue.document(
        of: ComparisonReportInput(comparison: comparison, plans: inputs))
      files.append(("comparison.html", HTMLReport.render(document, language: language)))
      try folder?.write(files)
      print(table(comparison, seconds))
      print("maps and plans: \(folder?.path ?? out)/comparison.html")
    } catch {
      folder?.discard()
      throw RunCommand.explained(error)
    }
  }

  /// Objectives that take part under their own word, with the scenario's algorithms.
  private static let objectives = SitingObjective.allCases

  private func pipeline(_ word: String) -> Pipeline {
    var own = scenario
    if let objective = Self.objectives.first(where: { $0.rawValue == word }) {
      own.siting.objective = objective
    } else {
      own.siting.objective = .coverage
      own.siting.algorithm = word
    }
    return Pipeline(scenario: own)
  }

  private func district() throws -> (World, CellDemand) {
    let pipeline = Pipeline(scenario: scenario)
    let world = try pipeline.world()
    return (world, pipeline.demand(in: world))
  }

  private func table(_ comparison: PlanComparison, _ seconds: [Double]) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var lines = [
      padded("plan", 18) + padded("kind", 28) + padded("objective", 11) + padded("value", 14)
        + padded("bound", 14) + padded("gap", 10) + padded("mean m", 8) + padded("CPU s", 8)
        + "wait min [against the first]"
    ]
    for (row, cpu) in zip(comparison.rows, seconds) {
      for (index, quality) in row.quality.enumerated() {
        var line =
          padded(index == 0 ? row.name : "", 18) + padded(PlanWords.kind(quality).en, 28)
          + padded(quality.objective.rawValue, 11) + padded(PlanWords.amount(quality.value, quality), 14)
          + padded(PlanWords.amount(quality.bound, quality), 14)
          + padded(quality.isProvenOptimal ? "proven" : PlanWords.gap(quality, 3), 10)
        if index == 0 {
          line += padded(NumberText.fixed(row.meanDistanceM, 0), 8) + padded(NumberText.fixed(cpu, 1), 8)
          if let service = row.service {
            let difference = service.waitDifferenceMin
            line +=
              "\(NumberText.fixed(service.meanWaitMin.mean, 3)) [\(NumberText.fixed(difference.low, 3)), "
              + "\(NumberText.fixed(difference.high, 3))]"
          }
        }
        lines.append(line)
      }
    }
    return lines.joined(separator: "\n")
  }
}

import ArgumentParser
import Assessment
import DistrictModel
import DistrictSimulation
import Foundation
import GridFiles
import NumericKernels
import RoadsideUnits
import ScenarioFiles
import Siting
import Uncertainty

/// The plan of a run in the futures of its scenario: each read anew with its own numbers, planned as before, and judged.
struct FutureRuns {
  /// Folder of the scenario, or its file.
  let path: String
  let allowOutside: Bool
  let scenario: Scenario
  let design: FutureDesign
  let earlier: EarlierPlan
  let world: World
  let threads: Int

  /// `nil` where the scenario asks for no futures.
  init?(_ scenario: Scenario, path: String, allowOutside: Bool, plan: Plan, world: World, threads: Int) {
    guard let design = scenario.uncertainty, design.futures > 0, !scenario.uncertain.isEmpty else {
      return nil
    }
    self.scenario = scenario
    self.design = design
    self.path = path
    self.allowOutside = allowOutside
    self.threads = threads
    self.world = world
    earlier = EarlierPlan(plan: plan, sites: world.sites)
  }

  private enum Answer: Sendable {
    case figures(FutureFigures, CellDemand)
    case failed(String)
  }

  /// Runs the futures and the ends of every input; time to answer is told first.
  ///
  /// - Throws: what keeps even the best estimates from being run.
  func card() throws -> FutureCard {
    let inputs = scenario.uncertain
    let rows = try design.values(of: inputs)
    let middle = inputs.map(\.bestEstimate)
    let cases = [UncertainCase.low, .high]
    var ends = try cases.map { one in try inputs.map { try one.value(of: $0) } }
    for (column, input) in inputs.enumerated() {
      for end in cases {
        var row = middle
        row[column] = try end.value(of: input)
        ends.append(row)
      }
    }
    let all = [middle] + ends + rows
    let began = Date()
    let centre = figures(inputs, middle)
    guard case .figures(let middleFigures, _) = centre else {
      if case .failed(let words) = centre { throw Terminal.fail(zh: words, en: words, Exit.badData) }
      throw Exit.internalError
    }
    announce(all.count - 1, each: Date().timeIntervalSince(began))
    let progress = Progress(PlainLanguage.chosen.pick(zh: "情景", en: "futures"), total: all.count - 1)
    let answers = parallelMap(count: all.count - 1, threads: threads) { index in
      let answer = figures(inputs, all[index + 1])
      progress.step()
      return answer
    }
    var kept: [(draw: Int, row: [Double], figures: FutureFigures, demand: CellDemand)] = []
    var failures: [String] = []
    for (draw, answer) in answers.dropFirst(ends.count).enumerated() {
      switch answer {
      case .figures(let figures, let demand): kept.append((draw, rows[draw], figures, demand))
      case .failed(let words): failures.append(words)
      }
    }
    let sides = inputs.indices.map { column -> (low: FutureFigures, high: FutureFigures)? in
      guard case .figures(let low, _) = answers[2 * column + 2],
        case .figures(let high, _) = answers[2 * column + 3]
      else { return nil }
      return (low, high)
    }
    var extremes: [(word: UncertainCase, figures: FutureFigures)] = [(.mid, middleFigures)]
    for (one, answer) in zip(cases, answers) {
      if case .figures(let figures, _) = answer { extremes.append((one, figures)) }
    }
    var card = FutureCard(
      inputs: inputs, design: design.kind, rows: kept.map(\.row), draws: kept.map { $0.draw + 1 },
      figures: kept.map(\.figures),
      middle: middleFigures,
      ends: sides, cases: extremes, targets: scenario.targets, failed: failures.count,
      failure: failures.first,
      replications: 1)
    Terminal.progress(PlainLanguage.chosen.pick(zh: "求稳健方案", en: "planning for all futures"))
    card.robust = try robust(kept.map(\.row), kept.map(\.demand))
    return card
  }

  private func announce(_ count: Int, each: Double) {
    let span = TimeSpan.text(each * Double(count) / Double(threads))
    Terminal.tell(
      PlainLanguage.chosen.pick(
        zh: "\(count) 个情景，约需 \(span)（--no-futures 略去）",
        en: "\(count) futures, about \(span) (--no-futures leaves them out)"))
  }

  private func figures(_ inputs: [UncertainInput], _ row: [Double]) -> Answer {
    let choices = Dictionary(zip(inputs.map(\.path), row)) { $1 }
    let result = ScenarioFile.read(
      at: path, allowOutside: allowOutside, knownMetrics: Assessor.knownMetrics, choices: choices,
      readGrid: GridReading.forSeries)
    guard var future = result.scenario else {
      return .failed(result.diagnostics.first { $0.severity == .error }?.message.en ?? "it cannot be read")
    }
    future.run.seed = scenario.run.seed
    future.run.replications = 1
    future.roadside?.guidance.replications = 0
    do {
      let judged = try FutureEvaluation.judged(future, plan: earlier)
      return .figures(FutureFigures(of: judged.card), judged.demand)
    } catch EarlierPlan.Fault.sitesMoved {
      return .failed("the candidate sites of this future are others than those the plan was made for")
    } catch {
      return .failed(RunCommand.words(of: error)?.text.en ?? "\(error)")
    }
  }

  /// The plan for best estimates beside the best ones over all futures.
  private func robust(_ rows: [[Double]], _ demands: [CellDemand]) throws -> RobustCard? {
    let planner = DistrictPlanner(parameters: scenario.siting, seed: scenario.run.seed)
    guard let plan = try planner.robust(earlier.plan, in: world, futures: demands),
      let estimate = plan.estimate
    else {
      return nil
    }
    // Every radius counts each cell once: their mean is what a resident finds within reach, in MWh a day.
    let unit = 1e6 * Double(max(1, scenario.siting.radiiM.count))
    let count = Double(max(1, demands.count))
    let known = Set(estimate.sites)
    func row(_ goal: String, _ figures: RobustFigures, bound: Double?) -> RobustCard.Row {
      RobustCard.Row(
        goal: goal, meanMWh: figures.mean / unit, quantileMWh: Double(figures.quantile) / unit,
        regretMWh: Double(figures.regret) / unit, regretAtMostMWh: Double(figures.regretAtMost) / unit,
        boundMWh: bound,
        moved: figures.sites.count { !known.contains($0) })
    }
    let answers = plan.answers.map { answer in
      row(
        answer.goal.word, answer.figures,
        bound: Double(answer.bound) / unit / (answer.goal == .mean ? count : 1))
    }
    let values = ([estimate] + plan.answers.map(\.figures)).map { $0.values.map { Double($0) / unit } }
    return RobustCard(
      share: plan.share, rows: [row("estimate", estimate, bound: nil)] + answers,
      worth: try? InformationValue(rows: rows, values: values))
  }
}

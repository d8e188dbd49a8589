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

    var figures: (FutureFigures, CellDemand)? {
      if case .figures(let figures, let demand) = self { (figures, demand) } else { nil }
    }

    var failure: String? {
      if case .failed(let words) = self { words } else { nil }
    }
  }

  /// Runs the futures and the ends of every input; time to answer is told first.
  ///
  /// - Throws: what keeps even the best estimates from being run.
  func card() throws -> FutureCard {
    let inputs = scenario.uncertain
    let rows = try design.values(of: inputs)
    let single = try Tornado.design(inputs)
    let cases = try Tornado.ends.map { one in try inputs.map { try one.value(of: $0) } }
    let began = Date()
    let centre = figures(inputs, single[0])
    guard case .figures(let middle, _) = centre else {
      if case .failed(let words) = centre { throw Terminal.fail(zh: words, en: words, Exit.badData) }
      throw Exit.internalError
    }
    let all = single.dropFirst() + cases + rows
    announce(futures: rows.count, others: all.count - rows.count, each: Date().timeIntervalSince(began))
    let progress = Progress(PlainLanguage.chosen.pick(zh: "情景", en: "futures"), total: all.count)
    let answers = parallelMap(count: all.count, threads: threads) { index in
      let answer = figures(inputs, all[all.startIndex + index])
      progress.step()
      return answer
    }
    let ends = answers.prefix(single.count - 1)
    let extremes = answers.dropFirst(ends.count).prefix(cases.count)
    let drawn = answers.suffix(rows.count).enumerated()
    let kept = drawn.compactMap { draw, answer in answer.figures.map { (draw, $0, $1) } }
    let failures = drawn.compactMap { $0.element.failure }
    var card = FutureCard(
      inputs: inputs, design: design.kind, rows: kept.map { rows[$0.0] }, draws: kept.map { $0.0 + 1 },
      figures: kept.map(\.1), middle: middle,
      ends: inputs.indices.map { column in
        guard let low = ends[2 * column].figures, let high = ends[2 * column + 1].figures else { return nil }
        return (low.0, high.0)
      },
      cases: [(.mid, middle)]
        + zip(Tornado.ends, extremes).compactMap { one, answer in answer.figures.map { (one, $0.0) } },
      targets: scenario.targets, failed: failures.count, failure: failures.first, replications: 1)
    Terminal.progress(PlainLanguage.chosen.pick(zh: "求稳健方案", en: "planning for all futures"))
    card.robust = try robust(card.rows, kept.map(\.2))
    return card
  }

  private func announce(futures: Int, others: Int, each: Double) {
    let span = TimeSpan.text(each * Double(futures + others) / Double(threads))
    Terminal.tell(
      PlainLanguage.chosen.pick(
        zh: "\(futures) 个情景与 \(others) 个单项和极端取值，约需 \(span)（--no-futures 略去）",
        en:
          "\(futures) future\(futures == 1 ? "" : "s") and \(others) cases of single inputs or all, about \(span) (--no-futures leaves them out)"
      ))
  }

  private func figures(_ inputs: [UncertainInput], _ row: [Double]) -> Answer {
    let result = ChosenScenario.read(
      path, choosing: Dictionary(zip(inputs.map(\.path), row)) { $1 }, allowOutside: allowOutside)
    guard var future = result.scenario else {
      return .failed(result.diagnostics.first { $0.severity == .error }?.message.en ?? "it cannot be read")
    }
    future.run.seed = scenario.run.seed
    future.run.replications = 1
    do {
      let judged = try FutureEvaluation.judged(
        future, in: try Pipeline(scenario: future).world(), plan: earlier)
      return .figures(FutureFigures(of: judged.card), judged.demand)
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

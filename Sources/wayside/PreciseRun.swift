import Assessment
import DistrictModel
import DistrictSimulation
import ScenarioFiles
import Synchronization

/// The simulation of a plan: as many replications as were asked for, or until a figure is known.
struct PreciseRun {
  let simulator: Simulator
  let pipeline: Pipeline
  let world: World
  let plan: Plan
  let demand: CellDemand

  func run(threads: Int) throws -> (outcome: Outcome, precision: PrecisionCard?) {
    let stage = PlainLanguage.chosen.pick(zh: "仿真重复", en: "replications")
    guard let wanted = pipeline.scenario.precision else {
      let progress = Progress(stage, total: pipeline.scenario.run.replications)
      return (try simulator.run(threads: threads) { progress.step() }, nil)
    }
    let progress = Progress(stage, total: 0)
    let (outcome, isReached) = try simulator.run(until: wanted, threads: threads) { expected in
      progress.step(of: expected)
    } figure: { outcome in
      Assessor(
        world: world, plan: plan, demand: demand, outcome: outcome, targets: [],
        coverageRadiusM: pipeline.scenario.report.coverageRadiusM
      ).values(of: wanted.figure)
    }
    let card = PrecisionCard(wanted, isReached: isReached, replications: outcome.replications.count)
    return (outcome, card)
  }
}

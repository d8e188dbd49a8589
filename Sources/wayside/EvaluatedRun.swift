import Assessment
import DistrictModel
import DistrictSimulation
import Reports
import RoadNetwork
import RoadsideUnits
import ScenarioFiles
import SwapStations

/// A scenario planned, simulated and judged: what `run` writes, and what `compare` sets beside others.
struct EvaluatedRun {
  let input: ReportInput
  /// Whether distances are straight lines with a detour or follow roads.
  let distances: String
  /// What simulated the plan, and what its first replication was: records are made from it.
  let simulator: Simulator
  let firstReplication: ReplicationOutcome?
  let packTypes: [String]
  /// `nil` where the scenario has none.
  let roads: RoadGraph?

  var scorecard: Scorecard { input.scorecard }

  /// - Parameter futures: whether its futures will be run as well, for the time that is told first.
  init(_ scenario: Scenario, threads: Int, futures: Bool = false, watch: inout Stopwatch) throws {
    let pipeline = Pipeline(scenario: scenario)
    Terminal.progress(PlainLanguage.chosen.pick(zh: "生成区域", en: "building the district"))
    let world = try pipeline.world()
    watch.lap("world")
    Terminal.progress(PlainLanguage.chosen.pick(zh: "选址定容", en: "choosing sites"))
    let demand = pipeline.demand(in: world)
    let plan = try pipeline.plan(world, demand, threads: threads)
    watch.lap("siting")
    var guided = try pipeline.guided(world, plan, threads: threads)
    watch.lap("roadside")
    let power = try guided.pipeline.power(guided.world, plan, roadside: guided.roadside)
    watch.lap("grid")
    simulator = try guided.pipeline.simulator(guided.world, plan, power: power)
    TimeToAnswer(
      pipeline: guided.pipeline, world: guided.world, plan: plan, power: power, threads: threads
    ).tell(futures: futures)
    let simulated = try PreciseRun(
      simulator: simulator, pipeline: guided.pipeline, world: guided.world, plan: plan, demand: demand
    ).run(threads: threads)
    let outcome = simulated.outcome
    // What is compared with it further on has as many replications.
    guided.pipeline = guided.pipeline.making(replications: outcome.replications.count)
    watch.lap("simulation")
    if guided.roadside != nil {
      Terminal.progress(PlainLanguage.chosen.pick(zh: "研究路侧诱导", en: "studying guidance"))
    }
    let card = try guided.roadside?.studied(
      by: guided.pipeline, guided.world, plan, power: power, outcome, threads: threads)
    watch.lap("guidance")
    if scenario.programme != nil {
      Terminal.progress(PlainLanguage.chosen.pick(zh: "仿真此前各年", en: "simulating earlier years"))
    }
    let services = try StageRuns(
      pipeline: guided.pipeline, world: guided.world, plan: plan, threads: threads
    ).services()
    watch.lap("stages")
    var scorecard = try guided.pipeline.assess(
      guided.world, plan, demand, outcome, power: power, roadside: card, services: services,
      threads: threads)
    scorecard.precision = simulated.precision
    input = guided.pipeline.reportInput(guided.world, plan, scorecard)
    roads = try scenario.roads?.network(inside: world.boundary)
    distances = world.distanceRule.en
    firstReplication = outcome.replications.first
    packTypes = scenario.swap?.packTypes.map(\.id) ?? []
  }

  /// The files of the result folder but the report and `run.json`.
  var files: [(name: String, text: String)] {
    var files = [
      ("indicators.json", IndicatorsFile.text(of: scorecard)),
      ("targets.json", TargetsFile.text(of: scorecard)),
      ("plan.geojson", PlanFile.text(of: input)), ("stations.csv", StationsFile.text(of: input)),
      ("cells.csv", CellsFile.text(of: input)), ("district.json", DistrictFile.text(of: input.world)),
      ("replications.csv", ReplicationsFile.text(of: scorecard)), ("inputs.csv", InputsFile.text(of: input)),
      ("classes.csv", ClassesFile.text(of: input)),
    ]
    if scorecard.swap != nil { files.append(("swap_stations.csv", SwapStationsFile.text(of: input))) }
    if scorecard.hydrogen != nil {
      files.append(("hydrogen_stations.csv", HydrogenStationsFile.text(of: input)))
    }
    if scorecard.roadside != nil {
      files.append(("roadside_units.csv", RoadsideUnitsFile.text(of: input)))
    }
    if scorecard.roadside?.zones.isEmpty == false {
      files.append(("roadside_zones.csv", RoadsideZonesFile.text(of: input)))
    }
    if scorecard.roadside?.guidance.isEmpty == false {
      files.append(("guidance.csv", GuidanceFile.text(of: input)))
    }
    if scorecard.scores != nil { files.append(("townships.csv", TownshipsFile.text(of: input))) }
    if scorecard.finance != nil { files.append(("finance.csv", FinanceFile.text(of: input))) }
    if scorecard.finance?.incentives.isEmpty == false {
      files.append(("incentives.csv", IncentivesFile.text(of: input)))
    }
    return files
  }
}

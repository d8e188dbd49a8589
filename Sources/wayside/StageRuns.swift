import Assessment
import DistrictModel
import DistrictSimulation
import EventEngine
import HydrogenStations
import NumericKernels
import Programme
import ScenarioFiles

/// Earlier years of a plan simulated: the stations that stand at the end of each, for the vehicles of the year.
struct StageRuns {
  let pipeline: Pipeline
  let world: World
  let plan: Plan
  let threads: Int

  func services() throws -> [StageService] {
    guard let programme = pipeline.scenario.programme, programme.stageReplications > 0,
      let last = plan.stageYears.last
    else { return [] }
    return try plan.stageYears.dropLast().map { year in
      let then = world.with(fleets: world.fleets.map { $0.before(years: last - year) })
      return try service(year, then, plan.standing(in: year), replications: programme.stageReplications)
    }
  }

  private func service(_ year: Int, _ world: World, _ plan: Plan, replications: Int) throws -> StageService {
    var scenario = pipeline.scenario
    scenario.run.replications = min(replications, scenario.run.replications)
    // Closures are declared for the stations of the whole plan.
    scenario.hydrogen = scenario.hydrogen?.withoutOutages
    scenario.power = nil
    scenario.solarStorage = nil
    let outcome = try Pipeline(scenario: scenario).simulate(world, plan, threads: threads) {}
    let rooms = outcome.replications.compactMap(\.rooms.first)
    func interval(_ figure: (RoomOutcome) -> Double) -> ConfidenceInterval { .student(rooms.map(figure)) }
    let chargerDays = Double(max(1, plan.chargerCount * outcome.settings.days))
    return StageService(
      year: year, vehicles: world.vehicleCount,
      meanWaitMin: interval {
        Duration.inMinutes($0.waitSum) / Double(max(1, $0.sessionsOfClass.reduce(0, +)))
      },
      unservedShare: interval {
        Double($0.count(.noStation) + $0.count(.balked) + $0.count(.lostPatience)) / Double(max(1, $0.needs))
      },
      energyKWhPerChargerDay: interval { EnergyUnit.kWh($0.load.reduce(0, +)) / chargerDays },
      indicators: Assessor(
        world: world, plan: plan, demand: Pipeline(scenario: scenario).demand(in: world), outcome: outcome,
        targets: [], coverageRadiusM: scenario.report.coverageRadiusM
      ).assess().indicators)
  }
}

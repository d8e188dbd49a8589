import Assessment
import ChargingStations
import DistrictModel
import DistrictSimulation
import EventEngine
import NumericKernels
import ScenarioFiles
import Siting

/// A plan chosen by what drivers wait: a surrogate proposes, the full simulation decides.
///
/// Plans by coverage and by travel are simulated with the same random numbers. The chargers of the better one are then
/// shared out anew by Erlang's formula over the loads that the simulation measured, as long as that shortens the wait
/// (simulation-optimisation with a queueing surrogate; Osorio, Bierlaire 2013, doi:10.1287/opre.2013.1226).
struct WaitingPlan {
  /// Times the chargers are shared out anew at most.
  static let roundLimit = 3

  let pipeline: Pipeline
  let threads: Int

  func plan(_ world: World, _ demand: CellDemand) throws -> Plan {
    var trials: [Trial] = []
    for objective in [SitingObjective.coverage, .travel] {
      let plan = try planner(objective).plan(world, demand: demand)
      trials.append(try trial(objective == .travel ? .travel : .coverage, 0, plan, in: world))
    }
    var best = trials[1].mean < trials[0].mean ? 1 : 0
    for round in 1...Self.roundLimit {
      let resized = try planner(.coverage).resized(
        trials[best].plan, erlangs: trials[best].erlangs, in: world)
      guard resized.stations != trials[best].plan.stations else { break }
      trials.append(try trial(trials[best].objective, round, resized, in: world))
      guard trials[trials.count - 1].mean < trials[best].mean else { break }
      best = trials.count - 1
    }
    var plan = trials[best].plan
    plan.trials = trials.map { $0.told(against: trials[0]) }
    plan.trials[best].isChosen = true
    return plan
  }

  private func planner(_ objective: SitingObjective) -> DistrictPlanner {
    var parameters = pipeline.scenario.siting
    parameters.objective = objective
    return DistrictPlanner(parameters: parameters, seed: pipeline.scenario.run.seed)
  }

  private func trial(
    _ objective: PlanObjective, _ resized: Int, _ plan: Plan, in world: World
  ) throws -> Trial {
    let outcome = try pipeline.simulate(world, plan, threads: threads) {}
    return Trial(
      objective, resized, plan: plan, outcome: outcome, firstWeekday: world.calendar.firstWeekday,
      scenario: pipeline.scenario)
  }
}

/// A plan that was simulated.
private struct Trial {
  let objective: PlanObjective
  let resized: Int
  let plan: Plan
  /// Minutes a need waits, by replication.
  let waits: [Double]
  let unservedShare: Double
  let unservedWaitMin: Double
  /// Connectors busy in the busiest hour of the week by station, needs that were turned away included.
  let erlangs: [Double]

  var mean: Double { waits.reduce(0, +) / Double(max(1, waits.count)) }

  init(
    _ objective: PlanObjective, _ resized: Int, plan: Plan, outcome: Outcome, firstWeekday: Int,
    scenario: Scenario
  ) {
    self.objective = objective
    self.resized = resized
    self.plan = plan
    let unservedWaitMin = scenario.siting.unservedWaitMin
    self.unservedWaitMin = unservedWaitMin
    let rooms = outcome.replications.compactMap(\.rooms.first)
    func unserved(_ room: RoomOutcome) -> Double {
      Double(room.count(.noStation) + room.count(.balked) + room.count(.lostPatience))
    }
    waits = rooms.map { room in
      let minutes = Duration.inMinutes(room.waitSum) + unserved(room) * unservedWaitMin
      return minutes / Double(max(1, room.needs))
    }
    unservedShare =
      rooms.reduce(0) { $0 + unserved($1) / Double(max(1, $1.needs)) } / Double(max(1, rooms.count))
    // How often each day of the week, Monday first, lies in the recorded days.
    let settings = outcome.settings
    var seen = [Double](repeating: 0, count: 7)
    for day in settings.warmUpDays..<settings.warmUpDays + settings.days {
      seen[(day + firstWeekday - 1) % 7] += Double(max(1, rooms.count))
    }
    let attempts = Double(max(1, scenario.charging.attempts))
    erlangs = plan.stations.indices.map { station in
      var busiest = 0.0
      for hour in 0..<168 where seen[hour / 24] > 0 {
        let occupied = rooms.reduce(0.0) {
          $0 + Duration.inMinutes($1.occupiedOfStation[station * 168 + hour]) / 60
        }
        busiest = max(busiest, occupied / seen[hour / 24])
      }
      let sessions = rooms.reduce(0) { $0 + $1.stations[station].sessions }
      let turnedAway = rooms.reduce(0) {
        $0 + $1.stations[station].balked + $1.stations[station].lostPatience
      }
      // A need that is turned away tries other stations, and counts once among them all.
      return busiest * (1 + Double(turnedAway) / attempts / Double(max(1, sessions)))
    }
  }

  func told(against first: Trial) -> PlanTrial {
    let difference = ConfidenceInterval.student(zip(waits, first.waits).map { $0 - $1 })
    let isKnown = difference.replications > 1
    return PlanTrial(
      objective: objective, resized: resized, meanWaitMin: mean, unservedShare: unservedShare,
      differenceLowMin: isKnown ? difference.low : nil, differenceHighMin: isKnown ? difference.high : nil,
      unservedWaitMin: unservedWaitMin)
  }
}

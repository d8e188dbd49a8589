import Assessment
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
      trials.append(
        try trial(objective.rawValue, planner(objective).plan(world, demand: demand), in: world))
    }
    var best = trials[1].mean < trials[0].mean ? 1 : 0
    let origin = trials[best].name
    for round in 1...Self.roundLimit {
      let resized = try planner(.coverage).resized(
        trials[best].plan, erlangs: trials[best].erlangs, in: world)
      guard resized.stations != trials[best].plan.stations else { break }
      trials.append(try trial("\(origin), resized \(round)", resized, in: world))
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

  private func trial(_ name: String, _ plan: Plan, in world: World) throws -> Trial {
    let outcome = try pipeline.simulate(world, plan, threads: threads) {}
    return Trial(
      name: name, plan: plan, outcome: outcome, unservedWaitMin: pipeline.scenario.siting.unservedWaitMin)
  }
}

/// A plan that was simulated.
private struct Trial {
  let name: String
  let plan: Plan
  /// Minutes a need waits, by replication.
  let waits: [Double]
  let unservedShare: Double
  /// Connectors busy in the busiest hour of the week by station, needs that were turned away included.
  let erlangs: [Double]

  var mean: Double { waits.reduce(0, +) / Double(max(1, waits.count)) }

  init(name: String, plan: Plan, outcome: Outcome, unservedWaitMin: Double) {
    self.name = name
    self.plan = plan
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
    // How often the hours of a week come in the recorded days.
    let weeks = Double(max(1, (outcome.settings.days + 6) / 7))
    erlangs = plan.stations.indices.map { station in
      var busiest = 0.0
      for hour in 0..<168 {
        let occupied = rooms.reduce(0.0) {
          $0 + Duration.inMinutes($1.occupiedOfStation[station * 168 + hour]) / 60
        }
        busiest = max(busiest, occupied / weeks / Double(max(1, rooms.count)))
      }
      let sessions = rooms.reduce(0) { $0 + $1.stations[station].sessions }
      let turnedAway = rooms.reduce(0) {
        $0 + $1.stations[station].balked + $1.stations[station].lostPatience
      }
      return busiest * (1 + Double(turnedAway) / Double(max(1, sessions)))
    }
  }

  func told(against first: Trial) -> PlanTrial {
    let difference = ConfidenceInterval.student(zip(waits, first.waits).map { $0 - $1 })
    return PlanTrial(
      name: name, meanWaitMin: mean, unservedShare: unservedShare, differenceLowMin: difference.low,
      differenceHighMin: difference.high)
  }
}

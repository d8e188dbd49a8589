import Assessment
import DistrictModel
import DistrictSimulation
import RoadsideUnits
import ScenarioFiles
import Sweeps
import Synchronization

/// Runs of a sweep, worked out. Plans are made once for each set of decisions, and shared by their futures; runs that differ by nothing
/// but their seeds share the scenario and its world.
final class SweepEvaluation: Sendable {
  private let path: String
  private let header: SweepHeader
  private let plans = Mutex<[String: EarlierPlan]>([:])
  /// What was read last: the runs of one future stand together.
  private let latest = Mutex<Place?>(nil)

  /// A scenario as its choices make it, and its world.
  private struct Place {
    let choices: [String: Double]
    var scenario: Scenario
    let world: World
  }

  private struct Refusal: Error {
    let words: String
  }

  /// - Parameter path: of the scenario.
  init(path: String, header: SweepHeader) {
    self.path = path
    self.header = header
  }

  /// A run that fails has its error for a record.
  ///
  /// - Throws: `SweepFault.scenarioAway`: what it would say is not of this run.
  func record(of run: SweepRun) throws -> SweepRecord {
    do {
      return SweepRecord(id: run.id, outcome: .figures(try figures(of: run)))
    } catch let fault as SweepFault {
      throw fault
    } catch let refusal as Refusal {
      return SweepRecord(id: run.id, outcome: .failed(refusal.words))
    } catch {
      return SweepRecord(id: run.id, outcome: .failed(RunCommand.words(of: error)?.text.en ?? "\(error)"))
    }
  }

  private func figures(of run: SweepRun) throws -> [Double?] {
    var place = try place(choosing: run.choices)
    place.scenario.run.seed = run.seed
    let plan = header.foresight ? nil : try planned(run)
    let card = try FutureEvaluation.scorecard(place.scenario, in: place.world, plan: plan)
    return FigureColumns.values(header.columns, of: card)
  }

  private func planned(_ run: SweepRun) throws -> EarlierPlan {
    let key = run.decisions.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    if let known = plans.withLock({ $0[key] }) { return known }
    let decisions = Dictionary(run.decisions.map { ($0.key, $0.value) }) { $1 }
    let place = try place(choosing: decisions)
    let made = try EarlierPlan(for: place.scenario, in: place.world)
    plans.withLock { $0[key] = made }
    return made
  }

  private func place(choosing choices: [String: Double]) throws -> Place {
    if let known = latest.withLock({ $0 }), known.choices == choices { return known }
    let scenario = try scenario(choosing: choices)
    let place = Place(
      choices: choices, scenario: scenario, world: try Pipeline(scenario: scenario).world())
    latest.withLock { $0 = place }
    return place
  }

  /// The scenario with numbers in the place of its own, without the studies that only a report needs.
  private func scenario(choosing choices: [String: Double]) throws -> Scenario {
    let result = ChosenScenario.read(path, choosing: choices)
    guard var scenario = result.scenario else {
      // The numbers are at fault if the scenario itself is as it was.
      guard ChosenScenario.read(path, choosing: [:]).scenario?.files == header.inputs else {
        throw SweepFault.scenarioAway(path)
      }
      let told = result.diagnostics.filter { $0.severity == .error }.map(\.message.en)
      throw Refusal(words: told.first ?? "the scenario cannot be read")
    }
    guard scenario.files == header.inputs else { throw SweepFault.scenarioAway(path) }
    if header.replications > 0 { scenario.run.replications = header.replications }
    return scenario
  }
}

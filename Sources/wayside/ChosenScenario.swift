import Assessment
import GridFiles
import ScenarioFiles

/// A scenario read anew with numbers in the place of its own.
enum ChosenScenario {
  static func read(
    _ path: String, choosing choices: [String: Double], allowOutside: Bool = true
  ) -> ReadResult {
    ScenarioFile.read(
      at: path, allowOutside: allowOutside, knownMetrics: Assessor.knownMetrics, choices: choices,
      readGrid: GridReading.forSeries)
  }
}

import ArgumentParser
import Calibration
import Foundation
import ScenarioFiles

struct CalibrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate", abstract: "Fit the demand of public charging to measurements.",
    discussion: """
      Examples:
        wayside calibrate Scenarios/shenzhen-2022 --data Scenarios/shenzhen-2022/data/measured --folds
        wayside calibrate Scenarios/shenzhen-2022 --data my-measurements --json --out fitted

      Reads data/zones.csv, data/stations.csv and data/prices.csv of the scenario, and city.csv, zone_occupancy.csv and \
      zone_means.csv of the data folder. Eleven days are fitted, the others checked.

      Exit codes: 0 done, 65 bad data, 66 missing input, 69 missing program, 70 no fit, 73 cannot write.
      """)

  @Argument(help: "Folder with data/zones.csv, or its scenario.yaml.") var scenario: String
  @Option(help: "Folder with the measurements.") var data: String
  @Flag(help: "Fit five times more, each without a fifth of the zones, and predict those.") var folds = false
  @Flag(help: "Print as JSON.") var json = false
  @Option(help: "Folder for calibration.json, calibration.csv and calibration.yaml; nothing is written without it.")
  var out: String?
  @Flag(help: "Replace the result folder if it exists.") var force = false
  @Option(help: "Seed of the resampling behind the intervals.") var seed: UInt64 = 1
  @Option(help: "Threads; all cores unless given. Results do not depend on it.") var threads: Int?

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is a number from 1 to 1024")
    }
  }

  func run() throws {
    let signals = RunFolder.cleanUpWhenInterrupted()
    defer { for source in signals { source.cancel() } }
    let input = try load()
    let folder = try out.map { try RunFolder(path: $0, force: force) }
    do {
      let result = try calibrate(input)
      let files = CalibrationDocument(result: result, input: input, seed: seed)
      Terminal.progress("")
      try folder?.write([
        ("calibration.json", files.json), ("calibration.csv", files.csv), ("calibration.yaml", files.yaml),
      ])
      print(json ? files.json : files.table, terminator: "")
    } catch let error as CalibrationError {
      folder?.discard()
      throw Self.explained(error)
    } catch {
      folder?.discard()
      throw error
    }
  }

  private func load() throws -> CalibrationInput {
    let read = CalibrationFiles.read(scenario: scenario, measurements: data)
    let inChinese = ProcessInfo.processInfo.environment["LANG"]?.hasPrefix("zh") ?? false
    for diagnostic in read.diagnostics { Terminal.tell(diagnostic.text(inChinese: inChinese)) }
    if let input = read.input { return input }
    let count = read.diagnostics.count
    Terminal.tell(count == 1 ? "1 problem; nothing was fitted" : "\(count) problems; nothing was fitted")
    switch read.failure {
    case .missingProgram(let package):
      throw Terminal.fail(
        "install the package '\(package)' (apt-get install \(package)), or unpack the files", Exit.missingProgram)
    case .missingInput: throw Exit.missingInput
    case .badData, .none: throw Exit.badData
    }
  }

  private func calibrate(_ input: CalibrationInput) throws(CalibrationError) -> CalibrationResult {
    let model = try FluidModel(zones: input.zones, tariff: input.tariff)
    var search = CalibrationSearch()
    search.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    Terminal.progress("fitting")
    let objective = try CalibrationObjective(input.observation, supply: model.zones)
    let fit = try search.fit(model, objective)
    let week = model.week(fit.parameters)
    var zoneFolds: ZoneFolds?
    if folds {
      Terminal.progress("fitting five folds")
      zoneFolds = try ZoneFolds(model, input.observation, search: search)
    }
    let others = CalibrationScores.OtherTariffs(
      withoutValley: model.under(input.tariff.withoutMiddayValley).week(fit.parameters),
      movedValley: model.under(input.tariff.withValleyInTheAfternoon).week(fit.parameters))
    return CalibrationResult(
      fit: fit, costs: objective.costs(of: try objective.residuals(of: week)), folds: zoneFolds,
      scores: try CalibrationScores(
        of: week, against: input.observation, pooled: zoneFolds?.pooled, otherTariffs: others, seed: seed),
      baselines: try CalibrationBaselines(
        input.observation, supply: model.zones, pooled: zoneFolds?.pooled, seed: seed))
  }

  private static func explained(_ error: CalibrationError) -> ExitCode {
    switch error {
    case .noFit: Terminal.fail("the search found no parameters for these data", Exit.internalError)
    case .tooFewZones(let given, let needed):
      Terminal.fail("a fold leaves only \(given) zones; at least \(needed) are needed", Exit.badData)
    case .unknownZone(let zone):
      Terminal.fail("zone \(zone) is measured but has no piles", Exit.badData)
    default: Terminal.fail("these data cannot be calibrated with", Exit.badData)
    }
  }
}

/// All that came of a calibration.
struct CalibrationResult {
  let fit: CalibrationFit
  let costs: [(block: CalibrationObjective.Block, cost: Double)]
  let folds: ZoneFolds?
  let scores: CalibrationScores
  let baselines: CalibrationBaselines
}

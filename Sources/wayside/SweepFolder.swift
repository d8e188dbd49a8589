import ArgumentParser
import DistrictModel
import Foundation
import ScenarioFiles
import Sweeps

/// The folder of a planned sweep.
struct SweepFolder {
  let path: String
  let manifest: SweepManifest

  /// - Throws: exit 66 without a manifest, 65 for one that was edited or that another version made.
  init(_ path: String) throws {
    self.path = path
    let file = "\(path)/\(SweepManifest.fileName)"
    guard let data = FileManager.default.contents(atPath: file) else {
      if FileManager.default.fileExists(atPath: file) {
        throw Self.explained(SweepFault.cannotRead(file, access(file, R_OK) == 0 ? EIO : errno))
      }
      throw Terminal.fail(
        zh: "'\(path)' 中没有批量清单；先用 wayside sweep plan 生成",
        en: "'\(path)' has no manifest; wayside sweep plan makes one",
        Exit.missingInput)
    }
    do {
      manifest = try SweepManifest(reading: data, file: file)
    } catch {
      throw Self.explained(error)
    }
    guard manifest.header.version == Catalogue.version else {
      throw Terminal.fail(
        zh: "清单由版本 \(manifest.header.version) 生成，本程序为 \(Catalogue.version)：不同版本的结果不可混用",
        en:
          "planned by version \(manifest.header.version), this is \(Catalogue.version): versions are not mixed",
        Exit.badData)
    }
  }

  /// Of the scenario, from here.
  var scenario: String {
    let stated = manifest.header.scenario
    return stated.hasPrefix("/") ? stated : (path as NSString).appendingPathComponent(stated)
  }

  var evaluation: SweepEvaluation { SweepEvaluation(path: scenario, header: manifest.header) }

  /// The scenario, if it is still the one that was planned with; a shard of another one would be worth nothing.
  ///
  /// - Throws: exit 65 with the files that have changed, or what the scenario's reader says.
  @discardableResult func checkedScenario() throws -> Scenario {
    let now = try ScenarioArgument(path: scenario, allowOutside: true).load()
    let changed = (Set(now.files).symmetricDifference(manifest.header.inputs)).map(\.path)
    guard changed.isEmpty else {
      let names = Set(changed).sorted().joined(separator: ", ")
      throw Terminal.fail(
        zh: "生成清单之后输入有变：\(names)；请重新 sweep plan",
        en: "changed since the sweep was planned: \(names); plan it anew",
        Exit.badData)
    }
    return now
  }

  static func explained(_ error: any Error) -> any Error {
    guard let fault = error as? SweepFault else { return RunCommand.explained(error) }
    let code: ExitCode
    switch fault {
    case .line, .differs, .database: code = Exit.badData
    case .cannotRead: code = Exit.missingInput
    case .cannotWrite: code = Exit.cannotWrite
    case .inUse, .incomplete, .scenarioAway: code = Exit.leftOver
    }
    return Terminal.fail(zh: fault.message.zh, en: fault.message.en, code)
  }

  /// Seconds a run takes on one core, as its planning measured; `nil` where nobody did.
  var secondsPerRun: Double? {
    struct Estimate: Decodable { let secondsPerRun: Double }
    let data = FileManager.default.contents(atPath: "\(path)/\(Self.estimateName)")
    let told = data.flatMap { try? JSONDecoder().decode(Estimate.self, from: $0) }?.secondsPerRun
    return told.flatMap { $0 > 0 && $0 <= Self.mostSeconds ? $0 : nil }
  }

  /// A year: nobody plans with longer runs.
  static let mostSeconds = 31_557_600.0

  static let estimateName = "estimate.json"

  /// As many shards as have `minutes` of work each.
  func shards(minutes: Double) -> Int {
    let total = (secondsPerRun ?? 1) * Double(manifest.runs.count)
    let wanted = (total / (60 * max(0.01, minutes))).rounded(.up)
    return max(1, wanted < Double(manifest.runs.count) ? Int(wanted) : manifest.runs.count)
  }

  /// The same for programs on one machine, all of them with equally many shards; several each where that costs little, so that no core
  /// waits long for the last one. A shard reads the manifest and makes the plans of its runs anew: it has 100 runs and ten seconds of
  /// work at least, unless that leaves a worker without any.
  func shards(minutes: Double, workers: Int) -> Int {
    let runs = Double(manifest.runs.count)
    let worthwhile = min(runs / 100, (secondsPerRun ?? 1) * runs / 10) / Double(workers)
    let needed = (shards(minutes: minutes) + workers - 1) / workers
    return workers * max(needed, Int(min(8, worthwhile)))
  }
}

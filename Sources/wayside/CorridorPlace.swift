import ArgumentParser
import Foundation
import RoadNetwork
import ScenarioFiles
import Siting

/// `wayside place` and `wayside validate` on a corridor scenario.
struct CorridorPlace {
  let path: String
  let allowOutside: Bool

  func load() throws -> CorridorScenario {
    let read = CorridorFile.read(at: path, allowOutside: allowOutside)
    Terminal.tell(read.diagnostics, inChinese: Terminal.isChinese)
    guard let scenario = read.scenario else {
      let count = read.diagnostics.count
      Terminal.tell(
        PlainLanguage.chosen.pick(
          zh: "\(count) 个问题；未运行",
          en: count == 1 ? "1 problem; nothing was run" : "\(count) problems; nothing was run"))
      throw Exit.badData
    }
    return scenario
  }

  func validate() throws {
    let scenario = try load()
    print(
      "valid: \(scenario.graph?.nodes.count ?? 0) nodes, \(scenario.graph?.links.count ?? 0) links, "
        + "\(scenario.trips.count) flows, \(scenario.vehicles.count) classes of range")
  }

  /// Plans, prints the table, and writes map, table and plan into a result folder.
  func run(algorithm: String?, json: Bool, out: String?, force: Bool, seconds: Double?) throws {
    let scenario = try load()
    let folder = try json ? nil : RunFolder(path: out ?? standardOut, force: force)
    do {
      let began = BenchSimulation.cpuSeconds()
      let plan = try CorridorPlan(scenario, algorithm: algorithm ?? scenario.algorithm) { _ in
        seconds.map { BenchSimulation.cpuSeconds() - began < $0 } ?? true
      }
      guard let folder else {
        print(plan.json, terminator: "")
        return
      }
      try folder.write(plan.files)
      print(plan.summary)
      print("map and tables: \(folder.path)/plan.html")
    } catch {
      folder?.discard()
      if let fault = error as? RoadFault { throw Terminal.fail(fault.message, Exit.badData) }
      throw RunCommand.explained(error)
    }
  }

  private var standardOut: String {
    let full = URL(fileURLWithPath: path).standardizedFileURL
    let folder = full.pathExtension == "yaml" ? full.deletingLastPathComponent() : full
    return "runs/\(folder.lastPathComponent)"
  }
}

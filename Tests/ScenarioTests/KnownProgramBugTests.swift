import DistrictModel
import Foundation
import ScenarioFiles
import Testing

/// One test for each class of bug that users of other simulators reported about starting the program and its examples.
@Suite("Bugs known elsewhere: the program") struct KnownProgramBugTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  /// EV2Gym #43, #44.
  @Test("Undeclared dependencies, path-dependent start") func pathDependentStart() throws {
    defer { bench.remove() }
    func indicators(from folder: String, _ scenario: String, _ out: String) throws -> Data {
      let process = bench.process(
        CommandLineBench.program, ["run", scenario, "--out", "\(bench.folder)/\(out)"])
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      process.environment = [:]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return try Data(contentsOf: URL(fileURLWithPath: "\(bench.folder)/\(out)/indicators.json"))
    }
    let beside = try indicators(from: bench.folder, "small", "beside")
    #expect(try indicators(from: "/", "\(bench.folder)/small", "root") == beside)
    #expect(try indicators(from: "\(bench.folder)/small", ".", "inside") == beside)
    // The planted opposite: another scenario gives other bytes.
    try bench.edit("stock: 600", "stock: 500")
    #expect(try indicators(from: bench.folder, "small", "other") != beside)
  }

  /// matsim-code-examples #324, #328, #293; matsim-berlin #105.
  @Test("Example runs in which nobody charges; no complete example") func exampleRuns() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "out"]).code == 0)
    let text = try String(contentsOfFile: "\(bench.folder)/out/stations.csv", encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let column = try #require(lines.first?.firstIndex { $0.hasPrefix("sessions") })
    let sessions = lines.dropFirst().compactMap { Double($0[column]) }
    #expect(sessions.count > 1 && sessions.reduce(0, +) > 10)
    // Shipped scenarios are complete: they validate as they stand.
    let shipped = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Scenarios")
      .standardized
    let folders = try FileManager.default.contentsOfDirectory(atPath: shipped.path).sorted().filter {
      FileManager.default.fileExists(atPath: "\(shipped.path)/\($0)/scenario.yaml")
    }
    #expect(!folders.isEmpty)
    for folder in folders {
      let answer = try bench.run(["validate", "\(shipped.path)/\(folder)"])
      #expect(answer.code == 0, "\(folder): \(answer.errors)")
    }
  }
}

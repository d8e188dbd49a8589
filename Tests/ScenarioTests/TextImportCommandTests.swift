import Fixtures
import Foundation
import Testing

/// The built program imports every format of text into a scenario of `wayside init`, which is still sound afterwards.
@Suite("Imports of text on the command line") struct TextImportCommandTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let format: String
    let files: [String]
    var options: [String] = []
    /// Of what the scenario names afterwards.
    let setting: String

    var testDescription: String {
      "\(format) \(files.joined(separator: " ")) \(options.joined(separator: " "))"
    }
  }

  static let datum = ["--datum", "WGS-84"]
  static let cases: [Case] = [
    Case(format: "tcec", files: ["tcec.json"], options: datum, setting: "file: data/existing.csv"),
    Case(format: "ocpi", files: ["ocpi.json"], options: datum, setting: "file: data/existing.csv"),
    Case(
      format: "openchargemap", files: ["openchargemap.json"], options: datum,
      setting: "file: data/existing.csv"),
    Case(
      format: "openchargemap", files: ["openchargemap.csv"], options: datum + ["--as-candidates"],
      setting: "file: data/sites.csv"),
    Case(format: "bnetza", files: ["bnetza.csv"], options: datum, setting: "file: data/existing.csv"),
    Case(format: "afdc", files: ["afdc.csv"], options: datum, setting: "file: data/existing.csv"),
    Case(
      format: "gmns", files: ["gmns-node.csv", "gmns-link.csv"], options: datum,
      setting: "links: data/roads-links.csv"),
    Case(format: "gtfs", files: ["gtfs"], options: datum, setting: "file: data/place-weights.csv"),
    Case(
      format: "matpower", files: ["feeder.m", "feeder-places.csv"], options: datum,
      setting: "grid: data/grid-feeder.m"),
    Case(format: "acn", files: ["acn.json"], options: ["--add-hours", "8"], setting: ""),
    Case(format: "sessions", files: ["sessions.csv"], setting: ""),
  ]

  @Test("a scenario is sound after an import", arguments: cases) func staysSound(_ given: Case) throws {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let files = given.files.map(ImportScene.data)
    let answer = try bench.run(["import", given.format] + files + ["--into", "small"] + given.options)
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(
      FileManager.default.fileExists(atPath: "\(bench.folder)/small/data/import-\(given.format).log.csv"))
    let scenario = try String(contentsOfFile: "\(bench.folder)/small/scenario.yaml", encoding: .utf8)
    #expect(given.setting.isEmpty || scenario.contains(given.setting))
    let check = try bench.run(["validate", "small"])
    #expect(check.code == 0, "\(check.errors)")
    let again = try bench.run(["import", given.format] + files + ["--into", "small"] + given.options)
    #expect(again.code == 73, "files of an earlier import are not replaced without --force")
  }

  @Test("weather takes the place of the daily means", arguments: ["epw", "tmy"]) func weather(
    _ format: String
  ) throws {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let file = "\(bench.folder)/year.\(format)"
    try (format == "epw" ? WeatherFiles.epw() : WeatherFiles.tmy3()).write(
      toFile: file, atomically: true, encoding: .utf8)
    let answer = try bench.run(["import", format, file, "--into", "small"])
    #expect(answer.code == 0, "\(answer.errors)")
    let scenario = try String(contentsOfFile: "\(bench.folder)/small/scenario.yaml", encoding: .utf8)
    #expect(scenario.contains("hourly_file: data/climate.csv"))
    #expect(!scenario.contains("daily_mean_c"))
    let check = try bench.run(["validate", "small"])
    #expect(check.code == 0, "\(check.errors)")
  }

  @Test("without a datum, with an unknown format and with a missing file nothing is written") func refuses()
    throws
  {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let file = ImportScene.data("ocpi.json")
    let undeclared = try bench.run(["import", "ocpi", file, "--into", "small"])
    #expect(undeclared.code == 64)
    let unknown = try bench.run(["import", "opci", file, "--into", "small"] + Self.datum)
    #expect(unknown.code == 64)
    #expect(unknown.errors.contains("did you mean 'ocpi'?"))
    let missing = try bench.run(["import", "ocpi", "nothing.json", "--into", "small"] + Self.datum)
    #expect(missing.code == 66)
    #expect(!FileManager.default.fileExists(atPath: "\(bench.folder)/small/data/existing.csv"))
  }
}

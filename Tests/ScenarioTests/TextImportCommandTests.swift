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

  @Test("a second list is added to the first, replaced with a word, or refused") func lists() throws {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let table = "\(bench.folder)/small/data/existing.csv"
    func rows() throws -> [Substring] {
      try String(contentsOfFile: table, encoding: .utf8).split(separator: "\n").dropFirst().map { $0 }
    }
    func run(_ format: String, _ more: String...) throws -> CommandLineBench.Answer {
      try bench.run(
        ["import", format, ImportScene.data("\(format).json"), "--into", "small"] + Self.datum + more)
    }
    #expect(try run("ocpi").code == 0)
    let first = try rows()
    let refused = try run("tcec")
    #expect(refused.code == 73 && refused.errors.contains("--append adds to it, --force replaces it"))
    #expect(try run("tcec", "--append").code == 0)
    let both = try rows()
    #expect(both.count > first.count && Array(both.prefix(first.count)) == first)
    let again = try run("tcec", "--append", "--log", "\(bench.folder)/all.csv")
    #expect(
      try rows() == both
        && again.errors.contains("\(both.count - first.count) identifiers stood there already"))
    #expect(
      try String(contentsOfFile: "\(bench.folder)/all.csv", encoding: .utf8).hasPrefix("kind,file,place"))
    #expect(try bench.run(["validate", "small"]).code == 0)
    #expect(try run("ocpi", "--force").errors.contains("the \(both.count) rows of"))
    #expect(try rows() == first)
  }

  @Test("a scenario that may not be changed stays, and so does its folder; a link leads to the file")
  func guarded() throws {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let scenario = "\(bench.folder)/small/scenario.yaml"
    let arguments = ["import", "ocpi", ImportScene.data("ocpi.json"), "--into", "small"] + Self.datum
    try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scenario)
    let refused = try bench.run(arguments)
    #expect(refused.code == 73 && refused.errors.contains("is read-only; nothing was written"))
    #expect(!FileManager.default.fileExists(atPath: "\(bench.folder)/small/data/existing.csv"))
    let real = "\(bench.folder)/real.yaml"
    try FileManager.default.moveItem(atPath: scenario, toPath: real)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    try FileManager.default.createSymbolicLink(atPath: scenario, withDestinationPath: "../real.yaml")
    let answer = try bench.run(arguments)
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scenario) == "../real.yaml")
    #expect(try String(contentsOfFile: real, encoding: .utf8).contains("data/existing.csv"))
    let mode = try FileManager.default.attributesOfItem(atPath: real)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test("every line is Chinese where that is asked for") func chinese() throws {
    let bench = try CommandLineBench()
    defer { bench.remove() }
    let answer = try bench.run(
      ["import", "ocpi", ImportScene.data("ocpi.json"), "--into", "small", "--lang", "zh"] + Self.datum)
    for line in (answer.errors + answer.output).split(separator: "\n") {
      #expect(line.unicodeScalars.contains { ("一"..."龥").contains($0) }, "\(line)")
    }
    #expect(answer.errors.contains("条记录，采用"))
    let plain = try bench.run(
      ["import", "ocpi", ImportScene.data("ocpi.json"), "--into", "small", "--lang", "en", "--force"]
        + Self.datum)
    #expect(!(plain.errors + plain.output).unicodeScalars.contains { ("一"..."龥").contains($0) })
  }
}

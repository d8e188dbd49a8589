import Assessment
import DistrictModel
import Foundation
import ScenarioFiles
import Testing

/// One slip in the template, and the whole text a planner reads about it.
struct WrongField: CustomTestStringConvertible, Sendable {
  enum File: String, Sendable {
    case scenario = "scenario.yaml"
    case townships = "data/townships.csv"
    case boundary = "data/boundary.geojson"
  }

  let slip: String
  let file: File
  let found: String
  let put: String
  let told: String

  init(_ slip: String, in file: File = .scenario, _ found: String, _ put: String, tells told: String) {
    self.slip = slip
    self.file = file
    self.found = found
    self.put = put
    self.told = told
  }

  var testDescription: String { slip }
}

@Suite("A slip in a scenario is told with its place, what was expected and the nearest right thing")
struct WrongFieldTests {
  @Test("A wrong key is told in full", arguments: WrongField.keys)
  func keys(_ wrong: WrongField) throws { try check(wrong) }

  @Test("A wrong value is told in full", arguments: WrongField.values)
  func values(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Values that contradict each other are told in full", arguments: WrongField.sums)
  func sums(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Classes, chargers and provision that do not fit are told in full", arguments: WrongField.depth)
  func depth(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Rules of siting that cannot be meant are told in full", arguments: WrongField.rules)
  func rules(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Values that would be ignored or that nobody can mean are told in full", arguments: WrongField.sense)
  func sense(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Weather by the hour runs on from 0 without a hole, and leaves no second weather beside it")
  func weather() throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    func told(_ hours: [Int]) throws -> [String] {
      let rows = hours.map { "\($0),5\n" }.joined()
      try folder.write(Data("hour,celsius\n\(rows)".utf8), to: "data/hours.csv")
      return folder.read().diagnostics.map { $0.text() }
    }
    try folder.replace("daily_mean_c: [18.6]", with: "daily_mean_c: [18.6]\n  hourly_file: data/hours.csv")
    #expect(
      try told(Array(0..<24)) == [
        """
        scenario.yaml:76:17: error[E0622]: climate: daily_mean_c would be ignored beside hourly_file
          76 |   daily_mean_c: [18.6]
             |                 ^
          help: remove daily_mean_c or hourly_file
        """
      ])
    try folder.replace("  daily_mean_c: [18.6]\n", with: "")
    for sound in [Array(0..<24), Array(0..<48), Array(0..<24) + Array(0..<24)] {
      #expect(try told(sound) == [])
    }
    #expect(
      try told(Array(0..<8) + Array(9..<25)) == [
        """
        data/hours.csv:10:1: error[E0317]: hour: expected 8, found 9
          10 | 9,5
             | ^
          help: one row per hour, none missing and none twice
        """
      ])
    #expect(try told([1] + Array(1..<24)).count == 1 + 1)
    #expect(try told(Array(0..<23) + [0]).count == 1)
  }

  @Test("A wrong boundary or table is told in full", arguments: WrongField.data)
  func data(_ wrong: WrongField) throws { try check(wrong) }

  @Test("Every slip is another one")
  func distinct() {
    let all =
      WrongField.keys + WrongField.values + WrongField.sums + WrongField.data + WrongField.depth
      + WrongField.sense
    #expect(Set(all.map(\.slip)).count == all.count)
    #expect(Set(all.map(\.put)).count >= 60)
  }

  private func check(_ wrong: WrongField) throws {
    let folder = try ScenarioFolder()
    defer { folder.remove() }
    try folder.replace(wrong.found, with: wrong.put, in: wrong.file.rawValue)
    let result = folder.read()
    #expect(result.diagnostics.map { $0.text() }.joined(separator: "\n") == wrong.told)
    #expect(result.scenario == nil && result.failure != .none)
    for diagnostic in result.diagnostics {
      #expect(!diagnostic.message.zh.isEmpty && diagnostic.message.zh != diagnostic.message.en)
      #expect(diagnostic.text(inChinese: true) != diagnostic.text())
      if let help = diagnostic.help { #expect(!help.zh.isEmpty && help.zh != help.en) }
    }
  }
}

/// The template's files in a folder of their own.
struct ScenarioFolder {
  let path: String

  init(name: String = "t") throws {
    path = NSTemporaryDirectory() + "wayside-test-\(UUID().uuidString)"
    for (file, text) in ScenarioTemplate.files(name: name) { try write(Data(text.utf8), to: file) }
  }

  func write(_ data: Data, to file: String) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
  }

  /// Replaces the first occurrence.
  func replace(_ found: String, with put: String, in file: String = "scenario.yaml") throws {
    var text = try text(file)
    let place = try #require(text.range(of: found), "'\(found)' stands in \(file)")
    text.replaceSubrange(place, with: put)
    try write(Data(text.utf8), to: file)
  }

  func read() -> ReadResult { ScenarioFile.read(at: path, knownMetrics: Assessor.knownMetrics) }

  /// The codes of all complaints, in the order they are told.
  func codes() -> [String] { read().diagnostics.map(\.code) }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

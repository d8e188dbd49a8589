import Foundation
import Testing

@Suite("wayside compare keeps its promises")
struct RunComparisonCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  /// The small scenario with half the chargers, beside it.
  private func variant() throws {
    let (from, to) = ("\(bench.folder)/small", "\(bench.folder)/other")
    try FileManager.default.copyItem(atPath: from, toPath: to)
    let text = try String(contentsOfFile: "\(to)/scenario.yaml", encoding: .utf8)
    try #require(text.contains("  chargers: 240"))
    try text.replacing("  chargers: 240", with: "  chargers: 120").write(
      toFile: "\(to)/scenario.yaml", atomically: true, encoding: .utf8)
  }

  private func json(_ answer: CommandLineBench.Answer) throws -> [String: Any] {
    #expect(answer.code == 0, "\(answer.errors)")
    return try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
  }

  /// Every difference in the file.
  private func differences(_ file: [String: Any]) throws -> [[String: Any]] {
    let rows =
      try #require(file["indicators"] as? [[String: Any]]) + #require(file["targets"] as? [[String: Any]])
    return rows.flatMap {
      ($0["runs"] as? [[String: Any]] ?? []).compactMap { $0["difference"] as? [String: Any] }
    }
  }

  private func side(_ file: [String: Any], _ run: Int = 1) throws -> [String: Any] {
    try #require(file["runs"] as? [[String: Any]])[run]
  }

  @Test("Promises in words, and those nothing can judge, are compared as what they are")
  func unjudged() throws {
    defer { bench.remove() }
    try variant()
    for scenario in ["small", "other"] {
      let path = "\(bench.folder)/\(scenario)/scenario.yaml"
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacing(
        "targets:\n",
        with: """
          targets:
            - { id: words, metric: other_targets, form: text, judged_by: [{ target: stations }], deadline: "2028-12-31" }
            - { id: recorded, metric: not_simulated, value: 5, deadline: "2028-12-31" }

          """
      ).write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try bench.run(["run", scenario, "--out", "\(scenario)-out"]).code == 0)
    }
    let file = try json(bench.run(["compare", "small-out", "other-out", "--json", "--out", "told"]))
    let targets = try #require(file["targets"] as? [[String: Any]])
    #expect(targets.compactMap { $0["id"] as? String }.sorted() == ["recorded", "stations", "words"])
    func met(_ id: String) throws -> [Any?] {
      let row = try #require(targets.first { $0["id"] as? String == id })
      return try #require(row["runs"] as? [[String: Any]]).map { $0["met"] }
    }
    #expect(try met("words").compactMap { $0 as? Bool }.count == 2)
    #expect(try met("recorded").allSatisfy { $0 is NSNull })
  }

  @Test("Equal runs differ by exactly nothing; another plan does, in figures, stations and inputs")
  func sameAndOther() throws {
    defer { bench.remove() }
    try variant()
    for (scenario, out) in [("small", "a"), ("small", "b"), ("other", "c")] {
      #expect(try bench.run(["run", scenario, "--out", out]).code == 0)
    }
    let same = try bench.run(["compare", "a", "b", "--lang", "en", "--out", "same"])
    #expect(same.code == 0 && same.output.contains("No difference between B and A"), "\(same.errors)")
    #expect(try bench.files("same").keys.sorted() == ["COMPLETE", "compare.html", "compare.json"])
    let equal = try json(bench.run(["compare", "a", "b", "--json", "--force", "--out", "same"]))
    let nothing = try differences(equal)
    #expect(
      nothing.count > 30
        && nothing.allSatisfy { $0["value"] as? Double == 0 && $0["clear"] as? Bool == false })
    #expect(try side(equal)["same"] as? Bool == true)

    let other = try json(bench.run(["compare", "a", "c", "--json", "--out", "other-out"]))
    #expect(try side(other)["same"] as? Bool == false && side(other)["paired"] as? Bool == true)
    #expect(
      try differences(other).contains { $0["clear"] as? Bool == true && $0["method"] as? String == "paired" })
    let inputs = try #require(try side(other)["inputs"] as? [String: Any])
    let changed = try #require(inputs["changed"] as? [[String: String]])
    #expect(changed == [["path": "siting.chargers", "before": "240", "after": "120", "unit": "chargers"]])
    #expect((inputs["files"] as? [[String: Any]])?.compactMap { $0["path"] as? String } == ["scenario.yaml"])

    // The scenarios themselves give the same as their folders, and the same bytes again.
    func nameless(_ file: [String: Any]) throws -> NSDictionary {
      var file = file
      file["runs"] = try #require(file["runs"] as? [[String: Any]]).map { run in
        var run = run
        run["name"] = nil
        return run
      }
      return file as NSDictionary
    }
    let direct = try bench.run(["compare", "small", "other", "--json", "--out", "direct"])
    #expect(try nameless(json(direct)) == nameless(other))
    let mixed = try bench.run(["compare", "a", "other", "--json", "--out", "mixed", "--threads", "1"])
    #expect(try nameless(json(mixed)) == nameless(other))
    let first = try bench.files("direct")
    #expect(
      try bench.run(["compare", "small", "other", "--out", "direct", "--force", "--threads", "3"]).code == 0)
    #expect(try bench.files("direct") == first)
  }

  @Test("Another seed makes strangers of two runs, said so; scenarios take the settings of the first")
  func seeds() throws {
    defer { bench.remove() }
    try variant()
    #expect(try bench.run(["run", "small", "--out", "a", "--seed", "7"]).code == 0)
    #expect(try bench.run(["run", "small", "--out", "b", "--seed", "8"]).code == 0)
    let strangers = try bench.run(["compare", "a", "b", "--lang", "en", "--out", "x"])
    #expect(strangers.output.contains("seeds 7 and 8") && strangers.output.contains("Welch"))
    let file = try json(bench.run(["compare", "a", "b", "--json", "--out", "y"]))
    #expect(try differences(file).contains { $0["method"] as? String == "welch" })
    #expect(try !differences(file).contains { $0["method"] as? String == "paired" })
    // The scenario's own seed is 1; it is run with 7.
    let taken = try json(bench.run(["compare", "a", "other", "--json", "--out", "z"]))
    #expect(try side(taken)["seed"] as? String == "7" && side(taken)["paired"] as? Bool == true)
    let own = try json(bench.run(["compare", "a", "other", "--own-seeds", "--json", "--out", "w"]))
    #expect(try side(own)["seed"] as? String == "1" && side(own)["paired"] as? Bool == false)
    let inputs = try #require(try side(file)["inputs"] as? [String: Any])
    #expect((inputs["changed"] as? [[String: String]])?.map { $0["path"] } == ["run.seed"])
  }

  @Test("Another outline is compared without a map of cells, said so")
  func outlines() throws {
    defer { bench.remove() }
    try variant()
    let file = "\(bench.folder)/other/data/boundary.geojson"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let corner = try #require(text.firstMatch(of: #/106\.5\d*/#)).output
    try text.replacing(corner, with: "106.501").write(toFile: file, atomically: true, encoding: .utf8)
    let answer = try bench.run(["compare", "small", "other", "--lang", "en", "--out", "x"])
    #expect(answer.code == 0, "\(answer.errors)")
    #expect(answer.output.contains("Outline or grid of A and B differ"))
    let page = String(decoding: try #require(try bench.files("x")["compare.html"]), as: UTF8.self)
    #expect(!page.contains("data-map=") && page.contains("no map of cells is drawn"))
  }

  @Test("What cannot be compared is told in whole sentences, all of it at once")
  func refusals() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "a"]).code == 0)
    for name in ["old", "changed"] {
      try FileManager.default.copyItem(atPath: "\(bench.folder)/a", toPath: "\(bench.folder)/\(name)")
    }
    let complete = try String(contentsOfFile: "\(bench.folder)/old/COMPLETE", encoding: .utf8)
    try complete.split(separator: "\n").filter {
      !$0.hasSuffix("replications.csv") && !$0.hasSuffix("inputs.csv")
    }
    .joined(separator: "\n").write(toFile: "\(bench.folder)/old/COMPLETE", atomically: true, encoding: .utf8)
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/changed/cells.csv"))
    try FileManager.default.removeItem(atPath: "\(bench.folder)/changed/stations.csv")
    try FileManager.default.createDirectory(
      atPath: "\(bench.folder)/empty", withIntermediateDirectories: true)

    try FileManager.default.copyItem(atPath: "\(bench.folder)/a", toPath: "\(bench.folder)/newer")
    let run = try String(contentsOfFile: "\(bench.folder)/newer/run.json", encoding: .utf8)
    try run.replacing("wayside-run/1", with: "wayside-run/2").write(
      toFile: "\(bench.folder)/newer/run.json", atomically: true, encoding: .utf8)

    func refused(_ paths: [String], _ code: Int32, _ words: String) throws {
      let answer = try bench.run(["compare"] + paths + ["--out", "never"])
      #expect(answer.code == code && answer.output.isEmpty, "\(paths)")
      #expect(answer.errors == words, "\(paths)")
    }
    try refused(["a", "nowhere"], 66, "wayside: there is nothing at 'nowhere'\n")
    try refused(
      ["a", "empty"], 66,
      "wayside: 'empty' is neither a result folder (it has no COMPLETE) nor a scenario (it has no scenario.yaml)\n"
    )
    try refused(
      ["a", "newer"], 65,
      "wayside: 'newer/run.json' says schema 'wayside-run/2'; this program reads 'wayside-run/1'\n")
    try refused(
      ["a", "old"], 65,
      "wayside: 'old' was written by an older version: replications.csv, inputs.csv are not in it; run the scenario again, or "
        + "compare the scenario itself\n")
    try refused(
      ["changed", "nowhere", "a"], 65,
      """
      wayside: 'changed/cells.csv' was changed after the run: its SHA-256 is not that of COMPLETE
      wayside: 'changed/stations.csv' is missing, though COMPLETE lists it
      wayside: there is nothing at 'nowhere'

      """)
    for paths in [["a"], ["a", "a/"], ["small", "small/scenario.yaml"]] {
      #expect(try bench.run(["compare"] + paths + ["--out", "never"]).code == 64, "\(paths)")
    }
    // The comparison would take the place of what it compares.
    #expect(try bench.run(["compare", "a", "small", "--out", "a", "--force"]).code == 64)
    #expect(try bench.run(["compare", "a", "small", "--out", "a"]).code == 64)
    #expect(!(try bench.listing().contains("never")), "nothing is left behind")
  }
}

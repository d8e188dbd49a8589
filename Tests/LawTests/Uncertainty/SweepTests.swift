import DistrictModel
import Foundation
import NumericKernels
import ScenarioFiles
import Sweeps
import Testing
import Uncertainty

@Suite("Sweeps") struct SweepTests {
  private static let input = UncertainInput(
    path: "fleet.cars.stock", meaning: BilingualText(zh: "", en: ""), unit: "",
    number: .uniform(low: 1000, high: 3000), isWhole: true, group: "")

  private static func axis(_ key: String, _ values: [Double]) -> Sweep.Axis {
    var axis = Sweep.Axis()
    axis.key = key
    axis.values = values
    return axis
  }

  private static func manifest(runs: Int, version: String = "1") throws -> SweepManifest {
    var sweep = Sweep()
    sweep.seeds = runs
    let rows = try SweepRows(sweep, inputs: [], design: FutureDesign())
    let header = SweepHeader(
      version: version, scenario: "s", inputs: [InputFile(path: "scenario.yaml", sha256: "00")],
      foresight: false,
      replications: 0, seed: 1, runs: rows.count, columns: ["a", "b"])
    return try SweepManifest(reading: Data(try SweepManifest.text(header, rows).utf8), file: "m")
  }

  private static func folder() throws -> String {
    let path = NSTemporaryDirectory() + "wayside-sweep-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static func record(_ run: SweepRun) -> SweepRecord {
    SweepRecord(
      id: run.id,
      outcome: run.index % 7 == 3
        ? .failed("no \"such\"\nthing 无")
        : .figures([Double(run.index) / 3, run.index % 2 == 0 ? nil : -1e-300]))
  }

  @Test("futures, cases and studies are crossed with the grid and the seeds") func rows() throws {
    var sweep = Sweep()
    sweep.futures = 4
    sweep.cases = ["low", "high"]
    sweep.study = .tornado
    sweep.grid = [Self.axis("siting.chargers", [10, 20, 30])]
    sweep.seeds = 2
    let rows = try SweepRows(sweep, inputs: [Self.input], design: FutureDesign())
    #expect(rows.count == (4 + 2 + 3) * 3 * 2)
    #expect(Double(rows.count) == SweepRows.count(sweep, inputs: 1))
    let all = (0..<rows.count).map { rows[$0] }
    #expect(Set(all).count == rows.count)
    #expect(all[0].seedOffset == 0 && all[1].seedOffset == 1 && all[0].choices == all[1].choices)
    #expect(all[2].decisions == [SweepChoice(key: "siting.chargers", value: 20)])
    #expect(
      all[4 * 6].label == "low" && all[4 * 6].future == [SweepChoice(key: "fleet.cars.stock", value: 1100)])
    #expect(all[6 * 6].label == "tornado" && all[6 * 6].future[0].value == 2000)
    #expect(all[53].label == "tornado:fleet.cars.stock:high" && all[53].future[0].value == 2900)
  }

  @Test("too many runs are counted, not made") func tooMany() {
    var sweep = Sweep()
    sweep.seeds = 1_000_000_000
    #expect(throws: SweepRows.Fault.tooMany("1000000000")) {
      try SweepRows(sweep, inputs: [], design: FutureDesign())
    }
    sweep.grid = (0..<32).map { Self.axis("k\($0)", [1, 2, 3, 4]) }
    sweep.seeds = 1
    #expect(throws: SweepRows.Fault.tooMany("1.8446744073709552e+19")) {
      try SweepRows(sweep, inputs: [], design: FutureDesign())
    }
    sweep = Sweep()
    sweep.futures = 3
    #expect(throws: SweepRows.Fault.nothingUncertain) {
      try SweepRows(sweep, inputs: [], design: FutureDesign())
    }
    sweep.grid = [Self.axis("fleet.cars.stock", [1])]
    #expect(throws: SweepRows.Fault.drawnAndCrossed("fleet.cars.stock")) {
      try SweepRows(sweep, inputs: [Self.input], design: FutureDesign())
    }
  }

  @Test("ids hang on all that is chosen, and on the program and its inputs") func ids() throws {
    let one = try Self.manifest(runs: 5)
    #expect(Set(one.runs.map(\.id)).count == 5)
    #expect(try Self.manifest(runs: 3).runs.map(\.id) == one.runs.prefix(3).map(\.id))
    #expect(try Self.manifest(runs: 5, version: "2").runs[0].id != one.runs[0].id)
  }

  @Test("a manifest that was edited is refused with its line") func edited() throws {
    var sweep = Sweep()
    sweep.grid = [Self.axis("a.b", [0.5, 0.25])]
    let rows = try SweepRows(sweep, inputs: [], design: FutureDesign())
    let header = SweepHeader(
      version: "1", scenario: "s", inputs: [], foresight: false, replications: 0, seed: 1, runs: 2,
      columns: ["a"])
    let text = try SweepManifest.text(header, rows)
    func told(_ text: String) -> String? {
      do throws(SweepFault) {
        _ = try SweepManifest(reading: Data(text.utf8), file: "m.ndjson")
        return nil
      } catch {
        return error.message.en
      }
    }
    #expect(told(text) == nil)
    let edited =
      "m.ndjson:3: the line does not match its id: the manifest was edited; make it anew by sweep plan"
    #expect(told(text.replacing("0.25", with: "0.26")) == edited)
    #expect(
      told(text.replacing("\"runs\":2", with: "\"runs\":3"))?.hasPrefix("m.ndjson:4: 3 runs were planned, 2")
        == true)
    #expect(told(String(text.dropLast(20))) == "m.ndjson:3: the file is cut off")
    #expect(
      told(text.replacing("\"version\":\"1\"", with: "\"version\":\"2\""))?.hasPrefix("m.ndjson:2: the line")
        == true)
    // What no line's id covers.
    for (old, new) in [
      ("\"label\":\"run\"", "\"label\":\"ran\""), ("\"columns\":[\"a\"]", "\"columns\":[\"b\"]"),
      ("\"scenario\":\"s\"", "\"scenario\":\"t\""),
    ] {
      #expect(text.contains(old))
      #expect(
        told(text.replacing(old, with: new))?.hasPrefix("m.ndjson:1: the file does not match its hash")
          == true)
    }
    #expect(told("") == "m.ndjson:1: this is not the first line of a manifest")
    #expect(told("{}\n") == "m.ndjson:1: this is not the first line of a manifest")
    #expect(told(text.replacing("\"label\"", with: "\"lable\"")) == "m.ndjson:2: this is no run")
  }

  @Test("a torn line is run again, and everything else is kept") func torn() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let manifest = try Self.manifest(runs: 9)
    let shard = try #require(ShardIndex("1/1"))
    for cut in [0, 1, 5, 30] {
      try? FileManager.default.removeItem(atPath: "\(folder)/shards")
      do {
        let file = try ShardFile(shard, of: manifest, in: folder)
        for run in manifest.runs.prefix(4).reversed() { try file.append(Self.record(run)) }
      }
      let partial = "\(folder)/shards/1-of-1.ndjson.tmp"
      let bytes = try Data(contentsOf: URL(filePath: partial))
      try bytes.dropLast(cut).write(to: URL(filePath: partial))
      let again = try ShardFile(shard, of: manifest, in: folder)
      #expect(again.done.count == (cut == 0 ? 4 : 3))
      for run in manifest.runs where !again.done.contains(run.id) { try again.append(Self.record(run)) }
      try again.finish()
      #expect(!FileManager.default.fileExists(atPath: partial))
      let text = try String(contentsOfFile: "\(folder)/shards/1-of-1.ndjson", encoding: .utf8)
      #expect(
        text.split(separator: "\n").dropFirst().map(String.init) == manifest.runs.map { Self.record($0).line }
      )
    }
  }

  @Test("a finished shard that is run again, or by many at once, stays as it is") func again() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let manifest = try Self.manifest(runs: 30)
    let shard = try #require(ShardIndex("1/2"))
    @Sendable func run(_ shard: ShardIndex) throws {
      let file = try ShardFile(shard, of: manifest, in: folder)
      for index in shard.runs(of: 30) where !file.done.contains(manifest.runs[index].id) {
        try file.append(Self.record(manifest.runs[index]))
      }
      try file.finish()
    }
    try run(shard)
    let path = URL(filePath: "\(folder)/shards/1-of-2.ndjson")
    let bytes = try Data(contentsOf: path)
    #expect(bytes.count { $0 == UInt8(ascii: "\n") } == 16)
    try run(shard)
    #expect(try Data(contentsOf: path) == bytes)
    // Divisions of all kinds at once: each either works or finds the shard taken.
    let faults = parallelMap(count: 60, threads: 6) { row -> (any Error)? in
      do {
        let count = 1 + row % 5
        if let shard = ShardIndex(number: 1 + row % count, count: count) { try run(shard) }
        return nil
      } catch SweepFault.inUse {
        return nil
      } catch {
        return error
      }
    }
    for fault in faults { #expect(fault == nil) }
    try run(try #require(ShardIndex("1/1")))
    #expect(
      try SweepMerge.merge(manifest, in: folder, to: "\(folder)/r.sqlite", allowsPartial: false) == 30)
    #expect(try Data(contentsOf: path) == bytes)
  }

  @Test("shards in any number and order merge into the same bytes", arguments: [1, 4, 13])
  func merged(_ count: Int) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let manifest = try Self.manifest(runs: 40)
    var order = Array(1...count)
    order.shuffle()
    for number in order {
      let shard = try #require(ShardIndex(number: number, count: count))
      let file = try ShardFile(shard, of: manifest, in: folder)
      for index in shard.runs(of: 40).shuffled() { try file.append(Self.record(manifest.runs[index])) }
      try file.finish()
    }
    let path = "\(folder)/r.sqlite"
    #expect(try SweepMerge.merge(manifest, in: folder, to: path, allowsPartial: false) == 40)
    let whole = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: whole) }
    let file = try ShardFile(try #require(ShardIndex("1/1")), of: manifest, in: whole)
    for run in manifest.runs { try file.append(Self.record(run)) }
    try SweepMerge.merge(manifest, in: whole, to: "\(whole)/r.sqlite", allowsPartial: false)
    #expect(FileManager.default.contentsEqual(atPath: path, andPath: "\(whole)/r.sqlite"))
    let status = try SweepStatus(of: manifest, in: folder)
    #expect(status.runs == 40 && status.failed == 6 && status.done == 34 && status.missing == 0)
  }

  /// Three inputs of which the answer takes 2 a + b, whatever c is; a run in thirty fails.
  @Test(
    "studies of a sum tell its parts, also where runs have failed",
    arguments: [Sweep.Study.tornado, .morris, .sobol])
  func studies(_ study: Sweep.Study) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let inputs = ["x.a", "x.b", "x.c"].map { path in
      UncertainInput(
        path: path, meaning: BilingualText(zh: "", en: ""), unit: "", number: .uniform(low: 0, high: 10),
        isWhole: false, group: "")
    }
    var sweep = Sweep()
    (sweep.futures, sweep.cases, sweep.study, sweep.studySize) = (50, ["low", "mid", "high"], study, 200)
    sweep.grid = [Self.axis("y.z", [1, 100])]
    sweep.seeds = 2
    var design = FutureDesign()
    design.kind = .latinHypercube
    let rows = try SweepRows(sweep, inputs: inputs, design: design)
    let header = SweepHeader(
      version: "1", scenario: "s", inputs: [], foresight: false, replications: 0, seed: 1, runs: rows.count,
      columns: ["other", "sum"])
    let manifest = try SweepManifest(reading: Data(try SweepManifest.text(header, rows).utf8), file: "m")
    let file = try ShardFile(try #require(ShardIndex("1/1")), of: manifest, in: folder)
    for run in manifest.runs {
      let values = Dictionary(uniqueKeysWithValues: (run.future + run.decisions).map { ($0.key, $0.value) })
      let sum =
        2 * (values["x.a"] ?? 0) + (values["x.b"] ?? 0) + (values["y.z"] ?? 0) + (run.seed == 1 ? -3 : 3)
      let fails = run.label.contains("-") && (Int(run.id.suffix(2), radix: 16) ?? 0) % 30 == 5
      try file.append(
        SweepRecord(id: run.id, outcome: fails ? .failed("no") : .figures([nil, sum])))
    }
    try file.finish()
    let told = try SweepStudy.studies(
      of: manifest, in: folder, inputs: inputs, design: design, figures: ["sum"], allowsPartial: false)
    #expect(told.map { $0.decisions.map(\.value) } == [[1], [100]])
    for (one, offset) in zip(told, [1.0, 100]) {
      #expect(one.undefined > 0)
      #expect(zip(one.cases, [1.5, 15, 28.5]).allSatisfy { abs($0.value - offset - $1) < 1e-9 })
      let futures = try #require(one.futures)
      #expect(abs(futures.mean.mean - offset - 15) < 1.5)
      let shares = try #require(futures.varianceShares)
      #expect(shares[0] > 0.55 && shares[1] < 0.45 && shares[2] < 0.2)
      #expect((one.tornado == nil) == (study != .tornado) && (one.morris == nil) == (study != .morris))
      if let tornado = one.tornado {
        #expect(tornado.bars.map(\.input) == ["x.a", "x.b", "x.c"])
        #expect(zip(tornado.bars, [18.0, 9, 0]).allSatisfy { abs($0.width - $1) < 1e-9 })
        #expect(abs(tornado.middle - offset - 15) < 1e-9)
      }
      if let morris = one.morris {
        #expect(zip(morris.inputs, [20.0, 10, 0]).allSatisfy { abs($0.size.mean - $1) < 1e-9 })
        #expect(morris.inputs[0].size.replications < 200)
      }
      if let sobol = one.sobol {
        for (input, share) in zip(sobol.inputs, [0.8, 0.2, 0]) {
          #expect(abs(input.first.mean - share) < 0.08 && abs(input.total.mean - share) < 0.08)
        }
      }
    }
  }

  @Test("missing, differing and foreign records are told") func refused() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let manifest = try Self.manifest(runs: 6)
    let half = try ShardFile(try #require(ShardIndex("1/2")), of: manifest, in: folder)
    for index in [0, 2, 4] { try half.append(Self.record(manifest.runs[index])) }
    try half.finish()
    let path = "\(folder)/r.sqlite"
    #expect(throws: SweepFault.incomplete(missing: 3, of: 6)) {
      try SweepMerge.merge(manifest, in: folder, to: path, allowsPartial: false)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try SweepMerge.merge(manifest, in: folder, to: path, allowsPartial: true) == 3)
    #expect(try SweepStatus.open(of: manifest, in: folder, count: 2).map(\.number) == [2])
    #expect(try SweepStatus.open(of: manifest, in: folder, count: 3).map(\.number) == [1, 2, 3])
    // A shard of another division knows what is done.
    let whole = try ShardFile(try #require(ShardIndex("1/1")), of: manifest, in: folder)
    #expect(whole.done == Set([0, 2, 4].map { manifest.runs[$0].id }))
    try whole.append(SweepRecord(id: manifest.runs[0].id, outcome: .figures([1, 1])))
    #expect(throws: SweepFault.self) {
      try SweepMerge.merge(manifest, in: folder, to: path, allowsPartial: true)
    }
    #expect(throws: SweepFault.self) {
      try SweepStatus(of: try Self.manifest(runs: 6, version: "2"), in: folder)
    }
    // Two programs never write one shard.
    #expect(throws: SweepFault.inUse("\(folder)/shards/1-of-1.ndjson.tmp")) {
      try ShardFile(try #require(ShardIndex("1/1")), of: manifest, in: folder)
    }
  }

  @Test("figures count more than a failure, which is tried again where that is asked for") func retried()
    throws
  {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let manifest = try Self.manifest(runs: 6)
    let shard = try #require(ShardIndex("1/1"))
    let first = try ShardFile(shard, of: manifest, in: folder)
    for run in manifest.runs {
      try first.append(SweepRecord(id: run.id, outcome: .failed("the disk was away")))
    }
    try first.finish()
    let status = try SweepStatus(of: manifest, in: folder)
    #expect(status.failed == 6 && status.reasons == ["the disk was away"])
    #expect(try ShardFile(shard, of: manifest, in: folder).done.count == 6)
    #expect(try SweepStatus.open(of: manifest, in: folder, count: 2).isEmpty)
    #expect(try SweepStatus.open(of: manifest, in: folder, count: 2, retriesFailed: true).count == 2)
    let again = try ShardFile(shard, of: manifest, in: folder, retriesFailed: true)
    #expect(again.done.isEmpty)
    for run in manifest.runs { try again.append(SweepRecord(id: run.id, outcome: .figures([1, 2]))) }
    try again.finish()
    #expect(try SweepStatus(of: manifest, in: folder).done == 6)
    // Two records of one file that differ are told like those of two.
    let path = "\(folder)/shards/1-of-1.ndjson"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let line = SweepRecord(id: manifest.runs[0].id, outcome: .figures([1, 777])).line
    try (text + line + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: SweepFault.differs(id: manifest.runs[0].id, one: path, other: path)) {
      try SweepMerge.merge(manifest, in: folder, to: "\(folder)/r.sqlite", allowsPartial: false)
    }
  }

  @Test("shards are told as k/N or by schedulers") func shards() {
    #expect(ShardIndex("2/8")?.number == 2)
    for text in ["0/8", "9/8", "1/0", "1", "a/b", "1/2/3", "-1/4", "1/99999999999", ""] {
      #expect(ShardIndex(text) == nil)
    }
    for name in ShardIndex.variables {
      #expect(ShardIndex(environment: [name: "0"], count: 3)?.number == 1)
      #expect(ShardIndex(environment: [name: "3"], count: 3) == nil)
    }
    #expect(ShardIndex(environment: [:], count: 3) == nil)
    let all = (1...13).flatMap { number in
      ShardIndex(number: number, count: 13).map { Array($0.runs(of: 40)) } ?? []
    }
    #expect(all.sorted() == Array(0..<40))
  }

  @Test("other schedulers get their jobs as text, with names that need quotes quoted") func emitted() {
    let parallel = SweepJobs.parallel.text(folder: "/data/two words", scenario: "/s", shards: 5)
    #expect(
      parallel.contains("seq 5 | parallel") && parallel.contains("'/data/two words' --threads 1 --shard {}/5")
    )
    let kubernetes = SweepJobs.kubernetes.text(folder: "/data", scenario: "/s", shards: 5)
    #expect(kubernetes.contains("completions: 5") && kubernetes.contains("completionMode: Indexed"))
    #expect(SweepJobs.awsBatch.text(folder: "/data", scenario: "/s", shards: 5).contains("\"size\" : 5"))
  }
}

import Foundation
import NumericKernels
import Testing

@Suite("Sweeps survive whatever happens to them") struct SweepCommandTests {
  /// Programs killed in one test: a dozen here, two hundred by `make test-sweeps`.
  static let kills = ProcessInfo.processInfo.environment["WAYSIDE_KILLS"].flatMap { Int($0) } ?? 12

  private static func bench(_ sweep: String = "seeds: 20") throws -> CommandLineBench {
    let bench = try CommandLineBench()
    try bench.edit("  replications: 3", "  replications: 1")
    try "schema: wayside-sweep/1\nscenario: small\n\(sweep)\n".write(
      toFile: "\(bench.folder)/sweep.yaml", atomically: true, encoding: .utf8)
    return bench
  }

  private static func plan(_ bench: CommandLineBench, _ folder: String) throws -> CommandLineBench.Answer {
    try bench.run(["sweep", "plan", "sweep.yaml", "-o", folder, "--seconds", "0.2"])
  }

  private static func merged(_ bench: CommandLineBench, _ folder: String) throws -> Data {
    #expect(try bench.run(["sweep", "merge", folder, "-o", "\(folder).sqlite"]).code == 0)
    return try Data(contentsOf: URL(fileURLWithPath: "\(bench.folder)/\(folder).sqlite"))
  }

  @Test("programs killed at any moment leave the same results as an undisturbed run") func killed() throws {
    let bench = try Self.bench("seeds: \(max(20, Self.kills / 2))")
    defer { bench.remove() }
    for folder in ["calm", "rough"] { #expect(try Self.plan(bench, folder).code == 0) }
    #expect(try bench.run(["sweep", "exec", "calm"]).code == 0)
    var stream = RandomStream(seed: 1, replication: 0, purpose: StreamPurpose("test.kills"))
    var killed = 0
    for number in 0..<Self.kills {
      let process = bench.process(
        CommandLineBench.program,
        ["sweep", "exec", "rough", "--shard", "\(1 + number % 4)/4", "--threads", "1", "--progress", "none"])
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      usleep(UInt32(stream.integer(below: 400_000)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      if process.terminationReason == .uncaughtSignal { killed += 1 }
    }
    #expect(killed > Self.kills / 4, "\(killed) were killed at work")
    for number in 1...4 {
      #expect(try bench.run(["sweep", "exec", "rough", "--shard", "\(number)/4"]).code == 0)
    }
    #expect(try Self.merged(bench, "rough") == Self.merged(bench, "calm"))
  }

  @Test("1, 4 and 13 shards on one thread or two give the same bytes, the local engine too") func shards()
    throws
  {
    let bench = try Self.bench("grid: [{ key: siting.chargers, values: [200, 240] }]\nseeds: 7")
    defer { bench.remove() }
    for folder in ["one", "four", "thirteen", "pool"] { #expect(try Self.plan(bench, folder).code == 0) }
    #expect(try bench.run(["sweep", "exec", "one", "--threads", "2"]).code == 0)
    for number in [3, 1, 4, 2] {
      #expect(try bench.run(["sweep", "exec", "four", "--shard", "\(number)/4"]).code == 0)
    }
    for number in (1...13).reversed() {
      #expect(
        try bench.run(["sweep", "exec", "thirteen", "--shard", "\(number)/13", "--threads", "1"]).code == 0)
    }
    let pool = try bench.run(["sweep", "submit", "pool", "--shards", "3", "--jobs", "2"])
    #expect(pool.code == 0 && pool.output == "14 runs: 14 done, 0 failed, 0 missing\n")
    let one = try Self.merged(bench, "one")
    for folder in ["four", "thirteen", "pool"] { #expect(try Self.merged(bench, folder) == one) }
  }

  @Test("a run that fails is recorded, and the rest goes on") func failing() throws {
    // Shares of charger types have to add up to one.
    let bench = try Self.bench("futures: 6")
    defer { bench.remove() }
    try bench.edit("share: 0.7", "share: { values: [0.7, 0.9], weights: [2, 1] }")
    #expect(try Self.plan(bench, "out").code == 0)
    let ran = try bench.run(["sweep", "exec", "out"])
    // Of six futures two are different.
    #expect(ran.code == 0 && ran.errors.contains("2 runs took") && ran.errors.contains("1 of them failed"))
    let status = try bench.run(["sweep", "status", "out"])
    #expect(status.output.hasPrefix("6 runs: 4 done, 2 failed, 0 missing\nfailed: "))
    let text = try String(contentsOfFile: "\(bench.folder)/out/shards/1-of-1.ndjson", encoding: .utf8)
    #expect(text.split(separator: "\n").count { $0.contains("\"error\":\"") } == 2)
  }

  @Test("results are studied, and only whole ones unless that is asked for") func studied() throws {
    let bench = try Self.bench("cases: [low, mid, high]\nstudy: tornado")
    defer { bench.remove() }
    try bench.edit("stock: 600", "stock: {low: 300, high: 900}")
    #expect(try Self.plan(bench, "out").code == 0)
    let early = try bench.run(["sweep", "study", "out"])
    #expect(early.code == 75 && early.errors.contains("runs have no record yet"))
    #expect(try bench.run(["sweep", "exec", "out"]).code == 0)
    let told = try bench.run(["sweep", "study", "out", "--figure", "sessions_per_charger_day"])
    #expect(told.code == 0)
    for words in ["low ", "where it is high", "fleet.private.stock", "all others at best estimates"] {
      #expect(told.output.contains(words), "\(told.output)")
    }
    let json = try bench.run(["sweep", "study", "out", "--json"])
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [Any])
    let slip = try bench.run(["sweep", "study", "out", "--figure", "mean_wait_mn"])
    #expect(slip.code == 65 && slip.errors.contains("did you mean 'mean_wait_min'?"))
  }

  /// A program at work, once it has written a record.
  private static func working(_ bench: CommandLineBench, _ arguments: [String], _ folder: String) throws
    -> Process
  {
    let process = bench.process(CommandLineBench.program, arguments)
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    for _ in 0..<2000 where process.isRunning {
      let names =
        (try? FileManager.default.contentsOfDirectory(atPath: "\(bench.folder)/\(folder)/shards")) ?? []
      let written = names.contains { name in
        let text = try? String(contentsOfFile: "\(bench.folder)/\(folder)/shards/\(name)", encoding: .utf8)
        return (text?.split(separator: "\n").count ?? 0) > 1
      }
      if written { break }
      usleep(5000)
    }
    return process
  }

  @Test("a scenario that is away for a while fails no run") func away() throws {
    // Runs that differ by their seeds alone share what was read.
    let values = (0..<300).map { "\(200 + $0)" }.joined(separator: ", ")
    let bench = try Self.bench("grid: [{ key: siting.chargers, values: [\(values)] }]")
    defer { bench.remove() }
    #expect(try Self.plan(bench, "out").code == 0)
    let process = try Self.working(bench, ["sweep", "exec", "out", "--threads", "1"], "out")
    #expect(process.isRunning)
    #expect(rename("\(bench.folder)/small", "\(bench.folder)/elsewhere") == 0)
    process.waitUntilExit()
    #expect(process.terminationStatus == 75)
    #expect(rename("\(bench.folder)/elsewhere", "\(bench.folder)/small") == 0)
    let status = try bench.run(["sweep", "status", "out", "--json"]).output
    #expect(status.contains("\"failed\":0"))
    #expect(try bench.run(["sweep", "exec", "out", "--shard", "300/300"]).code == 0)
  }

  @Test("an interrupted engine ends its programs and says how to go on", arguments: [SIGINT, SIGTERM])
  func interrupted(_ number: Int32) throws {
    let bench = try Self.bench("seeds: 300")
    defer { bench.remove() }
    #expect(try Self.plan(bench, "out").code == 0)
    let process = try Self.working(bench, ["sweep", "submit", "out", "--shards", "4", "--jobs", "2"], "out")
    #expect(process.isRunning)
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 75)
    // Nobody works on: every shard can be taken.
    for shard in 1...4 {
      let path = "\(bench.folder)/out/shards/\(shard)-of-4.ndjson.tmp"
      let file = open(path, O_RDWR)
      guard file >= 0 else { continue }
      #expect(flock(file, LOCK_EX | LOCK_NB) == 0)
      close(file)
    }
  }

  @Test("a sweep runs behind a link as well") func linked() throws {
    let bench = try Self.bench("seeds: 2")
    defer { bench.remove() }
    try FileManager.default.createDirectory(
      atPath: "\(bench.folder)/deep/er", withIntermediateDirectories: true)
    #expect(symlink("\(bench.folder)/deep/er", "\(bench.folder)/link") == 0)
    #expect(try Self.plan(bench, "link/out").code == 0)
    #expect(try bench.run(["sweep", "exec", "link/out"]).code == 0)
    #expect(try bench.run(["sweep", "exec", "deep/er/out"]).code == 0)
  }

  @Test("what cannot be meant is told before anything is run") func refused() throws {
    let bench = try Self.bench()
    defer { bench.remove() }
    func told(_ sweep: String) throws -> (code: Int32, text: String) {
      try "schema: wayside-sweep/1\nscenario: small\n\(sweep)\n".write(
        toFile: "\(bench.folder)/sweep.yaml", atomically: true, encoding: .utf8)
      let answer = try bench.run(["sweep", "plan", "sweep.yaml", "-o", "none", "--seconds", "3"])
      return (answer.code, answer.errors)
    }
    let many = try told("seeds: 1000000000")
    #expect(many.code == 65)
    #expect(many.text.contains("that is 1000000000 runs, 95 years of one core; the most is 1000000"))
    #expect(try told("futures: 3").text.contains("no number of the scenario is given as a distribution"))
    #expect(try told("sedes: 3").text.contains("sweep.yaml:3:1: error[E0203]: unknown key 'sedes'"))
    #expect(
      try told("grid: [{ key: siting.charger, values: [1] }]").text.contains(
        "did you mean 'siting.chargers'?"))
    #expect(try told("grid: [{ key: siting.chargers, values: [-1] }]").text.contains("-1 is outside"))
    #expect(
      try told("grid: [{ key: siting.chargers, values: [200, 1e30, 210] }]").text.contains("is outside"))
    #expect(try told("grid: [{ key: siting.stations, values: [20, 20.4] }]").text.contains("a whole number"))
    #expect(try told("cases: [low, low]").text.contains("one stands twice"))
    for words in [
      ["plan", "sweep.yaml", "-o", "none", "--seconds", "1e300"],
      ["plan", "sweep.yaml", "-o", "none", "--seconds", "nan"],
      ["emit", "none", "--for", "parallel", "--minutes", "nan"],
      ["emit", "none", "--for", "parallel", "--shards=-3"],
    ] {
      #expect(try bench.run(["sweep"] + words).code == 64)
    }
    #expect(try told("indicators: [mean_wait]").text.contains("there is no indicator 'mean_wait'"))
    #expect(try bench.run(["sweep", "plan", "nothing.yaml", "-o", "none"]).code == 66)
    #expect(try bench.run(["sweep", "exec", "none"]).code == 66)
    #expect(try bench.run(["sweep", "exec", "none", "--shard", "3/2"]).code == 64)
    #expect(!FileManager.default.fileExists(atPath: "\(bench.folder)/none"))
  }

  @Test("a manifest or a scenario that was changed is told") func changed() throws {
    let bench = try Self.bench("seeds: 2")
    defer { bench.remove() }
    #expect(try Self.plan(bench, "out").code == 0)
    let path = "\(bench.folder)/out/manifest.ndjson"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\"seed\":2", with: "\"seed\":3").write(
      toFile: path, atomically: true, encoding: .utf8)
    let edited = try bench.run(["sweep", "exec", "out"])
    #expect(edited.code == 65 && edited.errors.contains("manifest.ndjson:3: the line does not match its id"))
    try text.replacing("\"version\":\"", with: "\"version\":\"9").write(
      toFile: path, atomically: true, encoding: .utf8)
    #expect(try bench.run(["sweep", "exec", "out"]).code == 65)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    try bench.edit("stock: 600", "stock: 700")
    let stale = try bench.run(["sweep", "exec", "out"])
    #expect(stale.code == 65 && stale.errors.contains("changed since the sweep was planned: scenario.yaml"))
    let partial = try bench.run(["sweep", "plan", "sweep.yaml", "-o", "out", "--seconds", "1"])
    #expect(partial.code == 73)
  }

  @Test(
    "results that are not whole are merged only when that is asked for; where nothing can be written that is 73"
  )
  func partial() throws {
    let bench = try Self.bench("seeds: 4")
    defer { bench.remove() }
    #expect(try Self.plan(bench, "out").code == 0)
    #expect(try bench.run(["sweep", "exec", "out", "--shard", "1/2"]).code == 0)
    let refused = try bench.run(["sweep", "merge", "out", "-o", "r.sqlite"])
    #expect(refused.code == 75 && refused.errors.contains("2 of 4 runs have no record yet"))
    #expect(
      try bench.run(["sweep", "merge", "out", "-o", "r.sqlite", "--allow-partial"]).output
        == "r.sqlite: 2 of 4 runs\n")
    #expect(try bench.run(["sweep", "merge", "out", "-o", "r.sqlite", "--allow-partial"]).code == 73)
    #expect(try bench.run(["sweep", "merge", "out", "-o", "/proc/r.sqlite", "--allow-partial"]).code == 73)
    #expect(try bench.run(["sweep", "plan", "sweep.yaml", "-o", "/proc/none", "--seconds", "1"]).code == 73)
    let slurm = try bench.run(["sweep", "submit", "out", "--engine", "slurm"])
    if !FileManager.default.fileExists(atPath: "/usr/bin/sbatch") {
      #expect(slurm.code == 69 && slurm.errors.contains("slurm-wlm"))
    }
  }
}

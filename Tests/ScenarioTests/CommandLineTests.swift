import Foundation
import NumericKernels
import Testing

/// The built program, in a folder of its own.
struct CommandLineBench {
  struct Answer {
    let code: Int32
    let output: String
    let errors: String
  }

  let folder: String

  init() throws {
    folder = NSTemporaryDirectory() + "wayside-command-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    #expect(try run(["init", "small"]).code == 0)
    try edit("  days: 3", "  days: 1")
    try edit("  replications: 4", "  replications: 3")
    try edit("stock: 3000", "stock: 600")
  }

  /// The program stands beside the test bundle that is running.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()
    .appendingPathComponent("wayside").path

  func edit(_ found: String, _ put: String) throws {
    let file = "\(folder)/small/scenario.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try #require(text.contains(found))
    try text.replacing(found, with: put, maxReplacements: 1).write(
      toFile: file, atomically: true, encoding: .utf8)
  }

  func process(_ program: String, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    return process
  }

  func run(_ arguments: [String], by program: String = CommandLineBench.program) throws -> Answer {
    let process = process(program, arguments)
    // Files rather than pipes: no buffer fills up while the program runs.
    let names = [".output", ".errors"].map { "\(folder)/\(UUID().uuidString)\($0)" }
    let handles = try names.map { name in
      #expect(FileManager.default.createFile(atPath: name, contents: nil))
      return try #require(FileHandle(forWritingAtPath: name))
    }
    (process.standardOutput, process.standardError) = (handles[0], handles[1])
    try process.run()
    process.waitUntilExit()
    let texts = try names.map { try String(contentsOfFile: $0, encoding: .utf8) }
    for name in names { try FileManager.default.removeItem(atPath: name) }
    #expect(process.terminationReason == .exit)
    return Answer(code: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  /// The files of a result folder.
  func files(_ path: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(path)")
    return Dictionary(
      uniqueKeysWithValues: try names.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(path)/\($0)")))
      })
  }

  /// What lies in the working folder.
  func listing() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

@Suite("The program keeps its promises to the scripts that call it")
struct CommandLineTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  @Test("The program stands beside the tests")
  func program() {
    defer { bench.remove() }
    #expect(FileManager.default.isExecutableFile(atPath: CommandLineBench.program))
  }

  @Test("Results do not depend on the number of threads, and COMPLETE has every file's sum")
  func threads() throws {
    defer { bench.remove() }
    var folders: [[String: Data]] = []
    for count in ["1", "2", "5"] {
      let answer = try bench.run(["run", "small", "--out", "out\(count)", "--threads", count])
      #expect(answer.code == 0 && answer.output.contains("report: out\(count)/report.html"))
      folders.append(try bench.files("out\(count)"))
    }
    let names = [
      "COMPLETE", "cells.csv", "classes.csv", "datapackage.json", "district.json", "indicators.json",
      "inputs.csv", "plan.geojson",
      "replications.csv", "report.html", "report.json", "run.json", "stations.csv", "targets.json",
      "townships.csv", "wayside.gpkg",
    ]
    for files in folders {
      #expect(files.keys.sorted() == names)
      for name in names where name != "run.json" {
        #expect(files[name] == folders[0][name], "\(name)")
      }
      let sums = String(decoding: try #require(files["COMPLETE"]), as: UTF8.self).split(separator: "\n")
      // run.json has times in it, so its sum is left out and COMPLETE is the same for equal inputs.
      let expected = try names.dropFirst().map { name in
        name == "run.json"
          ? "-  run.json"
          : "\(ContentHash.hexadecimal(ContentHash.sha256(Array(try #require(files[name])))))  \(name)"
      }
      #expect(sums.map(String.init).sorted() == expected.sorted())
    }
  }

  @Test("A result folder is replaced only with --force, and a strange folder never")
  func force() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "out"]).code == 0)
    let first = try bench.files("out")
    let second = try bench.run(["run", "small", "--out", "out", "--seed", "2"])
    #expect(second.code == 73 && second.errors.contains("--force"))
    #expect(try bench.files("out") == first)
    #expect(try bench.run(["run", "small", "--out", "out/", "--seed", "2", "--force"]).code == 0)
    let third = try bench.files("out")
    #expect(
      third.keys.sorted() == first.keys.sorted() && third["indicators.json"] != first["indicators.json"])
    #expect(try bench.run(["run", "small", "--out", "small", "--force"]).code == 73)
    #expect(try bench.listing() == ["out", "small"])
  }

  @Test("Where nothing can be written the program says so and leaves nothing behind")
  func unwritable() throws {
    defer { bench.remove() }
    let nameless = try bench.run(["run", "small", "--out", ""])
    #expect(
      nameless.code == 73 && nameless.errors == "wayside: --out is empty: give the result folder a name\n")
    let system = try bench.run(["run", "small", "--out", "/proc/wayside"])
    #expect(system.code == 73)
    #expect(
      system.errors
        == "wayside: cannot write to '/proc/wayside': no folder can be made there: that place belongs to the system\n"
    )
    let below = try bench.run(["run", "small", "--out", "small/scenario.yaml/out"])
    #expect(below.code == 73 && below.errors.contains("cannot write to 'small/scenario.yaml/out'"))
    // Files are cut off at 8 blocks, as they are on a disk that fills up half-way.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" run small --out full"
    let full = try bench.run(["-c", script, CommandLineBench.program], by: "/bin/sh")
    #expect(full.code == 73 && full.errors.contains("cannot write to 'full'"))
    #expect(try bench.listing() == ["small"])
  }

  @Test("A failed replacement leaves the old results as they were")
  func failedReplacement() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "out"]).code == 0)
    let before = try bench.files("out")
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" run small --out out --force"
    #expect(try bench.run(["-c", script, CommandLineBench.program], by: "/bin/sh").code == 73)
    #expect(try bench.files("out") == before)
    #expect(try bench.listing() == ["out", "small"])
  }

  @Test("Exit codes tell a missing, a broken and a misunderstood call apart")
  func codes() throws {
    defer { bench.remove() }
    let missing = try bench.run(["run", "nowhere"])
    #expect(missing.code == 66 && missing.errors.contains("error[E0001]"))
    #expect(try bench.run(["run", "small", "--colour"]).code == 64)
    #expect(try bench.run(["run", "small", "--threads", "0"]).code == 64)
    #expect(try bench.run(["run"]).code == 64)
    #expect(try bench.run(["--version"]).code == 0)
    #expect(try bench.run(["init", "small"]).code == 73)
    #expect(try bench.run(["validate", "small"]).code == 0)
    try bench.edit("stock: 600", "stock: many")
    for command in ["run", "validate", "place"] {
      let broken = try bench.run([command, "small"])
      #expect(broken.code == 65 && broken.output.isEmpty)
      #expect(
        broken.errors.contains("small") == false && broken.errors.contains("1 problem; nothing was run"))
    }
    try FileManager.default.removeItem(atPath: "\(bench.folder)/small/data/townships.csv")
    try bench.edit("stock: many", "stock: 600")
    #expect(try bench.run(["run", "small"]).code == 66)
    #expect(try bench.listing() == ["small"])
  }

  @Test("A new scenario has a name, and what to do next is one word to a shell")
  func names() throws {
    defer { bench.remove() }
    let nameless = try bench.run(["init", ""])
    #expect(nameless.code == 64 && nameless.errors == "wayside: the folder needs a name\n")
    #expect(try bench.listing() == ["small"])
    for (name, quoted) in [
      ("new place", "'new place'"), ("it's", "'it'\\''s'"), ("渝北", "渝北"), ("a-b_1.2", "a-b_1.2"),
      ("$HOME", "'$HOME'"),
    ] {
      let made = try bench.run(["init", name])
      #expect(made.output == "made \(name); next: wayside run \(quoted)\n")
      let command = try bench.run(["-c", "test -d \(quoted)"], by: "/bin/sh")
      #expect(command.code == 0, "\(name)")
    }
  }

  @Test("With --check a missed target is an exit code of its own, and the results are there")
  func check() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--check", "--out", "met"]).code == 0)
    try bench.edit("      value: 20".replacing("  ", with: "", maxReplacements: 1), "    value: 21")
    #expect(try bench.run(["run", "small", "--out", "plain"]).code == 0)
    let plain = try bench.run(["run", "small", "--out", "signs", "--lang", "en"])
    #expect(plain.output.contains("\n✗ 1 target is missed: charging stations.\n"))
    let report = String(decoding: try #require(try bench.files("signs")["report.html"]), as: UTF8.self)
    let findings = plain.output.split(separator: "\n").filter { line in
      ["✓ ", "△ ", "✗ "].contains { line.hasPrefix($0) }
    }
    #expect(findings.count > 3)
    for finding in findings {
      // Markup writes some characters otherwise; the beginning is enough to know the sentence.
      #expect(report.contains("\">\(finding.prefix(1))</b><div>\n<p>\(finding.dropFirst(2).prefix(20))"))
    }
    let missed = try bench.run(["run", "small", "--check", "--json", "--out", "missed"])
    #expect(missed.code == 2)
    #expect(try bench.files("missed")["targets.json"] == Data(missed.output.utf8))
  }

  @Test("An interrupted run leaves nothing behind")
  func interrupt() throws {
    defer { bench.remove() }
    try bench.edit("  days: 1", "  days: 3000")
    let process = bench.process(CommandLineBench.program, ["run", "small", "--out", "long"])
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = Date().addingTimeInterval(120)
    while try !bench.listing().contains(where: { $0.contains("partial") }), Date() < deadline {
      usleep(20_000)
    }
    #expect(try bench.listing().count == 2, "the run is under way")
    usleep(300_000)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try bench.listing() == ["small"])
  }

  @Test("A name that is markup stays text in the report")
  func markup() throws {
    defer { bench.remove() }
    let name = "</script><img onerror=x>"
    try bench.edit("zh: \"small\"", "zh: \"\(name)\"")
    try bench.edit("en: \"small\"", "en: \"\(name)\"")
    try bench.edit("name_zh: 直流 60 千瓦", "name_zh: \"\(name)\"")
    try bench.edit("name_en: private cars", "name_en: \"\(name)\"")
    for language in ["zh", "en", "both"] {
      #expect(try bench.run(["run", "small", "--out", language, "--lang", language]).code == 0)
      let report = String(decoding: try #require(bench.files(language)["report.html"]), as: UTF8.self)
      #expect(!report.contains("<img onerror"))
      #expect(report.contains("&lt;img onerror=x"))
    }
  }
}

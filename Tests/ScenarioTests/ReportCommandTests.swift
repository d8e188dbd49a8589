import DistrictModel
import Foundation
import Testing

@testable import wayside

@Suite("wayside report writes a run's report again and refuses everything else")
struct ReportCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  @Test(
    "A page is written again in any language, byte for byte that of the run in its own; the folder stays the run's"
  )
  func again() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "a", "--lang", "zh"]).code == 0)
    let before = try bench.files("a")
    let same = try bench.run(["report", "a", "--lang", "zh"])
    #expect(same.code == 0 && same.output == "a/report-zh.html\n", "\(same.errors)")
    #expect(try bench.files("a")["report-zh.html"] == before["report.html"])
    let other = try bench.run(["report", "a", "--lang", "en", "--out", "english.html"])
    #expect(other.code == 0)
    let page = try String(contentsOfFile: "\(bench.folder)/english.html", encoding: .utf8)
    #expect(page.contains("<h2>1 Conclusion</h2>") && !page.contains("结论"))
    // What was written beside the run's files is none of them: the folder still compares.
    for (name, data) in before { #expect(try bench.files("a")[name] == data, "\(name)") }
    #expect(try bench.run(["report", "a", "--lang", "both"]).code == 0)
    let again = try bench.run(["report", "a", "--lang", "zh"])
    #expect(again.code == 73 && again.errors.contains("'a/report-zh.html' 已存在；加 --force 覆盖"))
    #expect(try bench.run(["report", "a", "--lang", "zh", "--force"]).code == 0)
  }

  @Test("What is no result, is older, was changed or cannot be written is told in whole sentences")
  func refusals() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "a"]).code == 0)
    for name in ["old", "changed", "broken", "newer"] {
      try FileManager.default.copyItem(atPath: "\(bench.folder)/a", toPath: "\(bench.folder)/\(name)")
    }
    let complete = try String(contentsOfFile: "\(bench.folder)/old/COMPLETE", encoding: .utf8)
    try complete.split(separator: "\n").filter { !$0.hasSuffix("report.json") }.joined(separator: "\n")
      .write(toFile: "\(bench.folder)/old/COMPLETE", atomically: true, encoding: .utf8)
    try Data("x".utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/changed/report.json"))

    func refused(_ arguments: [String], _ code: Int32, _ words: String) throws {
      let answer = try bench.run(["report"] + arguments)
      #expect(answer.code == code && answer.output.isEmpty, "\(arguments): \(answer.code)")
      #expect(answer.errors == words, "\(arguments)")
    }
    try refused(["nowhere"], 66, "wayside: there is nothing at 'nowhere'\n")
    try refused(["small"], 65, "wayside: 'small' is no result folder: there is no COMPLETE in it\n")
    try refused(
      ["old"], 65,
      "wayside: 'old' was written by an older version: report.json is not in it; run the scenario again\n")
    try refused(
      ["changed"], 65,
      "wayside: 'changed/report.json' was changed after the run: its SHA-256 is not that of COMPLETE\n")
    try refused(
      ["a", "--out", "a/report.html", "--force"], 73,
      "wayside: 'a/report.html' is a file of the run itself: give another --out\n")
    try refused(
      ["a", "--out", "old", "--force"], 73,
      "wayside: 'old' is no plain file and is not replaced; give another --out\n")
    #expect(mkfifo("\(bench.folder)/pipe", 0o600) == 0)
    try refused(
      ["a", "--out", "pipe", "--force"], 73,
      "wayside: 'pipe' is no plain file and is not replaced; give another --out\n")
    for arguments in [
      ["a", "--pdf-engine", "chromium"], ["a", "--format", "pdf", "--pdf-engine", "word"],
      ["a", "--out", ""],
    ] {
      #expect(try bench.run(["report"] + arguments).code == 64, "\(arguments)")
    }
    #expect(try bench.run(["report", "a", "--out", "no/where.html"]).code == 0)
    #expect(FileManager.default.fileExists(atPath: "\(bench.folder)/no/where.html"))
  }

  @Test("A report of another schema, or one that is none, is named with the place that does not fit")
  func otherReports() throws {
    defer { bench.remove() }
    let read = { (text: String) -> String in
      do throws(ResultFolder.Fault) {
        _ = try ReportFile.read(text, path: "a/report.json")
        return ""
      } catch { return error.messages.map(\.en).joined() }
    }
    #expect(read("[]").hasPrefix("'a/report.json' is no report"))
    #expect(read("{").hasPrefix("'a/report.json' is no report"))
    #expect(
      read(#"{"schema":"wayside-report/9"}"#).contains(
        "has the schema 'wayside-report/9', this program reads 'wayside-report/1'"))
    #expect(
      read(#"{"schema":"wayside-report/1","document":{"title":{"zh":"x","en":"x"}}}"#).contains(
        "lacks 'subtitle' at /document"))
    #expect(
      read(#"{"schema":"wayside-report/1","document":{"title":5}}"#).contains(
        "something unexpected at /document/title"))
  }

  @Test("Without a program for PDF the page is written, the packages are named, and the exit code is 69")
  func noEngine() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "a"]).code == 0)
    let script = "PATH=/nowhere exec \"$0\" report a --format pdf --out paper.pdf"
    let answer = try bench.run(["-c", script, CommandLineBench.program], by: "/bin/sh")
    #expect(answer.code == 69 && answer.output.isEmpty)
    #expect(
      answer.errors
        == "wayside: a PDF needs chromium or weasyprint, and neither is on PATH: apt-get install chromium fonts-noto-cjk; the page is in 'paper.html'\n"
    )
    #expect(FileManager.default.fileExists(atPath: "\(bench.folder)/paper.html"))
  }
}

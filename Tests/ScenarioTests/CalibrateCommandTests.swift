import Fixtures
import Foundation
import NumericKernels
import Testing

@Suite("The command calibrate keeps its promises")
struct CalibrateCommandTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench()
    for (path, text) in try SyntheticFiles().texts { try put(path, text) }
  }

  private func put(_ path: String, _ text: String) throws {
    let place = URL(fileURLWithPath: "\(bench.folder)/\(path)")
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
  }

  /// The last two days and every second zone of the synthetic city, as measurements of their own.
  private func keepBack(_ folder: String, change: (String, String) -> String = { $1 }) throws {
    for (path, text) in try SyntheticFiles().texts where path.hasPrefix("measured/") {
      let rows = text.split(separator: "\n").map(String.init)
      let name = String(path.dropFirst("measured/".count))
      let kept: [String] =
        switch name {
        case "city.csv": [rows[0]] + rows.suffix(2 * 288)
        case "zone_means.csv":
          [rows[0]] + rows.dropFirst().enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        default:
          rows.map { row in
            row.split(separator: ",").enumerated().filter { $0.offset == 0 || $0.offset % 2 == 1 }
              .map { String($0.element) }.joined(separator: ",")
          }
        }
      try put("\(folder)/\(name)", change(name, kept.joined(separator: "\n") + "\n"))
    }
  }

  private func calibrate(_ arguments: String...) throws -> CommandLineBench.Answer {
    try bench.run(
      ["calibrate", "city", "--data", "measured", "--no-folds", "--replications", "1"] + arguments)
  }

  private static let names = [
    "COMPLETE", "calibration.csv", "calibration.json", "calibration.yaml", "energy.csv",
    "hours.csv",
    "report.html", "zones.csv",
  ]

  @Test(
    "Two processes with different threads write the same bytes, and COMPLETE has every file's sum")
  func twice() throws {
    defer { bench.remove() }
    try keepBack("kept")
    let first = try calibrate("--out", "first", "--threads", "1", "--against", "kept")
    let second = try calibrate("--out", "second", "--threads", "2", "--against", "kept")
    #expect(first.code == 0 && second.code == 0, "\(first.errors)\(second.errors)")
    #expect(first.output == second.output && !first.output.isEmpty)
    let (files, again) = (try bench.files("first"), try bench.files("second"))
    #expect(files.keys.sorted() == Self.names && again.keys.sorted() == Self.names)
    for name in Self.names { #expect(files[name] == again[name], "\(name)") }
    let sums = String(decoding: try #require(files["COMPLETE"]), as: UTF8.self).split(
      separator: "\n")
    let expected = try Self.names.dropFirst().map { name in
      "\(ContentHash.hexadecimal(ContentHash.sha256(Array(try #require(files[name])))))  \(name)"
    }
    #expect(sums.map(String.init).sorted() == expected.sorted())
    // The planted fault: another seed is another week.
    #expect(try calibrate("--out", "third", "--seed", "2").code == 0)
    #expect(try bench.files("third")["hours.csv"] != files["hours.csv"])
  }

  @Test("Measurements kept back are scored beside the fitted ones, and move nothing that is fitted")
  func against() throws {
    defer { bench.remove() }
    try keepBack("kept")
    let plain = try calibrate("--out", "plain")
    let scored = try calibrate("--out", "scored", "--against", "kept", "--lang", "en")
    #expect(plain.code == 0 && scored.code == 0, "\(plain.errors)\(scored.errors)")
    #expect(scored.output.hasPrefix(plain.output) && !plain.output.contains("kept back"))
    #expect(
      scored.output.contains(
        "kept back: 2 days, 1 of them fitted; 10 zones, 10 of them fitted; nothing was fitted to them"
      ))
    let (before, after) = (try bench.files("plain"), try bench.files("scored"))
    for name in ["calibration.csv", "calibration.yaml", "energy.csv", "hours.csv", "zones.csv"] {
      #expect(before[name] == after[name], "\(name)")
    }
    let report = String(decoding: try #require(after["report.html"]), as: UTF8.self)
    #expect(report.contains("Measurements kept back") && report.contains("against/city."))
    let document = try #require(after["calibration.json"])
    let json = try #require(try JSONSerialization.jsonObject(with: document) as? [String: Any])
    let told = try #require(json["against"] as? [String: Any])
    #expect(
      told["days"] as? Int == 2 && told["days_fitted"] as? Int == 1 && told["zones"] as? Int == 10)
    let city = try #require((told["kept_back"] as? [String: Any])?["city"] as? [String: Any])
    // The city was made by the model that is fitted to it: the agents come as near as they come to the fitted days.
    let error = try #require(city["mean_absolute_error"] as? Double)
    #expect(error < 0.03)
    let without =
      try JSONSerialization.jsonObject(with: #require(before["calibration.json"])) as? [String: Any]
    #expect(without?["against"] is NSNull)
  }

  @Test("Another set of zones or a hole in what was kept back is told before anything is fitted")
  func faults() throws {
    defer { bench.remove() }
    try keepBack("strange") { name, text in
      name == "zone_means.csv" ? text.replacingOccurrences(of: "\n103,", with: "\n903,") : text
    }
    let strange = try calibrate("--out", "out", "--against", "strange")
    #expect(strange.code == 65 && strange.output.isEmpty)
    #expect(
      strange.errors.contains(
        "strange/zone_means.csv:3:1: error[E0706]: zone '903' is not in zones.csv"))
    #expect(strange.errors.contains("1 problem; nothing was fitted"))
    try keepBack("hole") { name, text in
      guard name == "city.csv" else { return text }
      var rows = text.split(separator: "\n")
      rows.remove(at: 99)
      return rows.joined(separator: "\n") + "\n"
    }
    let hole = try calibrate("--against", "hole")
    #expect(hole.code == 65)
    #expect(
      hole.errors.contains(
        "hole/city.csv:100:1: error[E0702]: 2022-06-29 08:15 follows 2022-06-29 08:05"))
    let missing = try calibrate("--against", "nowhere")
    #expect(missing.code == 66 && missing.errors.contains("nowhere/city.csv: error[E0504]"))
    #expect(try bench.listing().contains("out") == false)
  }
}

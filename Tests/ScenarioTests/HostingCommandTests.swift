import Foundation
import Testing

@Suite("Hosting capacity from the command line")
struct HostingCommandTests {
  private let bench: CommandLineBench

  init() throws { bench = try CommandLineBench() }

  private static let cigre = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Data/grid/cigre-mv").standardized.path

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(bench.folder)/\(name)"))
  }

  @Test("Every bus of a grid has its power, what binds, and where and when; equal commands print equal bytes")
  func grid() throws {
    defer { bench.remove() }
    let words = ["hosting", Self.cigre, "--lowest-pu", "0.9", "--json"]
    let answer = try bench.run(words)
    #expect(answer.code == 0 && answer.errors.isEmpty)
    let found = try object(answer.output)
    #expect(found["schema"] as? String == "wayside-hosting/1" && found["steps"] as? Int == 24)
    #expect((found["base"] as? [String: Any])?["grade"] as? String == "assumed")
    let feeder = try #require((found["feeders"] as? [[String: Any]])?.first)
    let buses = try #require(feeder["buses"] as? [[String: Any]])
    #expect(buses.compactMap { $0["bus"] as? Int } == Array(1...18))
    let last = try #require((buses[11]["capacity"] as? [String: [String: Any]])?["firm"])
    let binding = try #require(last["binding"] as? [String: Any])
    #expect(binding["kind"] as? String == "voltage_low" && binding["bus"] as? Int == 12)
    #expect(binding["step"] as? Int == 19 && (last["kw"] as? Double ?? 0) > 1000)
    let placed = try bench.run(words + ["--bus", "12", "--placements", "2"])
    let curve = try #require(try object(placed.output)["curve"] as? [String: Any])
    #expect(curve["seed"] as? Int == 1 && (curve["penetration"] as? [Double])?.count == 20)
    #expect(try bench.run(words + ["--threads", "2"]).output == answer.output)
    let text = try bench.run(["hosting", Self.cigre, "--lowest-pu", "0.9", "--lang", "zh"])
    #expect(text.output.contains("电压低 12，时段 20") && text.output.contains("假设"))
  }

  @Test("A profile gives shares and shapes; managed power that never exceeds unmanaged takes no less")
  func profile() throws {
    defer { bench.remove() }
    let rows = (0..<24).map { "0.8,25,\($0 == 18 ? 1 : 0.2),\($0 == 18 ? 0.4 : 0.2)" }
    try write(
      "day.csv", "share,ambient_c,unmanaged,orderly\n" + rows.joined(separator: "\n") + "\n")
    let answer = try bench.run([
      "hosting", Self.cigre, "--lowest-pu", "0.9", "--profile", "day.csv", "--bus", "12", "--json",
    ])
    let found = try object(answer.output)
    #expect(found["policies"] as? [String] == ["firm", "unmanaged", "orderly"])
    let buses = (found["feeders"] as? [[String: Any]])?.first?["buses"] as? [[String: Any]]
    let capacity = try #require(buses?.first?["capacity"] as? [String: [String: Any]])
    let kW = ["firm", "unmanaged", "orderly"].map { capacity[$0]?["kw"] as? Double ?? 0 }
    #expect(buses?.count == 1 && kW[0] <= kW[1] * 1.00001 && kW[1] < kW[2])
    try write("bad.csv", "share,orderlie\n0.5,1\nx,1\n")
    let bad = try bench.run(["hosting", Self.cigre, "--profile", "bad.csv", "--lang", "en"])
    #expect(bad.code == 65)
    #expect(bad.errors.contains("bad.csv:1:7: error[E0841]: there is no column 'orderlie'"))
    #expect(
      bad.errors.contains("did you mean 'orderly'?") && bad.errors.contains("bad.csv:3:1: error[E0305]"))
    try write("none.csv", "share,orderly\n0.5,0\n0.6,0\n")
    #expect(
      try bench.run(["hosting", Self.cigre, "--profile", "none.csv", "--lang", "en"]).errors.contains(
        "none.csv:1:7: error[E0843]: column 'orderly' is zero throughout"))
  }

  @Test("Feed-in meets the upper voltage")
  func feedIn() throws {
    defer { bench.remove() }
    let answer = try bench.run([
      "hosting", Self.cigre, "--lowest-pu", "0.8", "--feed-in", "--bus", "12", "--json",
    ])
    #expect(answer.output.contains("\"voltage_high\"") && answer.output.contains("\"feed-in\""))
  }

  @Test(
    "What cannot be asked is told with its exit code",
    arguments: [
      (["nowhere"], 66, "there is no scenario file here"),
      ([cigre, "--bus", "13x"], 64, "there is no bus '13x'"),
      ([cigre, "--feeder", "1"], 64, "a grid has no named feeders: use --bus"),
      ([cigre, "--policy", "orderly"], 64, "needs a --profile with the column orderly"),
      ([cigre, "--lowest-pu", "1.2"], 64, "--lowest-pu is above 0 and below --highest-pu"),
      ([cigre, "--profile", "nowhere.csv"], 66, "cannot read 'nowhere.csv'"),
    ] as [([String], Int32, String)])
  func refused(words: [String], code: Int32, text: String) throws {
    defer { bench.remove() }
    let answer = try bench.run(["hosting"] + words + ["--lang", "en"])
    #expect(answer.code == code && answer.errors.contains(text), "\(answer.errors)")
    #expect(answer.output.isEmpty)
  }

  @Test("A scenario needs a power section; with one each feeder has its power, and an unknown feeder is told")
  func scenario() throws {
    defer { bench.remove() }
    let file = "\(bench.folder)/small/scenario.yaml"
    var yaml = try String(contentsOfFile: file, encoding: .utf8)
    if !yaml.contains("\npower:") {
      let without = try bench.run(["hosting", "small", "--lang", "en"])
      #expect(without.code == 65 && without.errors.contains("'power: {}' in scenario.yaml"))
      yaml += "\npower: {}\n"
      try Data(yaml.utf8).write(to: URL(fileURLWithPath: file))
    }
    let answer = try bench.run(["hosting", "small", "--feeder", "11", "--json"])
    #expect(answer.code == 0, "\(answer.errors)")
    let feeders = try #require(try object(answer.output)["feeders"] as? [[String: Any]])
    #expect(feeders.count == 1 && feeders.allSatisfy { $0["origin"] as? String == "synthetic" })
    for feeder in feeders {
      let spread = try #require(feeder["spread"] as? [String: [String: Any]])
      let kW = ["unmanaged", "orderly"].map { spread[$0]?["kw"] as? Double ?? 0 }
      #expect(kW[0] <= kW[1] * 1.00001)
    }
    let unknown = try bench.run(["hosting", "small", "--feeder", "one", "--lang", "en"])
    #expect(unknown.code == 64 && unknown.errors.contains("there is no feeder 'one'; the feeders are 1 to"))
  }
}

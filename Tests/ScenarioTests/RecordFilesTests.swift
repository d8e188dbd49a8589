import Fixtures
import Foundation
import NumericKernels
import Reports
import Testing

@Suite("The data-centre files of a run add up to its results") struct RecordFilesTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench()
    // One replication: what the results are means over is what the files tell.
    try bench.edit("  replications: 3", "  replications: 1")
    try bench.edit("  days: 1", "  days: 2")
  }

  private static let names = ["sessions", "load", "district_load"]

  private static func text(_ files: [String: Data], _ name: String) throws -> String {
    String(decoding: try #require(files[name], "\(name)"), as: UTF8.self)
  }

  /// Everything in the files that does not fit the results.
  static func complaints(_ texts: [String: String], days: Double) -> [String] {
    var found: [String] = []
    let sessions = CSVRecords.rows(texts["sessions.csv"] ?? "")
    let load = CSVRecords.rows(texts["load.csv"] ?? "")
    func sum(_ rows: [[String: String]], _ column: String) -> Double {
      rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? 0) }
    }
    var all = 0.0
    for station in CSVRecords.rows(texts["stations.csv"] ?? "") {
      let id = station["id"] ?? ""
      let energy = days * (Double(station["energy_kwh_per_day"] ?? "") ?? .nan)
      all += energy
      let own = sessions.filter { $0["station_id"] == id }
      if abs(sum(own, "recorded_grid_kwh") - energy) > 1e-6 * Double(own.count + 1) {
        found.append("\(id): energy of the sessions")
      }
      let begun = own.filter { Double($0["plug_in_s"] ?? "").map { $0 >= 0 } == true }
      if abs(Double(begun.count) - days * (Double(station["sessions_per_day"] ?? "") ?? .nan)) > 1e-6 {
        found.append("\(id): number of sessions")
      }
      let quarters = load.filter { $0["station_id"] == id }
      if quarters.count != Int(days) * 96 { found.append("\(id): number of quarter hours") }
      if abs(sum(quarters, "load_kw") / 4 - energy) > 1e-4 * Double(quarters.count) {
        found.append("\(id): energy of the load")
      }
      let connectors = Double(station["connectors"] ?? "") ?? .nan
      let taken = sum(quarters, "occupied_connectors") / (days * 96 * connectors)
      if abs(taken - (Double(station["occupancy_share"] ?? "") ?? .nan)) > 1e-4 {
        found.append("\(id): connectors taken")
      }
    }
    let district = CSVRecords.rows(texts["district_load.csv"] ?? "")
    if abs(sum(district, "charging_kw") / 4 - all) > 1e-4 * Double(district.count + 1) {
      found.append("energy of the district")
    }
    for row in district {
      let parts = ["own_plug_kw", "charging_kw", "swap_kw", "hydrogen_kw"].reduce(0) { $0 + sum([row], $1) }
      if abs(parts - sum([row], "total_kw")) > 1e-3 { found.append("a total of the district") }
    }
    return found
  }

  @Test("Sessions, load and district add up to the stations; the bytes do not depend on threads")
  func whole() throws {
    defer { bench.remove() }
    var folders: [[String: Data]] = []
    for threads in ["1", "2"] {
      let answer = try bench.run([
        "run", "small", "--records", "both", "--out", "out\(threads)", "--threads", threads,
      ])
      #expect(answer.code == 0, "\(answer.errors)")
      folders.append(try bench.files("out\(threads)"))
    }
    for (name, data) in folders[0] where name != "run.json" { #expect(folders[1][name] == data, "\(name)") }
    let texts = Dictionary(
      uniqueKeysWithValues: folders[0].map { ($0.key, String(decoding: $0.value, as: UTF8.self)) })
    #expect(Self.complaints(texts, days: 2) == [])
    let sums = try Self.text(folders[0], "COMPLETE").split(separator: "\n")
    for name in Self.names.flatMap({ ["\($0).csv", "\($0).ndjson"] }) + ["datapackage.json"] {
      let sum = ContentHash.hexadecimal(ContentHash.sha256(Array(try #require(folders[0][name]))))
      #expect(sums.contains("\(sum)  \(name)"), "\(name)")
    }
    #expect(sums.count == folders[0].count - 1)
    // A row of the CSV is a line of JSON.
    for name in Self.names {
      let lines = try Self.text(folders[0], "\(name).ndjson").split(separator: "\n")
      #expect(lines.count + 1 == CSVRecords.read(try Self.text(folders[0], "\(name).csv")).count)
      let first =
        try JSONSerialization.jsonObject(with: Data(try #require(lines.first).utf8)) as? [String: Any]
      #expect(Set(try #require(first).keys) == Set(try #require(DataCatalogue.table(name)).header()))
    }
    try packages(folders[0])
    try planted(texts)
  }

  /// The data package names all files of the folder, and describes tables by their own headers.
  private func packages(_ files: [String: Data]) throws {
    let text = try Self.text(files, "datapackage.json")
    let root = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let resources = try #require(root["resources"] as? [[String: Any]])
    // What is written after it tells itself.
    let told = files.keys.filter { !["COMPLETE", "datapackage.json"].contains($0) }
    #expect(resources.compactMap { $0["path"] as? String }.sorted() == told.sorted())
    for resource in resources where resource["format"] as? String == "csv" {
      let path = try #require(resource["path"] as? String)
      let schema = try #require(resource["schema"] as? [String: Any])
      let fields = try #require(schema["fields"] as? [[String: String]])
      #expect(
        CSVRecords.read(try Self.text(files, path)).first == fields.compactMap { $0["name"] }, "\(path)")
    }
  }

  private func planted(_ texts: [String: String]) throws {
    func complaints(_ name: String, _ change: (inout [String]) -> Void) throws -> [String] {
      var texts = texts
      var lines = try #require(texts[name]).components(separatedBy: "\r\n")
      change(&lines)
      texts[name] = lines.joined(separator: "\r\n")
      return Self.complaints(texts, days: 2)
    }
    let table = DataCatalogue.sessions.header()
    let energy = try #require(table.firstIndex(of: "recorded_grid_kwh"))
    #expect(try complaints("sessions.csv") { $0.remove(at: 5) }.count >= 1)
    #expect(try complaints("sessions.csv") { $0.insert($0[5], at: 5) }.count >= 1)
    #expect(
      try complaints("sessions.csv") {
        var fields = $0[5].components(separatedBy: ",")
        fields[energy] = "\((Double(fields[energy]) ?? 0) + 1)"
        $0[5] = fields.joined(separator: ",")
      }.count == 1)
    #expect(try complaints("load.csv") { $0.remove(at: 9) }.count >= 1)
    #expect(try complaints("district_load.csv") { $0.remove(at: 9) } == ["energy of the district"])
  }

  @Test("Without the option nothing is written of them; each format alone; a word that is none is refused")
  func options() throws {
    defer { bench.remove() }
    #expect(try bench.run(["run", "small", "--out", "plain"]).code == 0)
    let plain = try bench.files("plain")
    #expect(!plain.keys.contains { name in Self.names.contains { name.hasPrefix("\($0).") } })
    for ending in ["csv", "ndjson"] {
      #expect(try bench.run(["run", "small", "--out", ending, "--records", ending]).code == 0)
      let files = try bench.files(ending)
      #expect(Set(files.keys).subtracting(plain.keys) == Set(Self.names.map { "\($0).\(ending)" }))
      for (name, data) in plain where !["run.json", "COMPLETE", "datapackage.json"].contains(name) {
        #expect(files[name] == data, "\(name)")
      }
    }
    let wrong = try bench.run(["run", "small", "--out", "xml", "--records", "xml"])
    #expect(wrong.code == 64 && wrong.errors.contains("csv"))
    // A disk that fills up while records are written leaves nothing behind.
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" run small --out full --records csv"
    let full = try bench.run(["-c", script, CommandLineBench.program], by: "/bin/sh")
    #expect(full.code == 73 && full.errors.contains("cannot write to 'full'"))
    #expect(try bench.listing() == ["csv", "ndjson", "plain", "small"])
  }
}

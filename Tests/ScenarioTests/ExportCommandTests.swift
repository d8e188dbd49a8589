import Foundation
import Testing

@Suite("Layers and charts of a result folder are written again in other formats") struct ExportCommandTests {
  private let bench: CommandLineBench

  init() throws {
    bench = try CommandLineBench()
    #expect(try bench.run(["run", "small", "--out", "out", "--charts", "vega-lite"]).code == 0)
  }

  @Test(
    "Every format has every layer, the GeoPackage and the charts are the run's own, and no export overwrites another"
  )
  func formats() throws {
    defer { bench.remove() }
    let run = try bench.files("out")
    let layers = ["allocation", "boundary", "cells", "stations", "swap_stations", "townships"]
    for format in ["geojson", "csv"] {
      let answer = try bench.run(["export", "out", "--format", format])
      #expect(answer.code == 0 && answer.output == "6 layers: out-\(format)\n")
      let files = try bench.files("out-\(format)")
      #expect(files.keys.sorted() == ["COMPLETE"] + layers.map { "\($0).\(format)" })
    }
    #expect(try bench.run(["export", "out/", "--format", "gpkg"]).code == 0)
    #expect(try bench.files("out-gpkg")["wayside.gpkg"] == run["wayside.gpkg"])
    #expect(try bench.run(["export", "out", "--format", "vega-lite"]).output == "3 charts: out-vega-lite\n")
    for (name, data) in try bench.files("out-vega-lite") where name != "COMPLETE" {
      #expect(data == run[name], "\(name)")
    }
    #expect(try bench.run(["export", "out", "--format", "csv"]).code == 73)
    // What is made from a run never takes the place of a run, not even of its own.
    let own = try bench.run(["export", "out", "--format", "gpkg", "--out", "out", "--force"])
    #expect(own.code == 73 && own.errors.contains("holds the results of a run"))
    #expect(try bench.files("out") == run)
    #expect(try bench.run(["export", "out", "--format", "csv", "--force", "--bom"]).code == 0)
    #expect(
      try bench.files("out-csv").allSatisfy { $0 == "COMPLETE" || $1.starts(with: [0xEF, 0xBB, 0xBF]) })
  }

  @Test("A changed folder, one that is none, an unknown layer and a misunderstood call are told apart")
  func slips() throws {
    defer { bench.remove() }
    func said(_ arguments: String..., code: Int32) throws -> String {
      let answer = try bench.run(["export"] + arguments)
      #expect(answer.code == code && answer.output.isEmpty, "\(answer.errors)")
      return answer.errors
    }
    #expect(
      try said("out", "--format", "csv", "--layer", "cels", code: 65) == """
        wayside: 'out' has no layer 'cels'
          did you mean 'cells'?
          layers: cells, boundary, allocation, townships, stations, swap_stations

        """)
    #expect(
      try said("small", "--format", "csv", code: 65)
        == "wayside: 'small' is no result folder: there is no COMPLETE in it\n")
    #expect(try said("nowhere", "--format", "csv", code: 66) == "wayside: there is nothing at 'nowhere'\n")
    _ = try said("out", "--format", "shapefile", code: 64)
    _ = try said("out", "--format", "geojson", "--bom", code: 64)
    _ = try said("out", "--format", "vega-lite", "--layer", "cells", code: 64)
    let file = try #require(FileHandle(forWritingAtPath: "\(bench.folder)/out/wayside.gpkg"))
    try file.seekToEnd()
    try file.write(contentsOf: Data([0]))
    try file.close()
    #expect(
      try said("out", "--format", "csv", code: 65)
        == "wayside: 'out/wayside.gpkg' was changed after the run: its SHA-256 is not that of COMPLETE\n")
    // A sum that fits does not make a database.
    let path = "\(bench.folder)/out/COMPLETE"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let other = text.split(separator: "\n").filter { !$0.hasSuffix("wayside.gpkg") }.joined(separator: "\n")
    try (other + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    #expect(
      try said("out", "--format", "csv", code: 65).contains(
        "wayside.gpkg is not in it; run the scenario again"))
    #expect(try bench.listing() == ["out", "small"])
  }
}

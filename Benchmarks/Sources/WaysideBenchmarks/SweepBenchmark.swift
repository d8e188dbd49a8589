import Foundation
import ScenarioFiles
import Sweeps
import Uncertainty

/// The manifest of 100,000 runs and the merge of their records, of 99 figures each, from 40 shards.
let sweepBenchmark = Benchmark(name: "sweep") {
  let folder = FileManager.default.temporaryDirectory.appending(path: "wayside-sweep-\(UUID().uuidString)")
    .path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let (text, planning) = try measured { try SweepBenchmark.plan() }
  let (manifest, reading) = try measured { try SweepManifest(reading: text, file: "manifest") }
  guard manifest.runs.count == SweepBenchmark.runs, Set(manifest.runs.map(\.id)).count == manifest.runs.count
  else { throw Wrong("\(manifest.runs.count) runs") }

  let (forty, seven) = ("\(folder)/forty", "\(folder)/seven")
  try SweepBenchmark.write(manifest, shards: 40, to: forty)
  try SweepBenchmark.write(manifest, shards: 7, to: seven)
  let (count, merging) = try measured {
    try SweepMerge.merge(manifest, in: forty, to: "\(folder)/forty.sqlite", allowsPartial: false)
  }
  try SweepMerge.merge(manifest, in: seven, to: "\(folder)/seven.sqlite", allowsPartial: false)
  let (one, other) = try (
    Data(contentsOf: URL(filePath: "\(folder)/forty.sqlite")),
    Data(contentsOf: URL(filePath: "\(folder)/seven.sqlite"))
  )
  guard count == manifest.runs.count, one == other else {
    throw Wrong("\(count) runs; 40 shards and 7 do not give the same bytes")
  }
  let (status, looking) = try measured { try SweepStatus(of: manifest, in: forty) }
  guard status.done == manifest.runs.count, status.missing == 0 else { throw Wrong("\(status)") }
  guard merging + reading <= 10 else { throw Wrong("reading and merging took \(merging + reading) s") }
  return [
    "\(count) runs of \(SweepBenchmark.columns.count) figures, \(one.count) bytes",
    "planning CPU s \(fixed(planning, 2)), reading the manifest \(fixed(reading, 2)), status \(fixed(looking, 2)), merging \(fixed(merging, 2))",
  ]
}

enum SweepBenchmark {
  static let runs = 100_000
  static let columns = (1...99).map { "figure_\($0)" }

  /// A manifest of ten thousand values of one number with ten seeds each.
  static func plan() throws -> Data {
    var sweep = Sweep()
    var axis = Sweep.Axis()
    axis.key = "fleet.private.stock"
    axis.values = (0..<runs / 10).map { 5000 + Double($0) / 8 }
    sweep.grid = [axis]
    sweep.seeds = 10
    let rows = try SweepRows(sweep, inputs: [], design: FutureDesign())
    let files = ["scenario.yaml", "data/boundary.geojson", "data/townships.csv"]
    let header = SweepHeader(
      version: "1", scenario: "scenario",
      inputs: files.map { InputFile(path: $0, sha256: String(repeating: "0", count: 64)) },
      foresight: false, replications: 1, seed: 1, runs: rows.count, columns: columns)
    return Data(try SweepManifest.text(header, rows).utf8)
  }

  /// A ninth of the figures is not defined, a third is whole, the rest has all its digits.
  static func write(_ manifest: SweepManifest, shards: Int, to folder: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for number in 1...shards {
      guard let shard = ShardIndex(number: number, count: shards) else { throw Wrong("shard \(number)") }
      let file = try ShardFile(shard, of: manifest, in: folder)
      for index in shard.runs(of: manifest.runs.count) {
        let figures = columns.indices.map { column -> Double? in
          switch column % 9 {
          case 8: nil
          case 0, 3, 6: Double((index * 31 + column * 7) % 5000)
          default: Double(index * 100 + column).squareRoot()
          }
        }
        try file.append(SweepRecord(id: manifest.runs[index].id, outcome: .figures(figures)))
      }
      try file.finish()
    }
  }
}

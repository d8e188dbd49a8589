/// How far a sweep has come, from its files alone.
public struct SweepStatus: Codable, Hashable, Sendable {
  public let runs: Int
  public let done: Int
  /// Runs whose record is an error.
  public let failed: Int
  public let missing: Int

  /// - Throws: `SweepFault` where a file is not what it should be.
  public init(of manifest: SweepManifest, in folder: String) throws {
    let files = try ShardRecords.all(in: folder, of: manifest)
    var done = 0
    var failed = 0
    for run in manifest.runs {
      guard let line = files.lazy.compactMap({ $0.line(of: run.id) }).first else { continue }
      if SweepRecord.isFailure(line) { failed += 1 } else { done += 1 }
    }
    runs = manifest.runs.count
    self.done = done
    self.failed = failed
    missing = runs - done - failed
  }

  /// Shards of a division into `count` that lack a run, from 1.
  ///
  /// - Throws: as above.
  public static func open(of manifest: SweepManifest, in folder: String, count: Int) throws -> [ShardIndex] {
    let files = try ShardRecords.all(in: folder, of: manifest)
    return (1...max(1, count)).compactMap { number in
      guard let shard = ShardIndex(number: number, count: count) else { return nil }
      let lacks = shard.runs(of: manifest.runs.count).contains { index in
        !files.contains { $0.line(of: manifest.runs[index].id) != nil }
      }
      return lacks ? shard : nil
    }
  }
}

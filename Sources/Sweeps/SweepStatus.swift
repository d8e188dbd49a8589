/// How far a sweep has come, from its files alone.
public struct SweepStatus: Codable, Hashable, Sendable {
  public let runs: Int
  public let done: Int
  /// Runs whose record is an error.
  public let failed: Int
  public let missing: Int
  /// What the failed runs say, each once, the first few.
  public let reasons: [String]

  private static let mostReasons = 5

  /// - Throws: `SweepFault` where a file is not what it should be.
  public init(of manifest: SweepManifest, in folder: String) throws {
    let records = try ShardRecords(in: folder, of: manifest)
    var done = 0
    var failed = 0
    var reasons: [String] = []
    for run in manifest.runs {
      guard let isFailure = records.isFailure(run.id) else { continue }
      if isFailure { failed += 1 } else { done += 1 }
      guard isFailure, reasons.count < Self.mostReasons,
        case .failed(let words) = try records.record(
          of: run.id, columns: manifest.header.columns.count)?.outcome, !reasons.contains(words)
      else { continue }
      reasons.append(words)
    }
    self.reasons = reasons
    runs = manifest.runs.count
    self.done = done
    self.failed = failed
    missing = runs - done - failed
  }

  /// Shards of a division into `count` that lack a run, from 1; with `retriesFailed` also those with a failed one.
  ///
  /// - Throws: as above.
  public static func open(
    of manifest: SweepManifest, in folder: String, count: Int, retriesFailed: Bool = false
  ) throws -> [ShardIndex] {
    let records = try ShardRecords(in: folder, of: manifest)
    return (1...max(1, count)).compactMap { number in
      guard let shard = ShardIndex(number: number, count: count) else { return nil }
      let lacks = shard.runs(of: manifest.runs.count).contains { index in
        records.isFailure(manifest.runs[index].id).map { $0 && retriesFailed } ?? true
      }
      return lacks ? shard : nil
    }
  }
}

import Foundation
import GRDB

/// Joins the records of all shards into one SQLite database: each run once, in the order of the manifest.
///
/// Equal records give equal bytes, whatever the shards were and whoever ran them.
public enum SweepMerge {
  /// - Parameters:
  ///   - folder: of the sweep.
  ///   - path: of the database; one that is there is replaced at the end.
  ///   - allowsPartial: whether runs without a record are left out.
  /// - Returns: how many runs are in it.
  /// - Throws: `SweepFault` where records are missing, differ, or cannot be read or written.
  @discardableResult public static func merge(
    _ manifest: SweepManifest, in folder: String, to path: String, allowsPartial: Bool
  ) throws -> Int {
    let records = try ShardRecords(in: folder, of: manifest)
    let missing = manifest.runs.count { records.isFailure($0.id) == nil }
    guard missing == 0 || allowsPartial else {
      throw SweepFault.incomplete(missing: missing, of: manifest.runs.count)
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw SweepFault.cannotWrite(path, EISDIR)
    }
    // Two merges into one place do not write each other's file.
    let aside = "\(path).\(getpid()).tmp"
    unlink(aside)
    do {
      try write(manifest, records, to: aside)
      try publish(aside, as: path)
    } catch let error as DatabaseError {
      let code = errno
      unlink(aside)
      switch error.resultCode {
      case .SQLITE_FULL: throw SweepFault.cannotWrite(path, ENOSPC)
      case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_IOERR:
        throw SweepFault.cannotWrite(path, code == 0 ? EIO : code)
      default: throw SweepFault.database(error.message ?? "\(error)")
      }
    } catch {
      unlink(aside)
      throw error
    }
    return manifest.runs.count - missing
  }

  private static func publish(_ aside: String, as path: String) throws {
    let file = open(aside, O_RDONLY)
    guard file >= 0 else { throw SweepFault.cannotWrite(path, errno) }
    let forced = fsync(file) == 0
    close(file)
    guard forced, rename(aside, path) == 0 else { throw SweepFault.cannotWrite(path, errno) }
    try ShardFile.sync(folder: (path as NSString).deletingLastPathComponent)
  }

  private static func write(
    _ manifest: SweepManifest, _ records: ShardRecords, to path: String
  ) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Thrown away as a whole if it is not finished, and forced to disk before it takes its name.
      try database.execute(
        sql:
          "PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY"
      )
      _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = OFF")
    }
    let keys = inputKeys(manifest)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { database in
      try database.execute(sql: schema(keys, manifest.header.columns))
      try database.execute(
        sql: "INSERT INTO sweep VALUES ('version', ?), ('manifest', ?), ('runs', ?), ('scenario', ?)",
        arguments: [
          manifest.header.version, manifest.digest, "\(manifest.runs.count)", manifest.header.scenario,
        ])
      let runs = try database.makeStatement(sql: "INSERT INTO runs VALUES (?, ?, ?, ?, ?)")
      let inputs = try database.makeStatement(sql: insertion("inputs", keys.count))
      let results = try database.makeStatement(sql: insertion("results", manifest.header.columns.count))
      let columns = manifest.header.columns.count
      for run in manifest.runs {
        guard let record = try records.record(of: run.id, columns: columns) else { continue }
        let number = run.index.databaseValue
        var words = DatabaseValue.null
        if case .failed(let error) = record.outcome { words = error.databaseValue }
        try runs.execute(
          arguments: [
            number, run.id.databaseValue, run.label.databaseValue, Int64(bitPattern: run.seed).databaseValue,
            words,
          ])
        let chosen = run.choices
        try inputs.execute(arguments: row(run.index, keys.map { chosen[$0] }))
        if case .figures(let values) = record.outcome {
          try results.execute(arguments: row(run.index, values))
        }
      }
    }
    try queue.close()
  }

  /// The type is stated, for of a list of `Any` every value is asked what it is, which takes longer than SQLite does.
  private static func row(_ number: Int, _ values: [Double?]) -> StatementArguments {
    var cells: [(any DatabaseValueConvertible)?] = [number]
    cells += values.lazy.map { $0 as (any DatabaseValueConvertible)? }
    return StatementArguments(cells)
  }

  /// Keys that any run chooses, in the order they come.
  private static func inputKeys(_ manifest: SweepManifest) -> [String] {
    var keys: [String] = []
    var known: Set<String> = []
    for run in manifest.runs {
      for choice in run.decisions + run.future where known.insert(choice.key).inserted {
        keys.append(choice.key)
      }
    }
    return keys
  }

  private static func insertion(_ table: String, _ columns: Int) -> String {
    "INSERT INTO \(table) VALUES (?\(String(repeating: ", ?", count: columns)))"
  }

  private static func schema(_ keys: [String], _ columns: [String]) -> String {
    func wide(_ names: [String]) -> String {
      names.map { ", \"\($0.replacingOccurrences(of: "\"", with: "\"\""))\" REAL" }.joined()
    }
    return """
      CREATE TABLE sweep (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE runs (run INTEGER PRIMARY KEY, id TEXT NOT NULL, label TEXT NOT NULL, seed INTEGER NOT NULL, error TEXT);
      CREATE TABLE inputs (run INTEGER PRIMARY KEY REFERENCES runs\(wide(keys)));
      CREATE TABLE results (run INTEGER PRIMARY KEY REFERENCES runs\(wide(columns)));
      """
  }
}

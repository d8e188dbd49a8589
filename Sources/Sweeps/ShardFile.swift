import Foundation
import Synchronization

/// The records of one shard while it runs: a line a run, so that whoever is killed loses the run under way and no other.
///
/// Lines go to `k-of-N.ndjson.tmp`, each in one call; a torn one is cut off when the shard is taken up again. When all are there they
/// are put in order, forced to disk, and take the name without `.tmp`.
public final class ShardFile: Sendable {
  public static let folder = "shards"

  private struct State {
    var file: Int32
    var length: Int
    var synced = Date()
  }

  private let path: String
  private let manifest: SweepManifest
  private let shard: ShardIndex
  /// Runs of this shard that have a record already, here or in a shard of another division.
  public let done: Set<String>
  private let state: Mutex<State>

  public var partialPath: String { path + ".tmp" }

  /// - Parameters:
  ///   - folder: of the sweep.
  ///   - retriesFailed: whether a run whose record is a failure counts as not done.
  /// - Throws: `SweepFault` where it cannot be written, or holds records of another manifest.
  public init(
    _ shard: ShardIndex, of manifest: SweepManifest, in folder: String, retriesFailed: Bool = false
  ) throws {
    let shards = "\(folder)/\(Self.folder)"
    if mkdir(shards, 0o755) != 0, errno != EEXIST { throw SweepFault.cannotWrite(shards, errno) }
    path = "\(shards)/\(shard.fileName)"
    self.manifest = manifest
    self.shard = shard
    let partial = path + ".tmp"
    // A scheduler may start a shard again while the program it has lost sight of still works.
    let file = try Self.locked(partial)
    do {
      let heading = Array((Self.heading(of: manifest) + "\n").utf8)
      var length = try ShardRecords.wholeLength(of: partial)
      if length < heading.count { length = 0 }
      guard ftruncate(file, off_t(length)) == 0, length > 0 || Self.put(heading, to: file) else {
        throw SweepFault.cannotWrite(partial, errno)
      }
      // Other shards of this division have other runs.
      let others = "-of-\(shard.count).ndjson"
      let records = try ShardRecords(in: folder, of: manifest) { name in
        name.hasPrefix(shard.fileName) || !(name.hasSuffix(others) || name.hasSuffix(others + ".tmp"))
      }
      done = Set(
        shard.runs(of: manifest.runs.count).map { manifest.runs[$0].id }.filter {
          records.isFailure($0).map { isFailure in !(isFailure && retriesFailed) } ?? false
        })
      state = Mutex(State(file: file, length: max(length, heading.count)))
    } catch {
      close(file)
      throw error
    }
  }

  /// The file at the path, for this program alone.
  private static func locked(_ path: String) throws -> Int32 {
    while true {
      let file = open(path, O_RDWR | O_CREAT | O_APPEND, 0o644)
      guard file >= 0 else { throw SweepFault.cannotWrite(path, errno) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        // Other words than these mean that the file system knows no locks.
        let code = errno
        close(file)
        throw code == EWOULDBLOCK ? SweepFault.inUse(path) : SweepFault.cannotWrite(path, code)
      }
      var (opened, named) = (stat(), stat())
      if fstat(file, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino { return file }
      // Whoever had it has finished the shard and taken the name away in between.
      close(file)
    }
  }

  deinit { state.withLock { if $0.file >= 0 { close($0.file) } } }

  /// The first line of a shard.
  static func heading(of manifest: SweepManifest) -> String {
    "{\"manifest\":\"\(manifest.digest)\",\"schema\":\"wayside-shard/1\",\"version\":\"\(manifest.header.version)\"}"
  }

  /// Adds a record; may be called from any thread. Once a second all is forced to disk.
  ///
  /// - Throws: `SweepFault.cannotWrite`; the file then ends where it ended before.
  public func append(_ record: SweepRecord) throws {
    let bytes = Array((record.line + "\n").utf8)
    let path = partialPath
    try state.withLock { state in
      guard Self.put(bytes, to: state.file) else {
        let code = errno
        _ = ftruncate(state.file, off_t(state.length))
        throw SweepFault.cannotWrite(path, code)
      }
      state.length += bytes.count
      let now = Date()
      if now.timeIntervalSince(state.synced) >= 1 {
        guard fsync(state.file) == 0 else { throw SweepFault.cannotWrite(path, errno) }
        state.synced = now
      }
    }
  }

  /// Forces what is there to disk, to go on another time.
  public func flush() { state.withLock { _ = fsync($0.file) } }

  /// Gives the shard its name, with its records in the order of the manifest; those of an earlier time stay.
  ///
  /// - Throws: `SweepFault`.
  public func finish() throws {
    let earlier = FileManager.default.fileExists(atPath: path) ? [path] : []
    let records = try ShardRecords(reading: earlier + [partialPath], of: manifest)
    var text = Array((Self.heading(of: manifest) + "\n").utf8)
    for index in shard.runs(of: manifest.runs.count) {
      let id = manifest.runs[index].id
      guard let line = records.line(of: id) else { continue }
      text += line
      text.append(UInt8(ascii: "\n"))
    }
    try Self.publish(text, as: path)
    unlink(partialPath)
  }

  /// Writes a whole file aside, forces it to disk and gives it its name.
  ///
  /// - Throws: `SweepFault.cannotWrite`.
  public static func publish(_ bytes: [UInt8], as path: String) throws {
    let aside = path + ".aside"
    try write(bytes, to: aside)
    guard rename(aside, path) == 0 else { throw SweepFault.cannotWrite(path, errno) }
    try sync(folder: (path as NSString).deletingLastPathComponent)
  }

  /// Writes a whole file and forces it to disk.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { throw SweepFault.cannotWrite(path, errno) }
    defer { close(file) }
    guard put(bytes, to: file), fsync(file) == 0 else {
      let code = errno
      unlink(path)
      throw SweepFault.cannotWrite(path, code)
    }
  }

  static func sync(folder: String) throws {
    let file = open(folder.isEmpty ? "." : folder, O_RDONLY)
    guard file >= 0 else { throw SweepFault.cannotWrite(folder, errno) }
    defer { close(file) }
    // Some file systems have nothing to force for a folder.
    if fsync(file) != 0, errno != EINVAL { throw SweepFault.cannotWrite(folder, errno) }
  }

  private static func put(_ bytes: [UInt8], to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

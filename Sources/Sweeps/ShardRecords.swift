import Foundation

/// The records of shards, found by run without being read in.
///
/// A run may stand several times, in shards of different divisions: figures have to be the same to the byte, and count more than a
/// failure, which may have been of the machine.
struct ShardRecords {
  private struct Place {
    let file: Int
    let range: Range<Int>
    let isFailure: Bool
  }

  private var files: [(name: String, bytes: Data)] = []
  private var places: [String: Place] = [:]

  /// Files of shards, finished ones and others, in the order of their names.
  static func files(in folder: String) throws -> [String] {
    let shards = "\(folder)/\(ShardFile.folder)"
    guard FileManager.default.fileExists(atPath: shards) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: shards) else {
      throw SweepFault.cannotRead(shards, access(shards, R_OK | X_OK) == 0 ? EIO : errno)
    }
    return names.filter { $0.hasSuffix(".ndjson") || $0.hasSuffix(".ndjson.tmp") }.sorted()
      .map { "\(shards)/\($0)" }
  }

  /// The records of a sweep's shards, also while programs work at some of them.
  ///
  /// - Parameter wanted: which files, by name; all unless it says otherwise.
  /// - Throws: `SweepFault`.
  init(
    in folder: String, of manifest: SweepManifest, where wanted: (_ name: String) -> Bool = { _ in true }
  ) throws {
    while true {
      let paths = try Self.files(in: folder).filter { wanted(($0 as NSString).lastPathComponent) }
      do {
        try self.init(reading: paths, of: manifest)
        return
      } catch SweepFault.cannotRead(let path, _) where !FileManager.default.fileExists(atPath: path) {
        // A shard that was finished in between has another name now.
        continue
      }
    }
  }

  /// - Throws: `SweepFault` for a file of another manifest or program, a line that is no record, or two records of a run that differ; a
  ///   last line without an end is passed over, for its run was never finished.
  init(reading paths: [String], of manifest: SweepManifest) throws {
    let heading = Array(ShardFile.heading(of: manifest).utf8)
    for path in paths {
      let file = files.count
      files.append((path, try Self.bytes(of: path)))
      try add(file, heading, manifest)
    }
  }

  private mutating func add(_ file: Int, _ heading: [UInt8], _ manifest: SweepManifest) throws {
    let (name, bytes) = files[file]
    try bytes.withUnsafeBytes { raw in
      let all = raw.bindMemory(to: UInt8.self)
      var start = 0
      var number = 0
      while let end = all[start...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = UnsafeBufferPointer(rebasing: all[start..<end])
        number += 1
        if number == 1 {
          guard line.elementsEqual(heading) else { throw Self.foreign(name, line, manifest) }
        } else if let id = SweepRecord.id(of: line) {
          try add(id, Place(file: file, range: start..<end, isFailure: SweepRecord.isFailure(line)))
        } else {
          throw Self.damaged(name, number, zh: "不是运行记录", en: "this is no record of a run")
        }
        start = end + 1
      }
    }
  }

  private mutating func add(_ id: String, _ place: Place) throws {
    guard let known = places[id] else {
      places[id] = place
      return
    }
    if known.isFailure, !place.isFailure { places[id] = place }
    guard !known.isFailure, !place.isFailure, line(at: known) != line(at: place) else { return }
    throw SweepFault.differs(id: id, one: files[known.file].name, other: files[place.file].name)
  }

  private func line(at place: Place) -> Data {
    let bytes = files[place.file].bytes
    return bytes[bytes.startIndex + place.range.lowerBound..<bytes.startIndex + place.range.upperBound]
  }

  func line(of id: String) -> Data? { places[id].map(line) }

  /// `nil` where the run has no record.
  func isFailure(_ id: String) -> Bool? { places[id]?.isFailure }

  /// - Returns: `nil` where the run has no record.
  /// - Throws: `SweepFault` where the line is no record.
  func record(of id: String, columns: Int) throws -> SweepRecord? {
    guard let place = places[id] else { return nil }
    let (name, bytes) = files[place.file]
    let record = bytes.withUnsafeBytes { raw in
      SweepRecord(
        UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[place.range]), columns: columns)
    }
    guard let record else {
      let number = bytes.prefix(place.range.lowerBound).count { $0 == UInt8(ascii: "\n") } + 1
      throw Self.damaged(
        name, number, zh: "运行记录应有 \(columns) 个数", en: "a record of \(columns) figures was expected")
    }
    return record
  }

  /// Bytes up to the end of the last whole line; 0 for a file that is not there.
  static func wholeLength(of path: String) throws -> Int {
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { return 0 }
    return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 - bytes.startIndex + 1 } ?? 0
  }

  private static func bytes(of path: String) throws -> Data {
    do {
      // Finished shards are replaced as a whole; others may be cut under who has them mapped.
      return try Data(contentsOf: URL(filePath: path), options: path.hasSuffix(".tmp") ? [] : .mappedIfSafe)
    } catch {
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      let code = isFolder.boolValue ? EISDIR : access(path, R_OK) == 0 ? EIO : errno
      throw SweepFault.cannotRead(path, code)
    }
  }

  private static func damaged(_ path: String, _ number: Int, zh: String, en: String) -> SweepFault {
    .line(
      file: path, line: number, zh: zh + "；删去该行后重新 sweep exec",
      en: en + ": take the line out and run sweep exec again")
  }

  private static func foreign(
    _ path: String, _ line: UnsafeBufferPointer<UInt8>, _ manifest: SweepManifest
  ) -> SweepFault {
    struct Heading: Decodable {
      let manifest: String
      let version: String
    }
    guard let heading = try? JSONDecoder().decode(Heading.self, from: Data(line)) else {
      return .line(file: path, line: 1, zh: "不是分片的首行", en: "this is not the first line of a shard")
    }
    guard heading.version == manifest.header.version else {
      return .line(
        file: path, line: 1, zh: "由版本 \(heading.version) 写出，清单为版本 \(manifest.header.version)：不同版本的结果不可混用",
        en:
          "written by version \(heading.version), planned by \(manifest.header.version): versions are not mixed"
      )
    }
    return .line(
      file: path, line: 1, zh: "属于另一份清单：移去 shards 文件夹后重新运行",
      en: "this shard is of another manifest: move the folder shards away and run again")
  }
}

import Foundation

/// The records of one shard's file, found by run without being read in.
struct ShardRecords {
  private let bytes: Data
  private let places: [String: Range<Int>]
  let name: String

  var ids: Dictionary<String, Range<Int>>.Keys { places.keys }

  /// Files of shards, finished ones and others, in the order of their names.
  static func files(in folder: String) throws -> [String] {
    let shards = "\(folder)/\(ShardFile.folder)"
    guard FileManager.default.fileExists(atPath: shards) else { return [] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: shards) else {
      throw SweepFault.cannotRead(shards, errno)
    }
    return names.filter { $0.hasSuffix(".ndjson") || $0.hasSuffix(".ndjson.tmp") }.sorted()
      .map { "\(shards)/\($0)" }
  }

  /// The records of all shards, also while programs work at some of them.
  ///
  /// - Throws: `SweepFault`.
  static func all(in folder: String, of manifest: SweepManifest) throws -> [ShardRecords] {
    while true {
      let paths = try files(in: folder)
      do {
        return try paths.map { try ShardRecords(reading: $0, of: manifest) }
      } catch SweepFault.cannotRead(let path, _) where !FileManager.default.fileExists(atPath: path) {
        // A shard that was finished in between has another name now.
        continue
      }
    }
  }

  /// - Throws: `SweepFault` for a file of another manifest or program, or a line that is no record; a last line without an end is
  ///   passed over, for its run was never finished.
  init(reading path: String, of manifest: SweepManifest) throws {
    let bytes: Data
    do {
      // Finished shards are replaced as a whole; others may be cut under who has them mapped.
      bytes = try Data(contentsOf: URL(filePath: path), options: path.hasSuffix(".tmp") ? [] : .mappedIfSafe)
    } catch {
      throw SweepFault.cannotRead(path, errno)
    }
    name = path
    var places: [String: Range<Int>] = [:]
    var fault: SweepFault?
    bytes.withUnsafeBytes { raw in
      let all = raw.bindMemory(to: UInt8.self)
      var start = 0
      var number = 0
      while let end = all[start...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = UnsafeBufferPointer(rebasing: all[start..<end])
        number += 1
        if number == 1 {
          if !line.elementsEqual(ShardFile.heading(of: manifest).utf8) {
            fault = Self.foreign(path, line, manifest)
            return
          }
        } else if let id = SweepRecord.id(of: line) {
          places[id] = places[id] ?? start..<end
        } else {
          fault = .line(file: path, line: number, zh: "不是运行记录", en: "this is no record of a run")
          return
        }
        start = end + 1
      }
    }
    if let fault { throw fault }
    self.bytes = bytes
    self.places = places
  }

  func line(of id: String) -> Data? {
    places[id].map { bytes[bytes.startIndex + $0.lowerBound..<bytes.startIndex + $0.upperBound] }
  }

  /// - Returns: `nil` where the file has no record of the run.
  /// - Throws: `SweepFault` where the line is no record.
  func record(of id: String, columns: Int) throws -> SweepRecord? {
    guard let place = places[id] else { return nil }
    let record = bytes.withUnsafeBytes { raw in
      SweepRecord(UnsafeBufferPointer(rebasing: raw.bindMemory(to: UInt8.self)[place]), columns: columns)
    }
    guard let record else {
      let number = bytes.prefix(place.lowerBound).count { $0 == UInt8(ascii: "\n") } + 1
      throw SweepFault.line(
        file: name, line: number, zh: "运行记录应有 \(columns) 个数",
        en: "a record of \(columns) figures was expected")
    }
    return record
  }

  /// Bytes up to the end of the last whole line; 0 for a file that is not there.
  static func wholeLength(of path: String) throws -> Int {
    guard let bytes = try? Data(contentsOf: URL(filePath: path)) else { return 0 }
    return bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 - bytes.startIndex + 1 } ?? 0
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

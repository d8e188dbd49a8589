public import Foundation
import NumericKernels
public import ScenarioFiles

/// What a sweep is made of, the first line of its manifest. Who runs a part of it checks it against what is there.
public struct SweepHeader: Codable, Hashable, Sendable {
  public static let schema = "wayside-manifest/1"

  public var schema = Self.schema
  /// Of the program that planned it: another one may count differently.
  public let version: String
  /// From the folder of the manifest.
  public let scenario: String
  public let inputs: [InputFile]
  public let foresight: Bool
  /// 0 for the scenario's.
  public let replications: Int
  public let seed: UInt64
  public let runs: Int
  /// Names of the figures of a run, in their order.
  public let columns: [String]
  /// SHA-256 of the whole manifest with nothing in this place: what was edited shows, and shards say which manifest they belong to.
  var whole = ""

  public init(
    version: String, scenario: String, inputs: [InputFile], foresight: Bool, replications: Int, seed: UInt64,
    runs: Int, columns: [String]
  ) {
    self.version = version
    self.scenario = scenario
    self.inputs = inputs
    self.foresight = foresight
    self.replications = replications
    self.seed = seed
    self.runs = runs
    self.columns = columns
  }

  /// What every run's id begins with.
  var essence: String {
    var lines = [schema, version, "\(foresight)", "\(replications)"]
    lines += inputs.map { "\($0.path) \($0.sha256)" }
    return lines.joined(separator: "\n")
  }
}

/// A line of the manifest: one run.
public struct SweepRun: Codable, Hashable, Sendable {
  /// Of the header and all that is chosen here: equal inputs have equal ids, whichever sweep they are in.
  public let id: String
  public let index: Int
  public let label: String
  public let seed: UInt64
  public let decisions: [SweepChoice]
  public let future: [SweepChoice]

  public var choices: [String: Double] {
    Dictionary((decisions + future).map { ($0.key, $0.value) }) { $1 }
  }

  public init(_ row: SweepRow, index: Int, header: SweepHeader) {
    self.init(row, index: index, seed: header.seed, ids: RunIDs(header))
  }

  /// - Parameter seed: of the scenario.
  init(_ row: SweepRow, index: Int, seed: UInt64, ids: RunIDs) {
    label = row.label
    self.seed = seed &+ UInt64(row.seedOffset)
    decisions = row.decisions
    future = row.future
    self.index = index
    id = ids.id(seed: self.seed, decisions, future)
  }
}

/// Ids of the runs of a sweep; what all of them begin with is hashed once.
struct RunIDs {
  private let beginning: ContentHash.Stream

  init(_ header: SweepHeader) {
    var stream = ContentHash.Stream()
    stream.add(Array(header.essence.utf8))
    beginning = stream
  }

  /// The first 16 digits of a SHA-256.
  func id(seed: UInt64, _ decisions: [SweepChoice], _ future: [SweepChoice]) -> String {
    var text = "\n\(seed)"
    // What a plan knows and what it does not are different inputs.
    for choice in decisions { text += "\n\(choice.key)=\(choice.value)" }
    text += "\n--"
    for choice in future { text += "\n\(choice.key)=\(choice.value)" }
    var stream = beginning
    stream.add(Array(text.utf8))
    return ContentHash.hexadecimal(Array(stream.digest().prefix(8)))
  }

  /// Whether a line is as it was planned.
  func isSound(_ run: SweepRun) -> Bool { run.id == id(seed: run.seed, run.decisions, run.future) }
}

/// All runs of a sweep, as a file of one line each.
public struct SweepManifest: Sendable {
  public let header: SweepHeader
  public let runs: [SweepRun]
  public var digest: String { header.whole }

  public static let fileName = "manifest.ndjson"

  /// The file's text.
  public static func text(_ header: SweepHeader, _ rows: SweepRows) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func line(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    var text = try line(header) + "\n"
    let ids = RunIDs(header)
    for index in 0..<rows.count {
      text += try line(SweepRun(rows[index], index: index, seed: header.seed, ids: ids)) + "\n"
    }
    let whole = ContentHash.hexadecimal(ContentHash.sha256(Array(text.utf8)))
    return text.replacing(Self.seal(""), with: Self.seal(whole), maxReplacements: 1)
  }

  /// The place of the header that holds the hash; it stands behind all that a person wrote, which JSON quotes.
  private static func seal(_ whole: String) -> String { "\"whole\":\"\(whole)\"}\n" }

  /// - Throws: `SweepFault` with the line that is wrong.
  public init(reading data: Data, file: String) throws(SweepFault) {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let decoder = JSONDecoder()
    guard let first = lines.first, let header = try? decoder.decode(SweepHeader.self, from: first),
      header.schema == SweepHeader.schema
    else {
      throw .line(
        file: file, line: 1, zh: "不是批量清单的首行", en: "this is not the first line of a manifest")
    }
    guard lines.last?.isEmpty == true else {
      throw .line(file: file, line: lines.count, zh: "文件不完整", en: "the file is cut off")
    }
    var runs: [SweepRun] = []
    let ids = RunIDs(header)
    for (row, line) in lines.dropFirst().dropLast().enumerated() {
      guard let run = try? decoder.decode(SweepRun.self, from: line) else {
        throw .line(file: file, line: row + 2, zh: "不是一次运行", en: "this is no run")
      }
      guard run.index == row, ids.isSound(run) else {
        throw .line(
          file: file, line: row + 2, zh: "内容与其 id 不符：清单被改动过，请重新 sweep plan",
          en: "the line does not match its id: the manifest was edited; make it anew by sweep plan")
      }
      runs.append(run)
    }
    guard runs.count == header.runs else {
      throw .line(
        file: file, line: lines.count, zh: "应有 \(header.runs) 次运行，实有 \(runs.count) 次",
        en: "\(header.runs) runs were planned, \(runs.count) are here: the manifest was edited or cut off")
    }
    // What no line tells of itself: labels, the order of columns, where the scenario is.
    let sealed = Array(Self.seal(header.whole).utf8)
    guard first.count + 1 >= sealed.count,
      data.prefix(first.count + 1).suffix(sealed.count).elementsEqual(sealed),
      header.whole
        == ContentHash.hexadecimal(
          ContentHash.sha256(
            Array(data.prefix(first.count + 1 - sealed.count)) + Array(Self.seal("").utf8)
              + Array(data.dropFirst(first.count + 1))))
    else {
      throw .line(
        file: file, line: 1, zh: "内容与其校验值不符：清单被改动过，请重新 sweep plan",
        en: "the file does not match its hash: the manifest was edited; make it anew by sweep plan")
    }
    self.header = header
    self.runs = runs
  }
}

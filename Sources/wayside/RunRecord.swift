import DistrictSimulation
import Foundation
import ScenarioFiles

/// `run.json`: how a result came about. The only file with times in it.
struct RunRecord: Encodable {
  var schema = "wayside-run/1"
  var tool = "wayside"
  var version = Catalogue.version
  var arguments: [String]
  var scenarioSchema = "wayside/1"
  var inputs: [InputFile]
  var seed: UInt64
  var days: Int
  var warmUpDays: Int
  var replications: Int
  var threads: Int
  /// Whether distances are straight lines with a detour or follow roads.
  var distances: String
  var operatingSystem: String
  var architecture: String
  var libc: String
  var swift: String
  var started: String
  var ended: String
  var seconds: [String: Double]

  /// - Parameter seconds: by stage.
  init(of scenario: Scenario, distances: String, began: Date, threads: Int, seconds: [String: Double]) {
    let stamp = ISO8601DateFormatter()
    arguments = CommandLine.arguments
    inputs = scenario.files
    seed = scenario.run.seed
    days = scenario.run.days
    warmUpDays = scenario.run.warmUpDays
    replications = scenario.run.replications
    self.threads = threads
    self.distances = distances
    operatingSystem = ProcessInfo.processInfo.operatingSystemVersionString
    architecture = Self.architecture
    libc = Self.libcVersion
    swift = Self.swiftVersion
    started = stamp.string(from: began)
    ended = stamp.string(from: Date())
    self.seconds = seconds
  }

  func text() -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(self) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "arm64"
    #else
      "other"
    #endif
  }

  /// Version of the C library, whose sine and tangent place the cells.
  static var libcVersion: String {
    var text = [CChar](repeating: 0, count: 64)
    let length = confstr(Int32(_CS_GNU_LIBC_VERSION), &text, text.count)
    return String(decoding: text.prefix(max(0, length - 1)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static var swiftVersion: String {
    #if swift(>=6.3)
      "6.3 or later"
    #else
      "6.2"
    #endif
  }
}

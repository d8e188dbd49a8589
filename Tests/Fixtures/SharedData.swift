import Foundation

/// Measurements without a licence to pass them on: read beside the checkout where they lie there; tests that need them
/// are skipped elsewhere, visibly.
public enum SharedData {
  public static let absence: String = "the measurements may not be copied and are not beside the checkout"

  /// The path of a file below the measurements' folder; `nil` where it is not there.
  public static func path(_ name: String) -> String? {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../../shared/data/\(name)"
    )
    .standardized.path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// The lines of a text file packed with gzip.
  public static func linesUnpacked(_ path: String) throws -> [Substring] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
  }
}

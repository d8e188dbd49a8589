import Foundation

/// A text file that may be packed with gzip, which is left to the program of that name.
enum PackedFile {
  enum Failure: Error {
    /// The program `gzip` is not installed.
    case noProgram
    /// Not what gzip makes, or cut short.
    case damaged
    case tooLarge
  }

  static let largestBytes = 64 << 20

  /// Unpacks into memory.
  static func data(at path: String) throws(Failure) -> Data {
    guard let program = program("gzip") else { throw .noProgram }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-dc", "--", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .noProgram
    }
    var unpacked = Data()
    while let part = try? pipe.fileHandleForReading.read(upToCount: 1 << 20), !part.isEmpty {
      unpacked += part
      guard unpacked.count <= largestBytes else {
        process.terminate()
        process.waitUntilExit()
        throw .tooLarge
      }
    }
    process.waitUntilExit()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { throw .damaged }
    return unpacked
  }

  /// Where the search path has a program.
  private static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

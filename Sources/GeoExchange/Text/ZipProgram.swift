import DistrictModel
import Foundation

/// Entries of an archive, through the program `unzip`.
enum ZipProgram {
  /// The bytes of an entry; `nil` where the archive has none of that name.
  static func entry(_ name: String, of path: String) throws(ImportFault) -> [UInt8]? {
    _ = try FileText.status(of: path)
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let programs = folders.map { "\($0)/unzip" }
    guard let program = programs.first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
      throw .usage(
        .init(
          zh: "读取 zip 需要程序 unzip（apt install unzip），或先解压为文件夹",
          en: "an archive needs the program unzip (apt install unzip); or unpack it into a folder"))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-p", "--", path, name]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw .missingFile(path, reason: "unzip cannot be started")
    }
    var bytes: [UInt8] = []
    while let part = try? pipe.fileHandleForReading.read(upToCount: 1 << 20), !part.isEmpty {
      bytes += part
      guard bytes.count <= FileText.largestMebibytes << 20 else {
        process.terminate()
        process.waitUntilExit()
        throw .bad(
          path, "E0106", zh: "文件超过 \(FileText.largestMebibytes) MiB",
          en: "the file is larger than \(FileText.largestMebibytes) MiB")
      }
    }
    process.waitUntilExit()
    // 11: no such entry. 1: a warning beside sound data.
    switch process.terminationStatus {
    case 0, 1: return bytes
    case 11: return nil
    default:
      throw .bad(path, "E1084", zh: "压缩包损坏", en: "the archive is damaged")
    }
  }
}

import ArgumentParser
import Dispatch
import Foundation
import GeoPackageFiles
import NumericKernels
import Synchronization

/// A result folder that is there whole or not at all.
///
/// Files are written into a folder aside and forced to disk; `COMPLETE` with every file's SHA-256 comes last, then the
/// folder takes its name. What stood there before stays until the new one is ready.
struct RunFolder {
  let path: String
  private let aside: String

  /// The folder being written, to be removed if the program is interrupted.
  private static let current = Mutex<String?>(nil)

  /// - Parameter sparesRuns: whether the folder of a run stays even with `force`: what is made from a run must not take its place.
  /// - Throws: exit 73 where the folder exists and may not be replaced, or cannot be made.
  init(path: String, force: Bool, sparesRuns: Bool = false) throws {
    guard !path.isEmpty else {
      throw Terminal.fail(
        zh: "--out 为空：请给出结果文件夹名", en: "--out is empty: give the result folder a name", Exit.cannotWrite)
    }
    var clean = path
    while clean.count > 1, clean.hasSuffix("/") { clean.removeLast() }
    self.path = clean
    aside = "\(clean).wayside-partial-\(getpid())"
    if FileManager.default.fileExists(atPath: clean) {
      guard force else {
        throw Terminal.fail(
          zh: "'\(clean)' 已存在；加 --force 覆盖，或另给 --out",
          en: "'\(clean)' exists already; give --force to replace it, or another --out", Exit.cannotWrite)
      }
      guard FileManager.default.fileExists(atPath: clean + "/COMPLETE") || Self.isEmpty(clean) else {
        throw Terminal.fail(
          zh: "'\(clean)' 不是本程序的结果文件夹，未作改动",
          en: "'\(clean)' is not a result folder of this program; it is left alone", Exit.cannotWrite)
      }
      guard !sparesRuns || !FileManager.default.fileExists(atPath: clean + "/run.json") else {
        throw Terminal.fail(
          zh: "'\(clean)' 是一次运行的结果，不被导出文件取代；请另给 --out",
          en: "'\(clean)' holds the results of a run, which an export does not replace; give another --out",
          Exit.cannotWrite)
      }
    }
    do {
      try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
    } catch {
      throw Terminal.fail(
        zh: "无法写入 '\(clean)'：\(Self.reason(error))", en: "cannot write to '\(clean)': \(Self.reason(error))",
        Exit.cannotWrite)
    }
    let made = aside
    Self.current.withLock { $0 = made }
  }

  /// A file of the folder that is written piece by piece.
  func stream(_ name: String) -> FileStream { FileStream(path: "\(aside)/\(name)", name: name) }

  /// A file that stands in the folder already, with its SHA-256.
  struct Written {
    let name: String
    let sum: String
  }

  /// Has a file of the folder written by others, then hashes it and forces it to disk.
  ///
  /// - Throws: exit 73 with the writer's words.
  func take(_ name: String, by writer: (String) throws -> Void) throws -> Written {
    do {
      try writer("\(aside)/\(name)")
      return Written(name: name, sum: try FileStream.sealed("\(aside)/\(name)"))
    } catch let fault as GeoPackageFault {
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(name)：\(fault.message)",
        en: "cannot write to '\(path)': \(name): \(fault.message)",
        Exit.cannotWrite)
    } catch let fault as POSIXError {
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(Self.reason(fault))", en: "cannot write to '\(path)': \(Self.reason(fault))",
        Exit.cannotWrite)
    }
  }

  /// Writes all files and gives the folder its name.
  ///
  /// - Parameters:
  ///   - streams: files that were written piece by piece; all of them is in them.
  ///   - written: files that stand there already.
  func write(
    _ files: [(name: String, text: String)], streams: [FileStream] = [], written: [Written] = []
  ) throws {
    do {
      var sums = ""
      for file in written { sums += "\(file.sum)  \(file.name)\n" }
      for stream in streams { sums += "\(try stream.close())  \(stream.name)\n" }
      for (name, text) in files {
        let bytes = Array(text.utf8)
        try put(bytes, name)
        // run.json has times in it; without its sum COMPLETE is the same for equal inputs.
        let sum = name == "run.json" ? "-" : ContentHash.hexadecimal(ContentHash.sha256(bytes))
        sums += "\(sum)  \(name)\n"
      }
      try put(Array(sums.utf8), "COMPLETE")
      try publish()
    } catch {
      discard()
      throw Terminal.fail(
        zh: "无法写入 '\(path)'：\(Self.reason(error))", en: "cannot write to '\(path)': \(Self.reason(error))",
        Exit.cannotWrite)
    }
    Self.current.withLock { $0 = nil }
  }

  func discard() {
    try? FileManager.default.removeItem(atPath: aside)
    Self.current.withLock { $0 = nil }
  }

  private func put(_ bytes: [UInt8], _ name: String) throws {
    let stream = stream(name)
    stream.add(bytes)
    _ = try stream.close()
  }

  private func publish() throws {
    let old = "\(path).wayside-partial-old-\(getpid())"
    let replaces = FileManager.default.fileExists(atPath: path)
    if replaces { try FileManager.default.moveItem(atPath: path, toPath: old) }
    do {
      try FileManager.default.moveItem(atPath: aside, toPath: path)
    } catch {
      if replaces { try? FileManager.default.moveItem(atPath: old, toPath: path) }
      throw error
    }
    if replaces { try? FileManager.default.removeItem(atPath: old) }
  }

  private static func isEmpty(_ path: String) -> Bool {
    (try? FileManager.default.contentsOfDirectory(atPath: path))?.isEmpty ?? false
  }

  static func reason(_ error: any Error) -> String {
    if let error = error as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    if let inner, inner.domain == NSPOSIXErrorDomain { return String(cString: strerror(Int32(inner.code))) }
    if (error as NSError).domain == NSCocoaErrorDomain,
      (error as NSError).code == CocoaError.fileWriteUnknown.rawValue
    {
      return PlainLanguage.chosen.pick(
        zh: "路径中有一段不是文件夹", en: "the path leads through something that is not a folder")
    }
    if (error as NSError).domain == NSCocoaErrorDomain,
      (error as NSError).code == CocoaError.fileNoSuchFile.rawValue
    {
      return PlainLanguage.chosen.pick(
        zh: "该处属于系统，不能新建文件夹", en: "no folder can be made there: that place belongs to the system")
    }
    if (error as NSError).domain == NSCocoaErrorDomain,
      (error as NSError).code == CocoaError.fileWriteNoPermission.rawValue
    {
      return String(cString: strerror(EACCES))
    }
    return (error as NSError).localizedDescription
  }

  /// Ctrl-C and termination leave nothing half-written behind.
  static func cleanUpWhenInterrupted() -> [any DispatchSourceSignal] {
    [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        Terminal.progress("")
        Terminal.tell(
          PlainLanguage.chosen.pick(
            zh: "wayside: 已中断，未写入任何内容", en: "wayside: interrupted; nothing was written"))
        current.withLock { if let path = $0 { try? FileManager.default.removeItem(atPath: path) } }
        exit(Exit.interrupted)
      }
      source.resume()
      return source
    }
  }
}

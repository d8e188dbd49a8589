import Foundation
import NumericKernels

/// A file written piece by piece and hashed on the way. What goes wrong is kept until it is closed, so that who writes does not
/// have to look after every piece.
final class FileStream {
  let name: String
  private var file: Int32
  private var fault: POSIXError?
  private var waiting: [UInt8] = []
  private var hash = ContentHash.Stream()
  private static let pieceBytes = 1 << 18

  init(path: String, name: String) {
    self.name = name
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if file < 0 { fault = Self.lastFault }
  }

  deinit { if file >= 0 { Glibc.close(file) } }

  func add(_ text: String) {
    waiting.append(contentsOf: text.utf8)
    if waiting.count >= Self.pieceBytes { flush() }
  }

  func add(_ bytes: [UInt8]) {
    waiting += bytes
    if waiting.count >= Self.pieceBytes { flush() }
  }

  /// Forces the file to disk.
  ///
  /// - Returns: The SHA-256 of all that was added, hexadecimal.
  /// - Throws: the first thing that went wrong.
  func close() throws -> String {
    flush()
    if fault == nil, fsync(file) != 0 { fault = Self.lastFault }
    if file >= 0 { Glibc.close(file) }
    file = -1
    if let fault { throw fault }
    return ContentHash.hexadecimal(hash.digest())
  }

  private func flush() {
    defer { waiting.removeAll(keepingCapacity: true) }
    guard fault == nil else { return }
    hash.add(waiting)
    var written = 0
    while written < waiting.count {
      let count = waiting[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        fault = Self.lastFault
        return
      }
      written += count
    }
  }

  /// The SHA-256 of a file that others wrote, which is forced to disk.
  static func sealed(_ path: String) throws -> String {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { throw lastFault }
    defer { Glibc.close(file) }
    var hash = ContentHash.Stream()
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    while true {
      let count = piece.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw lastFault }
      if count == 0 { break }
      hash.add(Array(piece[..<count]))
    }
    guard fsync(file) == 0 else { throw lastFault }
    return ContentHash.hexadecimal(hash.digest())
  }

  private static var lastFault: POSIXError { POSIXError(.init(rawValue: errno) ?? .EIO) }
}

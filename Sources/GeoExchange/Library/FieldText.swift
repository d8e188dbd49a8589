#if GDAL
  import CGDAL
  import Glibc

  /// Texts of fields as GDAL hands them out: UTF-8, or whatever bytes stand in a file that does not say what they are.
  enum FieldText {
    /// A text of C without the zero at its end; it lives as long as that text.
    static func bytes(_ text: UnsafePointer<CChar>) -> UnsafeBufferPointer<UInt8> {
      let start = UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
      return UnsafeBufferPointer(start: start, count: strlen(text))
    }

    static func text(_ bytes: UnsafeBufferPointer<UInt8>, isGB18030: Bool) -> String {
      if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
      let whole = isGB18030 ? Array(bytes) : Array(bytes.dropLast(cutLength(bytes)))
      if isGB18030, let text = FileText.converted(whole, from: "GB18030") { return text }
      // A field of fixed width may end inside a character of two bytes.
      if isGB18030, let text = FileText.converted(Array(whole.dropLast()), from: "GB18030") { return text }
      return String(decoding: whole, as: UTF8.self)
    }

    /// Whether these bytes are not UTF-8, not even one cut inside its last character.
    static func isForeign(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      if bytes.allSatisfy({ $0 < 0x80 }) { return false }
      return String(validating: bytes.dropLast(cutLength(bytes)), as: UTF8.self) == nil
    }

    /// Bytes at the end that begin a character of UTF-8 and do not end it: fields of fixed width are cut so.
    private static func cutLength(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
      for (behind, byte) in bytes.reversed().prefix(4).enumerated() where byte & 0xC0 != 0x80 {
        let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        return length > behind + 1 ? behind + 1 : 0
      }
      return 0
    }
  }

  /// Bytes that GDAL reads as if they were a file; gone when this is.
  final class MemoryFile {
    /// Where GDAL finds them; the name of the file they stand for is the last part, for layers are called after it.
    let path: String
    private let library: GDALLibrary
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init?(_ text: String, for file: String, _ library: GDALLibrary) {
      self.library = library
      bytes = .allocate(capacity: text.utf8.count)
      _ = bytes.initialize(from: text.utf8)
      let address = UInt(bitPattern: bytes.baseAddress)
      path = "/vsimem/wayside-\(address)/" + (file.split(separator: "/").last.map(String.init) ?? "file")
      guard
        let made = library.call.VSIFileFromMemBuffer(
          path, bytes.baseAddress, vsi_l_offset(bytes.count), 0)
      else { return nil }
      _ = library.call.VSIFCloseL(made)
    }

    deinit {
      _ = library.call.VSIUnlink(path)
      bytes.deallocate()
    }
  }
#endif

import Foundation

/// One argument of the benchmark command: a file, or the name of a generated instance.
public struct InstanceSource: Sendable {
  /// As given: a path or a name.
  public let argument: String
  private let reader: @Sendable (String) -> String?

  /// A file of the disk and its neighbours.
  public init(_ argument: String) {
    self.argument = argument
    reader = { path in FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// Texts held in memory, by path.
  public init(_ argument: String, texts: [String: String]) {
    self.argument = argument
    reader = { texts[$0] }
  }

  /// The last part of the path.
  public var fileName: String { argument.split(separator: "/").last.map(String.init) ?? argument }

  /// The file's name without its last extension.
  public var stem: String {
    guard let dot = fileName.lastIndex(of: "."), dot > fileName.startIndex else { return fileName }
    return String(fileName[..<dot])
  }

  public var exists: Bool { reader(argument) != nil }

  /// - Throws: `InstanceError` where there is no such file.
  public func text() throws(InstanceError) -> String {
    guard let text = reader(argument) else {
      throw InstanceError(file: argument, line: nil, "there is no such file")
    }
    return text
  }

  /// A file in the same folder.
  public func neighbour(_ name: String) -> InstanceSource {
    let folder = argument.dropLast(fileName.count)
    return InstanceSource("\(folder)\(name)", reader: reader)
  }

  private init(_ argument: String, reader: @escaping @Sendable (String) -> String?) {
    self.argument = argument
    self.reader = reader
  }

  /// The numbers of the file, word by word.
  public func words() throws(InstanceError) -> InstanceWords { InstanceWords(try text(), file: argument) }
}

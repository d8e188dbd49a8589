public import Siting

/// Why an instance cannot be read, with the line and what was expected there.
public struct InstanceError: Error, Hashable, Sendable {
  public let file: String
  /// Counted from 1; `nil` where the file as a whole is at fault.
  public let line: Int?
  public let message: String

  public init(file: String, line: Int?, _ message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  public var text: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }

  /// What the numbers of the file make impossible.
  public init(file: String, _ error: SitingError) { self.init(file: file, line: nil, error.message) }
}

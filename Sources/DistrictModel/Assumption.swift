/// One number or word that went into a run, where it came from, and how well it is known.
public struct Assumption: Codable, Hashable, Sendable {
  public enum Origin: String, Codable, Sendable {
    case scenario
    case standard = "default"
  }

  /// Path in the scenario, such as `fleet[0].stock`.
  public let path: String
  public let value: String
  public let unit: String
  public let meaning: BilingualText
  public let origin: Origin
  public let grade: Grade
  /// Source of the value, or empty where there is none.
  public let source: String

  public init(
    path: String, value: String, unit: String, meaning: BilingualText, origin: Origin, grade: Grade,
    source: String
  ) {
    self.path = path
    self.value = value
    self.unit = unit
    self.meaning = meaning
    self.origin = origin
    self.grade = grade
    self.source = source
  }
}

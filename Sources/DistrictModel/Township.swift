/// How well a number is known. Every input of a run carries one, and the report prints it.
public enum Grade: String, Codable, CaseIterable, Comparable, Sendable {
  /// Counted or measured: a census, a log, a survey.
  case measured
  /// In a paper, a standard, an official text or an official table.
  case published
  /// On a secondary page only.
  case reported
  /// A choice without a source; the scenario should bring a better one.
  case assumed

  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A street office or town (街道 / 镇): a census count and the point around which its people live.
public struct Township: Codable, Hashable, Sendable {
  public let code: String
  public let name: BilingualText
  /// Residents of the scenario year.
  public let residents: Int
  public let grade: Grade
  public let centre: MetricPoint

  public init(code: String, name: BilingualText, residents: Int, grade: Grade, centre: MetricPoint) {
    self.code = code
    self.name = name
    self.residents = residents
    self.grade = grade
    self.centre = centre
  }
}

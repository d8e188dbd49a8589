/// A promise of a document: what is counted or measured, for whom, how much, by when, and the clause it stands in.
public struct Target: Codable, Hashable, Sendable {
  public enum Sense: String, Codable, CaseIterable, Sendable {
    case atLeast = "at_least"
    case atMost = "at_most"
    case about
  }

  /// A number, a share of 0...1, or words that other targets stand for.
  public enum Form: String, Codable, CaseIterable, Sendable {
    case number
    case share
    case text
  }

  /// Another target of the scenario that stands for a promise in words.
  public struct Stand: Codable, Hashable, Sendable {
    public var target = ""

    public init(target: String = "") { self.target = target }
  }

  /// Metric of promises in words, which hold where all targets that stand for them hold.
  public static let standsMetric = "other_targets"
  /// Metric of promises that are written down and that nothing here can judge.
  public static let unjudgedMetric = "not_simulated"

  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// A `CountedMetric`, the id of an indicator, or one of the two above.
  public var metric = ""
  public var form = Form.number
  public var scope = TargetScope.open
  public var sense = Sense.atLeast
  public var value = 0.0
  public var unitZh = ""
  public var unitEn = ""
  /// What is counted as one; what is measured has none.
  public var counting: CountingRule?
  /// The document's own words on counting, or the promise itself where it is in words.
  public var countingZh = ""
  public var countingEn = ""
  public var standIns: [Stand] = []
  /// ISO date, such as 2025-12-31.
  public var deadline = ""
  public var document = ""
  public var clause = ""

  public init() {}

  /// The id where it has no name in either language.
  public var name: BilingualText {
    nameZh.isEmpty && nameEn.isEmpty ? BilingualText(zh: id, en: id) : BilingualText(zh: nameZh, en: nameEn)
  }
  public var unit: BilingualText { BilingualText(zh: unitZh, en: unitEn) }

  public var countingWords: BilingualText {
    guard countingZh.isEmpty, countingEn.isEmpty else { return BilingualText(zh: countingZh, en: countingEn) }
    return counting?.words ?? BilingualText(zh: "", en: "")
  }

  /// Whether a value meets the promise; "about" allows 5 % either way.
  public func isMet(by attained: Double) -> Bool {
    switch sense {
    case .atLeast: attained >= value
    case .atMost: attained <= value
    case .about: abs(attained - value) <= 0.05 * abs(value)
    }
  }
}

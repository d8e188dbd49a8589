public import DistrictModel

/// What became of one claim under one incentive.
public struct Award: Codable, Hashable, Sendable {
  public enum Outcome: Codable, Hashable, Sendable {
    case paid
    case notYetValid(from: String)
    case expired(to: String)
    case notEligible([Ineligibility])
    /// The project has had its one time.
    case once
    /// Nothing is left of a cap.
    case exhausted(CapScope, pool: String)
    /// Another incentive of the group is worth more, or pays for this project already.
    case beaten(by: String)
    /// No rate applies to what is claimed.
    case nothing
  }

  /// One cap at work.
  public struct CapStep: Codable, Hashable, Sendable {
    public let per: CapScope
    public let pool: String
    /// What the cap had left.
    public let left: Money
    /// What leaves it.
    public let after: Money
  }

  public let claim: String
  public let incentive: String
  public let firm: String
  public let project: String
  public let township: String
  public let date: String
  public let year: Int
  public let raw: Money
  public let steps: [CapStep]
  public let paid: Money
  /// The row of `steps` that says how much it is; `nil` where no cap does.
  public let bound: Int?
  public let outcome: Outcome
}

extension Award.Outcome {
  /// Why, for a table; empty where it is paid.
  public var reason: BilingualText {
    switch self {
    case .paid: .init(zh: "", en: "")
    case .notYetValid(let date): .init(zh: "\(date) 起施行", en: "valid from \(date) on")
    case .expired(let date): .init(zh: "已于 \(date) 到期", en: "ended on \(date)")
    case .notEligible(let reasons):
      .init(
        zh: reasons.map(\.text.zh).joined(separator: "；"), en: reasons.map(\.text.en).joined(separator: "; "))
    case .once: .init(zh: "一次性支持，该项目已获得", en: "paid once, and this project has had it")
    case .exhausted(let scope, let pool):
      .init(
        zh: "\(scope.name.zh)限额已用完\(pool.isEmpty ? "" : "（\(pool)）")",
        en: "nothing is left of the cap \(scope.name.en)\(pool.isEmpty ? "" : " (\(pool))")")
    case .beaten(let other):
      .init(zh: "从优不重复：按 \(other) 支持", en: "not stacked: \(other) pays for this project")
    case .nothing: .init(zh: "申报内容没有适用的标准", en: "no rate applies to what is claimed")
    }
  }
}

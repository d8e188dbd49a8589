public import DistrictModel

/// Money a policy document promises for something, as data.
///
/// S = min(sum of components, caps in their order) × grade factor, for who is eligible while it is valid.
public struct Incentive: Codable, Hashable, Sendable {
  /// A factor that goes with a grade, such as that of a station's yearly assessment.
  public struct GradeFactor: Codable, Hashable, Sendable {
    public var grade = ""
    public var factor = 1.0

    public init() {}

    public init(_ grade: String, _ factor: Double) {
      self.grade = grade
      self.factor = factor
    }
  }

  public enum GradeOrder: String, Codable, CaseIterable, Sendable {
    case beforeCaps = "before_caps"
    /// The caps count what there is before the factor.
    case afterCaps = "after_caps"
  }

  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  public var document = ""
  public var clause = ""
  /// First and last day, ISO; empty for always.
  public var validFrom = ""
  public var validTo = ""
  public var components: [IncentiveComponent] = []
  public var eligibility = Eligibility()
  /// Where there are any, only graded claims are paid.
  public var gradeFactors: [GradeFactor] = []
  public var gradeActs = GradeOrder.afterCaps
  /// In the order they act.
  public var caps: [IncentiveCap] = []
  /// Of a group only the best one pays for a project (从优不重复); empty for none.
  public var group = ""
  /// Members of a group with the same word here are paid together; empty stands for the incentive's own id.
  public var alternative = ""
  /// Pays a project of a firm at most one time.
  public var once = false
  /// Share of paid claims that is drawn for an audit (抽查).
  public var auditShare = 0.0

  public init() {}

  public init(_ id: String, components: [IncentiveComponent], caps: [IncentiveCap] = []) {
    self.id = id
    self.components = components
    self.caps = caps
  }
}

extension Incentive {
  public var name: BilingualText {
    BilingualText(zh: nameZh, en: nameEn.isEmpty && nameZh.isEmpty ? id : nameEn)
  }

  /// What stands against the other members of a group.
  var rival: String { alternative.isEmpty ? id : alternative }

  func isValid(on date: String) -> Bool {
    (validFrom.isEmpty || date >= validFrom) && (validTo.isEmpty || date <= validTo)
  }

  /// Whether a claim has any amount of what this pays for.
  func concerns(_ claim: Claim) -> Bool {
    components.contains { part in claim.facts.contains { $0.basis == part.basis } }
  }

  /// The sum of the components, each rounded once.
  public func raw(_ claim: Claim) -> Money { components.map { $0.raw(claim) }.total() }
}

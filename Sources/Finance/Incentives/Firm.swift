public import DistrictModel

/// A firm that claims incentives: what it has, what it runs, and what nobody can simulate for it.
public struct Firm: Codable, Hashable, Sendable {
  /// An amount the firm tells by itself.
  public struct Declaration: Codable, Hashable, Sendable {
    public var basis = IncentiveBasis.approvedSupportCNY
    public var amount = 0.0
    /// Of the rates that go with words; empty for none.
    public var level = ""
    /// ISO.
    public var date = ""
    /// Empty for one project of this basis.
    public var project = ""
    /// `nil` for the usual kind of the basis.
    public var kind: ProjectKind?
    public var isFirstTime = false
    /// The word of its assessment; empty for the firm's own.
    public var grade = ""

    public init() {}

    public init(
      _ basis: IncentiveBasis, _ amount: Double, date: String, level: String = "", project: String = "",
      kind: ProjectKind? = nil
    ) {
      self.basis = basis
      self.amount = amount
      self.date = date
      self.level = level
      self.project = project
      self.kind = kind
    }

    var usedProject: String { project.isEmpty ? basis.rawValue : project }
  }

  public var id = ""
  public var nameZh = ""
  public var nameEn = ""
  /// Free words that incentives ask for.
  public var has: [String] = []
  /// The word of the yearly assessment of what it runs; empty where there is none.
  public var grade = ""
  /// Ids of station operators.
  public var operators: [String] = []
  /// Ids of automated fleets.
  public var fleets: [String] = []
  /// Kinds of stations and units it runs all of, such as swap or roadside.
  public var runs: [ProjectKind] = []
  public var declares: [Declaration] = []

  public init() {}

  public var name: BilingualText {
    BilingualText(zh: nameZh, en: nameEn.isEmpty && nameZh.isEmpty ? id : nameEn)
  }

  /// What it declares: one claim for each project and date, in the order they are first told.
  public func declaredClaims() -> [Claim] {
    var claims: [Claim] = []
    for declared in declares {
      let fact = Claim.Fact(declared.basis, declared.amount, level: declared.level)
      let project = declared.usedProject
      if let row = claims.firstIndex(where: { $0.project == project && $0.date == declared.date }) {
        claims[row].facts.append(fact)
        claims[row].isFirstTime = claims[row].isFirstTime || declared.isFirstTime
        continue
      }
      var claim = Claim(
        id: "\(id).\(project).\(declared.date)", firm: id, project: project,
        kind: declared.kind ?? declared.basis.projectKind, date: declared.date, facts: [fact])
      claim.attributes = has
      claim.isFirstTime = declared.isFirstTime
      claim.grade = declared.grade.isEmpty ? grade : declared.grade
      claims.append(claim)
    }
    return claims
  }
}

extension IncentiveBasis {
  /// What a claim of this basis alone is made for.
  public var projectKind: ProjectKind {
    switch self {
    case .swapCount: .swap
    case .orderedPlugCount, .v2gKWh: .ownPlugs
    case .hydrogenKgPerDay, .hydrogenKg: .hydrogen
    case .methanolKg: .methanol
    case .ammoniaKg: .ammonia
    case .roadsideUnitCount: .roadside
    case .testKm: .fleet
    case .computeBillDomesticCNY, .computeBillForeignCNY, .domesticServerPriceCNY: .computing
    case .dataPurchasesCNY: .data
    case .standards: .standard
    case .projectCostCNY, .approvedSupportCNY: .research
    case .platformInvestmentCNY: .platform
    case .firstTests, .firstVehicles: .product
    default: .charging
    }
  }
}

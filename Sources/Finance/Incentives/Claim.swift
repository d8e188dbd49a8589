/// What a firm asks money for: one project in one year, with what it has to show.
public struct Claim: Codable, Hashable, Sendable {
  /// An amount of a basis, and the word that goes with it where rates do (`international`, `national`, …).
  public struct Fact: Codable, Hashable, Sendable {
    public var basis: IncentiveBasis
    public var amount: Double
    public var level: String

    public init(_ basis: IncentiveBasis, _ amount: Double, level: String = "") {
      self.basis = basis
      self.amount = amount
      self.level = level
    }
  }

  public var id: String
  public var firm: String
  public var project: String
  /// Empty where the project is one station.
  public var station = ""
  public var kind: ProjectKind
  public var service: PublicService?
  /// Code; empty where it belongs to none.
  public var township = ""
  /// ISO. Its year decides which year's caps it counts against.
  public var date: String
  /// When the station was built, ISO; empty where nobody says.
  public var built = ""
  public var facts: [Fact]
  /// The word of its assessment; empty where there is none.
  public var grade = ""
  /// Free words of the firm and of the claim.
  public var attributes: [String] = []
  public var leastChargerKW = 0.0
  /// Of the whole station, which caps on hours of use ask for; 0 where a fact tells it.
  public var ratedKW = 0.0
  /// Part of a year its running amounts are of.
  public var yearShare = 1.0
  public var chargers = 0
  public var isOrdered = false
  public var givesBack = false
  public var isFirstTime = false

  public init(
    id: String, firm: String, project: String, kind: ProjectKind, date: String, facts: [Fact]
  ) {
    self.id = id
    self.firm = firm
    self.project = project
    self.kind = kind
    self.date = date
    self.facts = facts
  }

  public var year: Int { Int(date.prefix(4)) ?? 0 }

  /// All of a basis, whatever the level.
  public func amount(of basis: IncentiveBasis) -> Double {
    facts.reduce(0) { $0 + ($1.basis == basis ? max(0, $1.amount) : 0) }
  }
}

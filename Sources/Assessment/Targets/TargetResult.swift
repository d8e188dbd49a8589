public import DistrictModel
public import Programme

/// A promise against what stands, the plan, the simulation and the time that is left.
public struct TargetResult: Codable, Hashable, Sendable {
  public enum Status: String, Codable, Sendable {
    case met
    case missed
    /// Nothing in the run can judge it.
    case notJudged = "not_simulated"
  }

  /// How the attained value is known.
  public enum Ground: String, Codable, Sendable {
    /// Counted as if the whole plan were built.
    case plan
    /// Counted at the date over draws of how the plan is carried out.
    case programme
    case simulation
    /// By the targets that stand for it.
    case others
    case nothing
  }

  public let target: Target
  /// What stands today, and once the whole plan is built; `nil` for what is measured.
  public let existing: Double?
  public let planned: Double?
  /// At the date, or in the simulation; the median of draws, the mean of replications.
  public let attained: Double?
  public let low: Double?
  public let high: Double?
  public let status: Status
  /// Share of draws or replications in which the promise is kept; `nil` where nothing can judge it.
  public let probabilityMet: Double?
  public let ground: Ground
  /// Draws or replications behind it.
  public let samples: Int
  public let note: BilingualText
  /// What would close the gap of the plan at least cost.
  public var remedy: Remedy?
  /// What would make it as sure as wanted.
  public var reserve: Reserve?
  /// What it loses where one year's budget is cut.
  public var cuts: [BudgetCut] = []

  public init(
    target: Target, existing: Double? = nil, planned: Double? = nil, attained: Double?, low: Double? = nil,
    high: Double? = nil, status: Status, probabilityMet: Double?, ground: Ground, samples: Int = 1,
    note: BilingualText = BilingualText(zh: "", en: "")
  ) {
    self.target = target
    self.existing = existing
    self.planned = planned
    self.attained = attained
    self.low = low ?? attained
    self.high = high ?? attained
    self.status = status
    self.probabilityMet = probabilityMet
    self.ground = ground
    self.samples = samples
    self.note = note
  }

  public var isMet: Bool { status == .met }
  public var isMissed: Bool { status == .missed }
  /// Attained minus promised; a promise in words has none.
  public var gap: Double? { target.form == .text ? nil : attained.map { $0 - target.value } }
}

/// More of the cheapest thing that closes the gap of a promise.
public struct Remedy: Codable, Hashable, Sendable {
  public let what: BilingualText
  public let units: Int
  public let totalCNY: Double
  /// Whether the whole gap is closed; what is left otherwise lies beyond the candidate sites.
  public let isEnough: Bool
}

public import Assessment
public import DistrictModel

/// What a result was made from. Nothing here depends on the clock, the machine or the number of threads, so that
/// equal inputs give equal bytes.
public struct Provenance: Codable, Hashable, Sendable {
  /// A file that went into the run, by its path inside the scenario.
  public struct File: Codable, Hashable, Sendable {
    public var path: String
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  public var toolVersion = ""
  /// Schema of the scenario, such as `wayside/1`.
  public var schema = ""
  public var scenarioName = ""
  public var scenarioSha256 = ""
  public var files: [File] = []
  public var seed: UInt64 = 0
  public var replications = 0
  public var days = 0
  public var warmUpDays = 0
  /// Version of the GNU Scientific Library, where one is linked.
  public var gslVersion: String?

  public init() {}
}

/// How well one model met one table of known answers.
public struct VerifiedTable: Codable, Hashable, Sendable {
  public var model: String
  /// What the model is for.
  public var summary: BilingualText
  public var source: BilingualText
  public var cases: Int
  /// Numbers compared.
  public var values: Int
  /// Largest relative error; `nil` where a case has no answer.
  public var worstError: Double?
  public var tolerance: Double
  public var isMet: Bool

  public init(
    model: String, summary: BilingualText, source: BilingualText, cases: Int, values: Int,
    worstError: Double?,
    tolerance: Double, isMet: Bool
  ) {
    self.model = model
    self.summary = summary
    self.source = source
    self.cases = cases
    self.values = values
    self.worstError = worstError
    self.tolerance = tolerance
    self.isMet = isMet
  }
}

/// The models against tables of known answers, by the program that made the result.
public struct VerificationRecord: Codable, Hashable, Sendable {
  public var tables: [VerifiedTable]
  /// Models whose tables take too long for a run and were left to `wayside verify`.
  public var leftOut: [String]

  public init(tables: [VerifiedTable], leftOut: [String]) {
    self.tables = tables
    self.leftOut = leftOut
  }
}

/// Everything a report is made from.
public struct ReportInput: Codable, Sendable {
  public var world: World
  public var plan: Plan
  public var scorecard: Scorecard
  public var assumptions: [Assumption]
  /// Warnings of the run that the reader must know.
  public var notes: [BilingualText]
  public var provenance: Provenance
  /// The 审图号 the user obtained; empty where there is none.
  public var mapApprovalNumber: String
  /// `nil` where the models were not put to their tables.
  public var verification: VerificationRecord?

  public init(
    world: World, plan: Plan, scorecard: Scorecard, assumptions: [Assumption] = [],
    notes: [BilingualText] = [],
    provenance: Provenance = Provenance(), mapApprovalNumber: String = ""
  ) {
    self.world = world
    self.plan = plan
    self.scorecard = scorecard
    self.assumptions = assumptions
    self.notes = notes
    self.provenance = provenance
    self.mapApprovalNumber = mapApprovalNumber
  }
}

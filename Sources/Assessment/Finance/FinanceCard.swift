public import Finance

/// What a plan costs whom over the years: every project, and their sums by kind, firm and township.
public struct FinanceCard: Codable, Sendable {
  /// Money figures of a project or a sum of them, CNY at prices of the price year.
  public struct Figures: Codable, Hashable, Sendable {
    public let investment: Money
    public let incentives: Money
    /// All payers together, incentives apart.
    public let netPresentCNY: Double
    /// The operator's, incentives included.
    public let operatorNetPresentCNY: Double
    /// Internal rate of return of the operator; `nil` where there is none.
    public let operatorReturnShare: Double?
    /// Years; `nil` where it never comes within the horizon.
    public let simplePayBackYears: Double?
    public let discountedPayBackYears: Double?
    /// CNY per kWh, swap or kg; `nil` for units of several kinds.
    public let levelisedCNY: Double?
  }

  public struct ProjectRow: Codable, Hashable, Sendable {
    public let id: String
    public let kind: ProjectKind
    public let firm: String
    public let township: String
    public let firstYear: Int
    public let figures: Figures
  }

  public struct Sum: Codable, Hashable, Sendable {
    /// Kind, firm or code of a township; empty for the whole.
    public let id: String
    public let projects: Int
    /// Whose operators lose money over the horizon.
    public let losing: Int
    public let figures: Figures
  }

  /// What one payer pays over the horizon.
  public struct PayerRow: Codable, Hashable, Sendable {
    public let payer: Payer
    public let investment: Money
    public let replacement: Money
    public let running: Money
    /// Positive where it is received.
    public let incentives: Money
    public let revenue: Money
    public let netPresentCNY: Double
  }

  /// Incentives that leave the district and reach no project of the plan.
  public struct Receipt: Codable, Hashable, Sendable {
    public let incentives: Money
    public let netPresentCNY: Double
  }

  /// What became of the claims under one incentive.
  public struct IncentiveRow: Codable, Hashable, Sendable {
    public let incentive: Incentive
    public let claims: Int
    public let paidClaims: Int
    public let raw: Money
    public let paid: Money
    /// Claims that a cap cut, that came outside the validity, that another incentive beat, that were not eligible.
    public let capped: Int
    public let outOfTime: Int
    public let beaten: Int
    public let notEligible: Int
    public let audited: Int
    public let byYear: [Year]
    /// Its validity ended before the first year of the horizon.
    public let isPast: Bool

    public struct Year: Codable, Hashable, Sendable {
      public let year: Int
      public let paid: Money
    }
  }

  public let parameters: FinanceParameters
  public let firstYear: Int
  public let projects: [ProjectRow]
  public let whole: Sum
  public let byKind: [Sum]
  public let byFirm: [Sum]
  public let byTownship: [Sum]
  public let payers: [PayerRow]
  /// What firms get for what is no project of the plan: fleets, computing, declared amounts.
  public let firmsReceive: Receipt
  /// All projects and all payers together, year by year.
  public let flow: CashFlow
  /// What the district hands out a year, to stations and to firms.
  public let incentivesByYear: [IncentiveRow.Year]
  public let incentives: [IncentiveRow]
  public let caps: [CapUse]
  public let firms: [Firm]
}

public import Finance

/// What money of a plan is worked out from beside its simulation.
public struct FinanceTerms: Sendable {
  public let parameters: FinanceParameters
  public let incentives: [Incentive]
  public let firms: [Firm]
  /// First year of the horizon.
  public let firstYear: Int
  /// An installed charger.
  public let chargerCNYPerKW: Double
  public let seed: UInt64

  public init(
    parameters: FinanceParameters, incentives: [Incentive], firms: [Firm], firstYear: Int,
    chargerCNYPerKW: Double, seed: UInt64
  ) {
    self.parameters = parameters
    self.incentives = incentives
    self.firms = firms
    self.firstYear = firstYear
    self.chargerCNYPerKW = chargerCNYPerKW
    self.seed = seed
  }

  /// Who runs a kind of thing; where no firm says so, its own word for it.
  func firm(running kind: ProjectKind) -> String {
    firms.first { $0.runs.contains(kind) }?.id ?? kind.rawValue
  }

  func firm(ofOperator id: String) -> String { firms.first { $0.operators.contains(id) }?.id ?? id }

  func firm(ofFleet id: String) -> String { firms.first { $0.fleets.contains(id) }?.id ?? id }

  func attributes(of firm: String) -> [String] { firms.first { $0.id == firm }?.has ?? [] }

  func grade(of firm: String) -> String { firms.first { $0.id == firm }?.grade ?? "" }
}

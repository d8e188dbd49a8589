public import DistrictModel
public import Programme

/// What promises and townships are judged by beside the plan and its simulation.
public struct PromiseTerms: Sendable {
  /// `nil` where the scenario says nothing of how the plan is carried out.
  public var programme: Programme?
  public var services: [StageService] = []
  /// `nil` where townships are not to be judged.
  public var works: PlanWorks?
  public var remedyPrices: RemedyPrices?
  public var scoring = TownshipScoring()
  public var computing: ComputingSupply?
  public var seed: UInt64 = 0
  /// `nil` where nobody asks for money over the years.
  public var finance: FinanceTerms?
  /// CNY of each swap station of the plan, and the year of each roadside unit in the order they are built.
  public var swapCNY: [Double] = []
  public var unitYears: [Int] = []
  /// Whether it is studied what would make a promise sure, and what a cut budget costs it.
  public var studiesRemedies = true

  public init() {}
}

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
  public var computingPflops = (today: 0, planned: 0)
  public var seed: UInt64 = 0

  public init() {}
}

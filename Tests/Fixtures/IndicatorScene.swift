public import Assessment
public import DistrictModel
public import DistrictSimulation

/// A small district, simulated and judged, for tests of indicators.
public struct IndicatorScene {
  public var world: World
  public var plan: Plan
  public var outcome: Outcome
  public var targets: [Target] = []
  public var emissions = EmissionFactors()
  public var money: MoneyCard?

  /// - Parameter replications: none where nothing is to be simulated.
  public init(world: World, replications: Int = 2, seed: UInt64 = 1, fast: Int = 3) throws {
    self.world = world
    plan = SmallWorld.plan(for: world, fast: fast)
    let settings = SmallWorld.settings(days: 1, replications: replications, seed: seed)
    outcome =
      replications > 0
      ? try SmallWorld.simulate(world, plan: plan, settings: settings)
      : Outcome(settings: settings, replications: [])
  }

  public func card() -> Scorecard {
    let cells = world.grid.cells.count
    return Assessor(
      world: world, plan: plan,
      demand: CellDemand(
        wattHoursPerDay: [Int64](repeating: 0, count: cells),
        peakErlangs: [Double](repeating: 0, count: cells),
        swapWattHoursPerDay: [Int64](repeating: 0, count: cells)), outcome: outcome, targets: targets,
      coverageRadiusM: 900, money: money, emissions: emissions
    ).assess()
  }
}

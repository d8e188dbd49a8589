/// Rated computing power of a district, built in stages.
public struct ComputingSupply: Codable, Hashable, Sendable {
  /// What stands at the end of a year.
  public struct Stage: Codable, Hashable, Sendable {
    public var year = 0
    public var pflops = 0

    public init() {}
  }

  /// What stands before the plan begins.
  public var todayPflops = 0
  /// Ascending.
  public var stages: [Stage] = []
  /// What a petaflop/s (FP16) costs to build.
  public var cnyPerPflops = 0.0
  /// What firms of the district use for training and simulation beside the platform of the roadside units.
  public var otherDemandPflops = 0.0

  public init() {}

  public var plannedPflops: Int { max(todayPflops, stages.last?.pflops ?? 0) }
}

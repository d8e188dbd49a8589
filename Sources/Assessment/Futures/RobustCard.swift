import NumericKernels
public import Uncertainty

/// Where stations would stand if all futures counted, beside the plan made for best estimates: energy within reach, in the steps of
/// distance that siting weighs.
public struct RobustCard: Codable, Hashable, Sendable {
  public struct Row: Codable, Hashable, Sendable {
    /// `estimate`, or the goal: `mean`, `quantile` or `regret`.
    public let goal: String
    /// Energy covered on the mean of the futures and in all but `share` of them, and the largest shortfall against the best plan of a
    /// future; the true one is at most `regretAtMostMWh`.
    public let meanMWh: Double
    public let quantileMWh: Double
    public let regretMWh: Double
    public let regretAtMostMWh: Double
    /// What no plan exceeds, or no regret falls below, by the row's own goal; `nil` of the estimate.
    public let boundMWh: Double?
    /// Stations that stand elsewhere than in the plan for best estimates.
    public let moved: Int

    public init(
      goal: String, meanMWh: Double, quantileMWh: Double, regretMWh: Double, regretAtMostMWh: Double,
      boundMWh: Double?,
      moved: Int
    ) {
      self.goal = goal
      self.meanMWh = meanMWh
      self.quantileMWh = quantileMWh
      self.regretMWh = regretMWh
      self.regretAtMostMWh = regretAtMostMWh
      self.boundMWh = boundMWh
      self.moved = moved
    }
  }

  /// Of futures that the quantile leaves out.
  public let share: Double
  /// The plan for best estimates first.
  public let rows: [Row]
  /// What knowing an input before the choice among these plans would be worth, in MWh a day.
  public let worth: InformationValue?

  public init(share: Double, rows: [Row], worth: InformationValue?) {
    self.share = share
    self.rows = rows
    self.worth = worth
  }
}

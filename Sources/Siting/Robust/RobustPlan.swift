/// The best plans over several futures by each goal, and what they cost and bring against a plan for the best estimate.
///
/// All figures are of the same futures, the same best known values and the same share, so that any two may be subtracted.
public struct RobustPlan: Codable, Hashable, Sendable {
  /// The plan by one goal.
  public struct Answer: Codable, Hashable, Sendable {
    public let goal: RobustGoal
    /// Value and certified bound by the goal: the sum over futures, the quantile, or minus the largest regret.
    public let placement: Placement
    public let figures: RobustFigures

    /// No plan does better by the goal than this, in the units of `figures`: a sum, a quantile, or a regret.
    public var bound: Int64 { goal == .regret ? -placement.bound : placement.bound }
  }

  /// The share of futures that the quantile leaves out.
  public let share: Double
  /// The best value known for each future: some plan met on the way reaches it.
  public let optima: [Int64]
  /// What no plan exceeds in each future.
  public let ceilings: [Int64]
  /// In the order asked for.
  public let answers: [Answer]
  /// The plan for the best estimate, where one was given. It need not keep the limit of the others.
  public let estimate: RobustFigures?

  /// The answer by a goal, where it was asked for.
  public subscript(goal: RobustGoal) -> Answer? { answers.first { $0.goal == goal } }
}

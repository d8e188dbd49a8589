/// The flow of one moment by the method asked for, or by the one that suits the grid.
public enum PowerFlow {
  /// A sweep where the grid is radial with load buses only, else Newton's method.
  public static func method(for grid: PowerGrid) -> FlowMethod {
    grid.isRadial && !grid.holdsVoltages ? .sweep : .newton
  }

  /// - Parameter method: The one that suits the grid unless given; then, where a sweep does not settle, Newton's method
  ///   has the last word on whether there is a solution.
  /// - Throws: `GridFaults` where the method given does not know such a grid.
  public static func solve(_ grid: PowerGrid, method: FlowMethod? = nil) throws(GridFaults) -> FlowOutcome {
    switch method ?? self.method(for: grid) {
    case .newton: return NewtonFlow(grid).solve()
    case .current: return try CurrentFlow(grid).solve()
    case .sweep:
      let outcome = try RadialFeeder(grid).solve()
      if method == nil, case .collapsed = outcome { return NewtonFlow(grid).solve() }
      return outcome
    }
  }
}

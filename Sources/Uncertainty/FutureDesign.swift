public import NumericKernels

/// How futures are drawn from the uncertain inputs of a scenario.
public struct FutureDesign: Codable, Hashable, Sendable {
  /// Inputs that rise and fall together.
  public struct Group: Codable, Hashable, Sendable {
    public var id = ""
    /// Between every two members, in the ranks' normal scores; not read where there is a matrix.
    public var correlation = 0.0
    /// Of the members in the order of the scenario; empty where one number is enough.
    public var matrix: [[Double]] = []

    public init() {}

    /// - Throws: `NormalCopula.Fault` where no numbers can be tied in this way, or the matrix has not a row for each member.
    public func copula(members: Int) throws(NormalCopula.Fault) -> NormalCopula {
      guard !matrix.isEmpty else { return try .equal(correlation, count: members) }
      guard matrix.count == members else { throw .notSquare }
      return try NormalCopula(correlations: matrix)
    }
  }

  public var kind = UnitDesign.latinHypercube
  public var futures = 64
  public var seed: UInt64 = 1
  public var groups: [Group] = []

  public init() {}

  /// Shares of each input's distribution, a row a future, tied by group.
  ///
  /// - Throws: `outOfDomain` for more inputs than the design can hold, or groups that contradict themselves.
  public func shares(of inputs: [UncertainInput]) throws(NumericsError) -> [[Double]] {
    guard futures > 0, !inputs.isEmpty else { return [] }
    var rows = try kind.points(futures, dimensions: inputs.count, seed: seed)
    for group in groups {
      let members = inputs.indices.filter { inputs[$0].group == group.id }
      guard members.count > 1 else { continue }
      guard let copula = try? group.copula(members: members.count) else { throw .outOfDomain }
      for row in rows.indices {
        for (member, share) in zip(members, copula.tied(members.map { rows[row][$0] })) {
          rows[row][member] = share
        }
      }
    }
    return rows
  }

  /// Values of the inputs, a row a future.
  ///
  /// - Throws: as `shares(of:)`.
  public func values(of inputs: [UncertainInput]) throws(NumericsError) -> [[Double]] {
    var rows: [[Double]] = []
    for shares in try shares(of: inputs) {
      var row: [Double] = []
      for (input, share) in zip(inputs, shares) { row.append(try input.value(at: share)) }
      rows.append(row)
    }
    return rows
  }
}

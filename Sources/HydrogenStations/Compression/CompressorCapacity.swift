/// How fast a machine moves gas: a fixed stroke takes less when what it takes is thin.
public struct CompressorCapacity: Codable, Hashable, Sendable {
  /// At the rated suction, kg/s.
  public var ratedFlow: Double
  /// Pa.
  public var ratedSuction: Double

  public init(ratedFlow: Double, ratedSuction: Double) {
    self.ratedFlow = ratedFlow
    self.ratedSuction = ratedSuction
  }

  /// kg/s at a suction: in proportion to its density, never above the rating.
  public func flow(isotherm: HydrogenIsotherm, suction pascal: Double) -> Double {
    guard pascal > 0 else { return 0 }
    return ratedFlow * min(1, isotherm.density(pascal: pascal) / isotherm.density(pascal: ratedSuction))
  }
}

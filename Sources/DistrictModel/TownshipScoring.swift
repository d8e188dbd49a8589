/// How promises are shared out to townships and townships are put in order.
public struct TownshipScoring: Codable, Hashable, Sendable {
  public enum Basis: String, Codable, CaseIterable, Sendable {
    /// By the public energy its cells are expected to want.
    case need
    case residents
    /// By the shares the scenario states.
    case stated
  }

  /// A stated share.
  public struct Share: Codable, Hashable, Sendable {
    public var township = ""
    public var share = 0.0

    public init() {}
  }

  public var allocateBy = Basis.need
  public var shares: [Share] = []
  /// Weights of what a township is ranked by, against their sum: its part of the promises that stands, residents covered, needs
  /// served.
  public var attainmentWeight = 0.4
  public var coverageWeight = 0.3
  public var serviceWeight = 0.3
  /// How far each weight may lie from the above, either way, where the order is tested.
  public var weightSpreadShare = 0.5
  public var rankingDraws = 1000

  public init() {}
}

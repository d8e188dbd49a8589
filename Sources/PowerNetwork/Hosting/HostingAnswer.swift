/// What stands in the way of more power: the limit that is passed first, and where and when.
public struct HostingBinding: Codable, Hashable, Sendable {
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case lowVoltage = "voltage_low"
    case highVoltage = "voltage_high"
    case rating
    case transformerLoading = "transformer_loading"
    case hotSpot = "hot_spot"
    case ageing
    /// Beyond what the grid can carry at all.
    case noSolution = "no_solution"
  }

  public let kind: Kind
  /// Row of the bus, where the limit is one of a bus.
  public let bus: Int?
  /// Row of the branch, likewise; a rating without a branch is that of the whole feeder.
  public let branch: Int?
  /// `nil` for ageing, which is the whole period's.
  public let step: Int?
  /// In the unit of the limit: pu, share of the rating, °C, days a day; `nil` without a solution.
  public let value: Double?
  public let limit: Double?
}

/// How much power a grid takes at one bus, or spread over several.
public struct HostingCapacity: Codable, Hashable, Sendable {
  /// Most power every step holds with all powers below it down to `fromKW`, kW; `nil` where none does.
  public let kW: Double?
  /// 0, unless the grid holds its limits only with something added: feed-in can lift a low voltage.
  public let fromKW: Double
  /// What is passed just above; without power, what the base load passes. `nil` where nothing binds as far as the search
  /// goes.
  public let binding: HostingBinding?
  /// Whole periods that were calculated to confirm the answer.
  public let confirmations: Int
}

/// How a set of steps fares under an added power.
struct HostingVerdict {
  /// The limit that is passed by most or, where all hold, is nearest.
  var nearest: HostingBinding?
  /// How far it is passed as a share of the limit, or the share left with its sign turned.
  var margin = -Double.infinity
  /// Steps that pass a limit of the network, worst first.
  var violating: [(step: Int, excess: Double)] = []

  var holds: Bool { !(margin > 0) }

  mutating func take(
    _ excess: Double, _ kind: HostingBinding.Kind, bus: Int? = nil, branch: Int? = nil, step: Int?,
    value: Double? = nil, limit: Double? = nil
  ) {
    guard excess > margin || nearest == nil else { return }
    margin = excess
    nearest = HostingBinding(kind: kind, bus: bus, branch: branch, step: step, value: value, limit: limit)
  }

  mutating func take(_ other: HostingVerdict) {
    if other.margin > margin || nearest == nil { (nearest, margin) = (other.nearest, other.margin) }
    violating += other.violating
  }
}

/// What a project does for the public; the scenes the policy documents name.
public enum PublicService: String, Codable, CaseIterable, Sendable {
  case sanitation
  case cityManagement = "city_management"
  case convenience
  case bus
  case ride
  case logistics
  case delivery
  case inspection
}

/// What a claim is made for.
public enum ProjectKind: String, Codable, CaseIterable, Sendable {
  case charging
  /// Plugs at homes, depots and workplaces, as owners or their aggregator claim for them.
  case ownPlugs = "own_plugs"
  case swap
  case hydrogen
  case methanol
  case ammonia
  case roadside
  case fleet
  case computing
  case data
  case standard
  case product
  case platform
  case research
}

/// Who may have an incentive; what is empty, zero or false asks for nothing.
public struct Eligibility: Codable, Hashable, Sendable {
  public var kinds: [ProjectKind] = []
  public var services: [PublicService] = []
  /// Codes.
  public var townships: [String] = []
  /// Rated power of a station's weakest charger, kW.
  public var leastChargerKW = 0.0
  /// Chargers of a station.
  public var leastChargers = 0
  public var mustBeOrdered = false
  public var mustGiveBack = false
  /// The firm's or the product's first time.
  public var firstTime = false
  /// Free words that the firm or the claim must have.
  public var requires: [String] = []
  /// The station was built while the incentive was valid.
  public var builtWithinValidity = false

  public init() {}
}

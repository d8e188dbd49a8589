/// What a plan's stations are to the vehicles of one corridor, by flow refuelling.
public struct CorridorService: Codable, Hashable, Sendable {
  /// Word of the corridor.
  public let id: String
  /// What the vehicles want on their way: `charging`, `swap` or `hydrogen`.
  public let kind: String
  public let from: BilingualText
  public let to: BilingualText
  public let lengthKm: Double
  public let vehiclesPerDay: Int
  public let rangeKm: Double
  /// Whether the round trip can be driven again and again without running empty.
  public let isServed: Bool
  /// Stations of the plan on the way, in the order of the way.
  public let stations: [SiteID]
  /// Those of them without which the corridor is not served; empty where it is not served anyway.
  public let needed: [SiteID]
  /// Longest way from station to station on the endless round trip; `nil` without a station.
  public let longestGapKm: Double?

  public init(
    id: String, kind: String, from: BilingualText, to: BilingualText, lengthKm: Double, vehiclesPerDay: Int,
    rangeKm: Double, isServed: Bool, stations: [SiteID], needed: [SiteID], longestGapKm: Double?
  ) {
    self.id = id
    self.kind = kind
    self.from = from
    self.to = to
    self.lengthKm = lengthKm
    self.vehiclesPerDay = vehiclesPerDay
    self.rangeKm = rangeKm
    self.isServed = isServed
    self.stations = stations
    self.needed = needed
    self.longestGapKm = longestGapKm
  }
}

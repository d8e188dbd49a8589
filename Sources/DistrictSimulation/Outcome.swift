public import EventEngine

/// The energy books of one replication over its recorded days, in millijoules at the battery.
///
/// Law: `stockAtStart + ownPlug + delivered + elsewhere == stockAtEnd + driven`, to the last millijoule.
public struct EnergyBalance: Codable, Hashable, Sendable {
  public var stockAtStart: Millijoules = 0
  public var stockAtEnd: Millijoules = 0
  public var ownPlug: Millijoules = 0
  public var delivered: Millijoules = 0
  public var driven: Millijoules = 0
  /// Change of charge on days outside the district, for visitors and pass-through traffic.
  public var elsewhere: Millijoules = 0
  /// Driving that was wanted but for which the battery had nothing left.
  public var foregone: Millijoules = 0

  public init() {}

  public var residual: Millijoules { stockAtStart + ownPlug + delivered + elsewhere - stockAtEnd - driven }
}

/// What one vehicle class did in one replication.
public struct ClassOutcome: Codable, Hashable, Sendable {
  public var driven: Millijoules = 0
  public var foregone: Millijoules = 0
  public var ownPlug: Millijoules = 0

  public init() {}
}

/// One seeded run.
public struct ReplicationOutcome: Codable, Hashable, Sendable {
  public var replication: Int
  public var balance: EnergyBalance
  public var classes: [ClassOutcome]
  /// Energy from own plugs (grid side) by quarter hour since the first recorded midnight.
  public var ownPlugLoad: [Millijoules]
  /// In the order of the catalogue; the charging room is always there.
  public var rooms: [RoomOutcome]
  public var events: Int
  public var vehicleDays: Int
}

/// What a plan did: all replications in their order.
public struct Outcome: Codable, Hashable, Sendable {
  public var settings: RunSettings
  public var replications: [ReplicationOutcome]

  public init(settings: RunSettings, replications: [ReplicationOutcome]) {
    self.settings = settings
    self.replications = replications
  }
}

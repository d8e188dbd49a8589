public import DistrictModel
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

  /// Days whose energy the books can hold for these classes: half as much again as the driving of a day, and all batteries twice,
  /// stay below what `Int64` holds in millijoules: two years for a district of a hundred thousand vehicles.
  public static func mostDays(_ fleets: [VehicleClass]) -> Int {
    let batteries = fleets.reduce(0) {
      $0 + Double($1.stock) * $1.batteryKWh * (1 + $1.batterySpreadShare)
    }
    let driven = fleets.reduce(0) {
      $0 + Double($1.stock) * $1.dailyKm * $1.consumptionKWhPerKm * (1 + $1.consumptionSpreadShare)
        * max(1, $1.weekendKmFactor) * $1.presentShare
    }
    let held = Double(Int64.max) / EnergyUnit.kilowattHour - 2 * batteries
    return held <= 0 ? 0 : Int(min(1e6, held / max(1e-9, 1.5 * driven)))
  }

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

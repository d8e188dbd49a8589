import DistrictModel

/// Roadside units of a district, as a scenario gives them: radio, traffic beside it, units, edge computers and the price of
/// all that. Grades and sources stand in the schema table.
public struct RoadsideParameters: Codable, Hashable, Sendable {
  public var radio = CoverageRadio()
  public var channel = ChannelParameters()
  public var traffic = TrafficParameters()
  public var units = UnitParameters()
  public var zones: [RoadsideZone] = []
  /// Share of vehicles with a radio (入网率) in classes that are not listed, and what it gains a year.
  public var connectedShare = 0.1
  public var connectedSharePerYear = 0.0
  public var connected: [ConnectedClass] = []
  public var messages: [MessageSet] = MessageSet.usual
  public var automatedFleets: [AutomatedFleet] = []
  public var edge = EdgeParameters()
  public var useCases: [UseCase] = UseCase.usual
  public var costs = RoadsideCosts()
  public var guidance = GuidanceParameters()

  public init() {}

  /// Share of a class that has a radio.
  public func connectedShare(of vehicleClass: String) -> Double {
    connected.first { $0.vehicleClass == vehicleClass }?.share ?? connectedShare
  }

  /// Packets of 190 bytes that a vehicle with a radio, or a unit, sends in a second.
  public func packetsPerSecond(of sender: MessageSet.Sender) -> Double {
    messages.reduce(0) { sum, message in
      guard message.sender == sender else { return sum }
      return sum + message.perSecond * (message.bytes / Double(Mode4Setting.packetBytes)).rounded(.up)
    }
  }

  /// The same after some years of growth.
  public func after(years: Int) -> RoadsideParameters {
    func grown(_ share: Double, _ perYear: Double) -> Double {
      min(1, max(0, share + perYear * Double(years)))
    }
    var later = self
    later.connectedShare = grown(connectedShare, connectedSharePerYear)
    for row in later.connected.indices {
      later.connected[row].share = grown(connected[row].share, connected[row].sharePerYear)
    }
    return later
  }
}

/// A class whose share of vehicles with a radio is known.
public struct ConnectedClass: Codable, Hashable, Sendable {
  public var vehicleClass = ""
  public var share = 0.0
  public var sharePerYear = 0.0

  public init() {}
}

/// The side link that all vehicles share.
public struct ChannelParameters: Codable, Hashable, Sendable {
  public var vehiclePowerDBm = 23.0
  /// Sub-channels per millisecond: 4 or 2.
  public var subchannels = 4
  /// Distance at which delivery from vehicle to vehicle is told, m.
  public var awarenessM = 150.0

  public init() {}
}

/// A periodic message and who sends it.
public struct MessageSet: Codable, Hashable, Sendable {
  public enum Sender: String, Codable, CaseIterable, Sendable {
    case vehicle
    case unit
  }

  public var id = ""
  public var sender = Sender.vehicle
  public var perSecond = 10.0
  public var bytes = 300.0

  public init() {}

  init(_ id: String, _ sender: Sender, perSecond: Double, bytes: Double) {
    self.id = id
    self.sender = sender
    self.perSecond = perSecond
    self.bytes = bytes
  }

  /// Vehicles' own state, and from units: what they see, the signal's phases, the map, hints such as stations' boards.
  public static let usual = [
    MessageSet("bsm", .vehicle, perSecond: 10, bytes: 190),
    MessageSet("rsm", .unit, perSecond: 10, bytes: 800),
    MessageSet("spat", .unit, perSecond: 2, bytes: 300),
    MessageSet("map", .unit, perSecond: 1, bytes: 1000),
    MessageSet("rsi", .unit, perSecond: 1, bytes: 300),
  ]
}

/// Vehicles that drive by themselves and what they need of the roadside.
public struct AutomatedFleet: Codable, Hashable, Sendable {
  /// What it does; the scenes the policy documents name.
  public enum Service: String, Codable, CaseIterable, Sendable {
    case sanitation
    case cityManagement = "city_management"
    case convenience
    case delivery
    case ride
    case bus
    case logistics
    case inspection
  }

  public var id = ""
  public var service = Service.delivery
  public var vehicles = 0
  public var kmPerDay = 80.0
  public var daysPerYear = 300.0
  /// Share of its roads' length that must be covered.
  public var neededCoverShare = 0.9
  /// The least important class of road it drives.
  public var roads = RoadRank.residential

  public init() {}

  public var kmPerYear: Double { Double(vehicles) * kmPerDay * daysPerYear }
}

/// Limits of time for a service, and the way its message takes.
public struct UseCase: Codable, Hashable, Sendable {
  public enum Way: String, Codable, CaseIterable, Sendable {
    /// From vehicle or unit to vehicle over the side link.
    case direct
    /// A sensor sees, the edge node thinks, the unit tells.
    case perception
    /// Through the mobile network and a server.
    case network
  }

  public var id = ""
  public var way = Way.direct
  public var limitMs = 100.0

  public init() {}

  init(_ id: String, _ way: Way, limitMs: Double) {
    self.id = id
    self.way = way
    self.limitMs = limitMs
  }

  public static let usual = [
    UseCase("collision-warning", .direct, limitMs: 100),
    UseCase("road-user-warning", .perception, limitMs: 100),
    UseCase("speed-advice", .direct, limitMs: 200),
    UseCase("station-guidance", .network, limitMs: 500),
  ]
}

/// What units cost, what the rest of a junction costs, and what is saved beside a station.
public struct RoadsideCosts: Codable, Hashable, Sendable {
  public var unitCNY = 60_000
  public var poleCNY = 80_000
  public var connectionCNY = 60_000
  public var fibreCNY = 50_000
  /// Sensors and edge node of a junction.
  public var junctionCNY = 550_000

  public init() {}

  public var ofUnits: UnitSites.Costs {
    UnitSites.Costs(
      unitCNY: Int64(unitCNY), poleCNY: Int64(poleCNY), connectionCNY: Int64(connectionCNY),
      fibreCNY: Int64(fibreCNY))
  }
}

/// What the study of guidance varies.
public struct GuidanceParameters: Codable, Hashable, Sendable {
  /// Replications for each pair of share and age; 0 for no study.
  public var replications = 4
  public var shares: [Double] = [0.25, 0.5, 1]
  /// Ages of the board at the choice, in mean service times of each kind of station; 0 is live.
  public var ages: [Double] = [0, 0.25, 1, 4]
  /// Length of road before a station on which a driver listens, m.
  public var approachM = 1000.0

  public init() {}
}

/// A vehicle wants energy: what a room must know of it, and nothing of who made it.
@frozen public struct Need: Sendable {
  public var time: Nanoseconds
  /// Row of the vehicle in its fleet.
  public var vehicle: Int32
  /// Row of the cell where the need arises.
  public var cell: Int32
  /// Row of the vehicle type: class and battery size.
  public var vehicleType: UInt16
  public var service = EnergyService.charging
  /// The car is parked here anyway, so charging time costs its driver little.
  public var isParked = false
  /// The driver sees what stations publish; the driver reserves.
  public var isInformed = true
  public var isReserving = false
  /// Station used last, and the only one the driver thinks of at first; -1 for none.
  public var usualStation: Int32 = -1
  public var preferredStation: Int32 = -1
  /// Energy in the battery when the need arises, and when the vehicle is content.
  public var energy: Millijoules
  public var target: Millijoules
  /// Two words of its own to draw from.
  public var draw: UInt64
  /// When the car is fetched, charged or not; 0 for as soon as it is charged.
  public var staysUntil: Nanoseconds = 0

  public init(
    time: Nanoseconds, vehicle: Int32, cell: Int32, vehicleType: UInt16, energy: Millijoules,
    target: Millijoules, draw: UInt64
  ) {
    self.time = time
    self.vehicle = vehicle
    self.cell = cell
    self.vehicleType = vehicleType
    self.energy = energy
    self.target = target
    self.draw = draw
  }
}

/// How a need ended. Every need ends in exactly one of these.
public enum VisitEnding: UInt8, Codable, CaseIterable, Sendable {
  case served
  /// No station the vehicle can use lies within reach.
  case noStation
  /// Every station tried showed too long a wait.
  case balked
  /// Waited, lost patience, and no attempt was left.
  case lostPatience
  /// Still on the way, waiting or charging when the run ended; its session is closed at that instant.
  case unfinished
}

/// A vehicle leaves a room.
public struct EndedVisit: Sendable {
  public var vehicle: Int32
  public var time: Nanoseconds
  public var delivered: Millijoules
  public var ending: VisitEnding
  /// The station that served it; -1 for none.
  public var station: Int32

  public init(
    vehicle: Int32, time: Nanoseconds, delivered: Millijoules, ending: VisitEnding, station: Int32 = -1
  ) {
    self.vehicle = vehicle
    self.time = time
    self.delivered = delivered
    self.ending = ending
    self.station = station
  }
}

/// One kind of infrastructure. Called once per event; inside, everything is columns.
///
/// The order of a room's work is written down: events at equal time by kind, entity, generation; a connector that
/// becomes free goes to the head of the queue before a newcomer is looked at.
public protocol InfrastructureRoom: Sendable {
  /// What its stations give; a service has one room.
  var services: [EnergyService] { get }
  /// The service whose needs are offered to this room before the room that gives it has them; `nil` for none.
  var divertedService: EnergyService? { get }
  /// A new day begins; `isRecorded` is false during the warm-up, whose figures are not kept.
  mutating func startDay(_ day: Int, isRecorded: Bool)
  /// The first events of a run, such as the first failure of a connector.
  mutating func begin(replication: Int, seed: UInt64, queue: inout EventQueue)
  /// Takes a need of the diverted service, or leaves it to the room that gives the service.
  mutating func divert(_ need: Need, queue: inout EventQueue) -> Bool
  /// A need arises. Returns its end at once where no station can be used.
  mutating func open(_ need: Need, queue: inout EventQueue) -> EndedVisit?
  /// One of the room's own events is due.
  mutating func handle(_ event: Event, queue: inout EventQueue) -> EndedVisit?
  /// Closes every visit at the end of the run, in order of the vehicles.
  mutating func close(at time: Nanoseconds) -> [EndedVisit]
  /// The first broken law, or `nil`: one vehicle per connector, nobody lost, no negative wait, books that balance.
  func audit() -> String?
  /// Rows of the vehicles the room has now, in rising order.
  var visiting: [Int32] { get }
  /// What the room knows of a vehicle: the end of a fault's story. `nil` where it is not there.
  func story(of vehicle: Int32) -> String?
  var outcome: RoomOutcome { get }
  /// From now on, before a run begins, every visit is written down as it ends, and what each station does in every quarter hour.
  /// What happens does not depend on it.
  mutating func keepRecords()
  /// The visits that ended since this was asked last and belong to the recorded days, in the order of their ends.
  mutating func takeRecords() -> [VisitRecord]
  /// By station; empty where no records are kept.
  var stationQuarters: [StationQuarters] { get }
}

/// A room that keeps no records.
extension InfrastructureRoom {
  public mutating func keepRecords() {}
  public mutating func takeRecords() -> [VisitRecord] { [] }
  public var stationQuarters: [StationQuarters] { [] }
}

extension InfrastructureRoom {
  public var divertedService: EnergyService? { nil }

  public mutating func divert(_ need: Need, queue: inout EventQueue) -> Bool { false }

  /// Vehicles the room has now.
  public var vehicles: Int { visiting.count }
}
